"""Nothing is opened that might hang, and every wait for another program ends and says what it waits for."""

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from quiz.cli.main import main
from quiz.journal import connection
from quiz.journal.backup import backup_of, check_backup, put_back
from quiz.journal.connection import SHORT_MS
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal, JournalError, NotSaved
from quiz.workspace import Workspace
from tests.builders import answered

LONG_MS = SHORT_MS + 100
BOUND = 8.0
"""Seconds that nothing here may take; without a deadline it would take for ever."""


@pytest.fixture(autouse=True)
def less_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", LONG_MS)


@pytest.fixture
def path(quiz_home: Path) -> Path:
    journal = open_journal(quiz_home / "journal.db", "now")
    journal.append([answered(1)])
    journal.close()
    return quiz_home / "journal.db"


@pytest.fixture
def said() -> list[str]:
    return []


def lock(path: Path) -> sqlite3.Connection:
    """Another program that lets nobody read or write, for as long as it likes."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    return db


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    db = lock(path)
    began = monotonic()
    yield path
    assert monotonic() - began < BOUND
    db.close()


def make_socket(path: Path) -> None:
    at = socket.socket(socket.AF_UNIX)
    at.bind(str(path))
    at.close()


SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "socket": make_socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "symbolic links": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("beside", ["", "-journal", "-wal", "-shm"])
@pytest.mark.parametrize("kind", SPECIAL)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str, beside: str) -> None:
    path = tmp_path / "j.db"
    SPECIAL[kind](tmp_path / f"j.db{beside}")
    if beside:
        path.touch()
    before = sorted(tmp_path.iterdir())
    for act in (lambda: opened(path), lambda: check_backup(path)):
        with pytest.raises(JournalError, match=kind):
            act()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("kind", SPECIAL)
def test_the_commands_refuse_them_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "special"
    SPECIAL[kind](path)
    codes = {}
    for words in ("stats --journal", "export --journal", "import", "restore", "backup --force", "export --force --out"):
        codes[words] = main([*words.split(), str(path)])
        assert len(capsys.readouterr().err.splitlines()) == 1
    folder = 2 if kind == "folder" else 1
    assert list(codes.values()) == [4, 4, 2, 4, folder, folder]
    monkeypatch.setenv("QUIZ_HOME", str(path / "home" if kind == "folder" else path))
    assert main(["stats"]) == (0 if kind == "folder" else 4)
    assert len(capsys.readouterr().err.splitlines()) == (0 if kind == "folder" else 1)


def test_a_wait_is_announced_and_given_up(locked: Path, said: list[str]) -> None:
    with pytest.raises(JournalError, match="is locked by another program"):
        open_journal(locked, "now", announce=said.append)
    assert len(said) == 1
    assert str(locked) in said[0]


def test_a_wait_that_ends_in_time_costs_nothing_but_time(path: Path, said: list[str]) -> None:
    db = lock(path)

    def other_program_ends(message: str) -> None:
        said.append(message)
        db.close()

    journal = open_journal(path, "now", announce=other_program_ends)
    assert [event.id for event in journal.every_event()] == ["e1"]
    assert len(said) == 1
    again = lock_for_writing(path)
    journal.be_patient(True, lambda message: again.close())
    journal.append([answered(2)])
    assert [event.id for event in journal.every_event()] == ["e1", "e2"]
    journal.close()


def lock_for_writing(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return db


def opened(path: Path) -> Journal:
    return open_journal(path, "now")


@pytest.mark.parametrize("patient", [True, False])
def test_copying_gives_up_on_a_lock(path: Path, tmp_path: Path, said: list[str], patient: bool) -> None:
    journal = opened(path)
    journal.be_patient(patient, said.append)
    other = lock(path)
    began = monotonic()
    with pytest.raises(OSError, match="is locked by another program"):
        backup_of(journal, tmp_path / "b.db")
    assert monotonic() - began < BOUND
    assert len(said) == patient
    other.close()
    backup_of(journal, tmp_path / "b.db")
    assert check_backup(tmp_path / "b.db").events == 1
    journal.close()


def test_what_waits_for_a_locked_backup_gives_up(path: Path, locked: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="is locked by another program"):
        put_back(locked, tmp_path / "another.db", "now")
    assert not (tmp_path / "another.db").exists()


def test_leaving_does_not_wait_for_ever(path: Path, said: list[str]) -> None:
    workspace = Workspace(announce=said.append)
    workspace.record(answered(2))
    workspace.journal.be_patient(False)
    db = lock(path)
    began = monotonic()
    assert not workspace.record(answered(3))
    assert said == []
    assert not workspace.close()
    assert monotonic() - began < BOUND
    assert len(said) == 1
    db.close()
    again = Workspace(announce=said.append)
    again.record(answered(4))
    db = lock(path)
    assert again.close()
    assert monotonic() - began < 2 * BOUND
    assert os.listdir(path.parent / "backups") == []
    db.close()


def test_an_answer_waits_only_shortly_while_a_student_looks_on(path: Path, said: list[str]) -> None:
    journal = open_journal(path, "now", announce=said.append)
    journal.be_patient(False)
    db = lock(path)
    with pytest.raises(NotSaved, match="is locked"):
        journal.append([answered(2)])
    assert said == []
    db.close()
    journal.append([answered(2)])
    journal.close()


@pytest.mark.parametrize("link", [None, os.symlink, os.link], ids=["itself", "symbolic link", "hard link"])
def test_the_journal_is_no_backup_of_itself(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], link: Callable[[Path, Path], None] | None
) -> None:
    name = path
    if link is not None:
        name = tmp_path / "link"
        link(path, name)
    before = path.read_bytes()
    for words in ("restore", "backup --force", "export --force --out"):
        assert main([*words.split(), str(name)]) == 2
        assert "is the journal itself" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [b"\xff\xfe.db", b"a%ff?mode=rw#.db", b"\x1b[31m\n.db", "ü \u202e.db".encode()])
def test_a_journal_may_lie_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: bytes
) -> None:
    home = tmp_path / os.fsdecode(name)
    monkeypatch.setenv("QUIZ_HOME", str(home))
    journal = home / os.fsdecode(name)
    export, backup = (home / os.fsdecode(prefix + name) for prefix in (b"e", b"b"))
    workspace = Workspace(journal)
    assert workspace.record(answered(1))
    reader = workspace.journal.again()
    assert [event.id for event in reader.every_event()] == ["e1"]
    reader.close()
    assert workspace.close()
    for words, code in (
        (["export", "--out", str(export)], 0),
        (["import", str(export)], 0),
        (["backup", str(backup)], 0),
        (["restore", str(backup)], 0),
        (["stats"], 0),
        (["doctor"], None),
        (["doctor", "--json"], None),
    ):
        found = main([*words, "--journal", str(journal)])
        assert code is None or found == code
        out, err = capsys.readouterr()
        assert "internal error" not in err
        (out + err).encode()
        assert not {"\x1b", "\u202e", "\udcff"} & set(out + err)
    assert main(["settings", "set", "tries", "2"]) == 0
