"""Practice: what is new first, then what was missed, then what was longest not seen; feedback at once."""

from quiz.session.modes.base import Mode, Wish, every
from quiz.session.plan import plan


def practice(wish: Wish) -> tuple[str, ...]:
    """The most urgent questions, in an order that the seed decides."""
    return plan(wish.questions, wish.standings, wish.seed, wish.count, wish.given_away)


MODE = Mode(
    "practice",
    "a practice run",
    "feedback at once; new questions first",
    "There is no question.",
    practice,
    every,
)
