"""`cloze` in lines: what belongs in the gaps, one after the other with ; between."""

import re
import textwrap

from quiz.kinds import Response
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.patterns import matches
from quiz.plain.answers.base import OPEN, Form, Options, accepted, by_text, pick
from quiz.text import clean

_WIDTH = 76
_ESCAPED = re.compile(r"\\([;|])")


def _wanted(options: Options, item: Cloze) -> str:
    picked = [own for i in range(len(item.gaps)) if (own := item.gap_options(i, options))]
    what = "a word or its number" if any(map(_have_numbers, picked)) else "a word"
    if len(item.gaps) == 1:
        return f"{what} for the gap." if picked else "what belongs in the gap."
    words = [word for gap in item.gaps for word in (*gap.accept, *gap.options)]
    between = r"; between (\; for one in a word)" if any(";" in word for word in words) else "; between"
    return f"{what} for each of the {len(item.gaps)} gaps, with {between}, or - for none."


def _parse(line: str, options: Options, item: Cloze) -> Response | None:
    typed = _split(line, len(item.gaps))
    if len(typed) != len(item.gaps):
        return None
    filled: list[str] = []
    for i, text in enumerate(typed):
        if text == OPEN and not _knows_open(item.gaps[i], item.case):
            text = ""
        own = item.gap_options(i, options)
        word = _picked(text, own) if own and text else text
        if word is None:
            return None
        filled.append(word)
    return tuple(filled) if any(filled) else None


def _split(line: str, gaps: int) -> list[str]:
    r"""The line at each `;` or `|`, or at `;` alone where only that gives as many parts as there are gaps.

    One gap takes the whole line. `\;` and `\|` stand for themselves.
    """
    line = clean(line).strip()
    if gaps == 1:
        return [line]
    found = [[_ESCAPED.sub(r"\1", part).strip() for part in _marks(marks).split(line)] for marks in (";|", ";")]
    return next((parts for parts in found if len(parts) == gaps), found[0])


def _marks(marks: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)[{marks}]")


def _have_numbers(own: Options) -> bool:
    """Whether options can be told by their numbers: not where one is a number itself."""
    return not any(word.isdecimal() for word in own)


def _picked(text: str, own: Options) -> str | None:
    """The option meant by its own text, or else by its number or letter where they have some."""
    said = by_text(text, own)
    return pick(text, own) if said is None and _have_numbers(own) else said


def _knows_open(gap: Gap, case: bool) -> bool:
    """Whether the sign for a gap that is left empty is a word there."""
    return OPEN in gap.options or any(matches(pattern, OPEN, case) for pattern in gap.accept)


def _left(line: str) -> int:
    return [part.strip() for part in _marks(";|").split(line)].count(OPEN)


def _lines(options: Options, item: Cloze) -> list[str]:
    text = item.text(lambda i: f"____({i + 1})" if len(item.gaps) > 1 else "____")
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, _WIDTH) or [""]]
    for i in range(len(item.gaps)):
        if own := item.gap_options(i, options):
            numbered = [f"{number} {word}" for number, word in enumerate(own, 1)]
            words = ", ".join(numbered if _have_numbers(own) else own)
            lines.append(f"({i + 1}) {words}")
    return [f"  {line}" for line in lines]


def _key(options: Options, item: Cloze) -> list[str]:
    """For each gap the number and word to pick, or every pattern that is accepted."""
    lines = []
    for i, gap in enumerate(item.gaps):
        own = item.gap_options(i, options)
        word = gap.accept[0]
        number = f"{own.index(word) + 1}  " if own and _have_numbers(own) else ""
        lines.append(f"gap {i + 1}: {f'{number}{word}' if own else accepted(gap.accept, item.case)}")
    return lines


FORM = Form(_wanted, _parse, _lines, _left, _key)
