"""`Journal.append` of one answer against a bare INSERT and COMMIT of the same row, settings and schema alike."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, milliseconds, p50
from benchmarks.journals import answered
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
    ours: list[float] = []
    floor: list[float] = []
    for number in range(COMMITS * rounds):
        event = answered(number)
        began = perf_counter()
        journal.append([event])
        ours.append(perf_counter() - began)
        row = journal._db.execute(_SELECT, (event.id,)).fetchone()
        began = perf_counter()
        bare.execute(_INSERT, row)
        bare.commit()
        floor.append(perf_counter() - began)
    bare.close()
    journal.close()
    yield Figure(
        "commit of an answer p50 / bare insert and commit",
        milliseconds(p50(ours)),
        milliseconds(p50(floor)),
        "ms",
        goal=1.3,
        samples=len(ours),
    )


def _bare(path: Path, journal: Journal) -> sqlite3.Connection:
    """A connection with the journal's settings."""
    connection = sqlite3.connect(path)
    for pragma in _PRAGMAS:
        (value,) = journal._db.execute(f"PRAGMA {pragma}").fetchone()
        connection.execute(f"PRAGMA {pragma} = {value}")
    return connection
