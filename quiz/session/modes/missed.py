"""Only what was missed, and was not yet right twice in a row since."""

from quiz.session.modes.base import Mode, Wish
from quiz.session.plan import ordered


def to_fix(wish: Wish) -> list[str]:
    """Return the questions that were missed and are not yet right twice in a row since."""
    return [name for name in wish.questions if name in wish.standings and wish.standings[name].to_mend]


def missed(wish: Wish) -> tuple[str, ...]:
    """Plan the questions to fix: those that were just missed first, then those that were right once."""
    known = wish.standings
    chosen = sorted(to_fix(wish), key=lambda name: (-known[name].to_mend, known[name].at))[: wish.count]
    return ordered(chosen, wish.questions, wish.seed, wish.given_away)


MODE = Mode(
    "missed",
    "a run on what you missed",
    "only what you missed, until it is right twice",
    "There is nothing to fix.",
    missed,
    to_fix,
)
