"""Review: what is due by FSRS, and a few new questions a day."""

from itertools import chain, zip_longest

from quiz.session.modes.base import Mode, Wish
from quiz.session.plan import apart
from quiz.session.shuffle import shuffled

_AHEAD = 500
"""A run of more questions is not looked through for what gives what away."""


def review(wish: Wish) -> tuple[str, ...]:
    """Return what is due, in its order of urgency, and new questions up to the day's allowance; siblings apart.

    They take turns: if not all fit into a run, neither waits for the other to be finished
    (docs/explanation/learning.md says what that is worth). When nothing of it is left, one may go ahead: the questions
    of which the least is left in memory.
    """
    waiting = [name for name in wish.due if name in wish.questions]
    new = [name for name in shuffled(wish.questions, wish.seed, "plan") if name not in wish.standings]
    turns = chain.from_iterable(zip_longest(waiting, new[: wish.fresh]))
    today = [name for name in turns if name is not None]
    chosen = (today or [name for name in wish.ahead if name in wish.questions])[: wish.count]
    return apart(chosen, wish.questions, wish.given_away(chosen) if len(chosen) <= _AHEAD else {})


MODE = Mode("review", "a review", "what is due today, and a few new questions", "There is nothing to review.", review)
