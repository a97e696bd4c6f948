"""The journal as one file: copied while it is in use, checked, and restored."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from quiz.journal.connection import Announce, Connection, connect, copy, is_locked, why
from quiz.journal.opening import VERSION, aside_name, identity, is_sound, move, refuse_text
from quiz.journal.rows import event_of
from quiz.journal.store import Journal, JournalError
from quiz.text import shown_path
from quiz.writing import replacing

_BACKUP = "name a file that `quiz backup` wrote"


class Contents(msgspec.Struct, frozen=True):
    """How many runs and events a journal holds, and how many of both cannot be read and are passed over."""

    runs: int
    events: int
    unreadable: int


class Restored(msgspec.Struct, frozen=True):
    """The contents of a restored journal, and the file that keeps the earlier one (None: there was none)."""

    contents: Contents
    aside: Path | None


class SameFile(JournalError):
    """A file that was named to be read or written beside the journal is the journal itself."""


class Damaged(JournalError):
    """A journal whose file is damaged: only a backup helps."""


def backup_of(journal: Journal, path: Path) -> None:
    """Write a whole and checked copy of the journal, even while others write. Raises SameFile and OSError."""
    refuse_itself(path, journal.path)
    try:
        with _copied_to(path) as target:
            journal.copy_into(target)
    except sqlite3.Error as problem:
        raise OSError(why(journal.path, problem)) from problem


@contextmanager
def _copied_to(path: Path) -> Iterator[sqlite3.Connection]:
    """Give an empty database to copy a journal into; checked, it takes the place of `path`. Raises OSError."""
    with replacing(path, private=True) as waiting:
        target = connect(waiting)
        try:
            yield target
            target.execute("PRAGMA journal_mode = DELETE")
            if not is_sound(target):
                raise OSError("the copy is not sound")
        finally:
            target.close()


def refuse_itself(path: Path, journal: Path) -> None:
    """Raise SameFile where `path` is the journal's own file, by whatever name."""
    try:
        same = path.samefile(journal)
    except OSError:
        return
    if same:
        raise SameFile(f"{shown_path(path)} is the journal itself; name another file")


def check_backup(path: Path, announce: Announce | None = None) -> Contents:
    """Return what the journal in the file `path` holds, after reading every event of it.

    A wait for another program is announced. Raises JournalError if it is not a sound journal that this program can
    read. Nothing is changed.
    """
    name = shown_path(path)
    try:
        if not os.path.lexists(path):
            raise JournalError(f"there is no file {name}")
        refuse_text(path, _BACKUP)
        db = connect(path, read_only=True, announce=announce)
        try:
            version, foreign = identity(db)
            if foreign or not version:
                raise JournalError(f"{name} is not a journal of quiz")
            if version > VERSION:
                raise JournalError(f"{name} was written by a newer quiz; update quiz")
            if not is_sound(db):
                raise Damaged(f"{name} is damaged")
            runs, first = _looked_through(db, "runs")
            events, others = _looked_through(db, "events")
        finally:
            db.close()
    except (OSError, sqlite3.OperationalError) as problem:
        raise JournalError(why(path, problem)) from problem
    except sqlite3.DatabaseError as problem:
        raise Damaged(why(path, problem)) from problem
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


def put_back(backup: Path, path: Path, stamp: str, announce: Announce | None = None) -> Restored:
    """Check `backup`, keep what the journal at `path` holds beside it, and restore it from the backup.

    The file stays the same one: a program that has it open goes on in it, and a link to it stays one. Only a damaged
    journal is renamed. Raises JournalError if the backup is bad or another program uses the journal, and OSError.
    """
    refuse_itself(backup, path)
    held = check_backup(backup, announce)
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = aside_name(path, stamp, "before") if path.exists() else None
    try:
        try:
            _overwrite(backup, path, aside)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            if aside is None:
                raise
            move(path, aside)
            _overwrite(backup, path, None)
    except sqlite3.Error as problem:
        if is_locked(problem):
            raise JournalError(f"{shown_path(path)} is in use: leave quiz elsewhere first") from problem
        raise JournalError(why(path, problem)) from problem
    return Restored(held, aside)


def _overwrite(backup: Path, path: Path, aside: Path | None) -> None:
    """Copy the journal to `aside` and the backup into it, while nobody else uses it. Raises sqlite3.DatabaseError."""
    if aside is None:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    db = connect(path)
    db.patient = False
    try:
        _hold(db, path)
        if aside is not None:
            with _copied_to(aside) as kept:
                copy(db, kept)
        source = connect(backup, read_only=True)
        try:
            copy(source, db)
        finally:
            source.close()
    finally:
        db.close()


def _hold(db: Connection, path: Path) -> None:
    """Keep every other program from the file until it is closed. Raises sqlite3.DatabaseError where it is damaged."""
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")
    if not is_sound(db):
        raise sqlite3.DatabaseError(f"{shown_path(path)} is damaged")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode = DELETE")
