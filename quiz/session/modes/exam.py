"""An exam: questions by chance alone, whatever is known of them; feedback when it is handed in."""

from quiz.session.modes.base import Mode, Wish, every
from quiz.session.plan import plan


def exam(wish: Wish) -> tuple[str, ...]:
    """Questions that the seed decides."""
    return plan(wish.questions, {}, wish.seed, wish.count, wish.given_away)


MODE = Mode(
    "exam",
    "an exam",
    "against the clock; feedback when all is handed in",
    "There is no question.",
    exam,
    every,
)
