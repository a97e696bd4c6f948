"""A compiled bank is a copy: the same as the file's bank, and gone as soon as anything it came from changes."""

import os
from pathlib import Path

import pytest

from quiz.bank.compiled import Kept, Questions, pack, unpack
from quiz.bank.model import Bank
from quiz.cli.play import load as load_named
from quiz.cli.play import topic_meant
from quiz.folders import shipped_folder
from quiz.library import Library, LoadedBank
from quiz.locks import lock_path
from quiz.shelf import Shelf
from quiz.workspace import RunOptions, Workspace

LONG_AGO = 1_600_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped bank, settled long ago."""
    target = tmp_path / "banks"
    (target / "sources").mkdir(parents=True)
    for path in shipped_folder().rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(shipped_folder())
            copy.write_bytes(path.read_bytes())
            os.utime(copy, (LONG_AGO, LONG_AGO))
    return target


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def load(folder: Path, shelf: Shelf) -> Bank:
    bank = Library((folder,), shelf).load(folder / "hermit-kingdom.yaml").bank
    assert bank is not None
    return bank


def test_a_bank_from_the_shelf_is_the_bank_of_the_file(folder: Path, shelf: Shelf) -> None:
    read = load(folder, shelf)
    kept = shelf.get(folder / "hermit-kingdom.yaml")
    assert kept is not None
    assert kept.bank == read
    assert load(folder, shelf) == read


@pytest.mark.parametrize(
    "changed", ["hermit-kingdom.yaml", "sources/hermit-kingdom.yaml", "sources/hermit-kingdom.lock"]
)
def test_any_change_takes_it_off(folder: Path, shelf: Shelf, changed: str) -> None:
    load(folder, shelf)
    os.utime(folder / changed, (LONG_AGO, LONG_AGO + 1))
    assert shelf.get(folder / "hermit-kingdom.yaml") is None


def test_a_lock_that_appears_takes_it_off(folder: Path, shelf: Shelf) -> None:
    load(folder, shelf)
    lock_path(folder / "hermit-kingdom.yaml").write_text("{}")
    assert shelf.get(folder / "hermit-kingdom.yaml") is None


def test_a_file_changed_just_now_is_not_kept(folder: Path, shelf: Shelf) -> None:
    os.utime(folder / "hermit-kingdom.yaml")
    load(folder, shelf)
    assert shelf.get(folder / "hermit-kingdom.yaml") is None


BANK, SOURCE, LOCK = "hermit-kingdom.yaml", "sources/hermit-kingdom.yaml", "sources/hermit-kingdom.lock"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BANK, "type: choice", "type: choise"),
        (BANK, "source: hermit-kingdom", "source: hermit-kingdon"),
        (SOURCE, "quote: ", "quote: never "),
        (SOURCE, "voice: ", "voice: nobody-"),
        (SOURCE, "claims:", "claims: ["),
        (LOCK, "{", "{{"),
    ],
)
def test_a_bank_with_findings_is_kept_with_them(folder: Path, shelf: Shelf, file: str, old: str, new: str) -> None:
    path, flawed = folder / BANK, folder / file
    flawed.write_text(flawed.read_text("utf-8").replace(old, new, 1), "utf-8")
    settle(folder)
    read = Library((folder,), shelf).load(path)
    assert [one for reading in read.readings for one in reading.diagnostics]
    assert shelf.get(path) is not None
    kept = Library((folder,), shelf).load(path)
    assert kept.bank == read.bank
    assert findings(kept) == findings(read)
    flawed.write_text(flawed.read_text("utf-8").replace(new, old, 1), "utf-8")
    os.utime(flawed, (LONG_AGO, LONG_AGO + 1))
    assert findings(Library((folder,), shelf).load(path)) != findings(read)


def test_a_source_that_was_missing_is_found_when_it_comes(folder: Path, shelf: Shelf) -> None:
    for file in (SOURCE, LOCK):
        (folder / file).rename(folder / file.replace("hermit", "other"))
    settle(folder)
    lacking = Library((folder,), shelf).load(folder / BANK)
    assert lacking.source is None
    assert shelf.get(folder / BANK) is not None
    for file in (SOURCE, LOCK):
        (folder / file.replace("hermit", "other")).rename(folder / file)
    assert shelf.get(folder / BANK) is None
    assert not any(Library((folder,), shelf).load(folder / BANK).readings[0].diagnostics)


def settle(folder: Path) -> None:
    """Make every file and folder one that was changed long ago."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))


def findings(loaded: LoadedBank) -> list[object]:
    return [(reading.path, reading.diagnostics) for reading in loaded.readings]


def test_the_shelf_reads_only_files_of_a_sensible_size(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = load(folder, shelf)
    (kept,) = shelf.folder.iterdir()
    monkeypatch.setattr("quiz.shelf.MOST_CACHED", kept.stat().st_size - 1)
    assert shelf.get(folder / BANK) is None
    monkeypatch.undo()
    kept.unlink()
    os.mkfifo(kept)
    assert shelf.get(folder / BANK) is None
    assert load(folder, shelf) == read


def test_no_question_is_decoded_before_it_is_asked_for(folder: Path, shelf: Shelf) -> None:
    read = load(folder, shelf)
    kept = shelf.get(folder / BANK)
    assert kept is not None
    questions = kept.bank.questions
    assert isinstance(questions, Questions)
    assert list(questions) == list(read.questions)
    assert (len(questions), "nothing" in questions, questions.get("nothing")) == (len(read.questions), False, None)
    first = next(iter(questions))
    assert questions._decoded == {}
    assert questions[first] is questions[first]
    assert list(questions._decoded) == [first]


def test_a_run_decodes_only_what_it_asks(quiz_home: Path) -> None:
    for start in range(2):
        workspace = Workspace()
        bank = load_named(workspace, "hermit-kingdom")
        run = workspace.new_run(bank, RunOptions(count=3, topic=topic_meant(bank, None)))
        assert run is not None
        assert isinstance(bank.questions, Questions) == bool(start)
        workspace.close()
    assert isinstance(bank.questions, Questions)
    assert set(bank.questions._decoded) == set(run.plan)


def test_damage_is_no_harm(folder: Path, shelf: Shelf) -> None:
    read = load(folder, shelf)
    for kept in shelf.folder.iterdir():
        kept.write_bytes(kept.read_bytes()[:-7])
    assert shelf.get(folder / "hermit-kingdom.yaml") is None
    assert load(folder, shelf) == read


def test_another_version_reads_anew(folder: Path, shelf: Shelf) -> None:
    packed = pack(Kept(bank=load(folder, shelf)), (), "1.0")
    assert unpack(packed, "1.0") is not None
    assert unpack(packed, "1.1") is None


def test_a_folder_that_cannot_be_made_is_no_harm(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert load(folder, Shelf(tmp_path / "file" / "shelf")).questions
