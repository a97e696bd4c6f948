import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.journal import connection
from quiz.journal.opening import APPLICATION_ID, VERSION, open_journal
from quiz.journal.store import Journal, JournalError
from tests.builders import answered

EVENTS = [answered(1), answered(2)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a" / "folder" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = open_journal(path, "now")
    yield journal
    journal.close()


def other(path: Path) -> sqlite3.Connection:
    """The same file as another program sees it."""
    return sqlite3.connect(path, isolation_level=None, timeout=0)


@pytest.mark.parametrize(
    "statements",
    [
        [f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION + 1}", "CREATE TABLE new (x)"],
        ["CREATE TABLE recipes (name)", "INSERT INTO recipes VALUES ('soup')"],
        ["PRAGMA application_id = 7", "PRAGMA user_version = 1", "CREATE TABLE events (id)"],
    ],
    ids=["newer", "foreign", "foreign with an id"],
)
def test_what_is_not_ours_is_refused_untouched(path: Path, statements: list[str]) -> None:
    path.parent.mkdir(parents=True)
    db = other(path)
    for statement in statements:
        db.execute(statement)
    db.close()
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"newer|another program"):
        open_journal(path, "now")
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def overwrite_pages(data: bytes) -> bytes:
    return data[:4096] + b"\xab" * (len(data) - 4096)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"\xff" * 5000,
        lambda data: data[: len(data) // 2],
        overwrite_pages,
        lambda data: b"dear diary\0" * 99,
    ],
    ids=["noise", "half of it", "its pages", "other bytes"],
)
def test_a_damaged_journal_is_set_aside_whole(path: Path, damage: Callable[[bytes], bytes]) -> None:
    journal = open_journal(path, "now")
    journal.append([answered(i) for i in range(400)])
    journal.close()
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    fresh = open_journal(path, "stamp")
    assert fresh.set_aside == path.with_name("journal-damaged-stamp.db")
    assert fresh.set_aside.read_bytes() == damaged
    assert fresh.events("r") == []
    fresh.append(EVENTS)
    assert fresh.events("r") == EVENTS
    fresh.close()


def test_what_was_set_aside_before_is_kept_too(path: Path) -> None:
    path.parent.mkdir(parents=True)
    aside = []
    for content in (b"first damage\0" * 99, b"second damage\0" * 99, b"third damage\0" * 99):
        path.write_bytes(content)
        journal = open_journal(path, "stamp")
        journal.close()
        aside.append(journal.set_aside)
        assert journal.set_aside is not None
        assert journal.set_aside.read_bytes() == content
    assert len(set(aside)) == 3


def test_a_sound_journal_is_not_set_aside(journal: Journal) -> None:
    assert journal.set_aside is None


@pytest.mark.parametrize(
    ("version", "mode", "synchronous"),
    [
        ((3, 40, 1), "delete", 3),
        ((3, 44, 5), "delete", 3),
        ((3, 44, 6), "wal", 2),
        ((3, 45, 0), "delete", 3),
        ((3, 50, 6), "delete", 3),
        ((3, 50, 7), "wal", 2),
        ((3, 51, 2), "delete", 3),
        ((3, 51, 3), "wal", 2),
        ((3, 60, 0), "wal", 2),
    ],
)
def test_a_commit_survives_a_power_cut(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], mode: str, synchronous: int
) -> None:
    """WAL only where SQLite is free of the bug that could reset it, else a rollback journal with every sync."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    journal = open_journal(path, "now")
    asked = ("journal_mode", "synchronous", "trusted_schema", "foreign_keys")
    assert [journal._db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == [mode, synchronous, 0, 1]
    journal.close()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_only_its_owner_reads_a_journal(journal: Journal, path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "journal.db", tmp_path):
        with pytest.raises(JournalError, match=str(tmp_path)):
            open_journal(path, "now")


def test_a_text_file_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("My shopping list\n")
    with pytest.raises(JournalError, match="is not a journal"):
        open_journal(path, "stamp")
    assert path.read_text() == "My shopping list\n"
    assert list(path.parent.iterdir()) == [path]


def indexes(path: Path) -> set[str]:
    db = other(path)
    found = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")}
    db.close()
    return found


def test_a_journal_of_before_gets_the_indexes_by_time_and_keeps_all(journal: Journal, path: Path) -> None:
    journal.append(EVENTS)
    journal.close()
    db = other(path)
    for table in ("runs", "events"):
        db.execute(f"DROP INDEX {table}_by_time")
    db.close()
    before = indexes(path)
    again = open_journal(path, "now")
    assert again.every_event() == EVENTS
    assert again.last_worked_on("bank") == "r"
    again.close()
    assert indexes(path) - before == {"runs_by_time", "events_by_time"}


def test_a_journal_of_before_that_another_program_writes_to_is_read_all_the_same(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(EVENTS)
    journal.close()
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    db = other(path)
    db.execute("DROP INDEX events_by_time")
    db.execute("BEGIN IMMEDIATE")
    again = open_journal(path, "now")
    assert again.every_event() == EVENTS
    again.close()
    db.execute("ROLLBACK")
    db.close()
    assert "events_by_time" not in indexes(path)
