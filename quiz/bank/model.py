"""A bank: questions about a text."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from quiz.blake import blake2b
from quiz.diagnostics import Span
from quiz.kinds import AnyItem
from quiz.sources.document import Place
from quiz.sources.model import STANCE_WORDS, Claim, Source

Level = Literal["remember", "understand", "apply", "analyse", "evaluate"]
LEVELS: tuple[Level, ...] = get_args(Level)
_DIGITS = 16
"""The length of a digest, in hexadecimal digits."""


class Question(msgspec.Struct, frozen=True):
    """One question. `id` is stable: progress is kept by it, whatever else is edited. `kind` names its type.

    `prove`: after the answer, the quote that proves it is picked.
    """

    id: str
    kind: str
    item: AnyItem
    prompt: str
    topic: str
    level: str
    claims: tuple[str, ...]
    explanation: str
    hint: str
    quote: str
    cite: str
    shuffle: bool
    ignore: tuple[str, ...]
    at: Span
    quote_at: Span
    prove: bool = False

    def fingerprint(self) -> str:
        """A digest of the type and of what is right: it changes when the right answer does. To be held to `same_key`.

        Journals hold an older one, of the type and the key as written; where the two differ, both stand here.
        """
        digest, older = _digest(self.kind, *self.item.essence()), _digest(self.kind, *self.item.key())
        return digest if digest == older else digest + older


def same_key(one: str, other: str) -> bool:
    """Whether two fingerprints are of the same key, one of them perhaps one digest alone."""
    if len(one) == len(other):
        return one[:_DIGITS] == other[:_DIGITS]
    alone, both = sorted((one, other), key=len)
    return alone in (both[:_DIGITS], both[-_DIGITS:])


def _digest(*texts: str) -> str:
    return blake2b("\0".join(texts).encode(), digest_size=_DIGITS // 2).hexdigest()


class Proof(msgspec.Struct, frozen=True):
    """The text's own words for an answer: who says them, how, and where they stand (None: not yet verified)."""

    quote: str
    voice: str
    stance: str
    place: Place | None
    sic: bool = False

    @property
    def origin(self) -> str:
        """`Eli Fuhrman · stated as fact · ¶2`."""
        return " · ".join(part for part in (self.voice, self.stance, str(self.place or "")) if part)


class Bank(msgspec.Struct, frozen=True):
    """A bank and the source it is about, where it has one. `topics` maps a topic's id to its name.

    `ignore`: rules on the bank as a whole that are meant to be broken. `quotations` are the digests of those in its
    explanations, feedback and hints that the text was found to hold, according to the bank's lock.
    """

    id: str
    title: str
    about: str
    topics: dict[str, str]
    questions: Mapping[str, Question]
    source: Source | None
    places: dict[str, Place]
    ignore: tuple[str, ...] = ()
    quotations: frozenset[str] = frozenset()

    def topic_of(self, question: Question) -> str:
        """The name of the question's topic, empty where it has none."""
        return self.topics.get(question.topic, question.topic)

    def proofs(self, question: Question) -> tuple[Proof, ...]:
        """The quotes that explain `question`: its claims', then its own."""
        claims = self.source.claims if self.source else {}
        found = [self.proof_of(claims[name]) for name in question.claims if name in claims]
        if question.quote:
            found.append(Proof(question.quote, question.cite, "", self.places.get(question.id)))
        return tuple(found)

    def proof_of(self, claim: Claim) -> Proof:
        """The quote of a claim of the bank's source."""
        voice = self.source.voice_of(claim) if self.source else claim.voice
        place = self.source.places.get(claim.id) if self.source else None
        return Proof(claim.quote, voice, STANCE_WORDS[claim.stance], place, claim.sic)
