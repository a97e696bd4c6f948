"""What happened, in the order it happened: the only thing that is ever stored."""

from typing import Annotated

import msgspec

LATEST = 4_102_444_800_000
"""The year 2100 in milliseconds since 1970: no clock of today shows a later time."""


def possible(at: int) -> int:
    """`at`, or the end of 0…LATEST that is nearer: dates cannot be made of times far beyond it."""
    return min(max(at, 0), LATEST)


class Stamp(msgspec.Struct, frozen=True):
    """Identity and time of a new event: a UUID and milliseconds since 1970 in UTC, given by the caller."""

    id: str
    at: int


class Event(msgspec.Struct, frozen=True, tag_field="kind", tag=str.lower):
    """One thing that happened in a run."""

    id: str
    at: int
    run: str
    bank: str


class Started(Event, frozen=True):
    """A run began: `plan` are the ids of its questions in the order they will be asked.

    `tries` is how many tries each of them has. An exam lasts `limit` milliseconds (0: as long as one likes); where it
    is `held`, its clock stands still while the exam is closed.
    """

    mode: str
    seed: str
    plan: tuple[str, ...]
    tries: int = 1
    limit: int = 0
    held: bool = False


class Answered(Event, frozen=True):
    """A question was answered for good, or given up.

    `mark` in 0…1 is what it counts; `earned` the same before tries and a hint were taken off (None: nothing was).
    `took` milliseconds in all tries, `fingerprint` of the key it was marked by, `proof` the quote that was picked to
    prove it, `tries` how many tries were needed (free ones not counted), `hint` whether its hint was taken, `certainty`
    how sure the student was (1 guess, 2 fairly sure, 3 certain; 0: was not asked), `seen` whether the right answer had
    been shown before, as an answer that was not right was taken back. `first_wrong`: `certainty` was said of an earlier
    try, which was not right.
    """

    question: str
    response: tuple[str, ...]
    mark: Annotated[float, msgspec.Meta(ge=0, le=1)]
    took: int
    fingerprint: str
    proof: str = ""
    tries: int = 1
    hint: bool = False
    earned: float | None = None
    certainty: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    seen: bool = False
    first_wrong: bool = False

    @property
    def right(self) -> bool:
        """Whether it was right in the end, whatever it cost."""
        return (self.mark if self.earned is None else self.earned) >= 1

    @property
    def right_as_said(self) -> bool:
        """Whether what `certainty` was said of was right."""
        return self.right and not self.first_wrong


class Tried(Event, frozen=True):
    """An answer that was not right, with a further try to come; `free`: a slip of spelling, which costs nothing.

    `mark` in 0…1 is that of this answer and its `proof`, nothing taken off; `took` milliseconds for this try;
    `certainty` how sure the student was of it (1 to 3; 0: was not asked).
    """

    question: str
    response: tuple[str, ...]
    mark: float
    took: int
    proof: str = ""
    free: bool = False
    certainty: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0


class Hinted(Event, frozen=True):
    """The hint of a question was taken."""

    question: str


class Skipped(Event, frozen=True):
    """A question was put off to the end; put off again, it is left out."""

    question: str


class Undone(Event, frozen=True):
    """The answer or skip whose event id is `answer` was taken back."""

    answer: str


class Responded(Event, frozen=True):
    """An exam's answer to a question, which can still be changed; an empty one takes it out. `took` milliseconds."""

    question: str
    response: tuple[str, ...]
    took: int
    proof: str = ""


class Flagged(Event, frozen=True):
    """A question of an exam was marked to come back to, or (`flagged` is False) no longer is."""

    question: str
    flagged: bool


class Closed(Event, frozen=True):
    """An exam was left; nothing else happened."""


class Opened(Event, frozen=True):
    """An exam that had been left was come back to."""


class Submitted(Event, frozen=True):
    """An exam was handed in; what has no answer by now never gets one. `late`: its time was up."""

    late: bool = False


AnyEvent = Started | Answered | Tried | Hinted | Skipped | Undone | Responded | Flagged | Closed | Opened | Submitted
