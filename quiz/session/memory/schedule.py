"""The questions that are due, and when the rest will be: all in numbers of the student's days."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from quiz.session.history import Standing
from quiz.session.memory.cards import Card, Cards
from quiz.session.memory.days import Days


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the student's day, by `days`, and how many new questions may be asked in it."""

    number: int
    allowance: int
    days: Days

    def fresh(self, standings: Mapping[str, Standing]) -> int:
        """Return how many more new questions may be asked today."""
        return max(0, self.allowance - sum(self.days.day(one.first) == self.number for one in standings.values()))


class Outlook(msgspec.Struct, frozen=True):
    """What is to be done today: how many questions are due, and how many new ones may be met."""

    due: int
    new: int


def current(cards: Cards, standings: Mapping[str, Standing]) -> dict[str, Card]:
    """The cards of the questions that stand as they are asked now."""
    return {name: card for name, card in cards.items() if name in standings and standings[name].key == card.key}


def due(cards: Cards, today: int) -> tuple[str, ...]:
    """Return the questions due: first those the student was certain of and got wrong, then the most worn.

    The less is left of a memory, the sooner it is asked: days passed over stability order as retrievability does.
    """
    waiting = {name: card for name, card in cards.items() if card.due <= today}
    return tuple(sorted(waiting, key=lambda name: (not waiting[name].misled, -_worn(waiting[name], today), name)))


def ahead(cards: Cards, today: int) -> tuple[str, ...]:
    """Return the questions that are not due yet, the least remembered first.

    Here a stability counts by its square root: some right answers were guesses, so what seems to be known best is not
    left alone for long by one who has time for it.
    """
    rest = {name: card for name, card in cards.items() if card.due > today}
    return tuple(sorted(rest, key=lambda name: (-_worn(rest[name], today, 0.5), name)))


def _worn(card: Card, today: int, trust: float = 1.0) -> float:
    """Return how worn a memory is when today ends, so that what was answered today is ordered by its stability too."""
    return float(max(0, today + 1 - card.day) / card.stability**trust)


def forecast(cards: Cards, today: int, days: int) -> list[int]:
    """Return how many questions are due today (with all that is overdue) and on each day after."""
    counts = Counter(max(0, card.due - today) for card in cards.values())
    return [counts[day] for day in range(days)]
