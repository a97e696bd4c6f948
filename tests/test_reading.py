"""Whatever stands at a path, it is read whole or refused: at once, never more than the limit, nothing left open."""

import os
import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from quiz import reading
from quiz.reading import Unreadable, read_bytes, read_stream

LIMIT = 1000


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing"))


def _holding(size: int) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(b"x" * size) and None


def _under_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("a file where a folder should be")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (Path.mkdir, "not-a-file"),
        (os.mkfifo, "not-a-file"),
        (_device, "not-a-file"),
        (_circle, "unreadable"),
        (_dangling, "unreadable"),
        (_under_a_file, "unreadable"),
        (lambda path: None, "unreadable"),
        (_holding(LIMIT + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(make: Callable[[Path], None], code: str, tmp_path: Path) -> None:
    path = tmp_path / "folder" / b"it\xff".decode("utf-8", "surrogateescape")
    path.parent.mkdir()
    make(path)
    before = sorted(os.listdir("/proc/self/fd"))
    with pytest.raises(Unreadable) as refused:
        read_bytes(path, LIMIT)
    assert (refused.value.code, bool(str(refused.value)), bool(refused.value.advice)) == (code, True, True)
    assert sorted(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_cannot_be_one_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        read_bytes(name, LIMIT)


@pytest.mark.parametrize("size", [0, 1, LIMIT])
def test_a_file_up_to_the_limit_is_read_whole(size: int, tmp_path: Path) -> None:
    _holding(size)(tmp_path / "file")
    assert read_bytes(tmp_path / "file", LIMIT) == b"x" * size
    assert read_stream(BytesIO(b"x" * size), LIMIT) == b"x" * size


def test_a_file_that_does_not_tell_its_size_is_read() -> None:
    assert b"Name:" in read_bytes("/proc/self/status", 100_000)


@pytest.mark.parametrize("grown", [LIMIT, LIMIT + 1])
def test_a_file_that_grows_meanwhile_is_held_to_the_limit(
    grown: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * grown)
    small = os.stat_result((stat.S_IFREG, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(reading.os, "fstat", lambda descriptor: small)
    if grown > LIMIT:
        with pytest.raises(Unreadable, match="more than 1,000 bytes"):
            read_bytes(path, LIMIT)
    else:
        assert read_bytes(path, LIMIT) == b"x" * grown


def test_an_endless_stream_is_read_to_the_limit() -> None:
    with open("/dev/zero", "rb") as endless, pytest.raises(Unreadable) as refused:
        read_stream(endless, LIMIT)
    assert refused.value.code == "too-large"
