"""`multiple` on screen: tick all that apply."""

from typing import ClassVar

from textual.binding import Binding

from quiz.tui.answers.picker import Picker


class MultipleAnswer(Picker):
    """Several of several options."""

    many: ClassVar[bool] = True
    nudge: ClassVar[str] = "Tick all that apply first: numbers, or space."
    keys: ClassVar[str] = "tick all that apply"

    BINDINGS: ClassVar = [Binding("space", "tick", "Tick the option", show=False)]

    def action_tick(self) -> None:
        """Pick or unpick the option under the cursor."""
        self.action_pick(self.cursor or 0)
