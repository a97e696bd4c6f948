"""`order`: items are to be put in order.

The mark is the length of the longest run in the right relative order, others between them or not, over the number of
items (Moodle's longest ordered subset): 5 of 6 in order earn 0.83. An item alone is in no order yet, so a run of one
earns nothing. Each part says another thing: whether the item that belongs in its place was put there.
"""

from math import factorial
from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.kinds.base import Kind, Part, Response, Verdict
from quiz.kinds.parts import MAX_PARTS, no_repetition, right_number, texts_of, told

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Order(msgspec.Struct, frozen=True, tag="order"):
    """Items in their right order."""

    sequence: tuple[str, ...]
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """The longest run over the length. What is no item, or stands there again, is passed over."""
        known = [item for item in dict.fromkeys(response) if item in self.sequence]
        run = longest_run([self.sequence.index(item) for item in known])
        in_order = len(run) if len(run) > 1 else 0
        put = (*known, *[""] * (len(self.sequence) - len(known)))
        parts = tuple(Part("", item, wanted, item == wanted) for item, wanted in zip(put, self.sequence, strict=True))
        return told(in_order / len(self.sequence), parts, self.feedback)

    def key(self) -> Response:
        """The right order."""
        return self.sequence

    def essence(self) -> tuple[str, ...]:
        """The right order."""
        return self.sequence

    def shown(self) -> tuple[str, ...]:
        """The items."""
        return self.sequence

    def fixed(self) -> bool:
        """They must not keep their order."""
        return False

    def chance(self) -> float:
        """Return the chance of one order among all."""
        return 1 / factorial(len(self.sequence))


def longest_run(places: list[int]) -> list[int]:
    """The longest rising subsequence of different numbers from 0; of several the one with most at their own index."""
    best: list[tuple[int, int, list[int]]] = []
    for i, place in enumerate(places):
        before = [run for j, run in enumerate(best) if places[j] < place]
        length, settled, run = max(before, key=lambda run: run[:2], default=(0, 0, []))
        best.append((length + 1, settled + (place == i), [*run, place]))
    return max(best, key=lambda run: run[:2], default=(0, 0, []))[2]


def read(fields: "Fields") -> Order | None:
    """The item, or None where `sequence` is missing, too short or too long, or repeats itself."""
    feedback = fields.text("feedback") or ""
    if "sequence" not in fields.values:
        fields.missing("sequence", "a list of the items in their right order")
        return None
    errors = fields.report.errors
    nodes = fields.nodes("sequence")
    items = texts_of(nodes, fields, "sequence")
    fine = no_repetition(items, fields, "the item")
    if fields.report.errors == errors or nodes:
        fine = right_number(len(nodes), fields.span("sequence"), fields, "item") and fine
    return Order(tuple(text for text, _ in items), feedback) if fine and len(items) == len(nodes) > 0 else None


KIND = Kind(
    "order",
    {
        "sequence": shapes.listed(
            shapes.text("an item"),
            "the items in their right order",
            ["The mill is built", "Marta is born", "A dam is feared"],
            least=2,
            most=MAX_PARTS,
        ),
        "feedback": shapes.FEEDBACK,
    },
    ("sequence",),
    read,
)
