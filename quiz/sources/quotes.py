"""Finds a quote word for word in a document."""

import unicodedata
from collections.abc import Iterator

import msgspec

from quiz.later import later
from quiz.sources.document import Document, Paragraph, Place
from quiz.text import fold_quote

ELLIPSIS = later(r"\s(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s")
MAX_WORDS = 25
_LONGEST_WORD = 400
"""More characters in a row are not a word that anybody quotes: they are not read to their end."""
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


def find(quote: str, document: Document, paragraph: int | None = None) -> Found | None:
    """Return where `quote` stands word for word, all its pieces in order in one paragraph; the body comes first.

    With `paragraph`, only paragraphs of that number count.
    """
    return next(_found(quote, document, paragraph), None)


def places(quote: str, document: Document) -> tuple[Place, ...]:
    """Return the places, by paragraph and sentence, at which `quote` stands word for word.

    What stands around the body counts only where the body does not hold the quote: it differs from copy to copy.
    """
    found = dict.fromkeys(one.place for one in _found(quote, document))
    inside = tuple(place for place in found if place.paragraph > 0)
    return inside or tuple(found)


def _found(quote: str, document: Document, number: int | None = None) -> Iterator[Found]:
    parts = pieces(quote)
    if not parts:
        return
    for index, paragraph in sorted(enumerate(document.paragraphs), key=lambda p: p[1].number < 1):
        if number is not None and paragraph.number != number:
            continue
        cuts = _cuts(parts, paragraph)
        while cuts:
            yield Found(Place(paragraph.number, paragraph.sentence_at(cuts[0][0])), cuts, index)
            cuts = _cuts(parts, paragraph, cuts[-1][1])


def _cuts(parts: tuple[str, ...], paragraph: Paragraph, offset: int = 0) -> tuple[tuple[int, int], ...]:
    cuts: list[tuple[int, int]] = []
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


def whole_words(shown: str, start: int, end: int) -> tuple[int, int] | None:
    """Return `start` and `end` moved apart until no word is split; None when a word goes on for too long."""
    first = next((at for at in range(start, max(start - _LONGEST_WORD, -1), -1) if not splits_word(shown, at)), None)
    last = next((at for at in range(end, end + _LONGEST_WORD) if not splits_word(shown, at)), None)
    return None if first is None or last is None else (first, last)
