"""The text that a bank is about, for the rules: the text itself if it is at hand, or else its source."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from quiz.bank.model import Bank
from quiz.sources.document import Document
from quiz.sources.model import Source
from quiz.sources.quotations import Quotation, Wording
from quiz.text import fold_quote

if TYPE_CHECKING:
    from quiz.sources.offers import Nearest

NAME = re.compile(r"[^\W\d_]+(?:[.'-][^\W\d_]+)*")
"""A word, with the signs inside it, in a folded text."""
_CAPITALISED = re.compile(r"(?<![\w.'-])[A-Z][A-Za-z]*(?:[.'-][A-Za-z]+)*")
"""The words in a text of ASCII letters that begin with a capital: found several times faster."""
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:;\"(\[])[\s\"'(\[-]*$")
_LOOK_BACK = 8
_OFFERS = 100
"""At most this many quotations of a bank get the nearest passage: finding it takes longer than all else."""


class SourceText:
    """The words of a bank's text. Without the text, what was verified of it stands for it."""

    def __init__(self, bank: Bank, document: Document | None = None) -> None:
        self.bank = bank
        self.document = document
        self._offers = _OFFERS

    @property
    def verified(self) -> bool:
        """True if the text was ever at hand: it is now, or a lock says so."""
        source = self.bank.source
        return source is not None and bool(self.document or source.digest)

    @cached_property
    def _wording(self) -> Wording:
        source = self.bank.source
        if self.document:
            return Wording.of(self.document)
        claims = source.claims.values() if source else ()
        return Wording.of_texts(claim.quote for claim in claims if source and claim.id in source.places)

    def holds(self, quotation: Quotation) -> bool:
        """Return whether the text has these words, or was found to have them when it was last at hand."""
        return self._wording.holds(quotation) or (not self.document and quotation.digest in self.bank.quotations)

    def nearest(self, words: str) -> "Nearest | None":
        """Return the passage most like `words`; None where there is none, or after many were asked for."""
        from quiz.sources.offers import nearest

        self._offers -= 1
        return nearest(words, self.document) if self.document and self._offers >= 0 else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text and of its source in small letters, possessives without their ending."""
        return frozenset(bare(word).lower() for text in self._texts() for word in NAME.findall(text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that begin with a capital inside a sentence."""
        return frozenset(word for text in self._texts() for word in names_in(text))

    def _texts(self) -> Iterator[str]:
        if self.document:
            yield from (paragraph.text for paragraph in self.document.paragraphs)
        if self.bank.source:
            yield from map(fold_quote, _written(self.bank.source))


def _written(source: Source) -> Iterable[str]:
    """Yield what the source says of its text and quotes from it; a name that it gives is inside a sentence."""
    yield from (source.title, source.thesis, source.note, source.begins)
    yield from (f"by {name}" for name in (source.author, *source.voices.values()))
    for claim in source.claims.values():
        yield from (claim.says, claim.quote)


def capitalised(text: str) -> list[str]:
    """Return the words of `text` that begin with a capital, wherever in a sentence they stand."""
    if text.isascii():
        return _CAPITALISED.findall(text)
    return [word for word in NAME.findall(fold_quote(text)) if word[0].isupper()]


def names_in(text: str) -> Iterator[str]:
    """Yield the words that begin with a capital, not only because a sentence does."""
    text = text if text.isascii() else fold_quote(text)
    for match in NAME.finditer(text):
        start, end = match.span()
        begins = _BEFORE_SENTENCE.search(text, max(0, start - _LOOK_BACK), start)
        if match[0][0].isupper() and (not begins or _goes_on(text, end)):
            yield bare(match[0])


def _goes_on(text: str, end: int) -> bool:
    """Return whether another word with a capital follows: `Marta Holm` is a name where a sentence begins, too."""
    following = NAME.match(text, end + 1) if text[end : end + 1] == " " else None
    return following is not None and following[0][0].isupper()


def bare(word: str) -> str:
    """Return `word` without the ending of a possessive."""
    return word.removesuffix("'s").removesuffix("'S")
