"""The journal as one file: copied while it is in use, looked through, and put back."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from quiz.journal.opening import VERSION, aside_name, identity, is_sound, refuse_text
from quiz.journal.rows import event_of
from quiz.journal.store import Journal, JournalError


class Contents(msgspec.Struct, frozen=True):
    """How many runs and events a journal holds, and how many of both cannot be read and are passed over."""

    runs: int
    events: int
    unreadable: int


def backup_of(journal: Journal, path: Path) -> None:
    """Write a copy of the journal, whole and checked, whatever other programs do meanwhile. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        os.close(os.open(waiting, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        copy = sqlite3.connect(waiting)
        try:
            journal.copy_into(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if not is_sound(copy):
                raise OSError(f"the copy of {journal.path} is not sound")
        finally:
            copy.close()
        os.replace(waiting, path)
    except sqlite3.Error as problem:
        raise OSError(str(problem)) from problem
    finally:
        waiting.unlink(missing_ok=True)


def check_backup(path: Path) -> Contents:
    """What the journal in the file `path` holds; every event of it is read.

    Raises JournalError where it is no sound journal that this program can read. Nothing is changed.
    """
    if not path.is_file():
        raise JournalError(f"there is no file {path}")
    refuse_text(path)
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            version, foreign = identity(db)
            if foreign or not version:
                raise JournalError(f"{path} is no journal of quiz")
            if version > VERSION:
                raise JournalError(f"{path} was written by a newer quiz; update quiz")
            if not is_sound(db):
                raise JournalError(f"{path} is damaged")
            runs, first = _looked_through(db, "runs")
            events, others = _looked_through(db, "events")
        finally:
            db.close()
    except sqlite3.Error as problem:
        raise JournalError(f"{path}: {problem}") from problem
    return Contents(runs, events, first + others)


def _looked_through(db: sqlite3.Connection, table: str) -> tuple[int, int]:
    """How many rows a table has, and how many have a body that cannot be read."""
    number = unreadable = 0
    for (body,) in db.execute(f"SELECT CAST(body AS BLOB) FROM {table}"):
        number += 1
        try:
            event_of(body)
        except msgspec.DecodeError:
            unreadable += 1
    return number, unreadable


def put_back(backup: Path, path: Path, stamp: str) -> Path | None:
    """Put `backup` in the place of what is in the journal at `path`; where that is kept now, if there was any.

    The file stays the same one: a program that has it open goes on in it, and a link to it stays one. Only a damaged
    journal is renamed. Raises JournalError while another program writes it, and OSError.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = None
    if path.exists():
        aside = aside_name(path, stamp, "before")
        try:
            _written_over(backup, path, aside)
            return aside
        except sqlite3.OperationalError as problem:
            if "locked" in str(problem):
                raise JournalError(f"{path} is in use: leave quiz elsewhere first") from problem
            raise JournalError(f"{path}: {problem}") from problem
        except sqlite3.DatabaseError:
            os.replace(path, aside)
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        shutil.copyfile(backup, waiting)
        waiting.chmod(0o600)
        os.replace(waiting, path)
    finally:
        waiting.unlink(missing_ok=True)
    return aside


def _written_over(backup: Path, path: Path, aside: Path) -> None:
    """Copy the journal to `aside` and the backup into it, while nobody else writes. Raises sqlite3.DatabaseError."""
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")
        if not is_sound(db):
            raise sqlite3.DatabaseError(f"{path} is damaged")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode = DELETE")
        os.close(os.open(aside, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
        try:
            _copied(db, aside)
            with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
                source.backup(db)
        except BaseException:
            aside.unlink()
            raise
    finally:
        db.close()


def _copied(db: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        db.backup(copy)
