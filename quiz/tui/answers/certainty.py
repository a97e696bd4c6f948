"""The last step where it is wished: how sure one is, by one key."""

from typing import ClassVar

from quiz.bank.model import Question
from quiz.session.certainty import LEVELS
from quiz.tui.answers.base import Help
from quiz.tui.answers.picker import Picker
from quiz.tui.panes.keyline import Key


class Certainty(Picker):
    """Three levels; a number gives the answer at once."""

    nudge: ClassVar[str] = "Say how sure you are first: 1, 2 or 3."
    letters: ClassVar[str] = ""
    help: ClassVar[tuple[Help, ...]] = (
        Help(("1", "2", "3"), "How sure you are"),
        Help(("escape", "backspace"), "Back"),
    )

    def __init__(self, question: Question) -> None:
        super().__init__(question, tuple(LEVELS.values()))

    def foot(self) -> tuple[Key, ...]:
        """The numbers, and the way back."""
        return (Key("1-3", "how sure", short="sure"), Key("esc", "back"))

    def key(self, key: str, character: str | None) -> bool:
        """A number is the answer itself."""
        taken = super().key(key, character)
        self.gives = taken and key in ("1", "2", "3")
        return taken

    @property
    def level(self) -> int:
        """What was chosen, 0 where nothing was."""
        return 0 if self.cursor is None else self.cursor + 1
