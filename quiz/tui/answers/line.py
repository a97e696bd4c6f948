"""A line to type an answer in."""

from typing import ClassVar

from textual import events, on
from textual.binding import Binding
from textual.widgets import Input

from quiz.bank.model import Question
from quiz.kinds import Verdict
from quiz.text import clean
from quiz.tui.answers.base import Form, Submitted


class Line(Input, inherit_css=False):
    """A line to type in. Escape leaves it, so that the letter keys work; after the verdict they work at once.

    It looks the same with and without the focus, and takes none of the library's styles for that: finding them anew at
    each change of focus would be felt when a question of another type comes.
    """

    COMPONENT_CLASSES: ClassVar = Input.COMPONENT_CLASSES
    BINDINGS: ClassVar = [Binding("escape", "leave", "Leave the line; then the letter keys work", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder="type your answer", max_length=1000, select_on_focus=False)
        self.open = True

    def ask(self, form: Form, question: Question, options: tuple[str, ...]) -> None:
        """Empty the line for a new question."""
        self.open = True
        self.clear()

    def reveal(self, verdict: Verdict) -> None:
        """Keep what was typed, and take no more."""
        self.open = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the verdict the screen has the keys."""
        return self.open

    async def _on_key(self, event: events.Key) -> None:
        if self.open:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        if self.open:
            super()._on_paste(event)

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        self.screen.set_focus(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = clean(event.value).strip()
        self.post_message(Submitted((typed,) if typed else ()))
