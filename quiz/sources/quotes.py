"""Finds a quote word for word in a document."""

import unicodedata
from collections.abc import Iterator

import msgspec

from quiz.later import later
from quiz.sources.document import Document, Paragraph, Place
from quiz.text import fold_quote

ELLIPSIS = later(r"\s(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s")
MAX_WORDS = 25
_WORD_CHARACTER = later(r"\w")
_WORD_GOES_ON = later(r"\w['’‘\-‐‑]\w|[0-9][.,][0-9]")
"""An apostrophe or a hyphen, but no dash, inside a word; a point or a comma inside a number."""


class Found(msgspec.Struct, frozen=True):
    """A quote was found; `cuts` are the offsets of its pieces in the folded paragraph, `index` the paragraph's."""

    place: Place
    cuts: tuple[tuple[int, int], ...]
    index: int


def pieces(quote: str) -> tuple[str, ...]:
    """The folded parts of a quote that skips words with ` … `."""
    return tuple(folded for piece in ELLIPSIS.split(f" {quote} ") if (folded := fold_quote(piece)))


def words(quote: str) -> int:
    """How many words a quote has."""
    return sum(1 for word in fold_quote(quote).split() if _WORD_CHARACTER.search(word))


def find(quote: str, document: Document) -> Found | None:
    """Where `quote` stands word for word, all its pieces in order in one paragraph; the body is searched first."""
    parts = pieces(quote)
    if not parts:
        return None
    for index, paragraph in sorted(enumerate(document.paragraphs), key=lambda p: p[1].number < 1):
        if cuts := _cuts(parts, paragraph):
            place = Place(paragraph.number, paragraph.sentence_at(cuts[0][0]))
            return Found(place, cuts, index)
    return None


def _cuts(parts: tuple[str, ...], paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    cuts: list[tuple[int, int]] = []
    offset = 0
    for part in parts:
        start = next(starts(part, paragraph.text, paragraph.shown, offset), -1)
        if start < 0:
            return ()
        offset = start + len(part)
        cuts.append((start, offset))
    return tuple(cuts)


def starts(part: str, text: str, shown: str, offset: int = 0) -> Iterator[int]:
    """The offsets from `offset` on at which `part` stands as whole words in the folded `text`, `shown` as written."""
    start = text.find(part, offset)
    while start >= 0:
        if not splits_word(shown, start) and not splits_word(shown, start + len(part)):
            yield start
        start = text.find(part, start + 1)


def splits_word(shown: str, offset: int) -> bool:
    """Whether a word or number goes on at `offset` in a text as it is written, where a hyphen is not yet a dash.

    `can` is a part of `can't`, `legal` of `non-legal`, `12` of `12,000`, a letter of the same with an accent.
    """
    if not 0 < offset < len(shown):
        return False
    if unicodedata.category(shown[offset])[0] == "M":
        return True
    if _is_of_word(shown[offset - 1]) and _is_of_word(shown[offset]):
        return True
    return any(at > 0 and _WORD_GOES_ON.match(shown, at - 1) for at in (offset - 1, offset))


def _is_of_word(character: str) -> bool:
    return _WORD_CHARACTER.match(character) is not None or unicodedata.category(character)[0] == "M"


def whole_words(shown: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved apart until no word is split."""
    while splits_word(shown, start):
        start -= 1
    while splits_word(shown, end):
        end += 1
    return start, end
