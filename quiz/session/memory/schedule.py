"""What is due, and when the rest will be."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from quiz.session.history import Standing
from quiz.session.memory.cards import Card, Cards

DAY = 86_400_000


class Day(msgspec.Struct, frozen=True):
    """A student's day: when it ends (ms since 1970), and how many new questions may be met in it."""

    end: int
    allowance: int

    def fresh(self, standings: Mapping[str, Standing]) -> int:
        """How many more new questions may be met today."""
        begun = self.end - DAY
        return max(0, self.allowance - sum(begun <= standing.first < self.end for standing in standings.values()))


class Outlook(msgspec.Struct, frozen=True):
    """What is to be done today: how many questions are due, and how many new ones may be met."""

    due: int
    new: int


def current(cards: Cards, standings: Mapping[str, Standing]) -> dict[str, Card]:
    """The cards of the questions that stand as they are asked now."""
    return {name: card for name, card in cards.items() if name in standings and standings[name].key == card.key}


def day_end(at: int, offset: int, begins: int) -> int:
    """When the day that holds `at` ends, where one is `offset` ms east of UTC and days begin `begins` ms after 0:00."""
    local = at + offset - begins
    return local - local % DAY + DAY - offset + begins


def due(cards: Cards, until: int) -> tuple[str, ...]:
    """The questions due before `until`: first those of which the student was certain, and wrong; then the most worn.

    The less is left of a memory, the sooner it is asked: days passed over stability order as retrievability does.
    """
    waiting = {name: card for name, card in cards.items() if card.due < until}
    return tuple(sorted(waiting, key=lambda name: (not waiting[name].misled, -_worn(waiting[name], until), name)))


def ahead(cards: Cards, until: int) -> tuple[str, ...]:
    """The questions that are not due before `until`, those first of which the least may be left.

    Here a stability counts by its square root: some right answers were guesses, so what seems to be known best is not
    left alone for long by one who has time for it.
    """
    rest = {name: card for name, card in cards.items() if card.due >= until}
    return tuple(sorted(rest, key=lambda name: (-_worn(rest[name], until, 0.5), name)))


def _worn(card: Card, at: int, trust: float = 1.0) -> float:
    return float(max(0, at - card.at) / DAY / card.stability**trust)


def forecast(cards: Cards, until: int, days: int) -> list[int]:
    """How many questions are due today (with all that is overdue) and on each day after; today ends at `until`."""
    counts = Counter(max(0, (card.due - until) // DAY + 1) for card in cards.values())
    return [counts[day] for day in range(days)]
