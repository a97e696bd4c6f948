"""The journal's file: found sound, or made.

It is a student's own; a damaged one is set aside, never written over, and one written by a newer program is left
untouched.
"""

import os
import sqlite3
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quiz.journal.connection import SIDE_FILES, Announce, Connection, connect, refuse_special, why
from quiz.journal.mark import Mark
from quiz.journal.store import Journal, JournalError
from quiz.text import shown_path
from quiz.writing import sweep

APPLICATION_ID = 0x5155495A  # "QUIZ"
VERSION = 1
_HEADER = b"SQLite format 3\0"
_ELSEWHERE = "choose another place with --journal PATH"
_WAL_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def open_journal(path: Path, stamp: str, marks: Path | None = None, announce: Announce | None = None) -> Journal:
    """The journal at `path`, made where there is none.

    A damaged file is renamed with `stamp` (`set_aside` names it) and a new one begun. In the folder `marks` it is kept
    how a sound file looked, so that it is looked through again only when it has changed otherwise than by us. A wait
    for another program is announced. Raises JournalError where the file cannot be opened, belongs to another program,
    or was written by a newer version.
    """
    mark = Mark(path, marks) if marks is not None else None
    connection = _opened(path, announce)
    try:
        healthy = _prepare(path, connection, known=mark is not None and mark.holds())
    except sqlite3.Error as problem:
        connection.close()
        raise JournalError(why(path, problem)) from problem
    except JournalError:
        connection.close()
        raise
    if healthy:
        return Journal(path, connection, None, mark)
    connection.close()
    try:
        aside = set_aside(path, stamp)
    except OSError as problem:
        raise JournalError(f"{shown_path(path)} is damaged and cannot be set aside: {problem.strerror}") from problem
    fresh = open_journal(path, stamp, marks, announce)
    fresh.set_aside = aside
    return fresh


def _opened(path: Path, announce: Announce | None) -> Connection:
    """A connection to the file, which is made where there is none; what a killed program left beside it is removed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(Path(os.path.realpath(path)).parent)
        refuse_text(path)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return connect(path, announce=announce)
    except FileExistsError as problem:  # of mkdir: the folder's name is taken
        raise JournalError(f"{shown_path(problem.filename)} is not a folder; {_ELSEWHERE} or QUIZ_HOME") from problem
    except OSError as problem:
        raise JournalError(f"{why(path, problem)}; {_ELSEWHERE}") from problem
    except sqlite3.Error as problem:
        raise JournalError(why(path, problem)) from problem


def set_aside(path: Path, stamp: str) -> Path:
    """Rename a damaged journal to a name that says so; a link to it stays one."""
    path = path.resolve()
    aside = aside_name(path, stamp, "damaged")
    move(path, aside)
    return aside


def move(path: Path, to: Path) -> None:
    """Rename a journal, and with it the files that SQLite kept beside it: they must not be taken for another's."""
    os.replace(path, to)
    for added in SIDE_FILES:
        with suppress(FileNotFoundError):
            os.replace(path.with_name(path.name + added), to.with_name(to.name + added))


def aside_name(path: Path, stamp: str, why: str) -> Path:
    """A name beside a journal that says why what was in it is kept, and that is not taken."""
    aside = path.with_name(f"{path.stem}-{why}-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-{why}-{stamp}-{number}{path.suffix}")
    return aside


def refuse_text(path: Path, advice: str = _ELSEWHERE) -> None:
    """Raise JournalError for somebody's text file: it is no damaged journal and must not be moved."""
    refuse_special(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        return
    text = getincrementaldecoder("utf-8")(errors="replace").decode(head)
    if head and not head.startswith(_HEADER) and not {"\0", "\ufffd"} & set(text):
        raise JournalError(f"{shown_path(path)} is not a journal; {advice}")


def _prepare(path: Path, db: Connection, *, known: bool) -> bool:
    """Set the connection up and the schema where there is none; False where the file is damaged.

    A file that is `known` to be sound is not looked through.
    """
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        version, foreign = identity(db)
        if foreign:
            raise JournalError(f"{shown_path(path)} is another program's database; {_ELSEWHERE}")
        if version > VERSION:
            raise JournalError(
                f"{shown_path(path)} was written by a newer quiz"
                f" (journal version {version}, this one knows {VERSION}); update quiz"
            )
        if not known and not is_sound(db):
            return False
        _durable(db)
        if version == 0:
            _create(db)
        _index_times(db)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return True


def identity(db: sqlite3.Connection) -> tuple[int, bool]:
    """The schema's version, and whether the file is another program's, all of one moment."""
    db.execute("BEGIN")
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    foreign = application != APPLICATION_ID and (application != 0 or _has_tables(db))
    db.execute("COMMIT")
    return version, foreign


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether SQLite finds no damage in the file."""
    sound: bool = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    return sound


def _has_tables(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None


def _durable(db: sqlite3.Connection) -> None:
    """A commit survives a power cut; WAL only where SQLite is free of the WAL-reset bug."""
    version = sqlite3.sqlite_version_info
    safe = version >= _WAL_SAFE[0] or any(version[:2] == s[:2] and version >= s for s in _WAL_SAFE[1:])
    if safe:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    else:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")


def _create(db: sqlite3.Connection) -> None:
    from importlib import resources

    schema = resources.files("quiz.journal").joinpath("schema.sql").read_text("utf-8")
    db.execute("BEGIN EXCLUSIVE")
    try:
        if not _has_tables(db):  # another program may have been first
            for statement in _statements(schema):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _index_times(db: sqlite3.Connection) -> None:
    """Make the indexes that a journal of before or a new one has not; where it cannot be written, it is only slower."""
    with suppress(sqlite3.OperationalError):
        for table in ("runs", "events"):
            db.execute(f"CREATE INDEX IF NOT EXISTS {table}_by_time ON {table} (bank, at)")


def _statements(script: str) -> Iterable[str]:
    """The statements of `script` one by one: executescript would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
