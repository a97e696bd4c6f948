"""Answers given before, as far as the next run, the student's progress and memory need them."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

import msgspec

from quiz.bank.model import Question, same_key

GUESS, FAIRLY, CERTAIN = 1, 2, 3
"""How sure a student was of an answer; 0 where that was not asked."""
MENDED = 2
"""A question that was missed is mended when it was right so many times in a row: once may have been luck."""


class Rating(IntEnum):
    """FSRS's ratings. `EASY` is never told from an answer."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Review(msgspec.Struct, frozen=True):
    """One answer that was not taken back: `at` in ms since 1970, `key` the fingerprint of the key it was marked by.

    `mark` in 0…1 is what it counts, `earned` the same before tries and a hint were taken off; `seen`: the right answer
    had been shown before; `first_wrong`: `certainty` was said of an earlier try, which was not right.
    """

    question: str
    at: int
    key: str
    mark: float
    earned: float
    tries: int = 1
    hint: bool = False
    certainty: int = 0
    seen: bool = False
    first_wrong: bool = False

    @property
    def rating(self) -> Rating:
        """Wrong, partly right, or seen: again. Right after a hint, a further try, or by a guess: hard. Right: good."""
        if self.earned < 1 or self.seen:
            return Rating.AGAIN
        return Rating.HARD if self.hint or self.tries > 1 or self.certainty == GUESS else Rating.GOOD


class Given(msgspec.Struct, frozen=True):
    """One answer that was not taken back, as statistics need it: `at` and `took` in ms, marks in 0…1.

    `key` is the fingerprint of the key it was marked by, `earned` the mark before tries and a hint were taken off.
    `first_wrong`: `certainty` was said of an earlier try, which was not right.
    """

    run: str
    question: str
    at: int
    took: int
    key: str
    mark: float
    earned: float
    certainty: int = 0
    first_wrong: bool = False


class Standing(msgspec.Struct, frozen=True):
    """What is known of one question with the key `key`: its last mark in 0…1 and when it was given (ms since 1970).

    `to_mend` is how many times in a row it must still be answered right since it was missed; 0 where it never was.
    `first` is when it was first met.
    """

    mark: float
    at: int
    key: str = ""
    to_mend: int = 0
    first: int = 0


def stands(before: Standing | None, review: Review) -> Standing:
    """How a question stands after a review; with another key it is a new question."""
    known = before if before is not None and same_key(before.key, review.key) else None
    to_mend = MENDED if review.mark < 1 else max(0, known.to_mend - 1) if known else 0
    return Standing(review.mark, review.at, review.key, to_mend, known.first if known else review.at)


def standings(reviews: Iterable[Review]) -> dict[str, Standing]:
    """How each question stands; `reviews` in the order in which they were given."""
    found: dict[str, Standing] = {}
    for review in reviews:
        found[review.question] = stands(found.get(review.question), review)
    return found


def still_asked(standings: Mapping[str, Standing], questions: Mapping[str, Question]) -> dict[str, Standing]:
    """The standings of questions that are still there with the key they were answered with."""
    return {
        name: standing
        for name, standing in standings.items()
        if name in questions and same_key(questions[name].fingerprint(), standing.key)
    }
