"""An answer given is never lost, and nothing waits for ever: rules S16 to S24."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.desk import Desk
from tests.faults.outside import Ended, Place, answered, choices, controls, files

rule = pytest.mark.rule
slow = pytest.mark.slow

WAIT = 25.0
"""Seconds within which a program that waits for a lock must have given up; it waits ten for one."""


def answer(place: Place, number: int = 5, *more: str) -> Ended:
    """A plain run over that many questions, all of them right."""
    return place.run("play", "choices", "--plain", "--new", *more, given=b"1\n" * number)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program that has the journal to itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield
        db.execute("ROLLBACK")


@rule("S16")
def test_killed_right_after_the_feedback_the_answer_is_there(place: Place) -> None:
    with place.started("play", "choices", "--plain") as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(b"1\n")
        child.stdin.flush()
        seen = b""
        while b"Because" not in seen:
            piece = os.read(child.stdout.fileno(), 4096)
            assert piece, seen
            seen += piece
        child.send_signal(signal.SIGKILL)
        child.wait(20)
    assert len(answered(place.journal)) == 1
    place.holds(place.run("play", "choices", "--plain", "--resume", given=b"1\n" * 4), 0, answers=5)


@rule("S17")
@slow
def test_eight_programs_at_once_lose_nothing(place: Place) -> None:
    with ThreadPoolExecutor(8) as pool:
        for ended in pool.map(lambda _: answer(place), range(8)):
            place.holds(ended, 0)
    assert len(answered(place.journal)) == 40


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name)")


@rule("S18")
@slow
def test_a_newer_or_foreign_file_is_left_as_it_is(place: Place) -> None:
    answer(place)
    for spoil in (_newer, _foreign):
        spoil(place.journal)
        before = files(place.home)
        for words in (("play", "choices", "--plain"), ("export",), ("backup", "b.db")):
            ended = place.run(*words)
            place.holds(ended, 4)
            assert b"journal.db" in ended.err
        assert files(place.home).items() >= {k: v for k, v in before.items() if k.parts[0] != "cache"}.items()
        assert not (place.folder / "b.db").exists()
    place.holds(place.run("--version"), 0)


@rule("S19")
@slow
def test_a_damaged_journal_is_set_aside_and_a_backup_comes_back(place: Place) -> None:
    answer(place)
    place.holds(place.run("backup", "copy.db"), 0)
    whole = place.journal.read_bytes()
    damaged = whole[:4096] + b"\xab" * (len(whole) - 4096)
    place.journal.write_bytes(damaged)
    ended = answer(place, 1)
    place.holds(ended, 0, answers=1)
    assert b"restore" in ended.err
    aside = [path for path in place.home.glob("journal-*.db") if path.read_bytes() == damaged]
    assert len(aside) == 1
    place.holds(place.run("restore", "copy.db"), 0, answers=5)


@rule("S20")
@slow
def test_a_backup_is_whole_and_for_its_owner_alone(place: Place) -> None:
    answer(place)
    place.holds(place.run("backup", "copy.db"), 0)
    copy = place.folder / "copy.db"
    assert len(answered(copy)) == 5
    assert copy.stat().st_mode & 0o077 == 0
    again = place.run("backup", "copy.db")
    place.holds(again, 2)
    copy.write_bytes(copy.read_bytes()[:5000])
    before = place.journal.read_bytes()
    place.holds(place.run("restore", "copy.db"), (2, 3, 4), answers=5)
    assert place.journal.read_bytes() == before


@rule("S21", "S22")
@slow
def test_while_another_has_the_journal_nothing_waits_for_ever(place: Place) -> None:
    answer(place)
    jobs: list[tuple[str, ...]] = [
        ("backup", "b.db"),
        ("export",),
        ("stats", "choices"),
        ("play", "choices", "--plain", "--new"),
        ("doctor",),
    ]
    with locked(place.journal), ThreadPoolExecutor(len(jobs)) as pool:
        ended = list(pool.map(lambda words: place.run(*words, given=b"1\n", deadline=WAIT), jobs))
    for words, one in zip(jobs, ended, strict=True):
        place.holds(one, (1, 4), answers=5)
        assert any(word in one.err + one.out for word in (b"lock", b"in use", b"another")), (words, one.said)


@rule("S21", "S22")
@slow
def test_leaving_the_app_while_another_has_the_journal(place: Place) -> None:
    with Desk(place, "play", "choices", "--new") as desk:
        desk.until("1-2 choose")
        desk.press("1\r")
        desk.until("Because")
        desk.press("\r")
        desk.until("2/5")
        with locked(place.journal):
            desk.press("1\r")
            desk.until("not saved")
            desk.press("\x11")
            code = desk.ends(WAIT)
        assert code == 4
        desk.holds(4, answers=1)
        assert b"lock" in desk.raw or b"in use" in desk.raw or b"cannot be written" in desk.raw


@rule("S21")
@slow
def test_an_answer_that_could_not_be_saved_is_saved_with_the_next(place: Place) -> None:
    with Desk(place, "play", "choices", "--new") as desk:
        desk.until("1-2 choose")
        desk.press("1\r")
        desk.until("Because")
        with locked(place.journal):
            desk.press("\r")
            desk.until("2/5")
            desk.press("1\r")
            desk.until("not saved")
        desk.press("\r")
        desk.until("3/5")
        desk.press("1\r")
        desk.until(lambda: "Because" in desk.text and "not saved" not in desk.text)
        desk.press("\x11")
        desk.holds(0, answers=3)


@rule("S21")
def test_on_a_full_disk_the_run_goes_on_and_says_so(place: Place) -> None:
    """A limit on the size of files is a full disk that needs no rights."""
    answer(place)
    ended = place.run("play", "choices", "--plain", "--new", given=b"1\n" * 5, limits={resource.RLIMIT_FSIZE: 4096})
    place.holds(ended, 4, answers=5)
    if b"Because" in ended.out:
        assert b"not saved" in ended.out
    place.holds(answer(place), 0, answers=10)


def _fill(path: Path) -> None:
    """Write until there is no room."""
    with path.open("wb", 0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)


@rule("S21")
@slow
def test_on_a_file_system_without_room(place: Place, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system needs root")
    try:
        tight = Place(home=small, folder=place.folder)
        tight.bank("choices.yaml", choices(5))
        tight.holds(answer(tight), 0, answers=5)
        _fill(small / "filler")
        for ended in (answer(tight), tight.run("backup")):
            tight.holds(ended, (0, 1, 4))
        kept = len(answered(tight.journal))
        assert kept >= 5
        (small / "filler").unlink()
        tight.holds(answer(tight), 0, answers=kept + 5)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


@rule("S6", "S22")
@pytest.mark.parametrize(
    "words",
    [("stats",), *(pytest.param(w, marks=slow) for w in (("play", "choices", "--plain"), ("doctor",), ("backup",)))],
)
def test_a_fifo_or_device_as_journal_is_refused_at_once(place: Place, words: tuple[str, ...]) -> None:
    os.mkfifo(place.folder / "fifo.db")
    ended = place.run(*words, "--journal", "fifo.db", deadline=8)
    place.holds(ended, 4)
    assert b"fifo.db" in ended.err + ended.out


@rule("S6", "S22")
@slow
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null"])
def test_a_device_as_journal_is_refused_and_stays(place: Place, device: str) -> None:
    place.holds(place.run("stats", "--journal", device, deadline=8), 4)
    assert Path(device).is_char_device()


@rule("S22")
def test_restoring_from_the_journal_itself_is_refused_at_once(place: Place) -> None:
    answer(place)
    (place.folder / "link.db").symlink_to(place.journal)
    for named in (place.journal, "link.db"):
        ended = place.run("restore", named, deadline=8)
        place.holds(ended, (0, 2, 4), answers=5)
        assert ended.err + ended.out


@rule("S20")
def test_backing_up_over_the_journal_itself_loses_nothing(place: Place) -> None:
    answer(place)
    place.holds(place.run("backup", place.journal, "--force", deadline=8), (0, 2), answers=5)
    place.holds(place.run("export", "--out", place.journal, "--force", deadline=8), 2, answers=5)


def exported(place: Place) -> list[dict[str, object]]:
    ended = place.run("export")
    place.holds(ended, 0)
    return [json.loads(line) for line in ended.out.splitlines()]


def written(place: Place, lines: list[dict[str, object]]) -> Path:
    path = place.folder / "in.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@rule("S23")
def test_a_forged_answer_never_wins_in_silence(place: Place) -> None:
    place.run("play", "choices", "--plain", given=b"2\n" * 5)
    lines = exported(place)
    forged = [line | {"mark": 1.0, "response": ["Yes 1"]} if line.get("kind") == "answered" else line for line in lines]
    ended = place.run("import", written(place, forged))
    place.holds(ended, (0, 3), answers=5)
    assert exported(place) == lines
    plain = place.run("import", written(place, lines))
    place.holds(plain, 0, answers=5)
    assert (ended.code, ended.out, ended.err) != (plain.code, plain.out, plain.err)


@rule("S23")
def test_of_two_bodies_for_one_answer_in_a_file_none_wins_in_silence(place: Place) -> None:
    place.run("play", "choices", "--plain", given=b"2\n" * 5)
    lines = exported(place)
    (first, *_) = [line for line in lines if line.get("kind") == "answered"]
    other = Place(home=place.folder / "other", folder=place.folder)
    twice = other.run("import", written(place, [*lines, first]))
    other.holds(twice, (0, 3))
    forged = Place(home=place.folder / "forged", folder=place.folder)
    ended = forged.run("import", written(place, [*lines, first | {"mark": 1.0}]))
    forged.holds(ended, (0, 3))
    assert (ended.code, ended.out, ended.err) != (twice.code, twice.out, twice.err)


@rule("S23")
def test_an_import_takes_in_all_of_a_file_or_nothing(place: Place) -> None:
    place.run("play", "choices", "--plain", given=b"2\n" * 5)
    lines = exported(place)
    other = Place(home=place.folder / "other", folder=place.folder)
    other.holds(other.run("import", written(place, [*lines[:-1], {"kind": "answered"}])), 3, answers=0)
    broken = place.folder / "broken.jsonl"
    broken.write_bytes(b"\x1b]0;owned\x07\xff\n" * 50)
    other.holds(other.run("import", broken), 3, answers=0)
    broken.write_bytes(json.dumps(lines[0]).encode() + b"\n" + b"\x1b]0;owned\x07\xff\n" * 50)
    ended = other.run("import", broken)
    other.holds(ended, 3, answers=0)


@rule("S3", "S23")
@slow
def test_no_control_byte_comes_in_with_an_import(place: Place) -> None:
    place.run("play", "choices", "--plain", "--count", "3", given=b"2\n")
    lines = exported(place)
    other = Place(home=place.folder / "other", folder=place.folder)
    other.bank("choices.yaml", choices(5))
    fields = [("seed", "started"), ("response", "answered"), ("proof", "answered"), ("fingerprint", "answered")]
    for field, kind in fields:
        evil = "\x1b]0;owned\x07\u202e"
        bad = [
            line | {field: [evil] if field == "response" else evil} if line.get("kind") == kind else line
            for line in lines
        ]
        other.holds(other.run("import", written(place, bad)), (0, 3))
    for words in (("export",), ("export", "--format", "csv"), ("play", "choices", "--plain", "--resume")):
        ended = other.run(*words)
        other.holds(ended, 0)
        assert b"\\u001b" not in ended.out
        assert "\u202e" not in ended.out.decode()


KILLED = """
import os, signal
def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
os.replace = os.rename = os.link = killed
"""


@rule("S24")
@slow
@pytest.mark.parametrize("words", [("backup",), ("play", "choices", "--plain"), ("settings", "set", "theme", "dark")])
def test_what_a_kill_left_behind_is_gone_after_the_next_start(place: Place, words: tuple[str, ...]) -> None:
    answer(place)
    before = set(files(place.home))
    os.utime(place.home / "questions" / "choices.yaml", (1_600_000_000, 1_600_000_000))
    for made in ("cache", "backups"):
        shutil.rmtree(place.home / made, ignore_errors=True)
    killed = place.run(*words, env=place.shim(KILLED))
    left = set(files(place.home)) - before
    if killed.code != 137:
        pytest.skip("nothing was put in its place by a new name")
    for path in left:
        os.utime(place.home / path, (1_600_000_000, 1_600_000_000))
    place.holds(place.run(*words), 0)
    place.holds(answer(place, 1), 0)
    assert {path for path in left if (place.home / path).exists()} == set()


@rule("S24")
def test_files_of_others_with_such_names_stay(place: Place) -> None:
    answer(place)
    mine = [
        place.home / ".journal.db.mine",
        place.home / "backups" / ".notes.1",
        place.home / "questions" / ".a.yaml.12",
    ]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    place.holds(answer(place, 1), 0)
    assert [path.read_text() for path in mine] == ["mine"] * 3


@rule("S22")
def test_a_lock_is_not_said_with_control_bytes(place: Place) -> None:
    ended = place.run("stats", "--journal", b"no-\x1b]0;owned\x07/j.db")
    place.holds(ended, (0, 4))
    assert controls(ended.err) == set()
