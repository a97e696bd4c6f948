"""A line to type an answer in. Escape leaves it, so that letters are keys again."""

from typing import ClassVar

from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.tui.answers.base import Answer, Help
from quiz.tui.answers.draft import Draft
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.keyline import Key


class Typed(Answer):
    """One line of words."""

    nudge: ClassVar[str] = "Type an answer first."
    placeholder: ClassVar[str] = "type your answer"
    help: ClassVar[tuple[Help, ...]] = (
        Help(("escape",), "Leave the line; then the letter keys work"),
        Help(("tab", "i"), "Back to the line"),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.draft = Draft()
        self.typing = True

    def foot(self) -> tuple[Key, ...]:
        """The way back to the line, where it was left."""
        return () if self.typing else (Key("i", "type"),)

    def blocks(self, width: int) -> Blocks:
        """The line; a bar at its left says whether it is being typed in."""
        edge = said("▌ ", "$accent" if self.typing else "$faint")
        text = self.draft.content(placeholder=self.placeholder, open_=self.typing)
        return Blocks([Block(text or said("…", "$quiet"), edge, edge)])

    def key(self, key: str, character: str | None) -> bool:
        """Typing; Escape leaves the line, `i` and Tab come back to it."""
        if self.typing and key == "escape":
            self.typing = False
            return True
        if not self.typing:
            self.typing = key in ("i", "tab")
            return self.typing
        return self.draft.edit(key, character) or key == "tab"

    def paste(self, text: str) -> None:
        """Text into the line, also where it was left."""
        self.typing = True
        self.draft.insert(text)

    def click(self, line: int, column: int) -> bool:
        """Back to the line."""
        self.typing = True
        return False

    def response(self) -> Response:
        """What is typed."""
        typed = self.draft.text.strip()
        return (typed,) if typed else ()

    def fill(self, response: Response) -> None:
        """Type it again."""
        self.draft = Draft(" ".join(response))

    def leave(self) -> None:
        """No more typing."""
        self.typing = False

    def come_back(self) -> None:
        """Typing goes on."""
        self.typing = True

    def reveal(self, verdict: object) -> None:
        """Keep what was typed, and take no more."""
        self.typing = False
