"""What happened, in the order it happened: the only thing that is ever stored."""

import msgspec


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
    """A run began: `plan` are the ids of its questions in the order they will be asked."""

    mode: str
    seed: str
    plan: tuple[str, ...]


class Answered(Event, frozen=True):
    """A question was answered: `mark` in 0…1, `took` milliseconds, `fingerprint` of the key it was marked by."""

    question: str
    response: tuple[str, ...]
    mark: float
    took: int
    fingerprint: str


class Skipped(Event, frozen=True):
    """A question was put off; put off again, or as the last one left, it is left out."""

    question: str


class Undone(Event, frozen=True):
    """The answer whose event id is `answer` was taken back."""

    answer: str


AnyEvent = Started | Answered | Skipped | Undone
