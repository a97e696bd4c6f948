"""Cards: FSRS's memory of each question, replayed from the answers. The only importer of fsrs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import msgspec

from quiz.bank.model import same_key
from quiz.session.history import CERTAIN, Rating, Review

RETENTION = 0.9
LEAST, MOST = 0.7, 0.97
"""What retention may be wished for: the share of questions still known when they are due."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Card(msgspec.Struct, frozen=True):
    """What FSRS knows of a question whose key has the fingerprint `key`: all times in ms since 1970.

    `stability` in days, `difficulty` in 1…10. `lapses`: how often it was not known. `misled`: the last time the student
    was certain, and wrong.
    """

    key: str
    at: int
    due: int
    stability: float
    difficulty: float
    reviews: int = 1
    lapses: int = 0
    misled: bool = False


Cards = Mapping[str, Card]


class Replayer:
    """Turns reviews into cards for a desired retention in 0.7…0.97.

    No learning steps: a quiz is taken daily, not by the minute. No fuzz: the same history gives the same cards.
    """

    def __init__(self, retention: float = RETENTION) -> None:
        from fsrs import Scheduler

        self.scheduler: Scheduler = Scheduler(
            desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def after(self, card: Card | None, review: Review) -> Card:
        """The card after a review; one of another key is begun anew.

        A clock set back counts as standing still, so that no due date comes before the last review.
        """
        from fsrs import Card as FsrsCard
        from fsrs import Rating as FsrsRating
        from fsrs import State

        known = card if card is not None and same_key(card.key, review.key) else None
        at = max(review.at, known.at) if known else review.at
        before = FsrsCard(card_id=1, due=_EPOCH)
        if known is not None:
            before = FsrsCard(
                card_id=1,
                state=State.Review,
                stability=known.stability,
                difficulty=known.difficulty,
                due=_time(known.due),
                last_review=_time(known.at),
            )
        now, _ = self.scheduler.review_card(before, FsrsRating(int(review.rating)), _time(at))
        assert now.stability is not None
        assert now.difficulty is not None
        reviews, lapses = (known.reviews, known.lapses) if known else (0, 0)
        lapses += review.rating == Rating.AGAIN
        misled = (review.earned < 1 or review.first_wrong) and review.certainty == CERTAIN
        return Card(review.key, at, _stamp(now.due), now.stability, now.difficulty, reviews + 1, lapses, misled)

    def retrievability(self, card: Card, at: int) -> float:
        """How likely the question is still known, in 0…1."""
        from fsrs import Card as FsrsCard
        from fsrs import State

        of = FsrsCard(1, State.Review, None, card.stability, card.difficulty, _time(card.due), _time(card.at))
        return self.scheduler.get_card_retrievability(of, _time(max(at, card.at)))


def _time(milliseconds: int) -> datetime:
    return _EPOCH + milliseconds * _MILLISECOND


def _stamp(time: datetime) -> int:
    return (time - _EPOCH) // _MILLISECOND
