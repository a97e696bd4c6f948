"""How much of an exam's time is used."""

import msgspec


class Clock(msgspec.Struct, frozen=True):
    """A limit in milliseconds (0: none), how much of it was used up to `at` (milliseconds since 1970).

    `held`: it stands still while the exam is closed. A kill closes an exam without a word, so the time until it is
    opened again is that which passed since the last thing that happened.
    """

    limit: int
    at: int
    held: bool = False
    used: int = 0

    def left(self, now: int) -> int | None:
        """Milliseconds left, never below 0; None where there is no limit. A clock set back takes nothing back."""
        return max(0, self.limit - self.used - max(0, now - self.at)) if self.limit else None

    def left_closed(self, now: int) -> int | None:
        """Return the milliseconds left of an exam that is closed; None without a limit."""
        return max(0, self.limit - self.used) if self.held and self.limit else self.left(now)

    def ticked(self, now: int, *, closed: bool = False) -> "Clock":
        """The clock at `now`; `closed`: the exam was closed since it was last looked at."""
        passed = 0 if closed and self.held else max(0, now - self.at)
        return msgspec.structs.replace(self, at=max(now, self.at), used=self.used + passed)
