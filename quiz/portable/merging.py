"""Answers from elsewhere taken into a journal: what is recorded always wins, and whatever differs from it is named."""

from collections.abc import Iterable

import msgspec

from quiz.journal.store import Journal
from quiz.portable.lines import harmless
from quiz.session.events import AnyEvent, Started, Undone


class Conflict(msgspec.Struct, frozen=True):
    """An event that was not taken in, and what it contradicts."""

    id: str
    why: str


class Merged(msgspec.Struct, kw_only=True):
    """How many runs and events were new, were there already, took back a recorded answer, or were refused."""

    runs: int = 0
    events: int = 0
    there: int = 0
    taken_back: int = 0
    conflicts: list[Conflict] = []


def merge(journal: Journal, events: Iterable[AnyEvent]) -> Merged:
    """Commit the `events` that contradict nothing, in one transaction. Raises NotSaved."""
    known = list(events)
    return journal.transact(lambda: _merge(journal, known))


def _merge(journal: Journal, events: list[AnyEvent]) -> Merged:
    """Compare and insert; called in a transaction, so that nobody records anything in between."""
    undone = {event.answer for event in events if isinstance(event, Undone)}
    here = _Recorded(
        journal.recorded("runs", {event.run for event in events}),
        journal.recorded("events", {event.id for event in events if not isinstance(event, Started)} | undone),
        {event.run: event for event in events if isinstance(event, Started)},
        {event.id: event for event in events if not isinstance(event, Started)},
    )
    merged, new = Merged(), []
    for event in events:
        why = here.against(event)
        if why:
            merged.conflicts.append(Conflict(event.id, why))
        elif not here.has(event):
            new.append(event)
            merged.taken_back += isinstance(event, Undone) and event.answer in here.events
    merged.runs, merged.events = journal.insert(new)
    merged.there = len(events) - len(merged.conflicts) - merged.runs - merged.events
    return merged


class _Recorded(msgspec.Struct, frozen=True):
    """The runs and events of a file that a journal has (None: unreadable), and those of the file itself."""

    runs: dict[str, AnyEvent | None]
    events: dict[str, AnyEvent | None]
    file_runs: dict[str, Started]
    file_events: dict[str, AnyEvent]

    def has(self, event: AnyEvent) -> bool:
        """Return whether the event is recorded already."""
        return event.run in self.runs if isinstance(event, Started) else event.id in self.events

    def against(self, event: AnyEvent) -> str:
        """Return what the event contradicts; empty if nothing."""
        start = self.file_runs.get(event.run)
        if start is not None and event.run in self.runs and not _same(start, self.runs[event.run]):
            return "its run began differently here"
        if isinstance(event, Started):
            return ""
        if event.id in self.events and not _same(event, self.events[event.id]):
            return "something else is recorded under its id"
        begun = self.runs.get(event.run) or start
        if begun is not None and begun.bank != event.bank:
            return "its run is on another bank"
        if isinstance(event, Undone):
            target = self.events.get(event.answer) or self.file_events.get(event.answer)
            if target is not None and (target.run, target.bank) != (event.run, event.bank):
                return "it takes back an answer of another run"
        return ""


def _same(event: AnyEvent, recorded: AnyEvent | None) -> bool:
    """Return whether the two are one; what was typed is compared as an import would clean it."""
    return recorded is not None and harmless(recorded) == event
