"""`Journal.append` of one answer against a bare INSERT and COMMIT of the same row, settings and schema alike."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.figures import Figure, compared, p50
from benchmarks.journals import answered
from benchmarks.terminal import Seconds
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal

COMMITS = 40
_COLUMNS = ("id", "at", "run", "bank", "kind", "question", "mark", "undoes", "body")
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM events WHERE id = ?"
_INSERT = f"INSERT INTO events ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_PRAGMAS = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """One commit here, one there, in turn."""
    journal = open_journal(folder / "ours.db", "unused")
    open_journal(folder / "bare.db", "unused").close()
    bare = _bare(folder / "bare.db", journal)
    ours: list[Seconds] = []
    floor: list[Seconds] = []
    for number in range(COMMITS * rounds):
        event = answered(number)
        ours.append(_timed(lambda event=event: journal.append([event])))  # type: ignore[misc]
        row = journal._db.execute(_SELECT, (event.id,)).fetchone()
        floor.append(_timed(lambda row=row: _insert(bare, row)))  # type: ignore[misc]
    bare.close()
    journal.close()
    yield compared("commit of an answer p50 / bare insert and commit", ours, floor, p50, goal=1.3)


def _timed(do: Callable[[], object]) -> Seconds:
    cpu, began = process_time(), perf_counter()
    do()
    return Seconds(perf_counter() - began, process_time() - cpu)


def _insert(bare: sqlite3.Connection, row: Sequence[object]) -> None:
    bare.execute(_INSERT, tuple(row))
    bare.commit()


def _bare(path: Path, journal: Journal) -> sqlite3.Connection:
    """A connection with the journal's settings."""
    connection = sqlite3.connect(path)
    for pragma in _PRAGMAS:
        (value,) = journal._db.execute(f"PRAGMA {pragma}").fetchone()
        connection.execute(f"PRAGMA {pragma} = {value}")
    return connection
