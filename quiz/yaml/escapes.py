"""Backslashes in double quotes: what they stand for there, where the author may mean a backslash."""

import re
from collections.abc import Iterator
from itertools import islice

from quiz import text as texts
from quiz.diagnostics import Report, Span
from quiz.yaml.nodes import Mark

MAYBE_WORD = re.compile(r"\\(?:[nt][a-z]|_\w)")
"""An escape that could be the beginning of a word: cheap to find, to be looked at more closely."""
_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)", re.DOTALL)
_AS_WORD = re.compile(r"(?:(?<=[\s\"(\[{$=/])|(?<=\b[A-Z]:))\\(?:n[aeiouy]|t[aeiouyhrw])|\\_\w")
"""As in `\\the` and `C:\\temp`; in `one\\ntwo` the escape stands behind a letter, and is meant."""
_MEANS = {"t": "a tab", "n": "a new line", "_": "a no-break space"}
_CONTROLS = dict(zip("0abefvrNLP", "\0\a\b\x1b\f\v\r\x85\u2028\u2029", strict=True))
HINT = "write two backslashes for one, or put the text in single quotes"
_SHOWN = 20


def span_at(text: str, start: Mark, place: int, width: int = 1) -> Span:
    """Where an offset stands that is not before a mark."""
    newline = text.rfind("\n", start.index, place)
    if newline < 0:
        return Span(start.line + 1, start.column + 1 + place - start.index, width)
    return Span(start.line + 1 + text.count("\n", start.index, place), place - newline, width)


def warn_as_word(text: str, start: Mark, end: Mark, report: Report) -> None:
    """Warn of the escapes between two marks that look like the beginning of a word."""
    escapes = _ESCAPE.finditer(text, start.index, end.index)
    for escape in islice((escape for escape in escapes if _AS_WORD.match(text, escape.start())), _SHOWN):
        written = escape[0]
        at = span_at(text, start, escape.start(), len(written))
        report.warning("escape", at, f"{written} stands for {_MEANS[written[1]]} in double quotes", HINT)


def warn_unsafe(text: str, start: Mark, end: Mark, report: Report) -> None:
    """Warn of the escapes between two marks that stand for a character that could disturb a terminal."""
    for escape in islice(_unsafe(text, start.index, end.index), _SHOWN):
        what = f"{escape[0]} stands for U+{ord(_meant(escape[0])):04X} in double quotes, which could disturb a terminal"
        at = span_at(text, start, escape.start(), len(escape[0]))
        report.warning("control-character", at, f"{what}; it shows as U+FFFD", HINT)


def _unsafe(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for escape in _ESCAPE.finditer(text, start, end):
        character = _meant(escape[0])
        if any(True for _ in texts.unsafe_at(character)) and not (
            character == "\r" and text.startswith("\\n", escape.end())
        ):
            yield escape


def _meant(escape: str) -> str:
    """The character that an escape stands for, where that could be an unsafe one."""
    return chr(int(escape[2:], 16)) if len(escape) > 2 else _CONTROLS.get(escape[1], "")
