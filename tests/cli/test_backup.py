"""Backups are whole, whoever writes meanwhile; putting one back loses nothing."""

import json
import os
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from quiz import workspace as workspaces
from quiz.cli.main import main
from quiz.journal import opening
from quiz.journal.daily import KEPT, is_due, name_of, outdated, own
from quiz.journal.opening import open_journal
from quiz.workspace import Workspace
from tests import skar
from tests.builders import answered, rot


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


def with_answers(path: Path, *numbers: int) -> Path:
    journal = open_journal(path, "now")
    journal.append([answered(number) for number in numbers])
    journal.close()
    return path


def held(path: Path) -> list[str]:
    journal = open_journal(path, "now")
    try:
        return [event.id for event in journal.every_event()]
    finally:
        journal.close()


def test_a_backup_holds_all_even_while_another_program_writes(quiz_home: Path, tmp_path: Path) -> None:
    path = with_answers(quiz_home / "journal.db", 1, 2)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert main(["backup", str(tmp_path / "b.db")]) == 0
    other.execute("ROLLBACK")
    other.close()
    assert held(tmp_path / "b.db") == ["e1", "e2"]
    assert (tmp_path / "b.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_writes_over_nothing_unasked(
    quiz_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_answers(quiz_home / "journal.db", 1)
    (tmp_path / "b.db").write_text("mine")
    assert main(["backup", str(tmp_path / "b.db")]) == 2
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "b.db").read_text() == "mine"
    assert main(["backup", str(tmp_path / "b.db"), "--force"]) == 0
    assert main(["backup", str(tmp_path / "b.db" / "x")]) == 1


def test_what_is_put_back_takes_the_place_of_what_is_kept(
    quiz_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = with_answers(tmp_path / "b.db", 1, 2, 3)
    with_answers(quiz_home / "journal.db", 7)
    assert main(["restore", str(backup)]) == 0
    out = capsys.readouterr().out
    assert "0 runs, 3 events" in out
    assert held(quiz_home / "journal.db") == ["e1", "e2", "e3"]
    (aside,) = quiz_home.glob("journal-before-*.db")
    assert str(aside) in out
    assert held(aside) == ["e7"]
    assert held(backup) == ["e1", "e2", "e3"]


def test_two_backups_within_a_second_are_one(quiz_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.cli.backup.time_stamp", lambda: "20261125T165900Z")
    with_answers(quiz_home / "journal.db", 1)
    assert main(["backup"]) == 0
    with_answers(quiz_home / "journal.db", 2)
    assert main(["backup"]) == 0
    assert held(quiz_home / "backups" / name_of("20261125T165900Z")) == ["e1", "e2"]


def test_a_backup_comes_to_a_machine_that_has_no_answers_yet(quiz_home: Path, tmp_path: Path) -> None:
    assert main(["restore", str(with_answers(tmp_path / "b.db", 1))]) == 0
    assert held(quiz_home / "journal.db") == ["e1"]


@pytest.mark.parametrize("what", ["text", "other", "empty", "gone", "newer", "damaged"])
def test_what_is_no_backup_changes_nothing(
    quiz_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    with_answers(quiz_home / "journal.db", 7)
    path = tmp_path / "b.db"
    if what == "text":
        path.write_text("hello")
    elif what == "other":
        sqlite3.connect(path).execute("CREATE TABLE x (y)").connection.close()
    elif what == "empty":
        path.write_bytes(b"")
    elif what in ("newer", "damaged"):
        with_answers(path, *range(400))
        if what == "newer":
            db = sqlite3.connect(path)
            db.execute("PRAGMA user_version = 99")
            db.close()
        else:
            data = path.read_bytes()
            path.write_bytes(data[:8192] + b"\xa5" * 8192 + data[16384:])
    assert main(["restore", str(path)]) == 4
    assert capsys.readouterr().err
    assert held(quiz_home / "journal.db") == ["e7"]
    assert list(quiz_home.glob("journal-before-*")) == []


def test_a_program_that_has_the_journal_open_goes_on_in_what_was_put_back(quiz_home: Path, tmp_path: Path) -> None:
    path = quiz_home / "journal.db"
    backup = with_answers(tmp_path / "b.db", 1)
    workspace = Workspace()
    assert workspace.record(answered(7))
    file = path.stat().st_ino
    assert main(["restore", str(backup)]) == 0
    assert [event.id for event in workspace.journal.every_event()] == ["e1"]
    assert workspace.record(answered(8))
    assert workspace.close()
    assert held(path) == ["e1", "e8"]
    assert path.stat().st_ino == file
    (aside,) = quiz_home.glob("journal-before-*.db")
    assert held(aside) == ["e7"]
    assert aside.stat().st_mode & 0o777 == 0o600


def test_a_linked_journal_stays_linked(quiz_home: Path, tmp_path: Path) -> None:
    real = with_answers(tmp_path / "synced" / "j.db", 7)
    quiz_home.mkdir()
    (quiz_home / "journal.db").symlink_to(real)
    backup = with_answers(tmp_path / "b.db", 1)
    assert main(["restore", str(backup)]) == 0
    assert (quiz_home / "journal.db").readlink() == real
    assert held(real) == ["e1"]
    real.write_bytes(b"SQLite format 3\0" + b"\xa5" * 4000)
    assert main(["restore", str(backup)]) == 0
    assert (quiz_home / "journal.db").readlink() == real
    assert held(real) == ["e1"]
    assert len(list(real.parent.glob("j-before-*.db"))) == 2
    real.write_bytes(b"SQLite format 3\0" + b"\xa5" * 4000)
    assert held(quiz_home / "journal.db") == []
    assert (quiz_home / "journal.db").readlink() == real
    assert len(list(real.parent.glob("j-damaged-*.db"))) == 1


def test_what_is_damaged_is_kept_as_it_is_when_another_takes_its_place(quiz_home: Path, tmp_path: Path) -> None:
    path = with_answers(quiz_home / "journal.db", *range(400))
    for damaged in (b"SQLite format 3\0" + b"\xa5" * 4000, path.read_bytes()[:9000]):
        path.write_bytes(damaged)
        assert main(["restore", str(with_answers(tmp_path / "b.db", 1))]) == 0
        assert held(path) == ["e1"]
        kept = [aside.read_bytes() for aside in quiz_home.glob("journal-before-*.db")]
        assert damaged in kept


def test_nothing_is_put_back_while_the_journal_is_being_written(
    quiz_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = with_answers(tmp_path / "b.db", 1)
    path = with_answers(quiz_home / "journal.db", 7)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert main(["restore", str(backup)]) == 4
    assert "is in use" in capsys.readouterr().err
    other.execute("ROLLBACK")
    other.close()
    assert held(path) == ["e7"]


def test_a_backup_a_day_is_kept_and_the_last_ones_only() -> None:
    days = [name_of(f"202611{day:02}T120000Z") for day in range(1, 10)]
    others = ["mine.db", "journal-2026.db", "journal-20261101T120000Z.db.txt"]
    assert own([*others, *reversed(days)]) == days
    assert outdated([*others, *days]) == days[:-KEPT]
    assert outdated(days[:KEPT]) == []
    assert not is_due(days, "20261109T235959Z")
    assert is_due(days, "20261110T000000Z")
    assert is_due([], "20261110T000000Z")


def test_leaving_after_an_answer_keeps_a_copy_once_a_day(quiz_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stamp, number in (("20261101T100000Z", 1), ("20261101T200000Z", 2), ("20261102T100000Z", 3)):
        monkeypatch.setattr(workspaces, "time_stamp", lambda stamp=stamp: stamp)
        workspace = Workspace()
        workspace.record(answered(number))
        assert workspace.close()
    names = sorted(path.name for path in (quiz_home / "backups").iterdir())
    assert names == ["journal-20261101T100000Z.db", "journal-20261102T100000Z.db"]
    assert held(quiz_home / "backups" / names[1]) == ["e1", "e2", "e3"]


def test_looking_alone_makes_no_backup_nor_does_a_journal_elsewhere(quiz_home: Path, tmp_path: Path) -> None:
    with_answers(quiz_home / "journal.db", 1)
    workspace = Workspace()
    assert workspace.journal.every_event()
    workspace.close()
    elsewhere = Workspace(tmp_path / "mine.db")
    elsewhere.record(answered(1))
    elsewhere.close()
    assert not (quiz_home / "backups").exists()


def test_where_no_backup_can_be_made_leaving_goes_on(quiz_home: Path) -> None:
    quiz_home.mkdir()
    (quiz_home / "backups").write_text("a file in the way")
    workspace = Workspace()
    workspace.record(answered(1))
    assert workspace.close()


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    return {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}


def test_the_doctor_finds_nothing_wrong_and_writes_nothing(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    assert main(["doctor", "--json"]) == 0
    found = findings(capsys)
    assert not quiz_home.exists()
    assert {"quiz", "fsrs", "data", "answers", "settings", "bank", "terminal", "letters", "editor"} <= set(found)
    assert found["editor"]["told"] == "nano"
    with_answers(quiz_home / "journal.db", 1)
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "0 runs, 1 event" in out
    assert "! backups" in out


def test_the_doctor_tells_that_a_copy_of_a_text_is_another(quiz_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    skar.write(quiz_home / "questions")
    source = skar.verify(quiz_home / "questions" / "sources" / "skar.yaml")
    assert main(["source", "add", str(quiz_home / "questions" / "skar.txt")]) == 0
    copy = quiz_home / "texts" / f"{source.id}.txt"
    copy.write_text(skar.TEXT.replace("The county", "Nobody in the county"), "utf-8")
    capsys.readouterr()
    main(["doctor", "--json"])
    found = findings(capsys)["source"]
    assert (found["state"], found["told"]) == ("note", "skar: your copy is not the text that was verified: ¶3 differs")
    assert "quiz source add" in found["do"]


def test_the_doctor_finds_what_is_wrong(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "")
    (quiz_home / "questions").mkdir(parents=True)
    (quiz_home / "questions" / "b.yaml").write_text("title: B\nquestions: []\n")
    (quiz_home / "settings.toml").write_text("theme = dark\n")
    (quiz_home / "journal.db").write_bytes(b"SQLite format 3\0" + b"\xa5" * 4000)
    assert main(["doctor", "--json"]) == 4
    found = findings(capsys)
    states = {what: one["state"] for what, one in found.items()}
    assert (states["answers"], states["settings"], states["terminal"], states["editor"]) == (
        "problem",
        "note",
        "note",
        "note",
    )
    assert "quiz restore" in found["answers"]["do"]


def test_answers_that_others_can_read_are_told(quiz_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_answers(quiz_home / "journal.db", 1).chmod(0o644)
    assert main(["doctor", "--json"]) == 0
    assert findings(capsys)["answers"]["do"].startswith("chmod 600")


def test_what_has_rotten_is_told_and_comes_back_from_the_last_whole_backup(
    quiz_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = with_answers(quiz_home / "journal.db", 1, 2)
    whole, last = (quiz_home / "backups" / name_of(f"2026110{day}T120000Z") for day in (1, 2))
    assert main(["backup", str(whole)]) == 0
    with_answers(path, 3)
    rot(path, "e2")
    assert main(["backup", str(last)]) == 0
    capsys.readouterr()
    assert main(["doctor", "--json"]) == 4
    found = findings(capsys)["answers"]
    assert found["state"] == "problem"
    assert "3 events, of which 1 cannot be read" in found["told"]
    assert f"`quiz restore {whole}`" in found["do"]
    assert main(["export", "--out", str(tmp_path / "a.jsonl")]) == 0
    assert "1 event of the journal cannot be read" in capsys.readouterr().err
    assert main(["restore", str(whole)]) == 0
    assert main(["import", str(tmp_path / "a.jsonl")]) == 0
    assert held(path) == ["e1", "e2", "e3"]
    capsys.readouterr()
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    assert (found["answers"]["state"], found["backups"]["state"]) == ("ok", "problem")
    assert str(last) in found["backups"]["told"]
    assert str(whole) in found["backups"]["do"]
    assert main(["restore", str(last)]) == 0
    assert "3 events, of which 1 cannot be read" in capsys.readouterr().out


def test_where_an_event_has_rotten_stats_and_play_go_on(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(":show\n:show\n"))
    assert main(["play", "reading-arguments", "--plain", "--count", "2"]) == 0
    assert "cannot be read" not in capsys.readouterr().err
    journal = open_journal(quiz_home / "journal.db", "now")
    last = journal.every_event()[-1]
    journal.close()
    rot(quiz_home / "journal.db", last.id)
    for words in ("stats", "stats reading-arguments", "play reading-arguments --plain --count 1 --mode review"):
        monkeypatch.setattr("sys.stdin", StringIO(":show\n"))
        assert main(words.split()) == 0
        assert "1 event of the journal cannot be read" in capsys.readouterr().err


def link_to_itself(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.name)


def test_each_look_of_the_doctor_is_its_own(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_answers(quiz_home / "journal.db", 1)
    for name in ("backups", "settings.toml", "questions/b.yaml"):
        link_to_itself(quiz_home / name)
    monkeypatch.setattr("shutil.disk_usage", lambda path: 1 // 0)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    states = {what: found[what]["state"] for what in ("quiz", "answers", "settings", "backups", "terminal", "letters")}
    assert states == {
        "quiz": "ok",
        "answers": "ok",
        "settings": "note",
        "backups": "problem",
        "terminal": "ok",
        "letters": "ok",
    }
    assert "ZeroDivisionError" in found["data"]["told"]
    assert str(quiz_home / "backups") in found["backups"]["told"]


@pytest.mark.parametrize("name", ["", "backups", "journal.db", "settings.toml", "questions", "questions/b.yaml"])
def test_the_doctor_goes_on_where_something_may_not_be_read(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with_answers(quiz_home / "journal.db", 1)
    for folder in ("backups", "questions"):
        (quiz_home / folder).mkdir()
    for file in ("settings.toml", "questions/b.yaml"):
        (quiz_home / file).write_text("")
    (quiz_home / name).chmod(0)
    if os.access(quiz_home / name, os.R_OK):
        pytest.skip("root may read everything")
    try:
        main(["doctor", "--json"])
        found = json.loads(capsys.readouterr().out)
    finally:
        (quiz_home / name).chmod(0o700)
    assert {"quiz", "data", "answers", "terminal", "letters"} <= {one["what"] for one in found}
    wrong = [one["told"] for one in found if one["state"] != "ok"]
    assert any(str(quiz_home / name) in told for told in wrong)
    assert not any("none yet" in one["told"] for one in found)


@pytest.mark.parametrize("damage", ["noise", "half", "rotten", "gone wrong"])
def test_the_doctor_reads_the_newest_backup_in_full_and_names_the_next_good_one(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    with_answers(quiz_home / "journal.db", *range(200))
    oldest, good, newest = (quiz_home / "backups" / name_of(f"2026110{day}T120000Z") for day in (1, 2, 3))
    for path in (oldest, good, newest):
        assert main(["backup", str(path)]) == 0
    capsys.readouterr()
    assert main(["doctor", "--json"]) == 0
    assert findings(capsys)["backups"]["state"] == "ok"
    data = newest.read_bytes()
    if damage == "noise":
        newest.write_bytes(data[:8192] + b"\xa5" * 8192 + data[16384:])
    elif damage == "half":
        newest.write_bytes(data[: len(data) // 2])
    elif damage == "rotten":
        rot(newest, "e150")
    else:
        newest.unlink()
        os.mkfifo(newest)
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    assert (found["answers"]["state"], found["backups"]["state"]) == ("ok", "problem")
    assert str(newest) in found["backups"]["told"]
    assert str(good) in found["backups"]["do"]
    assert str(oldest) not in found["backups"]["do"]


def test_nothing_of_a_damaged_journal_gets_into_the_one_that_takes_its_place(quiz_home: Path, tmp_path: Path) -> None:
    """What SQLite left beside a damaged file, to roll back what was half done, is no part of another file."""
    backup = with_answers(tmp_path / "b.db", 1)
    path = with_answers(quiz_home / "journal.db", *range(400))
    killed = sqlite3.connect(path, isolation_level=None)
    killed.execute("PRAGMA cache_size = 1")
    killed.execute("BEGIN")
    killed.execute("DROP TABLE events")
    left = path.with_name("journal.db-journal").read_bytes()
    killed.close()
    path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 9000)
    path.with_name("journal.db-journal").write_bytes(left)
    assert main(["restore", str(backup)]) == 0
    assert held(path) == ["e1"]
    path.unlink()
    path.with_name("journal.db-journal").write_bytes(left)
    assert main(["restore", str(backup)]) == 0
    assert held(path) == ["e1"]
