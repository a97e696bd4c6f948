"""Changes to the text of a file: what is certain to be meant, written in the place of what is there."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from quiz.diagnostics import MOST_NAMES, Edit, Span
from quiz.text import fold_name

_LINE_ENDS = re.compile(r"(\r\n|\r|\n)")
_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
"""What needs no quotes in YAML, wherever it stands."""
_SHORTEST = 4
"""In a shorter name one letter more or less is another word."""


_BARE = re.compile(r"\w(?:[^:#,\[\]{}\r\n]|:(?=\S)|(?<=\S)#)*")
"""What YAML reads as one text behind a field's name without quotes, also in a mapping in braces."""


class Change(NamedTuple):
    """What an edit did to a line: what stood there, without blanks and commas around it, and what does now.

    `gone`: the line was removed.
    """

    line: int
    before: str
    after: str
    gone: bool


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the `edits` made and every other character as it is, whatever ends its lines.

    A line of which an edit leaves nothing but blanks is removed. Of two edits that overlap the later one is not made.
    """
    parts = _LINE_ENDS.split(text)
    for line, made in _by_line(edits).items():
        place = 2 * (line - 1)
        parts[place] = _edited(parts[place], made)
        if not parts[place].strip(" \t"):
            parts[place : place + 2] = [""] * len(parts[place : place + 2])
    return "".join(parts)


def changes(text: str, edits: Iterable[Edit]) -> Iterator[Change]:
    """What `apply` changes in `text`, in reading order; lines count from 1 in `text`."""
    lines = _LINE_ENDS.split(text)[::2]
    for number, made in sorted(_by_line(edits).items()):
        line = lines[number - 1]
        gone = not _edited(line, made).strip(" \t")
        for edit in made:
            start = edit.span.column - 1
            yield Change(number, line[start : start + edit.span.width].strip(" \t,"), edit.text, gone)


def _by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """The edits that are made to each line, from left to right."""
    found: dict[int, list[Edit]] = {}
    for edit in sorted(set(edits), key=lambda edit: (edit.span, edit.text)):
        made = found.setdefault(edit.span.line, [])
        if not made or edit.span.column >= made[-1].span.column + made[-1].span.width:
            made.append(edit)
    return found


def _edited(line: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in edits:
        start = edit.span.column - 1
        pieces += [line[done:start], edit.text]
        done = start + edit.span.width
    return "".join((*pieces, line[done:]))


def scalar(text: str) -> str:
    """`text`, of one line, as it is written behind a field's name: as it is, or in quotes where YAML needs them."""
    if _BARE.fullmatch(text):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def slip(span: Span, written: str, near: str | None, known: Iterable[str], *, own: bool = False) -> tuple[Edit, ...]:
    """The edit that writes `near` where `written` stands at `span`; none where another name might be meant.

    A slip is one letter wrong, missing, too many or changed with its neighbour, or another case or separator. In names
    that are the author's `own`, only the latter: there, two names that differ by a letter may both be meant.
    """
    if near is None or span.width - len(written) not in (0, 2) or not _PLAIN.fullmatch(near):
        return ()  # the width tells a name that stands there as it is, or in quotes
    names = list(islice(known, MOST_NAMES))
    alone = len(names) < MOST_NAMES and [name for name in names if _like(written, name, own)] == [near]
    return (Edit(span, near),) if alone else ()


def _like(written: str, name: str, own: bool) -> bool:
    from rapidfuzz.distance import OSA

    one, other = fold_name(written), fold_name(name)
    if one == other:
        return True
    if own or min(len(one), len(other)) < _SHORTEST or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
