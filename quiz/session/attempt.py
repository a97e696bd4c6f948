"""What a question that is still open has cost in a run, and what it can still earn."""

import msgspec

from quiz.kinds import Response
from quiz.session.events import Tried
from quiz.text import fold_space

_COSTS = 3
"""An earlier try, or the hint, takes off one in so many: Moodle's interactive behaviour."""


class Attempt(msgspec.Struct, frozen=True):
    """The tries made so far, in order, and whether the hint was taken."""

    tried: tuple[Tried, ...] = ()
    hint: bool = False

    @property
    def counted(self) -> int:
        """How many of the tries cost something."""
        return sum(not one.free for one in self.tried)

    @property
    def free_used(self) -> bool:
        """Whether the free retry after a slip of spelling is used up."""
        return any(one.free for one in self.tried)

    @property
    def took(self) -> int:
        """Milliseconds spent on the tries."""
        return sum(one.took for one in self.tried)

    @property
    def worth(self) -> float:
        """The mark that a right answer would earn now."""
        return penalised(1.0, self.counted, self.hint)

    def holds(self, response: Response, proof: str) -> bool:
        """Whether the same was tried before, white space aside."""
        wanted = _folded(response, proof)
        return any(_folded(one.response, one.proof) == wanted for one in self.tried)


def penalised(mark: float, earlier: int, hint: bool) -> float:
    """`mark` after what `earlier` tries and the hint take off, never below 0."""
    return max(0.0, mark - (earlier + hint) / _COSTS)


def _folded(response: Response, proof: str) -> tuple[str, ...]:
    return tuple(fold_space(text) for text in (*response, proof))
