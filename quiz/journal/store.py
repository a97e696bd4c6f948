"""The journal: events are committed before their feedback shows, and read back."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from quiz.journal.mark import Mark
from quiz.journal.rows import Memories, event_row, given_of, review_of, start_row
from quiz.session.events import AnyEvent, Started
from quiz.session.history import Given, Review

_BUSY_MS, _IMPATIENT_MS = 10_000, 500
_STANDS = "NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)"
"""Of an answer: it was not taken back."""
_DECODER = msgspec.json.Decoder(AnyEvent)


class JournalError(Exception):
    """The journal cannot be read or written; the text says why and what to do."""


class NotSaved(JournalError):
    """An event could not be committed now; it may be tried again."""


class Journal:
    """One connection to one journal file."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, set_aside: Path | None, mark: Mark | None = None
    ) -> None:
        self.path = path
        self.set_aside = set_aside
        self._db = connection
        self._mark = mark

    def append(self, events: Iterable[AnyEvent]) -> None:
        """Commit `events`, all or none. An event already there stays as it is. Raises NotSaved."""
        events = list(events)
        starts = [start_row(event) for event in events if isinstance(event, Started)]
        rows = [event_row(event) for event in events if not isinstance(event, Started)]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                "INSERT INTO runs (id, at, bank, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", starts
            )
            self._db.executemany(
                "INSERT INTO events (id, at, run, bank, kind, question, mark, undoes, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rows,
            )
            self._db.execute("COMMIT")
        except sqlite3.Error as problem:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise NotSaved(f"{self.path}: {problem}") from problem

    def merge(self, events: Iterable[AnyEvent]) -> tuple[int, int]:
        """Commit `events` from elsewhere, all or none; how many runs and other events were new. Raises NotSaved."""
        before = self._counts()
        self.append(events)
        runs, others = self._counts()
        return runs - before[0], others - before[1]

    def _counts(self) -> tuple[int, int]:
        ((runs,),) = self._read("SELECT COUNT(*) FROM runs")
        ((events,),) = self._read("SELECT COUNT(*) FROM events")
        return runs, events

    def every_event(self, bank: str | None = None) -> list[AnyEvent]:
        """How every run began and all that happened, of one bank or of all, in the order in which it was recorded."""
        where, arguments = ("", ()) if bank is None else (" WHERE bank = ?", (bank,))
        rows = self._read(f"SELECT body FROM runs{where} ORDER BY seq", *arguments)
        return self._decoded(rows + self._read(f"SELECT body FROM events{where} ORDER BY seq", *arguments))

    def every_run(self, bank: str) -> list[list[AnyEvent]]:
        """How each run on `bank` began and the events of it, in order; the run worked on last comes last."""
        found: dict[str, list[AnyEvent]] = {}
        for event in self.every_event(bank):
            found.setdefault(event.run, []).append(event)
        return sorted(found.values(), key=lambda events: events[-1].at)

    def events(self, run: str) -> list[AnyEvent]:
        """How one run began and the events of it, in order."""
        rows = self._read("SELECT body FROM runs WHERE id = ?", run)
        return self._decoded(rows + self._read("SELECT body FROM events WHERE run = ? ORDER BY seq", run))

    def _decoded(self, rows: list[tuple[Any, ...]]) -> list[AnyEvent]:
        try:
            return [_DECODER.decode(body) for (body,) in rows]
        except msgspec.DecodeError as problem:
            raise JournalError(f"{self.path}: an event of this journal cannot be read: {problem}") from problem

    def last_run(self, bank: str) -> str | None:
        """The id of the run last started on `bank`."""
        rows = self._read("SELECT id FROM runs WHERE bank = ? ORDER BY at DESC, seq DESC LIMIT 1", bank)
        return rows[0][0] if rows else None

    def last_worked_on(self, bank: str) -> str | None:
        """The id of the run on `bank` in which anything was done last; a run that was only started does not count."""
        rows = self._read("SELECT run FROM events WHERE bank = ? ORDER BY at DESC, seq DESC LIMIT 1", bank)
        return rows[0][0] if rows else None

    def last_exam(self, bank: str) -> str | None:
        """The id of the exam last started on `bank`, unless it was handed in."""
        exams = "SELECT id FROM runs WHERE bank = ? AND json_extract(body, '$.mode') = 'exam'"
        rows = self._read(f"{exams} ORDER BY at DESC, seq DESC LIMIT 1", bank)
        if not rows or self._read("SELECT 1 FROM events WHERE run = ? AND kind = 'submitted'", rows[0][0]):
            return None
        return str(rows[0][0])

    def latest_runs(self, bank: str) -> Iterator[str]:
        """The runs on `bank` in which a question was answered or that were handed in, the last one in time first."""
        ends = "FROM events WHERE bank = ?1 AND kind IN ('answered', 'submitted')"
        ((at,),) = self._read(f"SELECT MAX(at) {ends}", bank)
        if at is None:
            return
        # The last one is mostly enough, and mostly the last recorded: found so in a quarter of the time of them all.
        one = "SELECT * FROM (SELECT seq, run FROM events WHERE bank = ?1 AND kind = '{}' AND at = ?2"
        one += " ORDER BY seq DESC LIMIT 1)"
        last = f"{one.format('answered')} UNION ALL {one.format('submitted')} ORDER BY 1 DESC LIMIT 1"
        ((_, run),) = self._read(last, bank, at)
        yield run
        others = f"SELECT run {ends} AND run <> ?2 GROUP BY run ORDER BY MAX(at) DESC, MAX(seq) DESC"
        yield from (other for (other,) in self._read(others, bank, run))

    def has_more(self, bank: str, since: int, most: int) -> bool:
        """Whether more than `most` things happened on `bank` since the event numbered `since`."""
        rows = self._read(
            "SELECT COUNT(*) FROM (SELECT 1 FROM events WHERE bank = ? AND kind = 'answered' AND seq > ? LIMIT ?)",
            bank,
            since,
            most + 1,
        )
        return bool(rows[0][0] > most)

    def memories(self, bank: str, since: int = 0) -> Memories:
        """What happened on `bank` after the event numbered `since` that memory goes by.

        They are in the order of time: answers may have come from elsewhere. Those given and taken back since are left
        out; `touched` are the questions of which an older one was.
        """
        rows = self._read(
            "SELECT seq, id, undoes, body FROM events WHERE bank = ? AND kind IN ('answered', 'undone') AND seq > ?"
            " ORDER BY seq",
            bank,
            since,
        )
        undone = {undoes for _, _, undoes, _ in rows if undoes}
        new = {name for _, name, undoes, _ in rows if not undoes}
        older = self._questions(undone - new)
        given = [body for _, name, undoes, body in rows if not undoes and name not in undone]
        last, name = (rows[-1][0], rows[-1][1]) if rows else (since, "")
        reviews = sorted(self._reviews(given), key=lambda review: review.at)
        return Memories(reviews, frozenset(older), len(given) - len(older), last, name)

    def history(self, bank: str, question: str) -> list[Review]:
        """Every answer to one question that was not taken back, in the order of time."""
        rows = self._read(
            f"SELECT body FROM events WHERE bank = ? AND kind = 'answered' AND question = ? AND {_STANDS}"
            " ORDER BY at, seq",
            bank,
            question,
        )
        return self._reviews(body for (body,) in rows)

    def given(self, bank: str) -> list[Given]:
        """Every answer on `bank` that was not taken back, in the order of time."""
        query = f"SELECT body FROM events WHERE bank = ? AND kind = 'answered' AND {_STANDS} ORDER BY at, seq"
        try:
            return [given_of(body) for (body,) in self._read(query, bank)]
        except msgspec.DecodeError as problem:
            raise JournalError(f"{self.path}: an event of this journal cannot be read: {problem}") from problem

    def is_event(self, seq: int, name: str) -> bool:
        """Whether the event numbered `seq` has that id: so that what was worked out from it still holds."""
        return self._read("SELECT id FROM events WHERE seq = ?", seq) == [(name,)]

    def copy_into(self, copy: sqlite3.Connection) -> None:
        """Copy all of it, as it stands at one moment."""
        self._db.backup(copy)

    def again(self) -> "Journal":
        """Another connection to the same journal, for another thread to read."""
        try:
            return Journal(self.path, sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True), None)
        except sqlite3.Error as problem:
            raise JournalError(f"{self.path}: {problem}") from problem

    def _questions(self, answers: Iterable[str]) -> list[str]:
        """The question of each of these answers that is there."""
        found = [self._read("SELECT question FROM events WHERE id = ? AND kind = 'answered'", name) for name in answers]
        return [row[0] for rows in found for row in rows]

    def _reviews(self, bodies: Iterable[str]) -> list[Review]:
        try:
            return [review_of(body) for body in bodies]
        except msgspec.DecodeError as problem:
            raise JournalError(f"{self.path}: an event of this journal cannot be read: {problem}") from problem

    def be_patient(self, patient: bool) -> None:
        """Wait long for another program's lock, or (while a student waits for a screen) only half a second."""
        self._db.execute(f"PRAGMA busy_timeout = {_BUSY_MS if patient else _IMPATIENT_MS}")

    def close(self) -> None:
        """Close the connection; the file as it stands now need not be looked through when it is next opened."""
        self._db.close()
        if self._mark is not None:
            self._mark.make()

    def _read(self, query: str, *arguments: str | int) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, arguments).fetchall()
        except sqlite3.Error as problem:
            raise JournalError(f"{self.path}: {problem}") from problem
