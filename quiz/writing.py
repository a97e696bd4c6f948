"""Atomic writes: each file appears whole or not at all, and no temporary file stays behind for long."""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from quiz.blake import blake2b

_DAY = 86_400
_LONGEST_NAME = 200
"""Bytes of a file's name that a temporary name repeats: most file systems allow 255 in all."""
_TEMPORARY = r"(?s)\..+\.([0-9]+)-[0-9]+\.quiz-tmp(?:-journal|-wal|-shm)?"
"""The names of temporary files: the final name, our process, a number; SQLite may add files of its own."""
_numbers = count()
_mine: set[Path] = set()
"""The temporary files that this program is writing now."""
_swept: set[Path] = set()
"""The folders in which it has looked for those of killed programs."""


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file whole, over what it held; its folder is made. Raises OSError.

    A symbolic link stays one and an existing file keeps its permissions. `durable`: it survives a power cut; what can
    be worked out again need not.
    """
    with replacing(path, durable=durable) as written:
        written.write_bytes(data)


@contextmanager
def replacing(path: Path, *, durable: bool = True, private: bool = False) -> Iterator[Path]:
    """Give the name of an empty file to write, which then takes the place of `path`. Raises OSError.

    Where the body raises, everything stays as it was. `private`: only its owner can read the new file.
    """
    path = _target(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = _temporary(path, private=private)
    try:
        yield written
        _settle(written, path, durable=durable, private=private)
        os.replace(written, path)
        if durable:
            _sync(path.parent)
    finally:
        _discard(written)


def write_new(files: Mapping[Path, bytes], force: bool) -> None:
    """Write new files, all or none; with `force` over what is there.

    Raises FileExistsError where one is there, and OSError where one cannot be written; what was new before is then
    gone again, folders too.
    """
    made: list[Path] = []
    try:
        _write_all(files, force, made)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _write_all(files: Mapping[Path, bytes], force: bool, made: list[Path]) -> None:
    """Write the files beside their places, then put all there; what is new is noted in `made`."""
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            target = _target(path) if force else path
            _make_folder(target.parent, made)
            waiting[target] = _temporary(target)
            waiting[target].write_bytes(data)
            _settle(waiting[target], target)
        for path, written in waiting.items():
            if force:
                os.replace(written, path)
            else:
                _place(written, path)
                made.append(path)
        for folder in {path.parent for path in waiting}:
            _sync(folder)
    finally:
        for written in waiting.values():
            _discard(written)


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed program left in `folder`.

    Only ours, and only those that no running program can still be writing.
    """
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = re.fullmatch(_TEMPORARY, entry.name) if ".quiz-tmp" in entry.name else None
            if match and _is_left(Path(entry.path), int(match[1])):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_left(path: Path, program: int) -> bool:
    """Return whether nobody writes this temporary file any more: its program is gone, or it is a day old."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    if not stat.S_ISREG(status.st_mode) or any(path.name.startswith(mine.name) for mine in _mine):
        return False
    if status.st_mtime < time.time() - _DAY or program == os.getpid():
        return True
    return os.name == "posix" and not _is_running(program)


def _is_running(program: int) -> bool:
    try:
        os.kill(program, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _target(path: Path) -> Path:
    """Return the file that `path` leads to; raise OSError where that is no regular file, such as a folder or device."""
    try:
        path = path.resolve()
    except RuntimeError:  # how Python before 3.13 reports a link that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return path
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    return path


def _temporary(path: Path, *, private: bool = False) -> Path:
    """Make an empty file beside `path` that is ours alone, after removing what a killed program left of such."""
    name = path.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    if path.parent not in _swept:
        sweep(path.parent)
    while True:
        written = path.with_name(f".{name}.{os.getpid()}-{next(_numbers)}.quiz-tmp")
        try:
            made = os.open(written, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600 if private else 0o666)
        except FileExistsError:
            continue
        os.close(made)
        _mine.add(written)
        return written


def _settle(written: Path, path: Path, *, durable: bool = True, private: bool = False) -> None:
    """See the finished temporary file on the disk and give it the permissions of the file that it replaces."""
    if durable:
        _sync(written)
    if not private:
        with suppress(FileNotFoundError):
            os.chmod(written, stat.S_IMODE(os.stat(path).st_mode))


def _sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk; a folder cannot be waited for everywhere."""
    folder = path.is_dir()
    try:
        opened = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    except OSError:
        if folder:
            return
        raise
    try:
        os.fsync(opened)
    except OSError as problem:
        if not folder or problem.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(opened)


def _discard(written: Path) -> None:
    _mine.discard(written)
    with suppress(OSError):
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
