"""How well a question was known, told from what happened: nobody is asked to judge themselves."""

from enum import IntEnum

import msgspec

GUESS = 1
"""The certainty of an answer that was only guessed."""


class Rating(IntEnum):
    """FSRS's ratings. `EASY` is never told from an answer."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Review(msgspec.Struct, frozen=True):
    """One answer as far as memory goes: `at` in ms since 1970, `key` the fingerprint of the key it was marked by.

    `mark` in 0…1 is what it earned before tries and a hint were taken off, `certainty` 0 where it was not asked for.
    """

    question: str
    at: int
    key: str
    mark: float
    tries: int = 1
    hint: bool = False
    certainty: int = 0

    @property
    def rating(self) -> Rating:
        """Wrong or partly right: again. Right after a hint, a further try, or by a guess: hard. Right: good."""
        if self.mark < 1:
            return Rating.AGAIN
        return Rating.HARD if self.hint or self.tries > 1 or self.certainty == GUESS else Rating.GOOD
