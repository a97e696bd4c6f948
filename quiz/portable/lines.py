"""Every run and event as a line of JSON, after a first line that says what they are."""

from collections.abc import Iterable, Iterator

import msgspec

from quiz.diagnostics import Report, Span
from quiz.session.events import LATEST, Answered, AnyEvent, Responded, Started, Tried
from quiz.text import clean, may_be_unsafe

FORMAT, VERSION = "quiz answers", 1
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(AnyEvent)
_MOST_TRIES = 100
_BOUNDS = {
    "at": (0, LATEST),
    "took": (0, LATEST),
    "limit": (0, LATEST),
    "tries": (1, _MOST_TRIES),
    "mark": (0, 1),
    "earned": (0, 1),
}
"""The least and the most that a field of an event may hold: a journal keeps for good what was taken in."""
_TYPED = ("response", "proof")
"""Fields with what a student typed or picked; every other text of an event is a name, a seed or the like."""
MAX_LINE = 1024 * 1024
"""A longer line is not read; a run of 10,000 questions takes about half of it."""
MAX_FINDINGS = 50
"""After this many bad lines no more is read; a file may have millions."""
_FIX = "take the line out, or export again"


class Header(msgspec.Struct, frozen=True, omit_defaults=False):
    """The first line."""

    format: str
    version: int


def lines(events: Iterable[AnyEvent]) -> Iterator[str]:
    """The lines of `events`, each with its newline."""
    yield f"{_ENCODER.encode(Header(FORMAT, VERSION)).decode()}\n"
    for event in events:
        yield f"{_ENCODER.encode(event).decode()}\n"


def read(text: Iterable[str | bytes], report: Report, latest: int = LATEST) -> list[AnyEvent]:
    """Return the events in the lines of `text`; every line that is none is reported, by its number.

    A file of a newer version is not read at all, nor what follows a line longer than MAX_LINE. No event may be later
    than `latest`, in milliseconds since 1970.
    """
    events: list[AnyEvent] = []
    first: dict[tuple[bool, str], tuple[int, AnyEvent]] = {}
    for number, line in enumerate(text, 1):
        at = Span(number, 1)
        if len(line) > MAX_LINE:
            report.error("bad-line", at, f"the line has more than {MAX_LINE:,} bytes; longer ones are not read", _FIX)
            break
        if number == 1:
            if not _is_ours(line, report):
                return []
            continue
        if not line.strip():
            continue
        event, fault = _event(line, latest)
        if event is not None and not fault:
            begins = isinstance(event, Started)
            before, known = first.setdefault((begins, event.run if begins else event.id), (number, event))
            if known != event:
                fault = f"this differs from line {before}, which has the same id"
            elif before == number:
                events.append(event)
        if fault:
            report.error("bad-line", at, fault, _FIX)
            if report.errors == MAX_FINDINGS:
                break
    return events


def _event(line: str | bytes, latest: int) -> tuple[AnyEvent | None, str]:
    """Return the event in a line, made harmless, and what is wrong with it."""
    try:
        event: AnyEvent = _DECODER.decode(line)
    except msgspec.DecodeError as problem:
        return None, f"this is no event: {problem}"
    except RecursionError:
        return None, "this is no event: it is nested too deeply"
    return harmless(event), _fault(event, latest)


def _fault(event: AnyEvent, latest: int) -> str:
    """Return what an event holds that cannot be; empty if there is nothing."""
    for field, (least, most) in _BOUNDS.items():
        value = getattr(event, field, None)
        if value is not None and not least <= value <= most:
            return f"this cannot be: `{field}` is not from {least} to {most}"
    if event.at > latest:
        return "this cannot be: `at` is later than now; check the clock of this computer and of the other one"
    for field in event.__struct_fields__:
        value = getattr(event, field)
        texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        if field not in _TYPED and any(may_be_unsafe(text) or "\n" in text for text in texts):
            return f"this cannot be: `{field}` holds control characters"
    return ""


def harmless(event: AnyEvent) -> AnyEvent:
    """Return the event with what a student typed, and will see again, made harmless: the file may be anybody's."""
    if not isinstance(event, Answered | Tried | Responded):
        return event
    response, proof = tuple(clean(text) for text in event.response), clean(event.proof)
    if (response, proof) == (event.response, event.proof):
        return event
    return msgspec.structs.replace(event, response=response, proof=proof)


def _is_ours(line: str | bytes, report: Report) -> bool:
    try:
        header = msgspec.json.decode(line, type=Header)
    except (msgspec.DecodeError, RecursionError):
        header = Header("", 0)
    if header.format != FORMAT:
        report.error("bad-line", Span(1, 1), "these are no answers of quiz", "name a file that `quiz export` wrote")
        return False
    if header.version > VERSION:
        told = f"version {header.version} of this format; this program knows {VERSION}"
        report.error("newer-version", Span(1, 1), f"the file has {told}", "update quiz")
        return False
    return True
