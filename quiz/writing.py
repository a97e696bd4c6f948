"""Writes files, each whole: new ones all or none, never over another unless told to; and one that has changed."""

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_new(files: Mapping[Path, bytes], force: bool) -> None:
    """Write the `files`; with `force` over what is there.

    Raises FileExistsError where one is there, and OSError where one cannot be written; what was new before is then
    gone again, folders too.
    """
    made: list[Path] = []
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            _make_folder(path.parent, made)
            waiting[path] = path.with_name(f".{path.name}.{os.getpid()}")
            waiting[path].write_bytes(data)
        for path, written in waiting.items():
            if force:
                os.replace(written, path)
            else:
                _place(written, path)
                made.append(path)
    except BaseException:
        _remove(waiting.values(), made)
        raise
    _remove(waiting.values(), [])


def write_over(path: Path, data: bytes) -> None:
    """Put `data` in the place of what the file holds, whole or not at all; its permissions stay. Raises OSError."""
    path = path.resolve()  # a link stays one
    written = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        written.write_bytes(data)
        shutil.copymode(path, written)
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        if os.path.lexists(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _place(written: Path, path: Path) -> None:
    """Give the file its name. A link cannot come to stand over a file that was made a moment ago."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:
        # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} exists") from None
        os.replace(written, path)


def _remove(waiting: Iterable[Path], made: list[Path]) -> None:
    for path in waiting:
        path.unlink(missing_ok=True)
    for path in reversed(made):
        path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
