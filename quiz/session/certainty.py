"""How sure a student was: marks that reward knowing what one knows, and how well sureness fits what was right."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from quiz.session.history import CERTAIN, FAIRLY, GUESS

LEVELS = {GUESS: "a guess", FAIRLY: "fairly sure", CERTAIN: "certain"}
"""The levels of certainty and how each is called."""
BANDS = {GUESS: (0.0, 0.67), FAIRLY: (0.67, 0.80), CERTAIN: (0.80, 1.0)}
"""For each level the share that is right where it is used as it is meant: a certain answer pays above 80 %."""
_MARKS = {GUESS: (0, 1), FAIRLY: (-2, 2), CERTAIN: (-6, 3)}
"""What a level is worth when wrong, and when right: Moodle's certainty-based marking, after Gardner-Medwin."""
_TELLS = 0.5
"""From so large a squared gap, counted once for each answer, a level is told to be used wrongly."""


def certainty_mark(right: bool, certainty: int) -> int:
    """The mark of an answer of which the student was so sure; 0 where that was not asked."""
    return _MARKS[certainty][right] if certainty in _MARKS else 0


class Calibration(msgspec.Struct, frozen=True):
    """How often answers of one level of certainty were right: `right` of `answers`."""

    certainty: int
    answers: int
    right: int

    @property
    def share(self) -> float:
        """The share that was right, in 0…1."""
        return self.right / self.answers if self.answers else 0.0

    @property
    def gap(self) -> float:
        """How far the share lies outside the level's band: below it (overconfident) negative, above it positive."""
        low, high = BANDS[self.certainty]
        if not self.answers or low <= self.share <= high:
            return 0.0
        return self.share - (low if self.share < low else high)

    @property
    def told(self) -> str:
        """`overconfident` or `underconfident` where there are answers enough to say so, else nothing."""
        if self.gap**2 * self.answers <= _TELLS:
            return ""
        return "overconfident" if self.gap < 0 else "underconfident"


def calibration(answers: Iterable[tuple[int, bool]]) -> tuple[Calibration, ...]:
    """The calibration of each level, of answers as how sure the student was and whether they were right."""
    given = Counter(answers)
    return tuple(Calibration(level, given[level, True] + given[level, False], given[level, True]) for level in LEVELS)
