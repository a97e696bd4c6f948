"""A journal is looked through again only when its file has changed otherwise than by us."""

import os
import sqlite3
from pathlib import Path

import pytest

from quiz.journal import opening
from quiz.journal.mark import Mark
from quiz.journal.opening import open_journal
from quiz.journal.store import JournalError
from tests.builders import answered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = open_journal(tmp_path / "j.db", "now", tmp_path / "cache")
    journal.append([answered(number) for number in range(300)])
    journal.close()
    return tmp_path / "j.db"


def known(monkeypatch: pytest.MonkeyPatch, path: Path) -> bool:
    """Whether the file is taken for sound unseen when it is next opened."""
    seen: list[bool] = []
    prepare = opening._prepare

    def watched(at: Path, db: sqlite3.Connection, *, known: bool) -> bool:
        seen.append(known)
        return prepare(at, db, known=known)

    monkeypatch.setattr(opening, "_prepare", watched)
    open_journal(path, "now", path.parent / "cache").close()
    monkeypatch.setattr(opening, "_prepare", prepare)
    return seen[0]


def test_a_file_that_we_closed_is_not_looked_through(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    assert known(monkeypatch, path)
    assert known(monkeypatch, path)


def test_a_file_that_was_touched_is(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    os.utime(path, ns=(1, 1))
    assert not known(monkeypatch, path)
    assert known(monkeypatch, path)


def test_a_damaged_byte_is_found_though_the_size_is_the_same(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xa5" * 4096
    path.write_bytes(data)
    journal = open_journal(path, "now", path.parent / "cache")
    assert journal.set_aside is not None
    journal.close()


@pytest.mark.parametrize("mark", [b"", b"\xff", b"1 2 3"])
def test_a_mark_that_says_nothing_marks_nothing(monkeypatch: pytest.MonkeyPatch, path: Path, mark: bytes) -> None:
    Mark(path, path.parent / "cache").file.write_bytes(mark)
    assert not known(monkeypatch, path)


def test_where_no_mark_can_be_made_the_journal_is_looked_through(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal = open_journal(path, "now", tmp_path / "file")
    journal.append([answered(999)])
    journal.close()
    assert not Mark(path, tmp_path / "file").holds()


def test_a_mark_makes_no_sound_journal_of_another_programs_file(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA application_id = 7")
    db.close()
    Mark(path, path.parent / "cache").make()
    with pytest.raises(JournalError, match="another program"):
        open_journal(path, "now", path.parent / "cache")
