"""`short`: the student types words.

The first pattern that matches the whole answer decides (Moodle's short answer). White space is folded; case and
accents too unless `case: true`. `*` stands for any run of characters, `\\*` for itself. One edit away from an
accepted answer of five or more letters is wrong, but told apart as a slip of spelling.
"""

import re
from functools import lru_cache

import msgspec

from quiz.diagnostics import Span
from quiz.fields import Fields
from quiz.kinds.base import Kind, Remark, Response, Verdict
from quiz.kinds.rejects import Reject, read_rejects
from quiz.nodes import Sequence
from quiz.text import fold_answer

CLOSE_LETTERS = 5


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
        return Verdict(0.0, (Remark(typed, False, True),), close=self._close(typed))

    def key(self) -> Response:
        """The first accepted answer without a `*`, or else the first pattern."""
        literal = (pattern for pattern in self.accept if not _has_star(pattern))
        return (next(literal, self.accept[0]).replace(r"\*", "*"),)

    def shown(self) -> tuple[str, ...]:
        """Nothing: the student types."""
        return ()

    def fixed(self) -> bool:
        """There is no order to keep."""
        return True

    def _close(self, typed: str) -> bool:
        from rapidfuzz.distance import OSA

        folded = fold_answer(typed, case=self.case)
        literals = (_pieces(p, self.case)[0] for p in self.accept if not _has_star(p))
        return any(
            len(wanted) >= CLOSE_LETTERS and OSA.distance(folded, wanted, score_cutoff=1) == 1 for wanted in literals
        )


def matches(pattern: str, typed: str, case: bool) -> bool:
    """Whether `pattern` matches the whole of `typed`, in time that grows with its length alone.

    Each piece between two stars is taken where it first stands: no later place could leave more for the rest.
    """
    text = fold_answer(typed, case=case)
    first, *rest = _pieces(pattern, case)
    if not rest:
        return text == first
    *middle, last = rest
    end = len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)):
        return False
    place = len(first)
    for piece in middle:
        place = text.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return place <= end


_STAR = re.compile(r"(?<!\\)\*")


def _has_star(pattern: str) -> bool:
    return _STAR.search(pattern) is not None


@lru_cache(maxsize=512)
def _pieces(pattern: str, case: bool) -> tuple[str, ...]:
    """The folded texts between the stars of `pattern`; one where it has none."""
    return tuple(piece.replace(r"\*", "*") for piece in _STAR.split(fold_answer(pattern, case=case)))


def read(fields: Fields) -> Short | None:
    """The item, or None where `accept` is missing or holds nothing one could type."""
    accept = fields.texts("accept")
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
    if fold_answer(pattern).strip("* "):
        return True
    fields.report.error("matches-all", span, f"{pattern} accepts any answer", "write what must be typed")
    return False


KIND = Kind("short", frozenset(("accept", "reject", "case")), read)
