"""The one place that reads a file whole: a regular one, its size first, never more than a limit, and never waiting."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

MOST_CACHED = 256 * 1024 * 1024
"""A file that the program wrote itself is read up to this size."""


class Unreadable(Exception):
    """A file cannot be read: why, what to do about it, and the code of the finding."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.advice = advice


def read_bytes(path: str | Path, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes. Raises Unreadable.

    It is opened without waiting, so that a pipe without a writer cannot hang the program, and what was opened is looked
    at, so that nothing can be put in its place meanwhile.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("not-a-file", "this is not a regular file", "name a regular file")
            with open(descriptor, "rb", closefd=False) as file:
                return _read(file, status.st_size, limit)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreadable("unreadable", reason, "check the name and the permissions") from None
    except MemoryError:
        raise Unreadable("too-large", "there is not enough memory to read the file", "split it") from None


def read_stream(stream: BinaryIO, limit: int) -> bytes:
    """Read a stream, such as standard input, to its end, and at most `limit` bytes. Raises Unreadable."""
    try:
        return _read(stream, 0, limit)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreadable("unreadable", reason, "check where it comes from") from None


def _read(file: BinaryIO, size: int, limit: int) -> bytes:
    """Read `size` bytes, and what follows them: a file may grow meanwhile, or not tell its size."""
    if size > limit:
        raise Unreadable("too-large", f"the file has {size:,} bytes; at most {limit:,} are read", "split it")
    data = file.read(size + 1)
    if len(data) > size:
        data += file.read(limit - size)
    if len(data) > limit:
        raise Unreadable("too-large", f"the file has more than {limit:,} bytes, which are not read", "split it")
    return data
