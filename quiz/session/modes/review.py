"""Review: what is due by FSRS, and a few new questions a day."""

from itertools import chain, zip_longest
from typing import NamedTuple

from quiz.session.modes.base import Mode, Wish
from quiz.session.plan import apart
from quiz.session.shuffle import shuffled

_AHEAD = 500
"""A run of more questions is not looked through for what gives what away."""


class Review(NamedTuple):
    """The questions of a day: those `due`, the `new` ones, and those to go `ahead` with when nothing of it is left."""

    due: list[str]
    new: list[str]
    ahead: list[str]


def today(wish: Wish) -> Review:
    """Return what there is to review today."""
    new = [name for name in shuffled(wish.questions, wish.seed, "plan") if name not in wish.standings]
    due, ahead = ([name for name in names if name in wish.questions] for names in (wish.due, wish.ahead))
    return Review(due, new[: wish.fresh], ahead)


def waiting(wish: Wish) -> list[str]:
    """Return what is due and what is new in turns, or else what one may go ahead with."""
    due, new, ahead = today(wish)
    return [name for name in chain.from_iterable(zip_longest(due, new)) if name is not None] or ahead


def review(wish: Wish) -> tuple[str, ...]:
    """Return what is due, in its order of urgency, and new questions up to the day's allowance; siblings apart.

    They take turns: if not all fit into a run, neither waits for the other to be finished
    (docs/explanation/learning.md says what that is worth). When nothing of it is left, one may go ahead: the questions
    of which the least is left in memory.
    """
    chosen = waiting(wish)[: wish.count]
    return apart(chosen, wish.questions, wish.given_away(chosen) if len(chosen) <= _AHEAD else {})


MODE = Mode(
    "review",
    "a review",
    "what is due today, and a few new questions",
    "There is nothing to review.",
    review,
    waiting,
)
