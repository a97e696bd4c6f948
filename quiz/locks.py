"""The lock beside a source or bank file: read and written."""

import os
from contextlib import suppress
from pathlib import Path

from quiz.diagnostics import START, Report
from quiz.reading import Unreadable, read_bytes
from quiz.sources.lock import BadLock, Lock, parse, render
from quiz.text import shown_path
from quiz.writing import write_whole

_MOST_BYTES = 128 * 1024 * 1024
"""A longer lock is not read: no file that it belongs to may be longer either."""


def lock_path(path: Path) -> Path:
    """Return the path of the lock of a source or bank file."""
    return path.with_suffix(".lock")


def read_lock(path: Path, report: Report) -> Lock | None:
    """Return the lock beside `path`; a damaged one is reported."""
    beside = lock_path(path)
    if not os.path.lexists(beside):
        return None
    try:
        return parse(read_bytes(beside, _MOST_BYTES))
    except (Unreadable, BadLock) as problem:
        report.error(
            "bad-lock",
            START,
            f"{shown_path(beside.name)} cannot be read: {problem}",
            "restore it, or verify every quote again: quiz check --relock --text FILE",
        )
        return None


def write_lock(path: Path, lock: Lock) -> None:
    """Write the lock beside `path`, whole or not at all. Raises OSError."""
    beside = lock_path(path)
    data = render(lock)
    with suppress(Unreadable):
        if read_bytes(beside, _MOST_BYTES) == data:
            return
    write_whole(beside, data)
