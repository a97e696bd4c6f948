"""Places where YAML reads something else than the author sees. They are told; what is read stays what YAML reads."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from quiz.diagnostics import Edit, Report, Span
from quiz.text import and_more
from quiz.yaml.escapes import MAYBE_WORD, span_at, warn_as_word
from quiz.yaml.nodes import Mark
from quiz.yaml.signs import DASHES, SPACES, name_of, not_the_dash

_WORD_FIELDS = frozenset(
    "id type topic level claims prove shuffle ignore source case decimal tolerance relative voice supports".split()
)
"""Fields that take a word, a number or a flag: what stands behind a # there is a comment."""
_QUOTATIONS = frozenset(("quote", "begins", "ends", "right", "wrong"))
"""Fields that may repeat words of the text, its quotation marks too."""
_FIELD = re.compile(r"""(?:^|[\s{,])([^\s:{,\[]+)["']?\s*:\s""")
_WORD = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_NO_TEXT = re.compile(r"(?i:true|false)|[\d.,%+-]+")
_NOTE = re.compile(r"#(?:[#=*~-]| *(?i:todo|fixme|xxx|note)\b)")
_GOES_ON = re.compile(r"(?:\b[A-Z]|\b(?i:an?|the|of|to|by|or|and|is|are|with|for|sign|key|number))$")
_THREE_DIGITS = re.compile(r",\d{3}(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_CLOSING = {"“": "”“", "‘": "’‘", "„": "“”", "‚": "‘’", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "”": "”", "’": "’"}
"""The opening quotation marks of all languages, each with those that close it."""

_NEAR = 200


class _Found(NamedTuple):
    """A suspicious place of a scalar, and where the scalar begins and ends."""

    text: str
    place: int
    start: Mark
    end: Mark
    value: str

    def span(self, width: int = 1) -> Span:
        """The place as it is told."""
        return span_at(self.text, self.start, self.place, width)

    @property
    def before(self) -> str:
        """What stands on the line before the scalar, as far as it is looked at."""
        since = max(self.start.index - _NEAR, 0)
        return self.text[max(self.text.rfind("\n", since, self.start.index) + 1, since) : self.start.index]

    @property
    def field(self) -> str:
        """The field in whose line the scalar stands, empty where none stands before it."""
        names = _FIELD.findall(self.before)
        return names[-1] if names else ""


class Traps:
    """The suspicious places of a text: `places` are their offsets, the next one last.

    The scalars are given to `look` in the order of the text, those that do not end before the next place.
    """

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.places = sorted(set(_places(text)), reverse=True)

    def look(self, start: Mark, end: Mark, value: str, style: str | None) -> None:
        """Tell what is suspicious of the scalar between two marks of the parser, once for each sign."""
        looked = set()
        while self.places and self.places[-1] <= end.index:
            place = self.places.pop()
            sign = self.text[place]
            if place < start.index or sign in looked:
                continue
            looked.add(sign)
            if style == '"' and sign == "\\":
                warn_as_word(self.text, start, end, self.report)
            elif not style and sign in _CASES:
                _CASES[sign](_Found(self.text, place, start, end, value), self.report)


def _places(text: str) -> Iterator[int]:
    """The offsets of all that is to be looked at: each found by a sign that most texts do not hold."""
    yield from (_end_before(text, place) for place in _all(text, "#") if text[place - 1 : place] == " ")
    if "\\" in text:
        yield from (escape.start() for escape in MAYBE_WORD.finditer(text))
    if "[" in text:
        yield from (comma.start() for comma in _THREE_DIGITS.finditer(text) if text[comma.start() - 1].isdigit())
    if text.isascii():
        return
    for sign in (*_CLOSING, *DASHES):
        yield from (place for place in _all(text, sign) if not place or text[place - 1] in " \n[{,")
    for sign in SPACES:
        yield from _all(text, sign)


def _all(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _end_before(text: str, place: int) -> int:
    """Where the blanks begin that go on to a place."""
    while place and text[place - 1] == " ":
        place -= 1
    return place


def _comment(found: _Found, report: Report) -> None:
    """A comment behind an unquoted text, where it is more likely a part of the text."""
    if found.place != found.end.index:
        return
    end = found.text.find("\n", found.place)
    blanks, sign, behind = found.text[found.place : end if end >= 0 else None].partition("#")
    if not _is_text(found) or _NOTE.match(sign + behind) or not _belongs(found.value, blanks, behind):
        return
    at = found._replace(place=found.place + len(blanks)).span()
    quotes = "single" if '"' in found.value + behind else "double"
    hint = f"put the text in {quotes} quotes; or, if it is a comment, on a line of its own"
    report.warning("cut-by-comment", at, "the rest of the line is a comment: the text ends here", hint)
    report.refuse(at)


def _is_text(found: _Found) -> bool:
    """Whether the scalar is a text, not an id, a word, a number or a flag."""
    field = found.field
    return not (
        field in _WORD_FIELDS or _NO_TEXT.fullmatch(found.value) or (not field and _WORD.fullmatch(found.value))
    )


def _belongs(value: str, blanks: str, behind: str) -> bool:
    """Whether what stands `behind` the # goes on with the text `value` before it, with so many `blanks` between."""
    if behind.strip() == behind != "":
        return True
    return len(blanks) == 1 and (not behind or _GOES_ON.search(value) is not None)


def _number(found: _Found, report: Report) -> None:
    """A number that its own comma parts, in a list in brackets."""
    begins = found.place
    while begins and found.text[begins - 1].isdigit():
        begins -= 1
    if found.place != found.end.index or found.text[begins - 1] == ",":
        return
    number = _THOUSANDS.match(found.text, begins)
    if not number:
        return
    hint = f'write "{number[0]}" with its quotes; or, if there are several numbers, a space after the comma'
    at = found._replace(place=begins).span(len(number[0]))
    report.warning("split-number", at, f"commas part this into {and_more(number[0].split(','), 4)}", hint)


def _quotes(found: _Found, report: Report) -> None:
    """Typographic quotation marks around a whole text."""
    opening, closing = found.value[0], found.value[-1]
    if found.place != found.start.index or len(found.value) < 3 or closing not in _CLOSING.get(opening, ""):
        return
    if found.field in _QUOTATIONS or any(sign in found.value[1:-1] for sign in (opening, closing)):
        return
    hint = 'write " for both; or, if they are meant, write " before and behind them'
    report.warning(
        "look-alike", found.span(), f"the quotation marks {opening} and {closing} are part of this text", hint
    )


def _dash(found: _Found, report: Report) -> None:
    """Another sign where the dash of a list belongs."""
    if found.place == found.start.index and not found.before.strip() and found.value[1:2] in (" ", "\n"):
        report.warning("look-alike", found.span(), *not_the_dash(found.value[0]))


def _space(found: _Found, report: Report) -> None:
    """A space that is none of YAML's before or behind a key."""
    is_key = found.text[found.end.index : found.end.index + 2].lstrip(" ")[:1] == ":"
    if is_key and found.place in (found.start.index, found.end.index - 1):
        at = found.span()
        name = name_of(found.text[found.place])
        report.error("look-alike", at, f"{name} stands here, which is part of the name", "remove it", (Edit(at, ""),))


_CASES: dict[str, Callable[[_Found, Report], None]] = {
    " ": _comment,
    ",": _number,
    **dict.fromkeys(_CLOSING, _quotes),
    **dict.fromkeys(DASHES, _dash),
    **dict.fromkeys(SPACES, _space),
}
