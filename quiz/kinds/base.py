"""What every question type has: a response, a verdict, and how it is read and marked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import msgspec

from quiz.shapes import Shapes

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields

Response = tuple[str, ...]
"""What a student answered, in words: the options' texts, or what was typed. The same whatever the shuffle.

Where an item has parts (gaps, places, pairs, things to sort) there is one text for each part in written order, empty
where the student left it open. In pairs and things to sort it names its part (`named` of `quiz.kinds.parts`), as their
order in the bank may change; without a name it is that of the part in its place.
"""


class Remark(msgspec.Struct, frozen=True):
    """One option after the answer: whether it is right, whether it was chosen, and what the bank says of it."""

    option: str
    right: bool
    chosen: bool
    feedback: str = ""


class Part(msgspec.Struct, frozen=True):
    """One gap, place, pair or thing to sort after the answer: what was given for it (empty: nothing), what is right.

    `label` is empty for a place in an order, which has no other name than its number.
    """

    label: str
    given: str
    wanted: str
    right: bool


class Verdict(msgspec.Struct, frozen=True):
    """How a response was marked: `mark` in 0…1. `close`: wrong, but by a slip of spelling.

    `remarks` are on the options, or one alone on the whole response; `parts` tell of each part of an item that has
    parts, in the order in which they are shown.
    """

    mark: float
    remarks: tuple[Remark, ...] = ()
    close: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def right(self) -> bool:
        """The full mark."""
        return self.mark >= 1

    @property
    def chosen(self) -> tuple[Remark, ...]:
        """The remarks on what the student chose that have something to say."""
        return tuple(remark for remark in self.remarks if remark.chosen and remark.feedback)

    @property
    def others(self) -> tuple[Remark, ...]:
        """The remarks on the options not chosen that have something to say."""
        return tuple(remark for remark in self.remarks if not remark.chosen and remark.feedback)


class Item(Protocol):
    """The part of a question that belongs to its type."""

    def mark(self, response: Response) -> Verdict:
        """How `response` is marked."""

    def key(self) -> Response:
        """A response that earns the full mark, fit to be shown."""

    def essence(self) -> tuple[str, ...]:
        """What is right, whatever the order in which it is written: another one where, and only where, the key is."""

    def shown(self) -> tuple[str, ...]:
        """The options in written order, all that a run may shuffle; empty where there are none."""

    def fixed(self) -> bool:
        """Whether the options must keep their written order."""

    def chance(self) -> float:
        """Return how likely a blind guess earns the full mark, in 0…1; 0 if it must be typed."""


class Kind(msgspec.Struct, frozen=True):
    """A question type: its name in YAML, its own fields with what each may hold, those that must be there, its reader.

    Of `either`, where it names any, one must be there. The reader gives None where the item has an error.
    """

    name: str
    shapes: Shapes
    required: tuple[str, ...]
    read: "Callable[[Fields], Item | None]"
    either: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The names of its own fields."""
        return frozenset(self.shapes)
