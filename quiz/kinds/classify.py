"""`classify`: things are sorted into groups. The mark is the share of things in their group."""

from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.kinds.base import Kind, Part, Response, Verdict
from quiz.kinds.parts import MAX_PARTS, Placed, by_row, no_repetition, right_number, share, texts_of

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Thing(msgspec.Struct, frozen=True):
    """One thing to sort, and the group it belongs to."""

    text: str
    group: str


class Classify(msgspec.Struct, frozen=True, tag="classify"):
    """Things and groups; a response has one text for each thing in written order."""

    groups: tuple[str, ...]
    things: tuple[Thing, ...]
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """The share of things in their group."""
        given = zip(self.things, self.given(response), strict=True)
        parts = tuple(Part(thing.text, group, thing.group, group == thing.group) for thing, group in given)
        return share(parts, self.feedback)

    def given(self, response: Response) -> tuple[str, ...]:
        """The group that `response` gives to each thing, in written order."""
        return by_row(response, self.shown(), self.groups)

    def key(self) -> Response:
        """The group of each thing."""
        return tuple(thing.group for thing in self.things)

    def essence(self) -> tuple[str, ...]:
        """Each thing with its group, sorted."""
        return tuple(text for placed in sorted((thing.text, thing.group) for thing in self.things) for text in placed)

    def shown(self) -> tuple[str, ...]:
        """The things."""
        return tuple(thing.text for thing in self.things)

    def fixed(self) -> bool:
        """In written order they would stand group by group."""
        return False

    def chance(self) -> float:
        """Return the chance of putting each thing into its group."""
        return (1 / len(self.groups)) ** len(self.things)


def read(fields: "Fields") -> Classify | None:
    """The item, or None where `groups` has an error."""
    from quiz.yaml.nodes import Mapping, Sequence

    feedback = fields.text("feedback") or ""
    if "groups" not in fields.values:
        fields.missing("groups", "a mapping: a group, and under it a list of what belongs there")
        return None
    errors = fields.report.errors
    if _turned(fields):
        return None
    groups: list[Placed] = []
    things: list[tuple[Thing, Placed]] = []
    for key, node in fields.pairs("groups"):
        group = key.value.strip()
        groups.append((group, key.span))
        if not isinstance(node, Sequence):
            what = f"the group {group} is {node.noun}"
            fields.report.error("wrong-type", node.span, what, "write a list: lines that begin with -")
            continue
        right_number(len(node.items), node.span, fields, "thing", least=1)
        things += [(Thing(text, group), (text, span)) for text, span in texts_of(node.items, fields, group)]
    no_repetition(groups, fields, "the group")
    no_repetition([placed for _, placed in things], fields, "the thing")
    if isinstance(fields.values["groups"], Mapping):
        right_number(len(groups), fields.span("groups"), fields, "group")
        if len(things) > 1:
            right_number(len(things), fields.span("groups"), fields, "thing")
    if fields.report.errors > errors:
        return None
    return Classify(tuple(group for group, _ in groups), tuple(thing for thing, _ in things), feedback)


def _turned(fields: "Fields") -> bool:
    """Whether each thing is written with its group, where each group is to have its things; then it is reported."""
    from quiz.yaml.nodes import Mapping, Scalar

    node = fields.values["groups"]
    if not isinstance(node, Mapping) or len(node.values) < 2:
        return False
    written = [(thing, group.value.strip()) for thing, group in node.values.items() if isinstance(group, Scalar)]
    if len(written) < len(node.values) or not all(group for _, group in written):
        return False
    group = written[0][1]
    things = ", ".join(thing for thing, own in written if own == group)
    hint = f"write each group first, and behind it a list of its things: `{group}: [{things}]`"
    fields.report.error("wrong-type", node.span, "groups: names things, each with a group", hint)
    return True


KIND = Kind(
    "classify",
    {
        "groups": shapes.named(
            shapes.listed(shapes.text("what belongs there"), "what belongs to the group", least=1, most=MAX_PARTS),
            "each group with what belongs there",
            {"Stated": ["The mill burns no coal"], "Feared": ["A dam is built upstream"]},
            least=2,
            most=MAX_PARTS,
        ),
        "feedback": shapes.FEEDBACK,
    },
    ("groups",),
    read,
)
