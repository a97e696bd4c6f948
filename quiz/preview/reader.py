"""Reads a bank's file while somebody writes it, and notices when it has changed."""

import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from quiz.bank.compiled import Signature
from quiz.library import Library
from quiz.preview.findings import findings
from quiz.preview.view import View, view_of
from quiz.shelf import SETTLED_NS, signature
from quiz.verify import by_shipped_text


class Look(msgspec.Struct, frozen=True):
    """How the files looked. `settled`: none was changed so lately that the same clock tick may hold another change.

    So files that were read at once are looked at once more when they have settled.
    """

    files: Signature
    settled: bool


class Reader:
    """One bank's file, with its lock, and the source that it names."""

    def __init__(self, path: Path, folders: Iterable[Path]) -> None:
        self.path = path
        self.folders = tuple(folders)

    def look(self, source: str) -> Look:
        """How the file and everything that has a say in it look now; `source` is the id of the source it names."""
        signed = signature(Library(self.folders).files(self.path, source))
        now = time.time_ns()
        return Look(signed, all(modified < now - SETTLED_NS for _, _, modified, _ in signed))

    def read(self) -> View:
        """Read again everything that the file and its source hold now."""
        loaded, about = by_shipped_text(Library(self.folders).read(self.path))
        return view_of(loaded, findings(loaded, about))
