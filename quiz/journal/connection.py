"""Connections to SQLite files: to regular files only, and every wait for another program ends and is announced."""

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import Any

from quiz.text import shown_path

BUSY_MS = 10_000
"""How long everything waits for another program's lock."""
SHORT_MS = 500
"""How long it waits without a word, and while a student waits for a screen."""
SIDE_FILES = ("-journal", "-wal", "-shm")
"""The endings that SQLite adds to a file's name for its own files beside it."""
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}

Announce = Callable[[str], object]
"""Shows a line while something is waited for."""


class Connection(sqlite3.Connection):
    """A connection that waits for another program's lock: shortly, then with an announcement, then no more."""

    path: Path
    patient = True
    announce: Announce | None = None

    def execute(self, sql: str, parameters: Iterable[Any] = (), /) -> sqlite3.Cursor:  # type: ignore[override]
        """Execute one statement; where the file is locked, once more with the whole of the patience."""
        try:
            return super().execute(sql, parameters)  # type: ignore[arg-type]
        except sqlite3.OperationalError as problem:
            if not self.patient or BUSY_MS <= SHORT_MS or not is_locked(problem):
                raise
        self.say_waiting()
        self.be_patient(BUSY_MS - SHORT_MS)
        try:
            return super().execute(sql, parameters)  # type: ignore[arg-type]
        finally:
            self.be_patient(SHORT_MS)

    def be_patient(self, milliseconds: int) -> None:
        """Let SQLite itself wait so long."""
        super().execute(f"PRAGMA busy_timeout = {milliseconds}")

    def say_waiting(self) -> None:
        """Announce what is waited for, once: a busy disk would make every answer say it."""
        announce, self.announce = self.announce, None
        if announce is not None:
            announce(f"waiting up to {BUSY_MS // 1000} s for another program that is using {shown_path(self.path)}")


def connect(path: Path, *, read_only: bool = False, announce: Announce | None = None) -> Connection:
    """Open the file at `path`, which is made where there is none unless it is only read.

    Raises OSError where it is no regular file, and sqlite3.Error.
    """
    refuse_special(path)
    name = f"{path.absolute().as_uri()}?mode=ro" if read_only else path
    timeout = min(BUSY_MS, SHORT_MS) / 1000
    db = sqlite3.connect(name, uri=read_only, timeout=timeout, isolation_level=None, factory=Connection)
    db.path, db.announce = path, announce
    return db


def refuse_special(path: Path) -> None:
    """Raise OSError if `path`, or a file that SQLite keeps beside it, is no regular file: reading it might hang."""
    for name in (path, *(Path(f"{path}{added}") for added in SIDE_FILES)):
        try:
            kind = stat.S_IFMT(os.stat(name).st_mode)
        except FileNotFoundError:
            continue
        if kind != stat.S_IFREG:
            raise OSError(errno.EINVAL, f"this is {_KINDS.get(kind, 'no file')}, not a journal", str(name))


def is_locked(problem: BaseException) -> bool:
    """Return whether another program's lock was in the way."""
    return isinstance(problem, sqlite3.OperationalError) and "locked" in str(problem)


def why(path: Path, problem: BaseException) -> str:
    """Return a message that says what is wrong with the file at `path`, and what was waited for."""
    if is_locked(problem):
        waited = f" (waited {BUSY_MS // 1000} s)" if BUSY_MS >= 1000 else ""
        return f"{shown_path(path)} is locked by another program{waited}; close that program and try again"
    if isinstance(problem, OSError) and problem.strerror:
        return f"{shown_path(problem.filename or path)}: {problem.strerror}"
    return f"{shown_path(path)}: {problem}"


def copy(source: Connection, target: sqlite3.Connection) -> None:
    """Copy all of `source` as it stands at one moment.

    SQLite's own copying would wait for a lock for ever. Raises sqlite3.Error.
    """
    end = monotonic() + BUSY_MS / 1000

    def look(status: int, _remaining: int, _pages: int) -> None:
        if status not in _LOCKED:
            return
        if not source.patient or monotonic() >= end:
            raise sqlite3.OperationalError("database is locked")
        source.say_waiting()

    source.backup(target, progress=look, sleep=0.05)
