"""Standard output is data, standard error is talk; the exit codes live here."""

import os
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from quiz.diagnostics import Diagnostic
    from quiz.library import FileReading
from quiz import text
from quiz.text import clean, count

INTERNAL, USAGE, BAD_BANK, BAD_JOURNAL, SIGNALLED = 1, 2, 3, 4, 128

_STYLES = {"error": "31;1", "warning": "33;1", "place": "1", "dim": "2", "hint": "36"}


class Exit(Exception):
    """Ends the program with a code, after a message on standard error."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code = code


def usage(message: str) -> NoReturn:
    """End with the code for a wrong call."""
    raise Exit(USAGE, message)


def say(message: str) -> None:
    """Print a line on standard error; what came from outside is shown harmlessly. Nobody may be there to read it."""
    with suppress(OSError):
        print(f"quiz: {clean(message).replace(chr(10), ' ')}", file=sys.stderr, flush=True)


def settle(code: int) -> int:
    """Write what the streams still hold, and return the exit code: INTERNAL for `code` 0 when that cannot be done.

    A stream that cannot be written is set aside, or the interpreter would complain of it once more at the end.
    """
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except (OSError, ValueError) as problem:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
            if code == 0 and name == "stdout":
                say(f"standard output cannot be written: {getattr(problem, 'strerror', None) or problem}")
                code = INTERNAL
    return code


def say_unreadable(number: int) -> None:
    """Say that events of the journal were passed over, where any were."""
    if number:
        say(f"{count(number, 'event')} of the journal cannot be read; `quiz doctor` tells what to do")


def coloured(stream: IO[str]) -> bool:
    """Whether `stream` is a terminal that wants colour."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def style(text: str, name: str, colour: bool) -> str:
    """`text` in one of this module's styles."""
    return f"\x1b[{_STYLES[name]}m{text}\x1b[0m" if colour else text


class Lines:
    """The lines of a text, found one after the other: a list of short ones takes many times the text's size."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._number, self._start = 1, 0

    def line(self, number: int) -> str:
        """Return the line of that number, counted from 1; nothing where the text has fewer."""
        if number < self._number:
            self._number, self._start = 1, 0
        while self._number < number:
            end = self._text.find("\n", self._start)
            if end < 0:
                return ""
            self._number, self._start = self._number + 1, end + 1
        end = self._text.find("\n", self._start)
        return self._text[self._start : end if end >= 0 else None]


def diagnostic_lines(reading: "FileReading", diagnostic: "Diagnostic", lines: Lines, colour: bool) -> list[str]:
    """Return one finding: position and message, the source line with a caret, and the advice."""
    span = diagnostic.span
    place = style(f"{shown_path(reading)}:{span.line}:{span.column}:", "place", colour)
    label = style(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity, colour)
    shown = [f"{place} {label} {diagnostic.message}"]
    if (line := lines.line(span.line)).strip():
        shown += _excerpt(line, span.line, span.column, span.width, colour)
    if diagnostic.hint:
        shown.append(f"      {style('= ' + diagnostic.hint, 'hint', colour)}")
    return shown


def _excerpt(line: str, number: int, column: int, width: int, colour: bool) -> list[str]:
    from rich.cells import cell_len

    line = line.replace("\t", " ")
    start = max(0, column - 60)
    cut = line[start : start + 100]
    before = cell_len(line[start : column - 1])
    under = max(1, min(cell_len(line[column - 1 : column - 1 + width]), 100 - before))
    gutter = f"{number:>5} │ "
    caret = " " * (len(gutter) + before) + "^" * under
    return [style(gutter, "dim", colour) + cut, style(caret, "error", colour)]


def shown_path(reading: "FileReading") -> str:
    """The file's path as short as it can be told from here, control characters shown harmlessly."""
    path = os.path.relpath(reading.path)
    return text.shown_path(reading.path if path.startswith("..") else path)
