"""Cards: FSRS's memory of each question, replayed from the answers. The only importer of fsrs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from quiz.bank.model import same_key
from quiz.session.history import CERTAIN, Rating, Review

if TYPE_CHECKING:
    from fsrs import Card as FsrsCard

RETENTION = 0.9
LEAST, MOST = 0.7, 0.97
"""What retention may be wished for: the share of questions still known when they are due."""
LUCKY = 1 / 5
"""From this chance of a lucky guess on, a first right answer says less: it is rated hard."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """FSRS's memory of a question whose key has the fingerprint `key`, in numbers of the student's days.

    `day` is that of the last answer, `due` that on which it is asked again. `stability` in days, `difficulty` in 1…10.
    `lapses`: how often it was not known. `misled`: the last time the student was certain, and wrong. `lucky`: whether
    the first answer was taken for one that a guess gets right easily.
    """

    key: str
    day: int
    due: int
    stability: float
    difficulty: float
    reviews: int = 1
    lapses: int = 0
    misled: bool = False
    lucky: bool = False


Cards = Mapping[str, Card]


class Replayer:
    """Turns reviews into cards for a desired retention in 0.7…0.97.

    No learning steps: a quiz is taken daily, not by the minute. No fuzz: the same history gives the same cards. FSRS
    drops what is left of a day, so it is given whole days of the student's, never hours.
    """

    def __init__(self, retention: float = RETENTION) -> None:
        from fsrs import Scheduler

        self.scheduler: Scheduler = Scheduler(
            desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def after(self, card: Card | None, review: Review, day: int, *, lucky: bool = False) -> Card:
        """Return the card after a review on `day`; one with another key starts again.

        `lucky`: a guess gets the question right with a chance of `LUCKY` or more. A clock set back counts as standing
        still, so that no due date comes before the last review.
        """
        from fsrs import Card as FsrsCard
        from fsrs import Rating as FsrsRating

        known = card if card is not None and same_key(card.key, review.key) else None
        if known is not None:
            day, lucky = max(day, known.day), known.lucky
        before = FsrsCard(card_id=1, due=_EPOCH) if known is None else self._fsrs_card(known)
        rating = review.rating
        if known is None and lucky and rating == Rating.GOOD:
            rating = Rating.HARD
        now, _ = self.scheduler.review_card(before, FsrsRating(int(rating)), _time(day))
        assert now.stability is not None
        assert now.difficulty is not None
        return Card(
            key=review.key,
            day=day,
            due=_day(now.due),
            stability=now.stability,
            difficulty=now.difficulty,
            reviews=(known.reviews if known else 0) + 1,
            lapses=(known.lapses if known else 0) + (rating == Rating.AGAIN),
            misled=(review.earned < 1 or review.first_wrong) and review.certainty == CERTAIN,
            lucky=lucky,
        )

    def retrievability(self, card: Card, day: int) -> float:
        """Return how likely the question is still known on `day`, in 0…1."""
        return self.scheduler.get_card_retrievability(self._fsrs_card(card), _time(max(day, card.day)))

    @staticmethod
    def _fsrs_card(card: Card) -> "FsrsCard":
        from fsrs import Card as FsrsCard
        from fsrs import State

        return FsrsCard(
            card_id=1,
            state=State.Review,
            stability=card.stability,
            difficulty=card.difficulty,
            due=_time(card.due),
            last_review=_time(card.day),
        )


def _time(day: int) -> datetime:
    return _EPOCH + day * _ONE_DAY


def _day(time: datetime) -> int:
    return (time - _EPOCH) // _ONE_DAY
