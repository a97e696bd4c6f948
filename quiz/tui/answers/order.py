"""`order` on screen: take an item up with space and move it with the arrows."""

from typing import ClassVar

from textual.content import Content

from quiz.answer_lines import placed
from quiz.bank.model import Question
from quiz.kinds import Part, Response
from quiz.tui.answers.base import NARROW, Answer, Help, within
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.keyline import Key

_DIGITS = "123456789"
_LIFT = {"J": 1, "shift+down": 1, "K": -1, "shift+up": -1}
_STEP = {"j": 1, "down": 1, "k": -1, "up": -1}


class Ordering(Answer):
    """Items in a column. `held`: the arrows move the item under the cursor, not the cursor alone."""

    nudge: ClassVar[str] = "Move an item first: space picks it up, ↑↓ move it."
    help: ClassVar[tuple[Help, ...]] = (
        Help(("space",), "Take the item up, or put it down"),
        Help(("down", "j"), "Down; with the item, where it is held"),
        Help(("up", "k"), "Up; with the item, where it is held"),
        Help(("J", "shift+down"), "Move the item down"),
        Help(("K", "shift+up"), "Move the item up"),
        Help(tuple(_DIGITS), "Go to this place; with the item, where it is held"),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.order = list(options)
        self.cursor = 0
        self.held = False
        self.moved = False

    def helps(self) -> tuple[Help, ...]:
        """As many digits as there are places."""
        return within(self.help, _DIGITS[len(self.order) :])

    def foot(self) -> tuple[Key, ...]:
        """Space and arrows, and the numbers."""
        numbers = f"1-{min(len(self.order), len(_DIGITS))}"
        if self.held:
            return (Key("↑↓ space", "put down", short="drop", short_key="space"), Key(numbers, "move"))
        return (Key("↑↓ space", "take up", short="lift", short_key="space"), Key(numbers, "go to"))

    def blocks(self, width: int) -> Blocks:
        """The items in the student's order; after the verdict in the right one, with where the student put each."""
        narrow = width < NARROW
        if self.verdict is None:
            rows = [self._row(i, item) for i, item in enumerate(self.order)]
        else:
            parts = self.verdict.parts
            put = [place.replace(" put it", "") if narrow else place for place in placed(parts)]
            rows = [_marked(i, part, place) for i, (part, place) in enumerate(zip(parts, put, strict=True))]
        return Blocks(rows, reserve=9 if narrow else 17)

    def _row(self, i: int, item: str) -> Block:
        number, follow = said(f"{i + 1:>2}  ", "$quiet"), said(" " * 6)
        if i == self.cursor:
            sign = said("↕ " if self.held else "❯ ", "bold $accent")
            return Block(said(item, "bold reverse $accent" if self.held else "bold $bright"), sign + number, follow)
        return Block(said(item), said("  ") + number, follow)

    def key(self, key: str, character: str | None) -> bool:
        """Space takes up and puts down; arrows, j and k, and numbers move."""
        if key == "space":
            self.held = not self.held
        elif key == "escape" and self.held:
            self.held = False
        elif key in _STEP:
            self._go(self.cursor + _STEP[key], carry=self.held)
        elif key in _LIFT:
            self._go(self.cursor + _LIFT[key], carry=True)
        elif len(key) == 1 and 0 <= (place := _DIGITS.find(key)) < len(self.order):
            self._go(place, carry=self.held)
        else:
            return False
        return True

    def _go(self, place: int, *, carry: bool) -> None:
        place = min(max(place, 0), len(self.order) - 1)
        if carry and place != self.cursor:
            self.order.insert(place, self.order.pop(self.cursor))
            self.moved = True
        self.cursor = place

    def click(self, line: int, column: int) -> bool:
        """A click takes an item up; the next click puts it where it is made."""
        place = self.drawn.block_at(line)
        if place is None:
            return False
        carried = self.held
        self._go(place, carry=carried)
        self.held = not carried
        return False

    def at(self) -> int | None:
        """The item under the cursor."""
        return self.cursor

    def response(self) -> Response:
        """The items as they stand; nothing while none was moved."""
        return tuple(self.order) if self.moved else ()

    def fill(self, response: Response) -> None:
        """The items in the order they were put."""
        if sorted(response) == sorted(self.options):
            self.order, self.moved = list(response), True


def _marked(i: int, part: Part, put: str) -> Block:
    """The item that belongs in a place: whether it was put there, or else where it was put."""
    style = "$success" if part.right else "$error"
    sign = said("✓ " if part.right else "✗ ", f"bold {style}")
    tag = said("" if part.right else put, style)
    return Block(said(part.wanted, "bold $bright" if part.right else ""), sign + _number(i), said(" " * 6), tag)


def _number(i: int) -> Content:
    return said(f"{i + 1:>2}  ", "$quiet")


ANSWER = Ordering
