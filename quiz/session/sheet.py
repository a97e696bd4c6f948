"""The answer sheet of an exam: what is written on it so far."""

import msgspec

from quiz.session.clock import Clock
from quiz.session.events import Closed, Flagged, Opened, Responded, Submitted

SheetEvent = Responded | Flagged | Closed | Opened | Submitted


class Sheet(msgspec.Struct, frozen=True):
    """The last answer to each question that has one, those marked to come back to, and milliseconds spent on each."""

    clock: Clock
    responses: dict[str, Responded] = {}
    flags: frozenset[str] = frozenset()
    took: dict[str, int] = {}
    submitted: bool = False
    late: bool = False


def written(sheet: Sheet, event: SheetEvent) -> Sheet:
    """The sheet after `event`."""
    sheet = msgspec.structs.replace(sheet, clock=sheet.clock.ticked(event.at, closed=isinstance(event, Opened)))
    match event:
        case Responded():
            others = {name: given for name, given in sheet.responses.items() if name != event.question}
            responses = others | {event.question: event} if event.response else others
            took = sheet.took | {event.question: sheet.took.get(event.question, 0) + event.took}
            return msgspec.structs.replace(sheet, responses=responses, took=took)
        case Flagged():
            flags = sheet.flags | {event.question} if event.flagged else sheet.flags - {event.question}
            return msgspec.structs.replace(sheet, flags=flags)
        case Submitted():
            return msgspec.structs.replace(sheet, submitted=True, late=event.late)
        case _:
            return sheet


def left_closed(sheet: Sheet | None, at: int) -> int | None:
    """Return the milliseconds left of an exam that is closed, never below 0; None without a limit, or for no exam."""
    return None if sheet is None else sheet.clock.left_closed(at)
