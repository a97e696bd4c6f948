"""Only what was missed, and was not yet right twice in a row since."""

from quiz.session.modes.base import Mode, Wish
from quiz.session.plan import ordered


def missed(wish: Wish) -> tuple[str, ...]:
    """The questions to be mended: those that were just missed first, then those that were right once."""
    known = wish.standings
    names = [name for name in wish.questions if name in known and known[name].to_mend]
    chosen = sorted(names, key=lambda name: (-known[name].to_mend, known[name].at))[: wish.count]
    return ordered(chosen, wish.questions, wish.seed, wish.given_away)


MODE = Mode(
    "missed", "a run on what you missed", "only what you missed, until it is right twice", "Nothing is missed.", missed
)
