"""All that is known of a student's answers on one bank."""

import msgspec

from quiz.session.history import Standing
from quiz.session.memory.cards import Card


class Knowledge(msgspec.Struct):
    """How many answers there were, and of each question how it stands and its card, whatever the bank holds now."""

    answers: int = 0
    standings: dict[str, Standing] = {}
    cards: dict[str, Card] = {}

    def copy(self) -> "Knowledge":
        """The same, to be changed apart."""
        return Knowledge(self.answers, dict(self.standings), dict(self.cards))
