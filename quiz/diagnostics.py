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


class Report:
    """Collects the diagnostics of one file while it is read."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, span: Span, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        self.diagnostics.append(Diagnostic(code, "error", span, _one_line(message), _one_line(hint), edits))

    def warning(self, code: str, span: Span, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        self.diagnostics.append(Diagnostic(code, "warning", span, _one_line(message), _one_line(hint), edits))

    @property
    def errors(self) -> int:
        """How many errors were reported so far."""
        return sum(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    def has(self, code: str) -> bool:
        """Whether that was reported so far."""
        return any(diagnostic.code == code for diagnostic in self.diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics in reading order."""
        return tuple(sorted(self.diagnostics, key=lambda d: (d.span, d.code)))


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
