"""The second step of a question that wants its proof: pick the quote."""

from typing import ClassVar

from quiz.tui.answers.base import Help
from quiz.tui.answers.picker import Picker
from quiz.tui.panes.keyline import Key


class Proof(Picker):
    """Quotes of which one can be picked."""

    nudge: ClassVar[str] = "Choose the quote that proves it first."
    help: ClassVar[tuple[Help, ...]] = (*Picker.help, Help(("escape", "backspace"), "Back to the answer"))

    def foot(self) -> tuple[Key, ...]:
        """The numbers, and the way back."""
        return (*super().foot(), Key("esc", "back"))
