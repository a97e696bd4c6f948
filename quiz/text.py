"""The one place that normalises text and makes control and bidi characters harmless."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from quiz.later import later

REPLACEMENT = "\ufffd"
ENDS = " .!?,;:"
"""The marks that end a text, and the space before them."""

# Cc except newline and tab, surrogates, line and paragraph separators, bidi controls, tag characters, and the two
# noncharacters that YAML forbids. The carriage return of CRLF is no harm.
_UNSAFE_CHARACTERS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\U000e0000-\U000e007f"
)
_UNSAFE = later(f"[{_UNSAFE_CHARACTERS}]")
_SPACE = later(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)

_ACCENT = later("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_VOWEL_POINT = later("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
_CYRILLIC_VOWELS = frozenset("аеиіоуыэюяє")
# Letters with a stroke and the like, which no decomposition takes apart. ß is `ss` by its case.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

_LETTER = r"[^\W\d_]"
# `d.c.`, `u.s` and `j. r. r.`, but nothing that a star of a pattern could carry on.
_INITIALS = later(rf"(?<![\w.*])(?:{_LETTER}(?:\.{_LETTER})++\.?+|{_LETTER}\.(?: {_LETTER}\.)++)(?![\w*])")
_SHORTENED = later(rf"(?<={_LETTER})\.(?= )")
_FACTORIAL = later(rf"(?:^|[(+*/=] ?)(?:[0-9]+|{_LETTER})$|\(\w ?[+-] ?\w\)$")


class _Path(Protocol):
    """The name of a file: this part knows no files, so it asks for the name alone."""

    def __fspath__(self) -> str: ...


def clean(text: str) -> str:
    """`text` with every character that could move a cursor or reorder a line shown as U+FFFD.

    Newlines stay; a tab becomes four spaces.
    """
    return _replaced(text.replace("\r\n", "\n").replace("\t", "    "))


def shown_path(path: str | _Path) -> str:
    """Return the name of a file as one harmless line: bytes that are not UTF-8 and control characters as U+FFFD."""
    name = path if isinstance(path, str) else path.__fspath__()
    return clean(name).replace("\n", REPLACEMENT)


def replace_unsafe(text: str) -> str:
    """`text` of the same length, only the characters at `unsafe_at` replaced."""
    return "\r\n".join(map(_replaced, text.split("\r\n")))


def _replaced(text: str) -> str:
    """`text` with each unsafe character replaced; a table needs no memory for each of them, as a pattern does."""
    return text if text.isprintable() or not _UNSAFE.search(text) else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """The unsafe characters, each with what is shown for it."""
    found = re.findall("(.)(?:-(.))?", _UNSAFE_CHARACTERS, re.DOTALL)
    return {number: REPLACEMENT for first, last in found for number in range(ord(first), ord(last or first) + 1)}


def unsafe_at(text: str) -> Iterator[int]:
    """Give the offsets in `text` of the characters that `clean` replaces, tabs aside."""
    places = (match.start() for match in _UNSAFE.finditer(text))
    return (place for place in places if not text.startswith("\r\n", place))


def may_be_unsafe(text: str) -> bool:
    """Whether `clean` would change `text`: cheap where every character is printable."""
    return not text.isprintable() and clean(text) != text


def without_invisible(text: str) -> str:
    """`text` without what nobody can see: soft hyphens, zero width spaces and their kin.

    The joiners stay (U+200C, U+200D): scripts and emoji are written with them.
    """
    return text if text.isascii() else text.translate(_INVISIBLE)


def fold_space(text: str) -> str:
    """`text` in NFC, trimmed, each run of white space one space, without what nobody can see."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", without_invisible(text))).strip()


def fold_quote(text: str) -> str:
    """The form in which quotes are compared: white space, NFC, typographic quotes and dashes folded.

    Nothing else is folded, so a changed word or letter case is a difference.
    """
    return fold_space(text).translate(_TYPOGRAPHY)


def fold_answer(text: str, *, case: bool = False) -> str:
    """The form in which typed answers are compared.

    White space and typographic quotes are folded always; case and accents unless `case`.
    """
    folded = fold_quote(text)
    if case:
        return folded
    folded = folded.casefold()
    return folded if folded.isascii() else _without_accents(folded)


def _without_accents(text: str) -> str:
    """`text`, in small letters, without accents, in NFC.

    They are the marks on Latin and Greek letters, the stress on Cyrillic vowels and the dots of ё, Hebrew and Arabic
    vowel points. Any other mark makes another letter, tone or sign: Japanese が is not か, й is not и, ≠ is not =.
    """
    base, kept = "", []
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            base = character
        elif _is_accent(character, base):
            continue
        kept.append(character)
    bare = unicodedata.normalize("NFC", "".join(kept).translate(_LETTERS))
    return _SPACE.sub(" ", bare).strip()


def _is_accent(mark: str, base: str) -> bool:
    script = unicodedata.name(base, "").partition(" ")[0] if base else ""
    if script == "CYRILLIC":
        return (mark in "\u0300\u0301" and base in _CYRILLIC_VOWELS) or base + mark == "е\u0308"
    alone = not base.strip() and _ACCENT.match(mark) is not None
    return alone or script in ("LATIN", "GREEK") or _VOWEL_POINT.match(mark) is not None


def fold_marks(text: str) -> str:
    """`text` without the marks that only set an answer off: those at its end, the quotation marks around it.

    The full stops of abbreviations go too: `d.c.` and `d. c.` are `dc`, `mr. liu` is `mr liu`. Marks that count stay:
    a text of nothing else, `c++`, `-5`, `.5`, the factorial of `n!`. `text` is trimmed.
    """
    bare = _SHORTENED.sub("", _INITIALS.sub(lambda found: re.sub("[. ]", "", found[0]), text))
    while (less := _unquoted(_ended(bare))) != bare:
        bare = less
    return bare if bare.strip("* ") else text


def _ended(text: str) -> str:
    bare = text.rstrip(ENDS)
    return f"{bare}!" if text.startswith("!", len(bare)) and _FACTORIAL.search(bare) else bare


def _unquoted(text: str) -> str:
    inside = text[1:-1]
    around = text[:1] in ("'", '"') and text[0] == text[-1] and text[0] not in inside
    return inside.strip() if around and inside else text


def fold_name(name: str) -> str:
    """The form in which names of fields, types and rules are compared: case folded, hyphens between the words."""
    return name.casefold().replace("_", "-").replace(" ", "-")


def percent(share: float) -> str:
    """Return a share in 0…1 as `67 %`; never rounded up to 100 nor down to 0."""
    rounded = min(max(round(share * 100), int(share > 0)), 100 - (share < 1))
    return f"{rounded} %"


def count(number: int, noun: str) -> str:
    """`1 question`, `2 questions`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def and_more(names: Sequence[str], most: int) -> str:
    """`a, b and c`; of more than `most` names the first so many, as `a, b, c and 7 more`."""
    *head, last = names if len(names) <= most else (*names[:most], f"{len(names) - most:,} more")
    return f"{', '.join(head)} and {last}" if head else last
