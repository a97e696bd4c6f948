"""Finds a quote word for word in a document, or the passage nearest to it."""

import re
from collections.abc import Iterator

import msgspec

from quiz.sources.document import Document, Paragraph, Place
from quiz.text import fold_quote

ELLIPSIS = re.compile(r"\s(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s")
MAX_WORDS = 25
_WORD_CHARACTER = re.compile(r"\w")


class Found(msgspec.Struct, frozen=True):
    """A quote was found; `cuts` are the offsets of its pieces in the folded paragraph, `index` the paragraph's."""

    place: Place
    cuts: tuple[tuple[int, int], ...]
    index: int


class Nearest(msgspec.Struct, frozen=True):
    """A quote was not found; `passage` (folded) is the most like it."""

    passage: str
    place: Place


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
        start = next((s for s in _starts(part, text, offset)), -1)
        if start < 0:
            return ()
        offset = start + len(part)
        cuts.append((start, offset))
    return tuple(cuts)


def _starts(part: str, text: str, offset: int) -> Iterator[int]:
    """The offsets from `offset` on at which `part` stands as whole words."""
    start = text.find(part, offset)
    while start >= 0:
        if not _splits_word(text, start) and not _splits_word(text, start + len(part)):
            yield start
        start = text.find(part, start + 1)


def _splits_word(text: str, offset: int) -> bool:
    return (
        0 < offset < len(text)
        and _WORD_CHARACTER.match(text[offset - 1]) is not None
        and _WORD_CHARACTER.match(text[offset]) is not None
    )


def nearest(quote: str, document: Document) -> Nearest | None:
    """The passage of the document most like `quote`, cut at whole words; None where nothing is like it."""
    from rapidfuzz import fuzz

    wanted = " ".join(pieces(quote))
    best: tuple[float, Paragraph, int, int] | None = None
    for paragraph in document.paragraphs:
        aligned = fuzz.partial_ratio_alignment(wanted, paragraph.text, score_cutoff=50)
        if aligned and (best is None or aligned.score > best[0]):
            best = (aligned.score, paragraph, aligned.dest_start, aligned.dest_end)
    if best is None:
        return None
    _, paragraph, start, end = best
    while _splits_word(paragraph.text, start):
        start -= 1
    while _splits_word(paragraph.text, end):
        end += 1
    passage = paragraph.text[start:end].lstrip()
    return Nearest(passage.rstrip(), Place(paragraph.number, paragraph.sentence_at(end - len(passage))))
