"""How often words of the source are tested, and at which levels: what a reader sees beside the text."""

from collections.abc import Iterable

import msgspec

from quiz.bank.model import LEVELS
from quiz.coverage.tally import ClaimCoverage, Coverage, Testing

_STEPS = (1, 3, 6)
"""From so many questions on a passage is lukewarm, warm, hot."""


class Heat(msgspec.Struct, frozen=True):
    """The questions that test some words, each once, in the bank's order of claims."""

    questions: tuple[Testing, ...]

    @property
    def degree(self) -> int:
        """0 where nothing tests them, then 1 to 3."""
        return sum(len(self.questions) >= step for step in _STEPS)

    @property
    def levels(self) -> dict[str, int]:
        """How many questions there are of each level, also of those that have none of them."""
        return {level: sum(q.level == level for q in self.questions) for level in LEVELS}

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the questions, each once."""
        return tuple(dict.fromkeys(q.type for q in self.questions))


class HeatMap:
    """The claims of a source with the questions of one bank that test them."""

    def __init__(self, found: Coverage) -> None:
        self.claims: dict[str, ClaimCoverage] = {claim.id: claim for claim in found.claims}

    def over(self, claims: Iterable[str]) -> Heat:
        """The heat of words in which these claims are quoted."""
        known = [self.claims[name] for name in claims if name in self.claims]
        return Heat(tuple({q.id: q for claim in known for q in claim.questions}.values()))
