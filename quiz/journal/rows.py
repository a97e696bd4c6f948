"""What stands in the journal's rows: events as they are written, and as far as memory goes by them."""

from functools import cache

import msgspec

from quiz.session.events import Answered, AnyEvent, Started, Undone, possible
from quiz.session.history import Given, Review

_ENCODER = msgspec.json.Encoder()
_NESTED = "it is nested too deeply"


def start_row(start: Started) -> tuple[object, ...]:
    """How a run began, for the table of runs."""
    return (start.run, start.at, start.bank, _ENCODER.encode(start).decode())


def event_row(event: AnyEvent) -> tuple[object, ...]:
    """An event, for the table of events."""
    question = getattr(event, "question", None)
    mark = event.mark if isinstance(event, Answered) else None
    undoes = event.answer if isinstance(event, Undone) else None
    kind = type(event).__name__.lower()
    body = _ENCODER.encode(event).decode()
    return (event.id, event.at, event.run, event.bank, kind, question, mark, undoes, body)


class _Remembered(msgspec.Struct, frozen=True):
    """Of an answer's body what memory goes by; what else there is need not be read.

    Times that cannot be are taken for the nearest that can: nothing in a journal stops what is worked out from it.
    """

    question: str
    at: int
    fingerprint: str
    mark: float
    tries: int = 1
    hint: bool = False
    earned: float | None = None
    certainty: int = 0
    run: str = ""
    took: int = 0
    seen: bool = False
    first_wrong: bool = False

    @property
    def given(self) -> Given:
        """It as statistics need it."""
        earned = self.mark if self.earned is None else self.earned
        at, took = possible(self.at), possible(self.took)
        late = (self.certainty, self.first_wrong)
        return Given(self.run, self.question, at, took, self.fingerprint, self.mark, earned, *late)

    @property
    def review(self) -> Review:
        """It as a review."""
        earned = self.mark if self.earned is None else self.earned
        return Review(
            self.question,
            possible(self.at),
            self.fingerprint,
            self.mark,
            earned,
            self.tries,
            self.hint,
            self.certainty,
            self.seen,
            self.first_wrong,
        )


@cache
def _event_decoder() -> msgspec.json.Decoder[AnyEvent]:
    """Return what reads events: made when the first is read, because a new run reads none."""
    return msgspec.json.Decoder(AnyEvent)


@cache
def _answer_decoder() -> msgspec.json.Decoder[_Remembered]:
    """Return what reads of answers what memory goes by."""
    return msgspec.json.Decoder(_Remembered)


class Memories(msgspec.Struct, frozen=True):
    """Reviews in order, and the number and id of the last event.

    `touched` are the questions to be worked out anew; `more` is how many more answers there are than before.
    """

    reviews: list[Review]
    touched: frozenset[str]
    more: int
    last: int
    last_id: str


def event_of(body: bytes) -> AnyEvent:
    """The event, or how a run began, whose body this is. Raises msgspec.DecodeError."""
    try:
        event: AnyEvent = _event_decoder().decode(body)
    except RecursionError:
        raise msgspec.DecodeError(_NESTED) from None
    return event


def given_of(body: bytes) -> Given:
    """The answer whose event is `body`. Raises msgspec.DecodeError."""
    return _remembered(body).given


def review_of(body: bytes) -> Review:
    """The answer whose event is `body`. Raises msgspec.DecodeError."""
    return _remembered(body).review


def _remembered(body: bytes) -> _Remembered:
    try:
        return _answer_decoder().decode(body)
    except RecursionError:
        raise msgspec.DecodeError(_NESTED) from None
