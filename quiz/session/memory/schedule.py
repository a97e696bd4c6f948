"""What is due, and when the rest will be."""

from collections import Counter
from collections.abc import Mapping

from quiz.session.memory.cards import Card, Cards

DAY = 86_400_000


def current(cards: Cards, keys: Mapping[str, str]) -> dict[str, Card]:
    """The cards of the questions in `keys` that still have the key they were answered with."""
    return {name: card for name, card in cards.items() if keys.get(name) == card.key}


def day_end(at: int, offset: int, begins: int) -> int:
    """When the day that holds `at` ends, where one is `offset` ms east of UTC and days begin `begins` ms after 0:00."""
    local = at + offset - begins
    return local - local % DAY + DAY - offset + begins


def due(cards: Cards, until: int) -> tuple[str, ...]:
    """The questions due before `until`, the longest overdue for its interval first.

    The less is left of a memory, the sooner it is asked: overdue days over stability order as retrievability does.
    """
    waiting = [(name, card) for name, card in cards.items() if card.due < until]
    return tuple(name for name, _ in sorted(waiting, key=lambda pair: (-_worn(pair[1], until), pair[0])))


def _worn(card: Card, at: int) -> float:
    return max(0, at - card.at) / DAY / card.stability


def forecast(cards: Cards, until: int, days: int) -> list[int]:
    """How many questions are due today (with all that is overdue) and on each day after; today ends at `until`."""
    counts = Counter(max(0, (card.due - until) // DAY + 1) for card in cards.values())
    return [counts[day] for day in range(days)]
