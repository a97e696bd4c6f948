"""Problems as values with a place: what is wrong, where, and what to write instead."""

from collections.abc import Iterable
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
        self._refused: dict[tuple[int, int], Diagnostic] = {}

    def error(self, code: str, span: Span, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        self.diagnostics.append(Diagnostic(code, "error", span, _one_line(message), _one_line(hint), edits))

    def refuse(self, span: Span) -> None:
        """What else is reported of the value at `span` comes of the last error, and is not told."""
        self._refused.setdefault((span.line, span.column), self.diagnostics[-1])

    def withdraw(self, line: int) -> None:
        """Take back what was refused on a line: what is told of the line now is the reason."""
        for place in [place for place in self._refused if place[0] == line]:
            self.diagnostics.remove(self._refused.pop(place))

    def warning(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        edits: tuple[Edit, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> None:
        self.diagnostics.append(Diagnostic(code, "warning", span, _one_line(message), _one_line(hint), edits, related))

    @property
    def errors(self) -> int:
        """How many errors were reported so far."""
        return sum(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    def has(self, code: str) -> bool:
        """Whether that was reported so far."""
        return any(diagnostic.code == code for diagnostic in self.diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """What is to be told, in reading order."""
        return tuple(sorted(filter(self._is_told, self.diagnostics), key=lambda d: (d.span, d.code)))

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
    """The known name most like `name`, or None where none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def one_of(known: Iterable[str]) -> str:
    """`a, b or c`, for messages."""
    *head, last = known
    return f"{', '.join(head)} or {last}" if head else last
