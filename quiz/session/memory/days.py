"""The student's days: the only way in which times become days."""

from collections.abc import Callable

import msgspec

HOUR = 3_600_000
DAY = 24 * HOUR
_THURSDAY = 3
"""The weekday of day 0, 1970-01-01; 0 is Monday."""


def _utc(_: int) -> int:
    return 0


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers the student's days from 1970-01-01. A day begins at `begins` o'clock, by the clock on the student's wall.

    `offset` returns how many ms the wall clock is ahead of UTC at a time in ms since 1970. `zone` names its rules.
    """

    begins: int = 4
    offset: Callable[[int], int] = _utc
    zone: str = "UTC"

    def day(self, at: int) -> int:
        """Return the number of the day that contains `at`; a day may last 23 or 25 hours when clocks are changed."""
        return (at + self.offset(at) - self.begins * HOUR) // DAY

    @property
    def name(self) -> str:
        """The rules by which days are counted: numbers in a file hold only as long as these are the same."""
        return f"{self.begins} {self.zone}"


def weekday(day: int) -> int:
    """Return which day of the week a day is; 0 is Monday."""
    return (day + _THURSDAY) % 7
