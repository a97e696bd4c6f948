"""`short` on screen: type words."""

from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from quiz.bank.model import Question
from quiz.kinds import Verdict
from quiz.text import clean
from quiz.tui.answers.base import Submitted


class ShortAnswer(Input):
    """A line to type in; Escape leaves it, so that the letter keys work."""

    nudge: ClassVar[str] = "Type an answer first."
    keys: ClassVar[str] = "type"

    BINDINGS: ClassVar = [Binding("escape", "leave", "Leave the line; then the letter keys work", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder="type your answer", max_length=1000, select_on_focus=False)

    def ask(self, question: Question, options: tuple[str, ...]) -> None:
        """Empty the line for a new question."""
        self.disabled = False
        self.clear()

    def reveal(self, verdict: Verdict) -> None:
        """Keep what was typed, and take no more."""
        self.disabled = True

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        self.screen.set_focus(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = clean(event.value).strip()
        self.post_message(Submitted((typed,) if typed else ()))
