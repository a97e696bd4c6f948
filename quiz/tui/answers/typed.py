"""A line to type an answer in. Escape leaves it, so that the next letter is a key."""

from typing import ClassVar

from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.tui.answers.base import Answer, Help
from quiz.tui.answers.draft import Draft
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.keyline import Key

LEAVE_LINE = "Leave the line: the next letter is a key, then typing goes on"


class Typed(Answer):
    """One line of words."""

    nudge: ClassVar[str] = "Type an answer first."
    placeholder: ClassVar[str] = "type your answer"
    help: ClassVar[tuple[Help, ...]] = (
        Help(("escape",), LEAVE_LINE),
        Help(("tab", "i"), "Back to the line"),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.draft = Draft()

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """Whether it is being typed in."""
        return not self.left and self.verdict is None

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
        if self.left:
            self.left = key not in ("i", "tab")
            return not self.left
        self.left = key == "escape"
        return self.left or key == "tab" or self.draft.edit(key, character)

    def begin(self, key: str, character: str) -> bool:
        """Typing goes on with it."""
        self.left = False
        return self.key(key, character)

    def paste(self, text: str) -> None:
        """Text into the line, also where it was left."""
        self.left = False
        self.draft.insert(text)

    def click(self, line: int, column: int) -> bool:
        """Back to the line."""
        self.left = False
        return False

    def response(self) -> Response:
        """What is typed."""
        typed = self.draft.text.strip()
        return (typed,) if typed else ()

    def try_again(self) -> None:
        """The first key that is typed replaces what stands there."""
        self.draft.selected = True

    def fill(self, response: Response) -> None:
        """Type it again."""
        self.draft = Draft(" ".join(response))
