"""Every run and event as a line of JSON, after a first line that says what they are."""

from collections.abc import Iterable, Iterator

import msgspec

from quiz.diagnostics import Report, Span
from quiz.session.events import Answered, AnyEvent, Responded, Tried
from quiz.text import clean

FORMAT, VERSION = "quiz answers", 1
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(AnyEvent)


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
            events.append(_harmless(_DECODER.decode(line)))
        except msgspec.DecodeError as problem:
            report.error("bad-line", at, f"this is no event: {problem}", "take the line out, or export anew")
    return events


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
