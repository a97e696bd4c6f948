"""Keeps banks that were read without an error as compiled files, so that the next start need not read YAML."""

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quiz import __version__
from quiz.bank.compiled import Signature, pack, unpack
from quiz.bank.model import Bank
from quiz.reading import MOST_CACHED, Unreadable, read_bytes
from quiz.writing import write_whole

SETTLED_NS = 2_000_000_000
"""A file changed so lately might change again within one tick of the clock: it is not kept yet."""


class Shelf:
    """A folder of compiled banks. It is only ever a copy: whatever is wrong with it, the bank is read anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, path: Path) -> Bank | None:
        """The bank of the file `path`, if none of the files that had a say in it has changed."""
        try:
            data = read_bytes(self._place(path), MOST_CACHED)
        except Unreadable:
            return None
        compiled = unpack(data, __version__)
        if compiled is None or compiled.signature != signature(Path(name) for name, *_ in compiled.signature):
            return None
        return compiled.bank

    def put(self, path: Path, bank: Bank, files: Iterable[Path]) -> None:
        """Keep `bank`, read from `files`; where that cannot be done, nothing is lost."""
        signed = signature(files)
        if any(modified > time.time_ns() - SETTLED_NS for _, _, modified, _ in signed):
            return
        with suppress(OSError, UnicodeEncodeError):  # a file's name may be no text
            write_whole(self._place(path), pack(bank, signed, __version__), durable=False)

    def _place(self, path: Path) -> Path:
        name = hashlib.blake2b(os.fsencode(path.absolute()), digest_size=16).hexdigest()
        return self.folder / f"{name}.bank"


def signature(files: Iterable[Path]) -> Signature:
    """Size, time and inode of each file."""
    return tuple(_sign(path.absolute()) for path in files)


def _sign(path: Path) -> tuple[str, int, int, int]:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (str(path), -1, -1, -1)
    return (str(path), status.st_size, status.st_mtime_ns, status.st_ino)
