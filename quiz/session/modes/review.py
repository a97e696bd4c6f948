"""Review: what is due by FSRS, and a few new questions a day."""

from quiz.session.modes.base import Mode, Wish
from quiz.session.plan import apart
from quiz.session.shuffle import shuffled

_AHEAD = 500
"""A run of more questions is not looked through for what gives what away."""


def review(wish: Wish) -> tuple[str, ...]:
    """What is due, in its order of urgency, then new questions as far as the day's allowance goes; siblings apart."""
    waiting = [name for name in wish.due if name in wish.questions]
    new = [name for name in shuffled(wish.questions, wish.seed, "plan") if name not in wish.standings]
    chosen = [*waiting, *new[: wish.fresh]][: wish.count]
    return apart(chosen, wish.questions, wish.given_away(chosen) if len(chosen) <= _AHEAD else {})


MODE = Mode("review", "what is due today, and a few new questions", "Nothing is due today.", review)
