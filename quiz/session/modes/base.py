"""What a mode goes by when it decides which questions a run asks."""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from quiz.bank.model import Question
from quiz.session.history import Standing
from quiz.session.plan import Before


class Wish(msgspec.Struct, frozen=True):
    """The questions there are, what is known of them, and how many are wished.

    `given_away` tells which questions must be asked before which. `due` are those to be reviewed today, the most urgent
    first, `ahead` those that are not due yet, and `fresh` is how many new ones may be met today. The seed decides what
    the rest leaves open.
    """

    questions: Mapping[str, Question]
    standings: Mapping[str, Standing]
    seed: str
    count: int
    given_away: Callable[[Collection[str]], Before]
    due: tuple[str, ...] = ()
    fresh: int = 0
    ahead: tuple[str, ...] = ()


def every(wish: Wish) -> Sequence[str]:
    """Return every question there is: what a mode can ask that leaves none out."""
    return list(wish.questions)


class Mode(msgspec.Struct, frozen=True):
    """A way to play. `run` names a run of it.

    `waiting` returns the ids of every question that it could ask now; `plan` up to `count` of them in the order in
    which they are asked.
    """

    name: str
    run: str
    does: str
    nothing: str
    plan: Callable[[Wish], tuple[str, ...]]
    waiting: Callable[[Wish], Sequence[str]]
