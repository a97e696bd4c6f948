"""The lock beside a source or bank: which quotes were verified against which text, and where they stand."""

import hashlib

import msgspec

from quiz.sources.document import Place
from quiz.sources.quotes import pieces

FORMAT = 1


class LockedQuote(msgspec.Struct, frozen=True):
    """One verified quote: its digest and its place."""

    sha256: str
    paragraph: int
    sentence: int

    @property
    def place(self) -> Place:
        """Where the quote stands."""
        return Place(self.paragraph, self.sentence)


class Lock(msgspec.Struct, frozen=True):
    """The digest of the text's body and the verified quotes by the id of the claim or question that quotes."""

    text: str
    paragraphs: int
    quotes: dict[str, LockedQuote]
    format: int = FORMAT


LOCK_CODES = frozenset(("no-lock", "unverified-quote", "quote-changed", "bad-lock"))
"""The codes of what is told of quotes by a lock, or for want of one; a text at hand tells it better."""


class BadLock(ValueError):
    """The lock file cannot be read."""


def quote_digest(quote: str) -> str:
    """The digest of a quote as it is compared: folding changes nothing, a changed word changes it."""
    return hashlib.sha256(" … ".join(pieces(quote)).encode()).hexdigest()


def parse(data: bytes) -> Lock:
    """The lock in `data`. Raises BadLock, saying why."""
    try:
        lock = msgspec.json.decode(data, type=Lock)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise BadLock(str(problem)) from None
    if lock.format > FORMAT:
        raise BadLock(f"it has format {lock.format}; this program reads up to {FORMAT}")
    return lock


def render(lock: Lock) -> bytes:
    """The lock as a file that differs line by line."""
    ordered = msgspec.structs.replace(lock, quotes=dict(sorted(lock.quotes.items())))
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"
