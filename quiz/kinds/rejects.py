"""Wrong answers worth their own feedback, shared by the types in which one types."""

from typing import TYPE_CHECKING

import msgspec

from quiz.diagnostics import Span

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields
    from quiz.yaml.nodes import Node

_FIELDS = frozenset(("answer", "feedback"))


class Reject(msgspec.Struct, frozen=True):
    """A wrong answer as the type writes it (words with stars, a number), and what is said to it."""

    pattern: str
    feedback: str


def read_rejects(fields: "Fields") -> list[tuple[Reject, Span]]:
    """The rejected answers under `reject:`, each with its place; those with an error are reported and left out."""
    read = (_reject(node, fields) for node in fields.nodes("reject"))
    return [found for found in read if found is not None]


def _reject(node: "Node", fields: "Fields") -> tuple[Reject, Span] | None:
    from quiz.yaml.fields import Fields
    from quiz.yaml.nodes import Mapping

    if not isinstance(node, Mapping):
        what = f"this rejected answer is {node.bare}"
        fields.report.error("wrong-type", node.span, what, "write `- answer: text` and `feedback: text`")
        return None
    reject = Fields(node, fields.report, _FIELDS, "a rejected answer")
    pattern = reject.required("answer", "the wrong answer")
    feedback = reject.required("feedback", "why it is wrong")
    return (Reject(pattern, feedback), node.values["answer"].span) if pattern and feedback else None
