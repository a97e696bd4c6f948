"""`match`: each thing at the left is given its counterpart. The mark is the share of pairs that are right."""

from math import perm
from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.kinds.base import Kind, Part, Response, Verdict
from quiz.kinds.parts import MAX_PARTS, by_row, no_repetition, right_number, share, texts_of

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Pair(msgspec.Struct, frozen=True):
    """Two things that belong together."""

    left: str
    right: str


class Match(msgspec.Struct, frozen=True, tag="match"):
    """Pairs, and `extras`: right-hand sides that belong to nothing. Two lefts may share a right."""

    pairs: tuple[Pair, ...]
    extras: tuple[str, ...]
    feedback: str

    def stems(self) -> tuple[str, ...]:
        """The lefts in written order; a response has one text for each."""
        return tuple(pair.left for pair in self.pairs)

    def mark(self, response: Response) -> Verdict:
        """The share of lefts with their right."""
        given = zip(self.pairs, self.given(response), strict=True)
        parts = tuple(Part(pair.left, right, pair.right, right == pair.right) for pair, right in given)
        return share(parts, self.feedback)

    def given(self, response: Response) -> tuple[str, ...]:
        """The right that `response` gives to each left, in written order."""
        return by_row(response, self.stems(), self.shown())

    def key(self) -> Response:
        """The right for each left."""
        return tuple(pair.right for pair in self.pairs)

    def essence(self) -> tuple[str, ...]:
        """Each left with its right, sorted."""
        return tuple(text for sides in sorted((pair.left, pair.right) for pair in self.pairs) for text in sides)

    def shown(self) -> tuple[str, ...]:
        """The rights, then the extras."""
        return (*dict.fromkeys(self.key()), *self.extras)

    def fixed(self) -> bool:
        """In written order each would stand beside its left."""
        return False

    def chance(self) -> float:
        """Return the chance of giving each left its right, where a right is given twice only if some belong to two."""
        rights, shown = len(set(self.key())), len(self.shown())
        shared = rights < len(self.pairs)
        return (1 / shown) ** len(self.pairs) if shared else 1 / perm(shown, len(self.pairs))


def read(fields: "Fields") -> Match | None:
    """The item, or None where pairs or extras have an error, or there is nothing to choose."""
    from quiz.yaml.fields import text_of
    from quiz.yaml.nodes import Mapping

    feedback = fields.text("feedback") or ""
    if "pairs" not in fields.values:
        fields.missing("pairs", "a mapping: lines of `left: right`")
        return None
    errors = fields.report.errors
    written = list(fields.pairs("pairs"))
    pairs = [(left, text_of(right, fields.report, left.value), right.span) for left, right in written]
    extras = texts_of(fields.nodes("extras"), fields, "extras")
    if isinstance(fields.values["pairs"], Mapping):
        right_number(len(written), fields.span("pairs"), fields, "pair")
    no_repetition([(left.value, left.span) for left, _, _ in pairs], fields, "the left side")
    rights = {text: span for _, text, span in reversed(pairs) if text is not None}
    no_repetition([*rights.items(), *extras], fields, "the right side")
    if len(rights) <= MAX_PARTS:
        right_number(len(rights) + len(extras), fields.span("extras"), fields, "right side", least=0)
    if fields.report.errors == errors and len(rights) + len(extras) == 1:
        span = fields.span("pairs")
        fields.report.error("no-choice", span, "every pair has the same right side", "add another under extras:")
    if fields.report.errors > errors:
        return None
    made = tuple(Pair(left.value.strip(), right) for left, right, _ in pairs if right is not None)
    return Match(made, tuple(text for text, _ in extras), feedback)


KIND = Kind(
    "match",
    {
        "pairs": shapes.named(
            shapes.text("its right side"),
            "each left side with its right one",
            {"Old Marta": "remembers the mill", "Some neighbours": "fear a dam"},
            least=2,
            most=MAX_PARTS,
        ),
        "extras": shapes.listed(
            shapes.text("a right side"), "right sides that belong to nothing", ["sell the mill"], most=MAX_PARTS - 1
        ),
        "feedback": shapes.FEEDBACK,
    },
    ("pairs",),
    read,
)
