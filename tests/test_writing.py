"""Files are written whole or not at all, and what a killed program left behind goes."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import quiz
from quiz.bank.compiled import Kept
from quiz.workspace import Workspace
from quiz.writing import replacing, sweep, write_new, write_whole
from tests.builders import answered

KILLED = """
import os, signal, sys
from pathlib import Path
from quiz.writing import replacing
with replacing(Path(sys.argv[1])) as written:
    written.write_bytes(b"half of it")
    if len(sys.argv) > 2:
        print("ready", flush=True)
        sys.stdin.readline()
    else:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_while_writing(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def test_what_is_written_takes_the_place_of_what_a_link_leads_to_and_keeps_its_permissions(folder: Path) -> None:
    (folder / "real").write_text("old")
    (folder / "real").chmod(0o604)
    (folder / "link").symlink_to("real")
    for number, write in enumerate((write_whole, lambda path, data: write_new({path: data}, force=True))):
        write(folder / "link", b"new %d" % number)
        assert (folder / "link").readlink() == Path("real")
        assert (folder / "real").read_text() == f"new {number}"
        assert (folder / "real").stat().st_mode & 0o777 == 0o604
    assert names(folder) == ["link", "real"]


@pytest.mark.parametrize(
    "make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)], ids=["folder", "pipe", "self"]
)
def test_nothing_is_written_over_what_is_no_file(folder: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(folder / "it")
    for write in (write_whole, lambda path, data: write_new({path: data}, force=True)):
        with pytest.raises(OSError, match=r"[Ii]s a directory|regular|symbolic links"):
            write(folder / "it", b"new")
    assert names(folder) == ["it"]


@given(st.binary(min_size=1, max_size=255).filter(lambda name: not {0, 47} & set(name) and name not in (b".", b"..")))
@example(b"\xff")
@example(b"x" * 255)
def test_a_file_may_have_any_name(tmp_path_factory: pytest.TempPathFactory, name: bytes) -> None:
    folder = tmp_path_factory.mktemp("names")
    path = folder / os.fsdecode(name)
    write_whole(path, b"1", durable=False)
    write_whole(path, b"2", durable=False)
    assert path.read_bytes() == b"2"
    assert os.listdir(os.fsencode(folder)) == [name]


def test_a_write_that_breaks_off_changes_nothing(folder: Path) -> None:
    write_whole(folder / "it", b"old")

    def break_off() -> None:
        with replacing(folder / "it") as written:
            written.write_bytes(b"new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert (folder / "it").read_bytes() == b"old"
    assert names(folder) == ["it"]


def test_what_a_killed_program_left_goes_with_the_next_write_in_the_folder(folder: Path) -> None:
    killed_while_writing(folder / "bank.yaml")
    assert len(names(folder)) == 1
    write_whole(folder / "other", b"")
    assert names(folder) == ["other"]


def test_what_a_killed_program_left_goes_at_the_next_start(quiz_home: Path) -> None:
    places = [quiz_home / name for name in ("journal.db", "backups/b.db", "cache/c", "texts/t.txt")]
    for place in places:
        killed_while_writing(place)
    left = [path for path in quiz_home.rglob("*") if path.is_file()]
    assert len(left) == len(places)
    workspace = Workspace()
    assert workspace.journal.every_event() == []
    workspace.close()
    assert [path for path in left if path.exists()] == []


def test_what_is_not_ours_or_still_being_written_stays(folder: Path) -> None:
    others = [".bank.yaml.1234", ".notes.2024-11", ".a.1-2.quiz-tmp.txt", "a.99999999-1.quiz-tmp", ".quiz-tmp"]
    for name in others:
        (folder / name).write_text("mine")
    (folder / ".a.99999999-1.quiz-tmp").mkdir()
    command = [sys.executable, "-c", KILLED, str(folder / "bank.yaml"), "wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        (being_written,) = folder.glob(".bank.yaml.*quiz-tmp")
        with replacing(folder / "mine") as own:
            sweep(folder)
            assert own.exists()
        assert being_written.exists()
        running.communicate("go\n")
    assert (folder / "bank.yaml").read_bytes() == b"half of it"
    assert set(names(folder)) == {*others, ".a.99999999-1.quiz-tmp", "bank.yaml", "mine"}


def test_of_a_number_that_another_program_has_now_only_what_is_old_goes(folder: Path) -> None:
    for name, age in (("young", 0), ("old", 2 * 86_400)):
        path = folder / f".{name}.{os.getppid()}-1.quiz-tmp"
        path.write_text("")
        at = path.stat().st_mtime - age
        os.utime(path, (at, at))
    sweep(folder)
    assert names(folder) == [f".young.{os.getppid()}-1.quiz-tmp"]


def test_no_other_file_of_the_program_writes_files_by_hand() -> None:
    """Every file that is written whole goes through one writer; a journal is renamed, and a process stops itself."""
    by_hand = {"replace", "rename", "link", "write_bytes", "write_text", "getpid", "fsync"}
    root = Path(quiz.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in by_hand:
                owner = node.func.value
                if node.func.attr.startswith("write") or (isinstance(owner, ast.Name) and owner.id == "os"):
                    found.add(path.relative_to(root).as_posix())
    assert found == {"writing.py", "journal/opening.py", "echo.py"}


@pytest.mark.parametrize("name", ["known-*", "sound-*", "*.bank"])
def test_a_cache_that_is_no_file_is_passed_over(quiz_home: Path, name: str) -> None:
    path = quiz_home / "questions" / "b.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("title: B\nquestions:\n- {id: q, type: true-false, prompt: Is it?, answer: true}\n")
    os.utime(path, (1, 1))
    for _ in range(2):
        workspace = Workspace()
        bank = workspace.library.load(path).bank
        assert bank is not None
        workspace.record(answered(1, at="b"))
        assert set(workspace.recall(bank).now().standings) == {"q"}
        assert workspace.library.shelf is not None
        workspace.library.shelf.put(path, Kept(bank=bank), [path])
        kept = workspace.library.shelf.get(path)
        assert kept is None or kept.bank.questions["q"] == bank.questions["q"]
        assert workspace.close()
        for made in (quiz_home / "cache").glob(name):
            made.unlink()
            os.mkfifo(made)
    assert any((quiz_home / "cache").glob(name))
