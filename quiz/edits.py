"""Changes to the text of a file: what is certain to be meant, written in the place of what is there."""

import re
from collections.abc import Iterable

from quiz.diagnostics import Edit, Span

_LINE_ENDS = re.compile(r"(\r\n|\r|\n)")
_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
"""What needs no quotes in YAML, wherever it stands."""
_SHORTEST = 4
"""In a shorter name one letter more or less is another word."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the `edits` made and every other character as it is, whatever ends its lines.

    A line of which an edit leaves nothing but blanks is removed. Of two edits that overlap the later one is not made.
    """
    parts = _LINE_ENDS.split(text)
    by_line: dict[int, set[Edit]] = {}
    for edit in edits:
        by_line.setdefault(2 * (edit.span.line - 1), set()).add(edit)
    for place, found in by_line.items():
        parts[place] = _edited(parts[place], found)
        if not parts[place].strip(" \t"):
            parts[place : place + 2] = [""] * len(parts[place : place + 2])
    return "".join(parts)


def _edited(line: str, edits: set[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.span, edit.text)):
        start = edit.span.column - 1
        if start >= done:
            pieces += [line[done:start], edit.text]
            done = start + edit.span.width
    return "".join((*pieces, line[done:]))


def slip(span: Span, written: str, near: str | None, known: Iterable[str], *, own: bool = False) -> tuple[Edit, ...]:
    """The edit that writes `near` where `written` stands at `span`; none where another name might be meant.

    A slip is one letter wrong, missing, too many or changed with its neighbour, or another case or separator. In names
    that are the author's `own`, only the latter: there, two names that differ by a letter may both be meant.
    """
    if near is None or span.width - len(written) not in (0, 2) or not _PLAIN.fullmatch(near):
        return ()  # the width tells a name that stands there as it is, or in quotes
    return (Edit(span, near),) if [name for name in known if _like(written, name, own)] == [near] else ()


def _like(written: str, name: str, own: bool) -> bool:
    from rapidfuzz.distance import OSA

    one, other = _folded(written), _folded(name)
    if one == other:
        return True
    if own or min(len(one), len(other)) < _SHORTEST or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
