"""`cloze` in lines: what belongs in the gaps, one after the other with ; between."""

import re
import textwrap

from quiz.kinds import Response
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.patterns import matches
from quiz.plain.answers.base import OPEN, Form, Options, accepted, pick
from quiz.text import clean

_WIDTH = 76


def _wanted(options: Options, item: Cloze) -> str:
    if len(item.gaps) == 1:
        return "what belongs in the gap."
    what = "a word or its number" if any(item.gap_options(i, options) for i in range(len(item.gaps))) else "a word"
    return f"{what} for each of the {len(item.gaps)} gaps, with ; between, or - for none."


def _parse(line: str, options: Options, item: Cloze) -> Response | None:
    typed = _split(line)
    if len(typed) != len(item.gaps):
        return None
    filled: list[str] = []
    for i, text in enumerate(typed):
        if text == OPEN and not _knows_open(item.gaps[i], item.case):
            text = ""
        own = item.gap_options(i, options)
        word = pick(text, own) if own and text else text
        if word is None:
            return None
        filled.append(word)
    return tuple(filled) if any(filled) else None


def _split(line: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", clean(line))]


def _knows_open(gap: Gap, case: bool) -> bool:
    """Whether the sign for a gap that is left empty is a word there."""
    return OPEN in gap.options or any(matches(pattern, OPEN, case) for pattern in gap.accept)


def _left(line: str) -> int:
    return _split(line).count(OPEN)


def _lines(options: Options, item: Cloze) -> list[str]:
    text = item.text(lambda i: f"____({i + 1})" if len(item.gaps) > 1 else "____")
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, _WIDTH) or [""]]
    for i in range(len(item.gaps)):
        if own := item.gap_options(i, options):
            words = ", ".join(f"{number} {word}" for number, word in enumerate(own, 1))
            lines.append(f"({i + 1}) {words}")
    return [f"  {line}" for line in lines]


def _key(options: Options, item: Cloze) -> list[str]:
    """For each gap the number and word to pick, or every pattern that is accepted."""
    lines = []
    for i, gap in enumerate(item.gaps):
        own = item.gap_options(i, options)
        word = gap.accept[0]
        right = f"{own.index(word) + 1}  {word}" if own else accepted(gap.accept, item.case)
        lines.append(f"gap {i + 1}: {right}")
    return lines


FORM = Form(_wanted, _parse, _lines, _left, _key)
