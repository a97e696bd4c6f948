"""Options to pick from by number, letter, arrows or mouse: one, or several where the type says so."""

from typing import ClassVar

from textual.content import Content

from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.tui.answers.base import NARROW, Answer, Help, within
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.keyline import Key

_LETTERS = "abcdefg"
_DIGITS = "123456789"


class Picker(Answer):
    """Options as lines, of which one can be picked."""

    many: ClassVar[bool] = False
    letters: ClassVar[str] = _LETTERS
    nudge: ClassVar[str] = "Choose an option first."
    does: ClassVar[str] = "choose"
    does_short: ClassVar[str] = "pick"
    help: ClassVar[tuple[Help, ...]] = (
        Help(("down", "j"), "Next option"),
        Help(("up", "k"), "Previous option"),
        Help((*_DIGITS, *_LETTERS), "Choose an option"),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.cursor: int | None = None
        self.picked: set[int] = set()

    def helps(self) -> tuple[Help, ...]:
        """As many digits and letters as there are options."""
        return within(self.help, _DIGITS[len(self.options) :] + self.letters[len(self.options) :])

    def foot(self) -> tuple[Key, ...]:
        """The numbers."""
        return (Key(f"1-{len(self.options)}", self.does, short=self.does_short),)

    def blocks(self, width: int) -> Blocks:
        """One block for each option; room is kept for what is said at the right after the verdict."""
        narrow = width < NARROW
        rows = [self._row(i, option, narrow=narrow) for i, option in enumerate(self.options)]
        return Blocks(rows, reserve=8 if narrow else 13)

    def _row(self, i: int, option: str, *, narrow: bool) -> Block:
        lead = f"{i + 1:>2} {'▣' if i in self.picked else '□'} " if self.many else f"{i + 1:>2}  "
        if self.verdict is None:
            return self._open_row(i, option, lead)
        remark = next((r for r in self.verdict.remarks if r.option == option), None)
        if remark is None or not (remark.right or remark.chosen):
            return Block(said(option, "$quiet"), said("  " + lead, "$quiet"), _blank(lead))
        style = "$success" if remark.right else "$error"
        lead_content = said("✓ " if remark.right else "✗ ", f"bold {style}") + said(lead, "$quiet")
        word = "you" if narrow else "your answer"
        tag = said(word, "$quiet") if remark.chosen else said("missed" if self.many else "", "$quiet")
        return Block(said(option, "bold $bright" if remark.right else "$foreground"), lead_content, _blank(lead), tag)

    def _open_row(self, i: int, option: str, lead: str) -> Block:
        if i == self.cursor:
            return Block(said(option, "bold $bright"), said("❯ " + lead, "bold $accent"), _blank(lead))
        style = "$bright" if i in self.picked else ""
        return Block(said(option, style), said("  " + lead, "$accent" if i in self.picked else "$quiet"), _blank(lead))

    def key(self, key: str, character: str | None) -> bool:
        """Numbers and letters choose, arrows move, space ticks where several may be picked."""
        if key in ("down", "j", "up", "k"):
            self._move(1 if key in ("down", "j") else -1)
            return True
        if key == "space" and self.many:
            self._pick(self.cursor or 0)
            return True
        place = _DIGITS.find(key) if key in _DIGITS else self.letters.find(key) if len(key) == 1 else -1
        if not 0 <= place < len(self.options):
            return False
        self._pick(place)
        return True

    def _move(self, step: int) -> None:
        start = -1 if step > 0 else len(self.options)
        at = start if self.cursor is None else self.cursor
        self.cursor = min(max(at + step, 0), len(self.options) - 1)

    def _pick(self, i: int) -> None:
        self.cursor = i
        if self.many:
            self.picked ^= {i}

    def click(self, line: int, column: int) -> bool:
        """A click picks; a click on the one that is picked answers."""
        i = self.drawn.block_at(line)
        if i is None:
            return False
        if not self.many and i == self.cursor:
            return True
        self._pick(i)
        return False

    def at(self) -> int | None:
        """The option under the cursor."""
        return self.cursor

    def response(self) -> Response:
        """What is picked."""
        chosen = self.picked if self.many else {self.cursor}
        return tuple(option for i, option in enumerate(self.options) if i in chosen)

    def fill(self, response: Response) -> None:
        """Pick what was picked, the cursor on the first of it."""
        chosen = [i for i, option in enumerate(self.options) if option in response]
        self.cursor = next(iter(chosen), None)
        self.picked = set(chosen) if self.many else set()


class Ticker(Picker):
    """Options of which several can be picked."""

    many: ClassVar[bool] = True
    nudge: ClassVar[str] = "Tick all that apply first: numbers, or space."
    does: ClassVar[str] = "tick all that apply"
    does_short: ClassVar[str] = "tick"
    help: ClassVar[tuple[Help, ...]] = (*Picker.help, Help(("space",), "Tick the option"))


def _blank(lead: str) -> Content:
    return Content(" " * (len(lead) + 2))
