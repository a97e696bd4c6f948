"""Every run and event as a line of JSON, after a first line that says what they are."""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from quiz.diagnostics import Report, Span
from quiz.session.events import LATEST, Answered, AnyEvent, Responded, Tried
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
"""The least and the most that a field of an event may hold: a journal keeps what was taken in for good."""
_NAMES = ("id", "run", "bank", "mode", "question", "answer", "fingerprint")
"""Fields that are no words of a student's."""


class Header(msgspec.Struct, frozen=True, omit_defaults=False):
    """The first line."""

    format: str
    version: int


def lines(events: Iterable[AnyEvent]) -> Iterator[str]:
    """The lines of `events`, each with its newline."""
    yield f"{_ENCODER.encode(Header(FORMAT, VERSION)).decode()}\n"
    for event in events:
        yield f"{_ENCODER.encode(event).decode()}\n"


def read(text: Iterable[str], report: Report) -> list[AnyEvent]:
    """The events in the lines of `text`; every line that is none is reported, by its number.

    A file of a newer version is not read at all.
    """
    events: list[AnyEvent] = []
    for number, line in enumerate(text, 1):
        at = Span(number, 1)
        if number == 1:
            if not _is_ours(line, report):
                return []
            continue
        if not line.strip():
            continue
        try:
            event = _DECODER.decode(line)
            fault = _fault(event)
        except msgspec.DecodeError as problem:
            fault = f"this is no event: {problem}"
        if fault:
            report.error("bad-line", at, fault, "take the line out, or export anew")
        else:
            events.append(_harmless(event))
    return events


def _fault(event: AnyEvent) -> str:
    """What an event holds that cannot be; empty where there is nothing."""
    for field, (least, most) in _BOUNDS.items():
        value = getattr(event, field, None)
        if value is not None and not least <= value <= most:
            return f"this cannot be: `{field}` is not from {least} to {most}"
    names = (getattr(event, field, "") for field in _NAMES)
    if any(may_be_unsafe(name) or "\n" in name for name in chain(names, getattr(event, "plan", ()))):
        return "this cannot be: a name in it holds control characters"
    return ""


def _harmless(event: AnyEvent) -> AnyEvent:
    """The event with what a student typed, and will see again, made harmless: the file may be anybody's."""
    if not isinstance(event, Answered | Tried | Responded):
        return event
    response, proof = tuple(clean(text) for text in event.response), clean(event.proof)
    if (response, proof) == (event.response, event.proof):
        return event
    return msgspec.structs.replace(event, response=response, proof=proof)


def _is_ours(line: str, report: Report) -> bool:
    try:
        header = msgspec.json.decode(line, type=Header)
    except msgspec.DecodeError:
        header = Header("", 0)
    if header.format != FORMAT:
        report.error("bad-line", Span(1, 1), "these are no answers of quiz", "name a file that `quiz export` wrote")
        return False
    if header.version > VERSION:
        told = f"version {header.version} of this format; this program knows {VERSION}"
        report.error("newer-version", Span(1, 1), f"the file has {told}", "update quiz")
        return False
    return True
