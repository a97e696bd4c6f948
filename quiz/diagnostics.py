"""Problems as values with a place: what is wrong, where, and what to write instead."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A place in a file: line and column counted from 1 in characters, `width` characters on that line."""

    line: int
    column: int
    width: int = 1


START = Span(1, 1)
BREAKS = frozenset(("yaml-syntax", "too-deep"))
"""The codes of what ends the reading of a file, whatever was found before it."""
_LONGEST = 400
MOST_ALIKE = 10_000
"""At most this many findings of one code are kept per file: its cost must not grow with what is wrong in it."""
MOST_NAMES = 2_000
"""At most this many names are searched for the one that may be meant."""


class Edit(msgspec.Struct, frozen=True):
    """A change to a line: `text` in the place of what stands at `span`."""

    span: Span
    text: str


class Related(msgspec.Struct, frozen=True):
    """Another question that a problem is about, by its id, and where it begins."""

    question: str
    at: Span


class Diagnostic(msgspec.Struct, frozen=True):
    """One problem of one file; `hint` says what to write instead, and may be empty.

    `edits` make the change where it is certain which one is meant.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()


class Report:
    """Collects the diagnostics of one file while it is read.

    `text` is the file's text where it is known: in it a reader finds where a part of a value stands as it was written.
    """

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.text = ""
        self.errors = 0
        """How many errors were reported so far."""
        self._last: Diagnostic | None = None
        self._last_error: Span | None = None
        self._refused: dict[tuple[int, int], Diagnostic] = {}
        self._alike: Counter[str] = Counter()
        self._first_more: dict[str, Diagnostic] = {}

    def error(self, code: str, span: Span, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        self.errors += 1
        if code not in BREAKS and (self._last_error is None or span > self._last_error):
            self._last_error = span
        self._keep(Diagnostic(code, "error", span, _one_line(message), _one_line(hint), edits))

    def _keep(self, one: Diagnostic) -> None:
        """Keep a finding; of too many of its code, only how many there are and where they begin."""
        self._last = one
        self._alike[one.code] += 1
        if self._alike[one.code] <= MOST_ALIKE:
            self.diagnostics.append(one)
        else:
            self._first_more.setdefault(one.code, one)

    def last_error(self) -> Span | None:
        """Return the last place of an error since this was asked before; None when there is none.

        What breaks the file is none: it may stand behind what was read whole.
        """
        last, self._last_error = self._last_error, None
        return last

    def refuse(self, span: Span) -> None:
        """What else is reported of the value at `span` comes of the last error, and is not told."""
        if self._last is not None and len(self._refused) < MOST_ALIKE:
            self._refused.setdefault((span.line, span.column), self._last)

    def withdraw(self, line: int) -> None:
        """Take back what was refused on a line: what is told of the line now is the reason."""
        for place in [place for place in self._refused if place[0] == line]:
            refused = self._refused.pop(place)
            self.diagnostics[:] = [one for one in self.diagnostics if one is not refused]

    def warning(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        edits: tuple[Edit, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> None:
        self._keep(Diagnostic(code, "warning", span, _one_line(message), _one_line(hint), edits, related))

    def has(self, code: str) -> bool:
        """Whether that was reported so far."""
        return code in self._alike

    def sorted(self) -> tuple[Diagnostic, ...]:
        """What is to be told, in reading order."""
        told = [*filter(self._is_told, self.diagnostics), *map(self._more, self._first_more.values())]
        return tuple(sorted(told, key=lambda d: (d.span, d.code)))

    def _more(self, first: Diagnostic) -> Diagnostic:
        """Return the finding that counts those that were not kept, at the first of them."""
        more = self._alike[first.code] - MOST_ALIKE
        message = f"{more:,} more findings of this kind from here on are not listed"
        return Diagnostic(first.code, first.severity, first.span, message, "mend those above first")

    def _is_told(self, one: Diagnostic) -> bool:
        return self._refused.get((one.span.line, one.span.column), one) is one


def foremost(found: Iterable[Diagnostic]) -> Diagnostic | None:
    """The error to tell where there is room for one: what broke the file, or else the first; None where there is none.

    The diagnostics are given in reading order.
    """
    errors = [one for one in found if one.severity == "error"]
    return next((one for one in errors if one.code in BREAKS), errors[0] if errors else None)


def _one_line(text: str) -> str:
    """`text` as one line that fits a terminal, whatever a message repeats of the file."""
    line = text.replace("\n", " ")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None when none is like it; of very many the first are compared."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(islice(known, MOST_NAMES)), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def one_of(known: Iterable[str]) -> str:
    """`a, b or c`, for messages."""
    *head, last = known
    return f"{', '.join(head)} or {last}" if head else last
