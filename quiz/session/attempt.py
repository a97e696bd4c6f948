"""What a question that is still open has cost in a run, and what it can still earn."""

import msgspec

from quiz.kinds import Response
from quiz.session.events import Answered, Tried
from quiz.text import fold_space

_COSTS = 3
"""An earlier try, or the hint, takes off one in so many: Moodle's interactive behaviour."""


class Attempt(msgspec.Struct, frozen=True):
    """The tries made so far, in order, and whether the hint was taken.

    `seen`: the right answer was shown, as an answer that was not right was taken back.
    """

    tried: tuple[Tried, ...] = ()
    hint: bool = False
    seen: bool = False

    @property
    def counted(self) -> int:
        """How many of the tries cost something."""
        return sum(not one.free for one in self.tried)

    @property
    def free_used(self) -> bool:
        """Whether the free retry after a slip of spelling is used up."""
        return any(one.free for one in self.tried)

    @property
    def certainty(self) -> int:
        """How sure the student was of the first of the tries that cost something; 0 where that was not asked."""
        return next((one.certainty for one in self.tried if one.certainty and not one.free), 0)

    @property
    def took(self) -> int:
        """Milliseconds spent on the tries."""
        return sum(one.took for one in self.tried)

    @property
    def worth(self) -> float:
        """The mark that a right answer would earn now."""
        return penalised(1.0, self.counted, self.hint)

    @property
    def hint_cost(self) -> float:
        """The cost of a hint that was not taken yet: what it takes off the mark of a right answer."""
        return self.worth - penalised(1.0, self.counted, hint=True)

    def holds(self, response: Response, proof: str) -> bool:
        """Whether the same was tried before, white space aside."""
        wanted = _folded(response, proof)
        return any(_folded(one.response, one.proof) == wanted for one in self.tried)


def taken_back(attempt: Attempt, answer: Answered) -> Attempt:
    """`attempt` after the answer that ended it, which was not right, was taken back: it counts as a try.

    How sure the student was of it is taken back with it; what was said of the tries before stays.
    """
    wanted = _folded(answer.response, answer.proof)
    tried = tuple(one for one in attempt.tried if _folded(one.response, one.proof) != wanted)
    certainty = next((one.certainty for one in attempt.tried if one not in tried and not one.free), 0)
    took = answer.took - sum(one.took for one in tried)
    mark = answer.mark if answer.earned is None else answer.earned
    of = (answer.id, answer.at, answer.run, answer.bank, answer.question)
    last = Tried(*of, answer.response, mark, took, answer.proof, certainty=certainty)
    return Attempt((*tried, last), attempt.hint, seen=True)


def penalised(mark: float, earlier: int, hint: bool) -> float:
    """`mark` after what `earlier` tries and the hint take off, never below 0."""
    return max(0.0, mark - (earlier + hint) / _COSTS)


def _folded(response: Response, proof: str) -> tuple[str, ...]:
    return tuple(fold_space(text) for text in (*response, proof))
