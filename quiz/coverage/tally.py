"""Counts a bank's questions by claim, type, level and topic."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from quiz.bank.model import LEVELS, Bank, Question
from quiz.kinds import KINDS
from quiz.sources.model import Claim

SHORT: dict[str, str] = {
    "choice": "ch",
    "multiple": "mu",
    "true-false": "tf",
    "short": "sh",
    "numeric": "nu",
    "cloze": "cl",
    "order": "or",
    "match": "ma",
    "classify": "so",
    "evidence": "pr",
    **{str(level): level[:2] for level in LEVELS},
}
"""Two letters for each type and each level, where there is room for no more; no two alike."""


class Testing(msgspec.Struct, frozen=True):
    """One question that tests a claim."""

    id: str
    type: str
    level: str
    prompt: str


class ClaimCoverage(msgspec.Struct, frozen=True):
    """One claim of the source and the questions that test it, in written order. `place` is where its quote stands."""

    id: str
    says: str
    quote: str
    voice: str
    stance: str
    place: str
    questions: tuple[Testing, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The types in which it is tested, each once."""
        return tuple(name for name in KINDS if any(q.type == name for q in self.questions))

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels at which it is tested, each once."""
        return tuple(level for level in LEVELS if any(q.level == level for q in self.questions))


class Coverage(msgspec.Struct, frozen=True):
    """A bank held against its source. `claims` begin with those that are tested least.

    `unclaimed` are the questions that name no claim, `joining` those whose claims stand in two paragraphs or more.
    Questions without a level or topic are counted under the empty name.
    """

    bank: str
    title: str
    source: str
    questions: int
    claims: tuple[ClaimCoverage, ...]
    types: dict[str, int]
    levels: dict[str, int]
    topics: dict[str, int]
    unclaimed: tuple[str, ...]
    joining: tuple[str, ...]

    @property
    def untested(self) -> tuple[str, ...]:
        """The ids of the claims that no question tests."""
        return tuple(claim.id for claim in self.claims if not claim.questions)

    def short_of(self, questions: int, types: int) -> tuple[str, ...]:
        """The ids of the claims that fewer questions test, or questions of fewer types."""
        return tuple(c.id for c in self.claims if len(c.questions) < questions or len(c.types) < types)


def coverage(bank: Bank) -> Coverage:
    """How well `bank` tests its source."""
    asked = bank.questions.values()
    testing: dict[str, list[Testing]] = {}
    for question in asked:
        for name in dict.fromkeys(question.claims):
            testing.setdefault(name, []).append(Testing(question.id, question.kind, question.level, question.prompt))
    claims = bank.source.claims.values() if bank.source else ()
    counted = [_claim(bank, claim, tuple(testing.get(claim.id, ()))) for claim in claims]
    return Coverage(
        bank=bank.id,
        title=bank.title,
        source=bank.source.id if bank.source else "",
        questions=len(bank.questions),
        claims=tuple(sorted(counted, key=lambda claim: (len(claim.questions), len(claim.types), len(claim.levels)))),
        types=_counted((q.kind for q in asked), KINDS),
        levels=_counted((q.level for q in asked), LEVELS),
        topics=_counted((q.topic for q in asked), bank.topics),
        unclaimed=tuple(question.id for question in asked if not question.claims),
        joining=tuple(question.id for question in asked if len(_paragraphs(bank, question)) > 1),
    )


def _claim(bank: Bank, claim: Claim, questions: tuple[Testing, ...]) -> ClaimCoverage:
    proof = bank.proof_of(claim)
    place = str(proof.place) if proof.place else ""
    return ClaimCoverage(claim.id, claim.says, claim.quote, proof.voice, claim.stance, place, questions)


def _counted(found: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """How often each is found: the known ones in their order, also where there is none, then the others."""
    counts = Counter(found)
    return {**dict.fromkeys(known, 0), **counts}


def _paragraphs(bank: Bank, question: Question) -> set[int]:
    places = bank.source.places if bank.source else {}
    return {places[name].paragraph for name in question.claims if name in places}
