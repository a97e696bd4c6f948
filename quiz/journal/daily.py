"""The copies of the journal that the program makes itself: one a day; the last few are kept."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quiz.journal.backup import backup_of
from quiz.journal.store import Journal, JournalError

KEPT = 7
"""So many backups of the program's own are kept."""
_QUICKLY_COPIED = 20_000_000
"""Journals of fewer bytes are backed up when the program is left: it takes some hundredths of a second."""
_NAME = re.compile(r"journal-(\d{8})T\d{6}Z\.db", re.ASCII)


def name_of(stamp: str) -> str:
    """The name of a backup made at `stamp`, as in 20261125T165900Z."""
    return f"journal-{stamp}.db"


def own(names: Iterable[str]) -> list[str]:
    """The names of our backups among `names`, the oldest first; no other file is ever touched."""
    return sorted(name for name in names if _NAME.fullmatch(name))


def is_due(names: Iterable[str], stamp: str) -> bool:
    """Whether none was made on the day of `stamp`."""
    return not any(name[len("journal-") :].startswith(stamp[:8]) for name in own(names))


def outdated(names: Iterable[str]) -> list[str]:
    """Those that are too many, the oldest."""
    return own(names)[:-KEPT]


def keep_daily(journal: Journal, folder: Path, stamp: str) -> None:
    """Keep a copy of the journal, once a day, and remove copies that are too many.

    A journal that takes long to copy is left to `quiz backup`. Where it cannot be done, nothing is lost by it.
    """
    with suppress(OSError, JournalError):
        names = os.listdir(folder) if folder.is_dir() else []
        if is_due(names, stamp) and journal.path.stat().st_size < _QUICKLY_COPIED:
            backup_of(journal, folder / name_of(stamp))
            for name in outdated([*names, name_of(stamp)]):
                (folder / name).unlink()
