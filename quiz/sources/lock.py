"""The lock beside a source or bank: which quotes were verified against which text, and where they stand.

It is a record, not a seal: anyone who can edit the quotes can edit the lock too.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from quiz.sources.document import Document, Place
from quiz.sources.quotes import pieces
from quiz.text import and_more

FORMAT = 2
_DIGITS = 4
"""The length of a paragraph's digest. So few that a guess at a short paragraph cannot be confirmed by it: one in 65,536
texts has the same. That a text differs is known by the digest of the whole; those of the paragraphs only say where."""
_COMPARED = 500
"""Longer runs of changed paragraphs are not compared one by one, as that takes the square of their number."""
_NAMED = 5
"""At most this many changed paragraphs are named."""


class LockedQuote(msgspec.Struct, frozen=True):
    """One verified quote: its digest and its place."""

    sha256: str
    paragraph: int
    sentence: int

    @property
    def place(self) -> Place:
        """Where the quote stands."""
        return Place(self.paragraph, self.sentence)


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """The digest of the text's body, and the verified quotes by the id of the claim or question that quotes.

    `digests` are short ones of the body's paragraphs; a lock of format 1 has none. `quotations` are the digests of what
    stands in quotation marks in a bank's explanations, feedback and hints, and was found in the text.
    """

    text: str
    quotes: dict[str, LockedQuote]
    digests: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    format: int = FORMAT


class _Format(msgspec.Struct):
    format: int = FORMAT


LOCK_CODES = frozenset(("no-lock", "unverified-quote", "quote-changed", "wrong-paragraph"))
"""The codes of findings made by a lock, or for want of one; a text at hand replaces them by its own."""


class BadLock(ValueError):
    """The lock file cannot be read."""


def lock_of(document: Document, quotes: dict[str, LockedQuote]) -> Lock:
    """Return the lock of `quotes` that were found in `document`."""
    return Lock(text=document.digest, quotes=quotes, digests=paragraph_digests(document))


def quote_digest(quote: str) -> str:
    """Return the digest of a quote as it is compared: folding changes nothing, a changed word changes it."""
    return hashlib.sha256(" … ".join(pieces(quote)).encode()).hexdigest()


def paragraph_digests(document: Document) -> tuple[str, ...]:
    """Return a short digest of each paragraph of the body, folded as quotes are."""
    return tuple(hashlib.sha256(paragraph.text.encode()).hexdigest()[:_DIGITS] for paragraph in document.body)


def changed_paragraphs(before: Sequence[str], document: Document) -> str:
    """Say which paragraphs of `document` are not those with the digests `before`, as in `¶2 differs, ¶4 is new`.

    Empty where the digests do not tell.
    """
    changed: list[int] = []
    new: list[int] = []
    gone: list[int] = []
    for start, end, first, last in _changes(before, paragraph_digests(document)) if before else ():
        same = min(end - start, last - first)
        changed += range(first + 1, first + same + 1)
        new += range(first + same + 1, last + 1)
        gone += range(start + same + 1, end + 1)
    said = (
        _said(changed, "differs", "differ"),
        _said(new, "is new", "are new"),
        _said(gone, "of the verified text is missing", "of the verified text are missing"),
    )
    return ", ".join(part for part in said if part)


def _said(numbers: list[int], one: str, several: str) -> str:
    named = [f"¶{number}" for number in numbers]
    return f"{and_more(named, _NAMED)} {one if len(named) == 1 else several}" if named else ""


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where `before` and `after` differ: from and to in each."""
    first = _alike(before, after)
    last = min(_alike(before[::-1], after[::-1]), len(before) - first, len(after) - first)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if max(len(old), len(new)) > _COMPARED:
        yield first, first + len(old), first, first + len(new)
        return
    for what, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield first + start, first + end, first + begin, first + stop


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many of the first items of both are equal."""
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number


def parse(data: bytes) -> Lock:
    """Return the lock in `data`. Raises BadLock, saying why."""
    try:
        number = msgspec.json.decode(data, type=_Format).format
        if number > FORMAT:
            raise BadLock(f"it has format {number}; this program reads up to {FORMAT}")
        return msgspec.json.decode(data, type=Lock)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise BadLock(str(problem)) from None


def render(lock: Lock) -> bytes:
    """Return the lock as a file that differs line by line."""
    ordered = msgspec.structs.replace(lock, quotes=dict(sorted(lock.quotes.items())))
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"
