"""A compiled bank is a copy: the same as the file's bank, and gone as soon as anything it came from changes."""

import os
from pathlib import Path

import pytest

from quiz.bank.compiled import pack, unpack
from quiz.bank.model import Bank
from quiz.folders import shipped_folder
from quiz.library import Library, lock_path
from quiz.shelf import Shelf

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
    assert kept == read
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


def test_a_bank_with_an_error_is_not_kept(folder: Path, shelf: Shelf) -> None:
    path = folder / "hermit-kingdom.yaml"
    path.write_text(path.read_text("utf-8").replace("type: choice", "type: choise", 1), "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))
    load(folder, shelf)
    assert shelf.get(path) is None


def test_damage_is_no_harm(folder: Path, shelf: Shelf) -> None:
    read = load(folder, shelf)
    for kept in shelf.folder.iterdir():
        kept.write_bytes(kept.read_bytes()[:-7])
    assert shelf.get(folder / "hermit-kingdom.yaml") is None
    assert load(folder, shelf) == read


def test_another_version_reads_anew(folder: Path, shelf: Shelf) -> None:
    packed = pack(load(folder, shelf), (), "1.0")
    assert unpack(packed, "1.0") is not None
    assert unpack(packed, "1.1") is None


def test_a_folder_that_cannot_be_made_is_no_harm(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert load(folder, Shelf(tmp_path / "file" / "shelf")).questions
