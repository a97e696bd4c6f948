"""Things at the left, each given one of the lettered words below: shared by the types in which one pairs or sorts."""

from typing import ClassVar, cast

from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.kinds.classify import Classify
from quiz.kinds.match import Match
from quiz.kinds.parts import named
from quiz.tui.answers.base import Answer, Help, within
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.keyline import Key

_DIGITS = "123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OPEN = "·"


class Pairing(Answer):
    """Rows to choose with numbers or arrows, and words to give them by letter. Nothing moves while one does so."""

    does: ClassVar[str] = "pair"
    once: ClassVar[bool] = True
    """Whether a word that is given is mostly used up, and so shown more quietly."""
    nudge: ClassVar[str] = "Give a row one of the letters first."
    help: ClassVar[tuple[Help, ...]] = (
        Help(("down",), "Next row"),
        Help(("up",), "Previous row"),
        Help(tuple(_DIGITS), "Go to a row"),
        Help(tuple(_LETTERS), "Give the row this letter, and go on to the next"),
        Help(("backspace", "delete"), "Take the row's letter away"),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.rows, self.words = self.sides()
        self.given: list[int | None] = [None] * len(self.rows)
        self.cursor = 0

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The rows and the words to give them, as shown."""
        raise NotImplementedError

    def helps(self) -> tuple[Help, ...]:
        """As many digits as there are rows, and as many letters as there are words."""
        return within(self.help, _DIGITS[len(self.rows) :] + _LETTERS[len(self.words) :])

    def foot(self) -> tuple[Key, ...]:
        """Numbers and letters."""
        letters = f"a-{_LETTERS[len(self.words) - 1]}"
        return (Key(f"1-{len(self.rows)} {letters}", self.does, short_key=letters),)

    def blocks(self, width: int) -> Blocks:
        """The rows, and below them the words."""
        rows = [self._row(i, row) for i, row in enumerate(self.rows)]
        words = [self._word(i, word) for i, word in enumerate(self.words)]
        return Blocks([*rows, GAP, *words], reserve=5)

    def _row(self, i: int, text: str) -> Block:
        given = self.given[i]
        letter = _OPEN if given is None else _LETTERS[given]
        number = f"{i + 1:>2} "
        follow = said(" " * 7)
        if self.verdict is not None:
            part = next(part for part in self.verdict.parts if part.label == text)
            sign = said("✓ " if part.right else "✗ ", f"bold {'$success' if part.right else '$error'}")
            tag = said("" if part.right else f"→ {_LETTERS[self.words.index(part.wanted)]}", "bold $bright")
            return Block(said(text, ""), sign + said(number, "$quiet") + said(f"{letter} ", "$bright"), follow, tag)
        here = i == self.cursor
        sign = said("❯ " if here else "  ", "bold $accent")
        style = "bold $accent" if given is not None else "$quiet"
        return Block(
            said(text, "bold $bright" if here else ""),
            sign + said(number, "$quiet") + said(f"{letter} ", style),
            follow,
        )

    def _word(self, i: int, text: str) -> Block:
        used = self.once and i in self.given
        style = "$quiet" if used or self.verdict is not None else ""
        return Block(said(text, style), said(f"     {_LETTERS[i]} ", "$quiet" if style else "$accent"), said(" " * 7))

    def key(self, key: str, character: str | None) -> bool:
        """Arrows and numbers go to a row, letters give it a word, Enter goes on while rows are open."""
        if key in ("down", "up"):
            self.cursor = min(max(self.cursor + (1 if key == "down" else -1), 0), len(self.rows) - 1)
        elif key in ("backspace", "delete"):
            self.given[self.cursor] = None
        elif key == "enter":
            return self._next_open()
        elif len(key) == 1 and 0 <= (row := _DIGITS.find(key)) < len(self.rows):
            self.cursor = row
        elif len(key) == 1 and 0 <= (word := _LETTERS.find(key)) < len(self.words):
            self._give(word)
        else:
            return False
        return True

    def _give(self, word: int) -> None:
        self.given[self.cursor] = word
        self._next_open()

    def _next_open(self) -> bool:
        """Go on to the next open row, unless the one under the cursor is open itself; False where there is none."""
        if self.given[self.cursor] is None:
            return False
        after = [*range(self.cursor + 1, len(self.rows)), *range(self.cursor)]
        row = next((i for i in after if self.given[i] is None), None)
        if row is not None:
            self.cursor = row
        return row is not None

    def click(self, line: int, column: int) -> bool:
        """A click on a row goes there, a click on a word gives it to the row."""
        block = self.drawn.block_at(line)
        if block is not None and block < len(self.rows):
            self.cursor = block
        elif block is not None and block > len(self.rows):
            self._give(block - len(self.rows) - 1)
        return False

    def at(self) -> int | None:
        """The row under the cursor."""
        return self.cursor

    def words_given(self) -> dict[str, str]:
        """Row to word, empty where it is open."""
        return {
            row: "" if given is None else self.words[given] for row, given in zip(self.rows, self.given, strict=True)
        }

    def response(self) -> Response:
        """What is given to the rows, by their names, in written order."""
        given = self.words_given()
        return named(self.written(), (given[row] for row in self.written())) if any(given.values()) else ()

    def fill(self, response: Response) -> None:
        """Give each row its word again."""
        item = cast("Match | Classify", self.question.item)
        given = dict(zip(self.written(), item.given(response), strict=True))
        self.given = [self.words.index(given[row]) if given.get(row) in self.words else None for row in self.rows]

    def written(self) -> tuple[str, ...]:
        """The rows in written order."""
        raise NotImplementedError
