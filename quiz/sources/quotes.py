"""Finds a quote word for word in a document."""

import re
from collections.abc import Iterator

import msgspec

from quiz.sources.document import Document, Place
from quiz.text import fold_quote

ELLIPSIS = re.compile(r"\s(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s")
MAX_WORDS = 25
_WORD_CHARACTER = re.compile(r"\w")


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
        if cuts := _cuts(parts, paragraph.text):
            place = Place(paragraph.number, paragraph.sentence_at(cuts[0][0]))
            return Found(place, cuts, index)
    return None


def _cuts(parts: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    cuts: list[tuple[int, int]] = []
    offset = 0
    for part in parts:
        start = next((s for s in starts(part, text, offset)), -1)
        if start < 0:
            return ()
        offset = start + len(part)
        cuts.append((start, offset))
    return tuple(cuts)


def starts(part: str, text: str, offset: int) -> Iterator[int]:
    """The offsets from `offset` on at which `part` stands as whole words."""
    start = text.find(part, offset)
    while start >= 0:
        if not splits_word(text, start) and not splits_word(text, start + len(part)):
            yield start
        start = text.find(part, start + 1)


def splits_word(text: str, offset: int) -> bool:
    """Whether a word of `text` goes on at `offset`."""
    return (
        0 < offset < len(text)
        and _WORD_CHARACTER.match(text[offset - 1]) is not None
        and _WORD_CHARACTER.match(text[offset]) is not None
    )
