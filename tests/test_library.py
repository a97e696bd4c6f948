import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz import library
from quiz.diagnostics import Report
from quiz.library import Library, load_source, read_file
from quiz.locks import lock_path, read_lock, write_lock
from quiz.shelf import Shelf
from quiz.sources.document import Place
from quiz.sources.lock import Lock, LockedQuote, quote_digest, render
from tests import skar
from tests.bank.cases import GOOD, HEAD
from tests.builders import Problem, problems

posix = pytest.mark.skipif(os.name != "posix", reason="such files are POSIX's")


def nowhere(path: Path) -> Path:
    return path / "nowhere.yaml"


def a_folder(path: Path) -> Path:
    (path / "folder.yaml").mkdir()
    return path / "folder.yaml"


def a_fifo(path: Path) -> Path:
    os.mkfifo(path / "fifo.yaml")
    return path / "fifo.yaml"


def a_device(path: Path) -> Path:
    (path / "zero.yaml").symlink_to("/dev/zero")
    return path / "zero.yaml"


def a_circle(path: Path) -> Path:
    (path / "circle.yaml").symlink_to(path / "circle.yaml")
    return path / "circle.yaml"


def a_long_name(path: Path) -> Path:
    return path / ("x" * 5000)


def a_huge_file(path: Path) -> Path:
    """A file with a hole: no byte of it is on the disk."""
    with (path / "huge.yaml").open("wb") as file:
        file.truncate(library.MAX_BYTES + 1)
    return path / "huge.yaml"


def a_large_file(path: Path) -> Path:
    (path / "large.yaml").write_text(f"#{'x' * library.LARGE_BYTES}\n{HEAD}{GOOD}")
    return path / "large.yaml"


def an_empty_file(path: Path) -> Path:
    (path / "empty.yaml").touch()
    return path / "empty.yaml"


def a_bank_with_a_bad_lock(path: Path) -> Path:
    (path / "bank.yaml").write_text(f"{HEAD}{GOOD.replace('answer', 'quote: Q, answer')}")
    (path / "bank.lock").write_text("{")
    return path / "bank.yaml"


@pytest.mark.parametrize("place", ["ferry.yaml", "ferry.yml", "questions/ferry.yaml", "ferry"])
def test_a_bank_here_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("questions").mkdir()
    Path(place).write_text(f"{HEAD}{GOOD}")
    if place != "ferry":
        Path("ferry").mkdir()
    assert Library((tmp_path / "own",)).find("ferry") == Path(place)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ferry.yaml").write_text(f"{HEAD}{GOOD}")
    assert Library((tmp_path / "own",)).find("ferry") == tmp_path / "own" / "ferry.yaml"


CASES: list[tuple[Callable[[Path], Path], list[Problem]]] = [
    (nowhere, [(1, 1, "unreadable")]),
    (a_folder, [(1, 1, "not-a-file")]),
    (a_long_name, [(1, 1, "unreadable")]),
    (a_huge_file, [(1, 1, "too-large")]),
    (a_large_file, [(1, 1, "large-file")]),
    (an_empty_file, [(1, 1, "empty-file")]),
    (a_bank_with_a_bad_lock, [(1, 1, "bad-lock")]),
]
if os.name == "posix":
    CASES += [
        (a_fifo, [(1, 1, "not-a-file")]),
        (a_device, [(1, 1, "not-a-file")]),
        (a_circle, [(1, 1, "unreadable")]),
    ]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_odd_files_are_told_and_nothing_hangs(
    tmp_path: Path, make: Callable[[Path], Path], expected: list[Problem]
) -> None:
    loaded = Library([tmp_path]).load(make(tmp_path))
    assert problems(loaded.reading.diagnostics) == expected
    assert (loaded.bank is not None) == (make in (a_large_file, a_bank_with_a_bad_lock))


@pytest.mark.parametrize("make", [nowhere, a_folder, an_empty_file])
def test_odd_sources_are_told_too(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    loaded = load_source(make(tmp_path))
    assert loaded.source is None
    assert loaded.reading.errors == 1


@posix
@pytest.mark.parametrize("make", [nowhere, a_folder, a_fifo, a_device, a_huge_file])
def test_odd_files_leave_nothing_open(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    before = len(os.listdir("/dev/fd"))
    assert read_file(path, Report()) is None
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize(("limit", "data", "told"), [(3, b"abc", ""), (2, None, "at most 2 are read")])
def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path, limit: int, data: bytes | None, told: str) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    report = Report()
    assert read_file(tmp_path / "f", report, limit) == data
    assert told in "".join(found.message for found in report.diagnostics)
    assert bool(report.diagnostics) is bool(told)


@pytest.mark.parametrize("content", [None, b"{", b"\xff", render(Lock(text="d", quotes={}, format=99))])
def test_a_bad_lock_is_told_and_none_is_no_mistake(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "bank.lock").write_bytes(content)
    report = Report()
    assert read_lock(tmp_path / "bank.yaml", report) is None
    assert problems(report.diagnostics) == ([] if content is None else [(1, 1, "bad-lock")])


@posix
@pytest.mark.parametrize("make", [a_folder, a_fifo, a_device])
def test_an_odd_lock_is_told_and_nothing_hangs(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    os.rename(make(tmp_path), tmp_path / "bank.lock")
    report = Report()
    assert read_lock(tmp_path / "bank.yaml", report) is None
    assert problems(report.diagnostics) == [(1, 1, "bad-lock")]


def test_a_lock_is_written_whole_and_only_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    write_lock(path, Lock(text="d", quotes={}))
    first = lock_path(path).stat()
    write_lock(path, Lock(text="d", quotes={}))
    assert lock_path(path).stat().st_ino == first.st_ino
    write_lock(path, Lock(text="e", quotes={}))
    assert read_lock(path, Report()) == Lock(text="e", quotes={})
    assert os.listdir(tmp_path) == ["bank.lock"]


def test_a_bank_with_its_source_and_lock(tmp_path: Path) -> None:
    bank = skar.bank(tmp_path)
    assert bank.source is not None
    assert {name: str(place) for name, place in bank.source.places.items()} == {
        "burning": "¶1",
        "winters": "¶1",
        "navy": "¶2",
        "sale": "¶3",
    }
    (proof, _) = bank.proofs(bank.questions["told"])
    assert proof.origin == "A. Writer · stated as fact · ¶2"


def test_a_source_without_its_lock_is_told_once_but_used(tmp_path: Path) -> None:
    loaded = Library([]).load(skar.write(tmp_path))
    assert loaded.source is not None
    assert problems(loaded.source.reading.diagnostics) == [(1, 1, "no-lock")]
    assert loaded.bank is not None
    assert [proof.place for proof in loaded.bank.proofs(loaded.bank.questions["since"])] == [None]


@pytest.mark.parametrize("broken", ["title: T\nclaims:\n  - id: a\n says: b\n", "- no\n", "", "\x00: ["])
def test_a_source_that_cannot_be_read_tells_it_itself(tmp_path: Path, broken: str) -> None:
    path = skar.write(tmp_path)
    (tmp_path / "sources" / "skar.yaml").write_text(broken)
    loaded = Library([]).load(path)
    assert loaded.bank is not None
    assert (loaded.bank.source, loaded.reading.diagnostics) == (None, ())
    assert loaded.source is not None
    assert loaded.source.reading.errors


def test_a_source_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    path = skar.write(tmp_path)
    (tmp_path / "sources" / "skar.yaml").unlink()
    loaded = Library([]).load(path)
    assert loaded.source is None
    (found,) = loaded.reading.diagnostics
    assert problems([found]) == [(3, 9, "unknown-source")]
    assert found.hint == "make its file, sources/skar.yaml"
    (tmp_path / "sources" / "skars.yaml").write_text("")
    assert Library([]).load(path).reading.diagnostics[0].hint == "write skars"


def test_a_quote_changed_after_it_was_verified_is_told_at_its_place(tmp_path: Path) -> None:
    skar.bank(tmp_path)
    source = tmp_path / "sources" / "skar.yaml"
    source.write_text(skar.SOURCE.replace("since 1848", "since 1849"), "utf-8")
    assert problems(load_source(source).reading.diagnostics) == [(16, 12, "quote-changed")]


def test_a_quote_of_the_banks_own_is_held_against_the_banks_lock(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(f"{HEAD}{GOOD.replace('answer', 'quote: Q, answer')}")
    assert problems(Library([]).load(path).reading.diagnostics) == [(3, 55, "unverified-quote")]
    write_lock(path, Lock(text="d", quotes={}))
    assert problems(Library([]).load(path).reading.diagnostics) == [(3, 55, "unverified-quote")]
    write_lock(path, Lock(text="d", quotes={"good": LockedQuote(quote_digest("R"), 1, 2)}))
    assert problems(Library([]).load(path).reading.diagnostics) == [(3, 55, "quote-changed")]
    write_lock(path, Lock(text="d", quotes={"good": LockedQuote(quote_digest("Q"), 1, 2)}))
    loaded = Library([]).load(path)
    assert loaded.reading.diagnostics == ()
    assert loaded.bank is not None
    assert loaded.bank.places == {"good": Place(1, 2)}


def test_the_first_folder_hides_the_later_ones(tmp_path: Path) -> None:
    for folder, names in (("one", ["b", "a"]), ("two", ["a", "c"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.yaml").write_text(HEAD + GOOD)
    (tmp_path / "one" / "notes.txt").write_text("no bank")
    (tmp_path / "one" / "d.yml").write_text(HEAD + GOOD)
    found = Library([tmp_path / "one", tmp_path / "two", tmp_path / "missing"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.bank_paths()] == [
        "one/a.yaml",
        "one/b.yaml",
        "one/d.yml",
        "two/c.yaml",
    ]
    assert found.find("a") == tmp_path / "one" / "a.yaml"


@pytest.mark.parametrize("name", ["nothing", "x" * 5000, "\0", "", "a/b/c"])
def test_what_is_no_bank_is_not_found(tmp_path: Path, name: str) -> None:
    assert Library([tmp_path]).find(name) is None
    assert Library([tmp_path]).source(name, tmp_path) is None


def test_a_bank_is_found_by_its_path_too(tmp_path: Path) -> None:
    path = skar.write(tmp_path)
    assert Library([]).find(str(path)) == path


def test_a_source_is_looked_for_beside_the_bank_first(tmp_path: Path) -> None:
    for folder, title in (("near", "Near"), ("far", "Far")):
        skar.write(tmp_path / folder)
        (tmp_path / folder / "sources" / "skar.yaml").write_text(skar.SOURCE.replace("The Last Keeper", title))
    (tmp_path / "alone").mkdir()
    found = Library([tmp_path / "far"])
    for folder, title in (("near", "Near"), ("alone", "Far")):
        loaded = found.source("skar", tmp_path / folder)
        assert loaded is not None
        assert loaded.source is not None
        assert loaded.source.title == title
    assert found.source("other", tmp_path / "near") is None


@posix
def test_a_bank_is_named_harmlessly_whatever_its_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb.yaml"
    path.write_text(HEAD + GOOD)
    bank = Library([]).load(path).bank
    assert bank is not None
    assert bank.id == "a\ufffd[31mb"


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="file names there are UTF-8")
def test_a_bank_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    path.write_text(HEAD + GOOD)
    os.utime(path, (1, 1))
    for _ in range(2):
        bank = Library([tmp_path], Shelf(tmp_path / "shelf")).load(path).bank
        assert bank is not None
        assert bank.id == "caf\ufffd"


def test_a_drill_is_made_from_the_source_of_the_first_bank_that_has_it(tmp_path: Path) -> None:
    skar.bank(tmp_path)
    found = Library([tmp_path]).drill("skar/proof")
    assert found is not None
    assert found.bank is not None
    assert (found.bank.id, len(found.bank.questions)) == ("skar/proof", 4)
    assert found.reading.path == tmp_path / "sources" / "skar.yaml"


@pytest.mark.parametrize(
    "name", ["skar/supports", "skar/dance", "other/proof", "skar", "skar/", "/proof", "", "\0/proof"]
)
def test_what_is_no_drill_is_not_found(tmp_path: Path, name: str) -> None:
    skar.bank(tmp_path)
    assert Library([tmp_path]).drill(name) is None


@posix
@pytest.mark.parametrize("make", [a_folder, a_fifo, a_device, a_circle, a_huge_file])
def test_an_odd_file_among_the_banks_takes_no_other(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(HEAD + GOOD)
    odd = make(tmp_path)
    loaded = {path: Library([tmp_path]).load(path) for path in Library([tmp_path]).bank_paths()}
    assert loaded[tmp_path / "bank.yaml"].bank is not None
    assert loaded[odd].bank is None
    assert loaded[odd].reading.errors == 1


@posix
def test_a_folder_that_cannot_be_read_is_a_bank_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "bank.yaml").write_text(HEAD + GOOD)
    (tmp_path / "closed").symlink_to("closed")
    library = Library([tmp_path / "closed", tmp_path / "nowhere", tmp_path / "other"])
    loaded = [library.load(path) for path in library.bank_paths()]
    assert [one.reading.errors for one in loaded] == [1, 0]


def test_a_source_in_which_the_program_fails_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    skar.write(tmp_path)
    monkeypatch.setattr("quiz.sources.read.read_source", fail)
    loaded = Library([tmp_path]).read(tmp_path / "skar.yaml")
    assert loaded.source is not None
    assert [one.code for one in loaded.source.reading.diagnostics] == ["read-failed"]
    assert loaded.bank is not None
