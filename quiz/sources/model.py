"""What a text claims, who says so, in which words, and what supports what."""

from typing import Literal, get_args

import msgspec

from quiz.diagnostics import START, Span
from quiz.sources.document import Place

Stance = Literal["fact", "report", "judgement", "hedge", "outlook"]
STANCES: tuple[Stance, ...] = get_args(Stance)

STANCE_WORDS: dict[Stance, str] = {
    "fact": "stated as fact",
    "report": "reported",
    "judgement": "a judgement",
    "hedge": "put cautiously",
    "outlook": "about what comes next",
}
"""How each stance is shown beside a quote."""

STANCE_SYMBOLS: dict[Stance, str] = {"fact": "■", "report": "»", "judgement": "◆", "hedge": "≈", "outlook": "→"}
"""What stands before the words where stances are compared at a glance."""

Rights = Literal["quotes", "full"]
RIGHTS: tuple[Rights, ...] = get_args(Rights)
"""What of a text may be passed on with its source: short quotes, or the whole text."""


UNNAMED = ""
"""Stands among the ids of claims with an error for one whose own id cannot be known."""


class Claim(msgspec.Struct, frozen=True):
    """One thing the text claims. `voice` is who asserts it, `quote` the words that carry it.

    `paragraph` is the number of the paragraph that holds the quote, where the author names it.
    """

    id: str
    says: str
    voice: str
    stance: Stance
    quote: str
    supports: tuple[str, ...]
    sic: bool
    at: Span
    quote_at: Span
    paragraph: int | None = None
    paragraph_at: Span = START


class Source(msgspec.Struct, frozen=True):
    """A text's argument map. `voices` maps a voice's id to its name; `places` holds the verified quotes' places.

    `broken` are the ids of claims that are written but were left out for an error, with `UNNAMED` for one without an
    id, or with another's. `text` is the name of the file
    beside the source that holds the whole text, where the rights are full. `digest` is that of the text's body, and
    `digests` are those of its paragraphs, according to the lock; empty where no quote was ever verified.
    """

    id: str
    title: str
    author: str
    thesis: str
    note: str
    begins: str
    begins_at: Span
    ends: str
    voices: dict[str, str]
    claims: dict[str, Claim]
    places: dict[str, Place]
    broken: frozenset[str] = frozenset()
    rights: Rights = "quotes"
    text: str = ""
    text_at: Span = START
    digest: str = ""
    digests: tuple[str, ...] = ()

    def lacks(self, name: str) -> bool:
        """Whether no claim has the id `name`, and none that was left out may have it."""
        return name not in self.claims and self.broken.isdisjoint((name, UNNAMED))

    def voice_of(self, claim: Claim) -> str:
        """The name of whoever asserts `claim`."""
        return self.voices.get(claim.voice, claim.voice)
