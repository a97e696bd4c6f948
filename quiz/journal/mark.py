"""How a journal looked when it was last known to be sound."""

import os
from contextlib import suppress
from pathlib import Path

from quiz.blake import blake2b
from quiz.reading import Unreadable, read_bytes
from quiz.writing import write_whole

_LONGEST = 1024


class Mark:
    """Size, time and place of a journal's file, kept in a folder that may be deleted at any time."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        name = blake2b(os.fsencode(path.absolute()), digest_size=12).hexdigest()
        self.file = folder / f"sound-{name}"

    def holds(self) -> bool:
        """Whether the file looks as it did."""
        try:
            return read_bytes(self.file, _LONGEST) == self._look().encode()
        except (OSError, Unreadable):
            return False

    def make(self) -> None:
        """Keep how it looks now; where that cannot be done, it is looked through next time."""
        with suppress(OSError):
            write_whole(self.file, self._look().encode(), durable=False)

    def _look(self) -> str:
        stat = self.path.stat()
        return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
