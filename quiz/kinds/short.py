"""`short`: the student types words.

The first pattern that matches the whole answer decides (Moodle's short answer): first the accepted ones without a star,
then the rejected ones, then the accepted ones with a star, last a reject of whatever it is. White space is folded;
case, accents and marks at the ends too unless `case: true`. `*` stands for any run of characters, `\\*` for itself. One
edit away from an accepted answer of five or more letters is wrong, but told apart as a slip of spelling.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.diagnostics import Span
from quiz.kinds.base import Kind, Remark, Response, Verdict
from quiz.kinds.patterns import accepts, as_text, has_star, is_close, matches, matches_anything, to_show
from quiz.kinds.rejects import Reject, read_rejects

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Short(msgspec.Struct, frozen=True, tag="short"):
    """Accepted and rejected patterns; `case`: letter case and accents matter."""

    accept: tuple[str, ...]
    reject: tuple[Reject, ...]
    case: bool

    def mark(self, response: Response) -> Verdict:
        """1 where an accepted pattern matches the whole answer, else 0."""
        typed = response[0] if response else ""
        if self._accepted(typed, starred=False):
            return Verdict(1.0, (Remark(typed, True, True),))
        rejected = taken_by(typed, self.reject, self.case)
        if rejected is None and self._accepted(typed, starred=True):
            return Verdict(1.0, (Remark(typed, True, True),))
        rejected = rejected or next((r for r in self.reject if matches(r.pattern, typed, self.case)), None)
        if rejected is not None:
            return Verdict(0.0, (Remark(typed, False, True, rejected.feedback),))
        return Verdict(0.0, (Remark(typed, False, True),), close=is_close(self.accept, typed, self.case))

    def _accepted(self, typed: str, *, starred: bool) -> bool:
        return any(accepts(p, typed, self.case) for p in self.accept if has_star(p) is starred)

    def key(self) -> Response:
        """The first accepted answer without a `*`, or else the first pattern."""
        return (to_show(self.accept),)

    def essence(self) -> tuple[str, ...]:
        """The first accepted answer, as shown: others may be added behind it."""
        return self.key()

    def shown(self) -> tuple[str, ...]:
        """Nothing: the student types."""
        return ()

    def chance(self) -> float:
        """Return 0: what must be typed is not guessed blindly."""
        return 0.0

    def fixed(self) -> bool:
        """There is no order to keep."""
        return True


def taken_by(typed: str, rejects: Iterable[Reject], case: bool) -> Reject | None:
    """The first of the `rejects` that matches `typed` and is not for every other answer."""
    found = (reject for reject in rejects if not matches_anything(reject.pattern))
    return next((reject for reject in found if matches(reject.pattern, typed, case)), None)


def read(fields: "Fields") -> Short | None:
    """The item, or None where `accept` is missing or holds nothing one could type."""
    from quiz.yaml.nodes import Sequence

    accept = fields.texts("accept", required=True)
    if "accept" not in fields.values:
        fields.missing("accept", "a list of the answers that are right")
    elif isinstance(fields.values["accept"], Sequence) and not fields.nodes("accept"):
        fields.report.error("no-answer", fields.span("accept"), "accept: is empty", "write at least one right answer")
    patterns = tuple(pattern for pattern, span in accept if _sensible(pattern, span, fields))
    rejects = tuple(reject for reject, _ in read_rejects(fields))
    case = fields.flag("case", False)
    taken = [_rejected(pattern, span, rejects, case, fields) for pattern, span in accept]
    if not patterns or len(patterns) < len(accept) or any(taken):
        return None
    return Short(patterns, rejects, case)


def _rejected(pattern: str, span: Span, rejects: tuple[Reject, ...], case: bool, fields: "Fields") -> bool:
    """Whether a rejected pattern, which decides before an accepted one with a star, matches all that this one does."""
    if not has_star(pattern):
        return False
    taker = taken_by(as_text(pattern), rejects, case)
    if taker is not None:
        hint = "narrow what is rejected, or write the right answers out"
        fields.report.error("rejected-answer", span, f"reject: {taker.pattern} takes all that {pattern} accepts", hint)
    return taker is not None


def _sensible(pattern: str, span: Span, fields: "Fields") -> bool:
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
