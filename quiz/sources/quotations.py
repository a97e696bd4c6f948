"""Quotations in a text about a text, and the search for them in that text.

Quotations are compared more loosely than the quotes of claims: case, the signs at their ends and words replaced in
brackets do not matter, and one may go on over the end of a paragraph.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quiz.sources.document import Document
from quiz.sources.quotes import starts
from quiz.text import fold_quote, fold_space
from quiz.words import COMMON

LEAST = 3
"""Fewer words in quotation marks are more often a term or a word held at arm's length than a quotation."""
_BEFORE = '(?<![^\\s(\\[{"“„«‘‚/—–-])'
"""What must stand before a mark that opens and looks like a closing one, an apostrophe or a sign for inches."""
_MARKED = re.compile(
    "“([^“”]*)”"
    "|„([^„“”]*)[“”]"
    "|«([^«»]*)»"
    "|»([^«»]*)«"
    f'|{_BEFORE}"(?=[^\\s"])([^"]*)"(?!\\w)'
    # An apostrophe inside a word closes nothing. The bound keeps one that is never closed from being searched for ever.
    f"|{_BEFORE}‘(?=\\S)((?:[^‘’]|(?<=\\w)’(?=\\w)){{1,600}})’(?!\\w)"
    f"|{_BEFORE}‚(?=\\S)((?:[^‚‘’]|(?<=\\w)’(?=\\w)){{1,600}})[‘’](?!\\w)"
    f"|{_BEFORE}'(?=[^\\s'])(?![0-9]+s\\b)((?:[^']|(?<=\\w)'(?=\\w)){{1,600}})'(?!\\w)"
)
_MARKS = re.compile("[\"'“„«»‘‚]")
_LEFT_OUT = re.compile(r"\w*\[[^\[\]]*\]\w*|…|\.(?: ?\.){2,}")
"""Words left out or replaced."""
_EXPLAINED = re.compile(
    r"\b(?:means?|meant|meaning|define[ds]?|definition|called|termed|named|known as|titled|entitled|dubbed|slogan"
    r"|should be|should read|would be|would read|could be|instead of)(?: as| to)?(?: the| a| an)?\W{0,4}$"
)
"""Before the meaning of a word, a name, or what might have been written instead."""
_NAMED = re.compile(
    r"\W{0,3}(?:analogy|amendment|argument|clause|concept|distinction|doctrine|effect|fallacy|model|movement|narrative"
    r"|principle|problem|rule|slogan|system|theory)\b"
)
"""After what only names an idea."""
_BETWEEN = re.compile(r"\W*(?:or|and|nor)?\W*")
_NEAR = 40
_ENDS = " .,;:!?-'\""
_WORD = re.compile(r"\w+(?:['.,-]\w+)*")


class Quotation(NamedTuple):
    """The words in quotation marks: as written, and the folded parts that are looked for, one behind the other."""

    shown: str
    parts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Its digest, which a lock remembers."""
        return hashlib.sha256(" … ".join(self.parts).encode()).hexdigest()


def quotations(text: str) -> Iterator[Quotation]:
    """Yield what stands in quotation marks in `text` and has at least three words; of nested ones the outer."""
    if not _MARKS.search(text):
        return
    last, skipped = 0, False
    for match in _MARKED.finditer(text):
        start, end = match.span()
        goes_on = skipped and _BETWEEN.fullmatch(text, last, start)
        skipped = bool(goes_on or _EXPLAINED.search(text[max(0, start - _NEAR) : start]) or _NAMED.match(text, end))
        last = end
        shown = fold_space(next(group for group in match.groups() if group is not None))
        parts = _parts(shown)
        if not skipped and sum(len(_WORD.findall(part)) for part in parts) >= LEAST and not _is_title(shown):
            yield Quotation(shown, parts)


def _is_title(shown: str) -> bool:
    """Return whether all words begin with a capital, apart from small ones inside: it names a work or a person."""
    first, *rest = _WORD.findall(shown)
    large = [word for word in rest if word[0].isupper()]
    small = all(word in COMMON for word in rest if not word[0].isupper())
    return first[0].isupper() and bool(large) and small and not shown.isupper()


def _parts(shown: str) -> tuple[str, ...]:
    return tuple(part for piece in _LEFT_OUT.split(_lower(fold_quote(shown))) if (part := piece.strip(_ENDS)))


def _lower(text: str) -> str:
    """Return `text` in small letters, of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


class Wording:
    """The words of a text, to look for quotations in."""

    def __init__(self, text: str, shown: str = "") -> None:
        self.text = _lower(text)
        self.shown = shown or text

    @classmethod
    def of(cls, document: Document) -> "Wording":
        """Return the words of a whole document, headline included."""
        paragraphs = document.paragraphs
        return cls(" ".join(p.text for p in paragraphs), " ".join(p.shown for p in paragraphs))

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> "Wording":
        """Return the words of several short texts, which no quotation joins."""
        return cls(fold_quote(" \0 ".join(texts)))

    def holds(self, quotation: Quotation) -> bool:
        """Return whether all parts of the quotation stand here as whole words, in their order."""
        offset = 0
        for part in quotation.parts:
            start = next(starts(part, self.text, self.shown, offset), -1)
            if start < 0:
                return False
            offset = start + len(part)
        return True
