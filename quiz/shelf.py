"""Keeps banks as compiled files, with what was found in them, so that the next start need not read YAML."""

import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quiz import __version__
from quiz.bank.compiled import Kept, Signature, pack, unpack
from quiz.blake import blake2b
from quiz.reading import MOST_CACHED, Unreadable, read_bytes
from quiz.writing import write_whole

SETTLED_NS = 2_000_000_000
"""A file changed so lately might change again within one tick of the clock: it is not kept yet."""
_MAX_BYTES = 256 * 1024 * 1024


class Shelf:
    """A folder of compiled banks. It is only ever a copy: whatever is wrong with it, the bank is read again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, path: Path) -> Kept | None:
        """Return the bank of the file `path`, if none of the files that had a say in it has changed."""
        try:
            unpacked = unpack(read_bytes(self._place(path), MOST_CACHED), __version__)
        except Unreadable:
            return None
        if unpacked is None:
            return None
        kept, signed = unpacked
        return kept if signed == signature(Path(name) for name, *_ in signed) else None

    def put(self, path: Path, kept: Kept, files: Iterable[Path]) -> None:
        """Keep `kept`, read from `files`; where that cannot be done, nothing is lost."""
        signed = signature(files)
        if any(modified > time.time_ns() - SETTLED_NS for _, _, modified, _ in signed):
            return
        with suppress(OSError, UnicodeEncodeError):  # a file's name may be no text
            write_whole(self._place(path), pack(kept, signed, __version__), durable=False)

    def _place(self, path: Path) -> Path:
        name = blake2b(os.fsencode(path.absolute()), digest_size=16).hexdigest()
        return self.folder / f"{name}.bank"


def _read(path: Path) -> bytes | None:
    """Return the bytes of a regular file of a size that we would write; None for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
                return None
            return file.read(status.st_size)
    except OSError:
        return None


def signature(files: Iterable[Path]) -> Signature:
    """Size, time and inode of each file."""
    return tuple(_sign(path.absolute()) for path in files)


def _sign(path: Path) -> tuple[str, int, int, int]:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (str(path), -1, -1, -1)
    return (str(path), status.st_size, status.st_mtime_ns, status.st_ino)
