"""The journal: events are committed before their feedback shows, and read back."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from quiz.journal.connection import Announce, Connection, connect, copy, why
from quiz.journal.mark import Mark
from quiz.journal.rows import Memories, event_of, event_row, given_of, review_of, start_row
from quiz.session.events import AnyEvent, Started
from quiz.session.history import Given, Review

_STANDS = "NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)"
"""Of an answer: it was not taken back."""
_NO_NUMBER = 2**63 - 1
"""More than the number or the time of any event."""
_AT_ONCE = 20
"""So many events are read to find the run that was played last, which is mostly enough."""
_BODY = "CAST(body AS BLOB)"
"""A body as the bytes that it is: of damaged ones no text can be made."""
_MOST_NAMES = 500
"""At most this many ids are asked for at once; SQLite allows 999 in a statement."""
_INSERT_RUN = "INSERT INTO runs (id, at, bank, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
_INSERT_EVENT = (
    "INSERT INTO events (id, at, run, bank, kind, question, mark, undoes, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_Read = TypeVar("_Read")


class JournalError(Exception):
    """The journal cannot be read or written; the text says why and what to do."""


class NotSaved(JournalError):
    """An event could not be committed now; it may be tried again."""


class GoneOn(JournalError):
    """Another program has done something in the run of that name since its events were last read or written here."""

    def __init__(self, run: str) -> None:
        super().__init__(f"another program went on with the run {run}")
        self.run = run


class Journal:
    """One connection to one journal file.

    Events that cannot be read, as where a byte of the file has rotten, are passed over and kept in `unreadable`.
    """

    def __init__(self, path: Path, connection: Connection, set_aside: Path | None, mark: Mark | None = None) -> None:
        self.path = path
        self.set_aside = set_aside
        self.unreadable: set[bytes] = set()
        self._db = connection
        self._db.text_factory = partial(str, encoding="utf-8", errors="replace")
        self._mark = mark
        self._last: dict[str, int | None] = {}

    def append(self, events: Iterable[AnyEvent], *, heeding: bool = False) -> None:
        """Commit `events`, all or none. An event already there stays as it is. Raises NotSaved.

        `heeding`: raises GoneOn, and commits nothing, where a run of theirs is no longer as it was last seen here.
        """
        events = list(events)
        names = {event.run for event in events}

        def insert() -> dict[str, int | None]:
            if heeding:
                self._heed(names)
            self.insert(events)
            return {name: self._last_of(name) for name in names} if heeding else {}

        self._last.update(self.transact(insert))

    def transact(self, act: Callable[[], _Read]) -> _Read:
        """Commit all that `act` inserts, or nothing. Raises NotSaved, and GoneOn where `act` does."""
        try:
            if self._db.in_transaction:  # the last one could not be rolled back then
                self._db.execute("ROLLBACK")
            self._db.execute("BEGIN IMMEDIATE")
            done = act()
            self._db.execute("COMMIT")
            return done
        except (sqlite3.Error, OverflowError, JournalError) as problem:
            with suppress(sqlite3.Error):
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
            if isinstance(problem, GoneOn):
                raise
            raise NotSaved(str(problem) if isinstance(problem, JournalError) else why(self.path, problem)) from problem

    def insert(self, events: Iterable[AnyEvent]) -> tuple[int, int]:
        """Insert `events` in a transaction that is open; return how many runs and other events were new."""
        starts, rows = [], []
        for event in events:
            if isinstance(event, Started):
                starts.append(start_row(event))
            else:
                rows.append(event_row(event))
        runs = self._db.executemany(_INSERT_RUN, starts).rowcount if starts else 0
        return runs, self._db.executemany(_INSERT_EVENT, rows).rowcount if rows else 0

    def _heed(self, names: Iterable[str]) -> None:
        for name in names:
            if self._last_of(name) != self._last.get(name):
                raise GoneOn(name)

    def _last_of(self, run: str) -> int | None:
        """The number of the last event of a run; None where nothing happened in it."""
        number: int | None = self._read("SELECT MAX(seq) FROM events WHERE run = ?", run)[0][0]
        return number

    def recorded(self, table: Literal["runs", "events"], ids: Iterable[str]) -> dict[str, AnyEvent | None]:
        """Return how these runs began, or these events, by their ids, if they are there; None if one is unreadable."""
        found: dict[str, AnyEvent | None] = {}
        names = list(ids)
        for start in range(0, len(names), _MOST_NAMES):
            some = names[start : start + _MOST_NAMES]
            marks = ", ".join("?" * len(some))
            for name, body in self._read(f"SELECT id, {_BODY} FROM {table} WHERE id IN ({marks})", *some):
                found[name] = next(iter(self._bodies(event_of, [(body,)])), None)
        return found

    def every_event(self, bank: str | None = None) -> list[AnyEvent]:
        """How every run began and all that happened, of one bank or of all, in the order in which it was recorded."""
        where, arguments = ("", ()) if bank is None else (" WHERE bank = ?", (bank,))
        rows = self._read(f"SELECT {_BODY} FROM runs{where} ORDER BY seq", *arguments)
        return self._bodies(event_of, rows + self._read(f"SELECT {_BODY} FROM events{where} ORDER BY seq", *arguments))

    def every_run(self, bank: str) -> list[list[AnyEvent]]:
        """How each run on `bank` began and the events of it, in order; the run worked on last comes last."""
        found: dict[str, list[AnyEvent]] = {}
        for event in self.every_event(bank):
            found.setdefault(event.run, []).append(event)
        return sorted(found.values(), key=lambda events: events[-1].at)

    def taken_up(self, run: str) -> list[AnyEvent]:
        """The events of one run that is gone on with from here: what others add from now on is heeded."""
        self._last[run] = self._last_of(run)
        return self.events(run)

    def events(self, run: str) -> list[AnyEvent]:
        """How one run began and the events of it, in order."""
        rows = self._read(f"SELECT {_BODY} FROM runs WHERE id = ?", run)
        rows += self._read(f"SELECT {_BODY} FROM events WHERE run = ? ORDER BY seq", run)
        return self._bodies(event_of, rows)

    def _bodies(self, read: Callable[[bytes], _Read], rows: Iterable[tuple[bytes]]) -> list[_Read]:
        """What `read` makes of each body that it can read."""
        found = []
        for (body,) in rows:
            try:
                found.append(read(body))
            except msgspec.DecodeError:
                self.unreadable.add(body)
        return found

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
        mode = "CASE WHEN json_valid(body) THEN json_extract(body, '$.mode') END"
        exams = f"SELECT id FROM runs WHERE bank = ? AND instr(body, 'exam') AND {mode} = 'exam'"
        rows = self._read(f"{exams} ORDER BY at DESC, seq DESC LIMIT 1", bank)
        if not rows or self._read("SELECT 1 FROM events WHERE run = ? AND kind = 'submitted'", rows[0][0]):
            return None
        return str(rows[0][0])

    def latest_runs(self, bank: str) -> Iterator[str]:
        """The runs on `bank` in which a question was answered or that were handed in, the last one in time first."""
        ends = "bank = ? AND kind IN ('answered', 'submitted') AND (at, seq) < (?, ?)"
        query = f"SELECT at, seq, run FROM events WHERE {ends} ORDER BY at DESC, seq DESC LIMIT ?"
        seen: set[str] = set()
        before = (_NO_NUMBER, _NO_NUMBER)
        while rows := self._read(query, bank, *before, _AT_ONCE):
            for at, seq, run in rows:
                before = (at, seq)
                if run not in seen:
                    seen.add(run)
                    yield run

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
            f"SELECT seq, id, undoes, {_BODY} FROM events WHERE bank = ? AND kind IN ('answered', 'undone')"
            " AND seq > ? ORDER BY seq",
            bank,
            since,
        )
        undone = {undoes for _, _, undoes, _ in rows if undoes}
        new = {name for _, name, undoes, _ in rows if not undoes}
        older = self._questions(undone - new)
        given = [(body,) for _, name, undoes, body in rows if not undoes and name not in undone]
        last, name = (rows[-1][0], rows[-1][1]) if rows else (since, "")
        reviews = sorted(self._bodies(review_of, given), key=lambda review: review.at)
        return Memories(reviews, frozenset(older), len(reviews) - len(older), last, name)

    def history(self, bank: str, question: str) -> list[Review]:
        """Every answer to one question that was not taken back, in the order of time."""
        rows = self._read(
            f"SELECT {_BODY} FROM events WHERE bank = ? AND kind = 'answered' AND question = ? AND {_STANDS}"
            " ORDER BY at, seq",
            bank,
            question,
        )
        return self._bodies(review_of, rows)

    def given(self, bank: str) -> list[Given]:
        """Every answer on `bank` that was not taken back, in the order of time."""
        query = f"SELECT {_BODY} FROM events WHERE bank = ? AND kind = 'answered' AND {_STANDS} ORDER BY at, seq"
        return self._bodies(given_of, self._read(query, bank))

    def is_event(self, seq: int, name: str) -> bool:
        """Whether the event numbered `seq` has that id: so that what was worked out from it still holds."""
        return self._read("SELECT id FROM events WHERE seq = ?", seq) == [(name,)]

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy all of it, as it is at one moment. Raises sqlite3.Error, also where another program holds a lock."""
        copy(self._db, target)

    def again(self) -> "Journal":
        """Another connection to the same journal, for another thread to read; the two know what is unreadable."""
        try:
            other = Journal(self.path, connect(self.path, read_only=True), None)
        except (OSError, sqlite3.Error) as problem:
            raise JournalError(why(self.path, problem)) from problem
        other.unreadable = self.unreadable
        other.be_patient(self._db.patient)
        return other

    def _questions(self, answers: Iterable[str]) -> list[str]:
        """The question of each of these answers that is there."""
        found = [self._read("SELECT question FROM events WHERE id = ? AND kind = 'answered'", name) for name in answers]
        return [row[0] for rows in found for row in rows]

    def be_patient(self, patient: bool, announce: Announce | None = None) -> None:
        """Wait long for another program's lock, and announce it; or half a second, while a student looks on."""
        self._db.patient, self._db.announce = patient, announce

    def close(self) -> None:
        """Close the connection; the file as it stands now need not be looked through when it is next opened."""
        self._db.close()
        if self._mark is not None:
            self._mark.make()

    def _read(self, query: str, *arguments: str | int) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, arguments).fetchall()
        except sqlite3.Error as problem:
            raise JournalError(why(self.path, problem)) from problem
