"""The questions there are to ask: the same for the rows of the first screen and for the runs they start."""

from collections.abc import Mapping

import msgspec

from quiz.bank.model import Question
from quiz.session.history import still_asked
from quiz.session.memory.knowledge import Knowledge
from quiz.session.memory.schedule import Today, ahead, current, due
from quiz.session.modes.base import Wish
from quiz.session.modes.missed import to_fix
from quiz.session.modes.review import today


class Waiting(msgspec.Struct, frozen=True):
    """How many questions there are to ask: all, those to fix, those due and new today, and those to go ahead with."""

    questions: int
    missed: int
    due: int
    new: int
    ahead: int


def remembered(wish: Wish, questions: Mapping[str, Question], known: Knowledge, day: Today) -> Wish:
    """Return `wish` with what is known of the `questions` of its bank: all of them count against the day's new ones."""
    standing = still_asked(known.standings, questions)
    cards = current(known.cards, standing)
    return msgspec.structs.replace(
        wish,
        standings=standing,
        due=due(cards, day.number),
        ahead=ahead(cards, day.number),
        fresh=day.fresh(standing),
    )


def waiting(wish: Wish) -> Waiting:
    """Return how many questions each way to play has, as its runs choose them."""
    review = today(wish)
    return Waiting(len(wish.questions), len(to_fix(wish)), len(review.due), len(review.new), len(review.ahead))
