"""`short`: the student types words.

The first pattern that matches the whole answer decides (Moodle's short answer). White space is folded; case and
accents too unless `case: true`. `*` stands for any run of characters, `\\*` for itself. One edit away from an
accepted answer of five or more letters is wrong, but told apart as a slip of spelling.
"""

import msgspec

from quiz import shapes
from quiz.diagnostics import Span
from quiz.kinds.base import Kind, Remark, Response, Verdict
from quiz.kinds.patterns import is_close, matches, matches_anything, to_show
from quiz.kinds.rejects import Reject, read_rejects
from quiz.yaml.fields import Fields
from quiz.yaml.nodes import Sequence


class Short(msgspec.Struct, frozen=True, tag="short"):
    """Accepted and rejected patterns; `case`: letter case and accents matter."""

    accept: tuple[str, ...]
    reject: tuple[Reject, ...]
    case: bool

    def mark(self, response: Response) -> Verdict:
        """1 where an accepted pattern matches the whole answer, else 0."""
        typed = response[0] if response else ""
        if any(matches(pattern, typed, self.case) for pattern in self.accept):
            return Verdict(1.0, (Remark(typed, True, True),))
        feedback = next((r.feedback for r in self.reject if matches(r.pattern, typed, self.case)), None)
        if feedback is not None:
            return Verdict(0.0, (Remark(typed, False, True, feedback),))
        return Verdict(0.0, (Remark(typed, False, True),), close=is_close(self.accept, typed, self.case))

    def key(self) -> Response:
        """The first accepted answer without a `*`, or else the first pattern."""
        return (to_show(self.accept),)

    def shown(self) -> tuple[str, ...]:
        """Nothing: the student types."""
        return ()

    def fixed(self) -> bool:
        """There is no order to keep."""
        return True


def read(fields: Fields) -> Short | None:
    """The item, or None where `accept` is missing or holds nothing one could type."""
    accept = fields.texts("accept", required=True)
    if "accept" not in fields.values:
        fields.missing("accept", "a list of the answers that are right")
    elif isinstance(fields.values["accept"], Sequence) and not fields.nodes("accept"):
        fields.report.error("no-answer", fields.span("accept"), "accept: is empty", "write at least one right answer")
    patterns = tuple(pattern for pattern, span in accept if _sensible(pattern, span, fields))
    rejects = tuple(reject for reject, _ in read_rejects(fields))
    case = fields.flag("case", False)
    if not patterns or len(patterns) < len(accept):
        return None
    return Short(patterns, rejects, case)


def _sensible(pattern: str, span: Span, fields: Fields) -> bool:
    if matches_anything(pattern):
        fields.report.error("matches-all", span, f"{pattern} accepts any answer", "write what must be typed")
    return not matches_anything(pattern)


KIND = Kind(
    "short",
    {
        "accept": shapes.texts(
            "the answers that are right; * stands for any run of characters", ["Marta", "Old M*"], least=1
        ),
        "reject": shapes.REJECT,
        "case": shapes.flag("whether case and accents matter"),
    },
    ("accept",),
    read,
)
