"""Finds bank and source files and reads them: the edge where files become banks."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from quiz.bank.compiled import Kept, Signature
from quiz.bank.model import Bank
from quiz.diagnostics import START, Diagnostic, Report
from quiz.folders import closed
from quiz.reading import Unreadable, read_bytes
from quiz.shelf import Shelf, signature
from quiz.sources.model import Source
from quiz.text import clean

if TYPE_CHECKING:
    from quiz.sources.document import Place
    from quiz.sources.lock import Lock
    from quiz.sources.verify import Quoted

MAX_BYTES = 128 * 1024 * 1024
LARGE_BYTES = 4 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")
SOURCES = "sources"
QUESTIONS = "questions"
HERE = (Path(), Path(QUESTIONS))
"""Where an author's banks lie: the current folder, and `questions` in it."""


class FileReading(msgspec.Struct, frozen=True):
    """One file that was read: its text and what is wrong with it, in reading order."""

    path: Path
    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(diagnostic.severity == "error" for diagnostic in self.diagnostics)


class LoadedSource(msgspec.Struct, frozen=True):
    """A source and the reading of its file; `source` is None where nothing of it can be used."""

    source: Source | None
    reading: FileReading


class LoadedBank(msgspec.Struct, frozen=True):
    """A bank, the reading of its file, and its source; `bank` is None where nothing of it can be used.

    `named` is the id of the source that the bank names, found or not.
    """

    bank: Bank | None
    reading: FileReading
    source: LoadedSource | None = None
    named: str = ""

    @property
    def readings(self) -> tuple[FileReading, ...]:
        """The bank's reading and its source's."""
        return (self.reading,) if self.source is None else (self.reading, self.source.reading)


def read_file(path: Path, report: Report, limit: int = MAX_BYTES) -> bytes | None:
    """Return the bytes of a regular file of at most `limit` bytes; anything else is reported."""
    try:
        return read_bytes(path, limit)
    except Unreadable as problem:
        report.error(problem.code, START, str(problem), problem.advice)
        return None


def _text_of(path: Path, report: Report, data: bytes | None = None) -> str | None:
    from quiz.yaml.decode import decode

    data = read_file(path, report) if data is None else data
    if data is None:
        return None
    if len(data) > LARGE_BYTES:
        report.warning(
            "large-file",
            START,
            f"the file has {len(data) / 1024 / 1024:.0f} MiB",
            "split it into several banks",
        )
    text = decode(data, report)
    report.text = text or ""
    return text


def bank_quotes(bank: Bank) -> "tuple[Quoted, ...]":
    """The quotes that a bank's questions bring themselves."""
    from quiz.sources.verify import Quoted

    return tuple(Quoted(q.id, q.quote, q.quote_at) for q in bank.questions.values() if q.quote)


def load_source(path: Path, lock: "Lock | None" = None, data: bytes | None = None) -> LoadedSource:
    """Read the source in the file `path`, its quotes verified against `lock`, or else against the lock beside it.

    With `data`, as if the file held that. A fault of the program on the way is a finding: it takes this file alone.
    """
    try:
        return _load_source(path, lock, data)
    except Exception as problem:
        return LoadedSource(None, _failed(path, problem))


def _failed(path: Path, problem: Exception) -> FileReading:
    """Return the reading of a file in which the program itself failed."""
    report = Report()
    message = f"quiz failed while it read this file ({type(problem).__name__}: {clean(str(problem))})"
    report.error("read-failed", START, message, "this is a fault of quiz: report it, with the file")
    return FileReading(path, "", report.sorted())


def _load_source(path: Path, lock: "Lock | None", data: bytes | None) -> LoadedSource:
    from quiz.locks import read_lock
    from quiz.sources.read import read_source
    from quiz.sources.verify import quotes_of
    from quiz.yaml.compose import compose

    report = Report()
    text = _text_of(path, report, data)
    source = None
    if text is not None:
        source = read_source(compose(text, report), path.stem, report)
    if source is not None:
        quotes = quotes_of(source)
        lock = lock or (read_lock(path, report) if quotes else None)
        verify = "run quiz check" if source.text else "run quiz check --text FILE with the text"
        places = _places(quotes, lock, report, verify)
        if lock is not None:
            source = msgspec.structs.replace(source, digest=lock.text, digests=lock.digests)
        source = msgspec.structs.replace(source, places=places)
    return LoadedSource(source, FileReading(path, text or "", report.sorted()))


def _places(quotes: "tuple[Quoted, ...]", lock: "Lock | None", report: Report, verify: str = "") -> "dict[str, Place]":
    """The places of `quotes` according to the lock.

    Without a lock none is verified: that is told once, with how to `verify` them, or without that at each quote.
    """
    from quiz.sources.lock import Lock
    from quiz.sources.verify import against_lock

    if lock is not None or not (verify or report.has("bad-lock")):
        return against_lock(quotes, lock or Lock(text="", quotes={}), report)
    if quotes and not report.errors:
        report.error("no-lock", START, "no quote was ever verified against the text", verify)
    return {}


class Library:
    """The folders that hold banks; each may have a folder `sources`. A source is read again only when it changed."""

    def __init__(self, folders: Iterable[Path], shelf: Shelf | None = None) -> None:
        self.folders = tuple(folders)
        self.shelf = shelf
        self._beside: dict[Path, None] = {}
        self._sources: dict[Signature, LoadedSource] = {}

    def bank_paths(self) -> list[Path]:
        """The bank files, those of the first folders first; a later one with the same name is hidden."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in (*closed((folder,)), *yaml_files(folder)):
                found.setdefault(path.stem, path)
        return list(found.values())

    def find(self, name: str) -> Path | None:
        """The file of the bank `name`: an id in the library's folders, a path, or a path here without its suffix."""
        by_id = next((path for path in self.bank_paths() if path.stem == name), None)
        if by_id is not None:
            return by_id
        here = (str(folder / f"{name}{suffix}") for folder in HERE for suffix in SUFFIXES)
        file = next((path for path in (name, *here) if os.path.isfile(path)), name)
        return Path(file) if os.path.exists(file) else None  # never raises, however odd the name

    def load(self, path: Path) -> LoadedBank:
        """Return the bank in the file `path`, with the source it names; its text only if the shelf has no copy."""
        self._beside[path.parent] = None
        if self.shelf is None:
            return self.read(path)
        kept = self.shelf.get(path)
        if kept is not None:
            return _from_shelf(path, kept)
        loaded = self.read(path)
        if loaded.bank is not None:
            self.shelf.put(path, _for_shelf(loaded, loaded.bank), self.files(path, loaded.named, loaded.source is None))
        return loaded

    def drill(self, name: str) -> LoadedBank | None:
        """The drill with the id `name`, on the source of that id that the first bank has; None where there is none."""
        if "/" not in name:
            return None
        from quiz.drills import drill_bank, split_id

        parts = split_id(name)
        for path in self.bank_paths() if parts else ():
            loaded = self.load(path)
            source = loaded.bank.source if loaded.bank else None
            if parts and source is not None and source.id == parts[0]:
                bank = drill_bank(source, parts[1])
                return LoadedBank(bank, loaded.source.reading if loaded.source else loaded.reading) if bank else None
        return None

    def files(self, path: Path, source: str, missing: bool = False) -> list[Path]:
        """Every file that has a say in the bank in `path` about `source` (empty: none), also those that are not there.

        Those would have a say if they were. If the source is `missing`, the folders are where others are looked for,
        one of which may have been meant.
        """
        from quiz.locks import lock_path
        from quiz.yaml.fields import is_identifier

        files = [path, lock_path(path)]
        if source and missing:
            files += [folder / SOURCES for folder in dict.fromkeys((path.parent, *self.folders))]
        for beside in self._source_paths(source, path.parent) if is_identifier(source) else ():
            files += [beside, lock_path(beside)]
        return files

    def read(self, path: Path, data: bytes | None = None) -> LoadedBank:
        """Read the bank in the file `path` as it is now (or as if it held `data`), with every finding.

        A fault of the program on the way is a finding: it takes this file alone.
        """
        try:
            return self._read(path, data)
        except Exception as problem:
            return LoadedBank(None, _failed(path, problem))

    def _read(self, path: Path, data: bytes | None) -> LoadedBank:
        from quiz.bank.read import read_bank
        from quiz.locks import read_lock

        report = Report()
        text = _text_of(path, report, data)
        used: list[LoadedSource] = []
        named: list[str] = []

        def find_source(name: str) -> Source | Literal["unreadable"] | None:
            named.append(name)
            loaded = self.source(name, path.parent)
            if loaded is None:
                return None
            used.append(loaded)
            return loaded.source or "unreadable"

        bank = (
            None
            if text is None
            else read_bank(text, clean(path.stem), report, find_source, lambda: self.source_names(path.parent))
        )
        if bank is not None:
            lock = read_lock(path, report)
            places = _places(bank_quotes(bank), lock, report)
            found = frozenset(lock.quotations if lock else ())
            bank = msgspec.structs.replace(bank, places=places, quotations=found)
        reading = FileReading(path, text or "", report.sorted())
        return LoadedBank(bank, reading, used[0] if used else None, named[0] if named else "")

    def source(self, name: str, near: Path) -> LoadedSource | None:
        """The source `name`, looked for beside `near` first, then in the library's folders."""
        from quiz.locks import lock_path

        for path in self._source_paths(name, near):
            if os.path.isfile(path):  # never raises, however odd the name
                signed = signature((path, lock_path(path)))
                if signed not in self._sources:
                    self._sources[signed] = load_source(path)
                return self._sources[signed]
        return None

    def source_names(self, near: Path) -> set[str]:
        """The ids of the sources beside `near` and in the library's folders."""
        from quiz.yaml.fields import is_identifier

        found = {path.stem for folder in (near, *self.folders) for path in yaml_files(folder / SOURCES)}
        return set(filter(is_identifier, found))

    def sources(self) -> list[LoadedSource]:
        """Every source in the library's folders that can be read; one of the first folders hides those of its name."""
        names = dict.fromkeys(path.stem for folder in self.folders for path in yaml_files(folder / SOURCES))
        found = (self.source(name, self.folders[0]) for name in names)
        return [loaded for loaded in found if loaded is not None and loaded.source is not None]

    def files_of(self, source: str) -> list[Path]:
        """The files that may hold the source of that id: in the library's folders, and beside banks from elsewhere."""
        folders = dict.fromkeys((*self.folders, *self._beside))
        paths = (folder / SOURCES / f"{source}{suffix}" for folder in folders for suffix in SUFFIXES)
        return [path for path in paths if os.path.isfile(path)]

    def _source_paths(self, name: str, near: Path) -> Iterator[Path]:
        for folder in dict.fromkeys((near, *self.folders)):
            yield from (folder / SOURCES / f"{name}{suffix}" for suffix in SUFFIXES)


def _for_shelf(loaded: LoadedBank, bank: Bank) -> Kept:
    """Return what is kept of a bank: all but the texts of its files."""
    source = loaded.source
    if source is None:
        return Kept(bank=bank, found=loaded.reading.diagnostics)
    return Kept(
        bank=bank,
        found=loaded.reading.diagnostics,
        source=str(source.reading.path),
        found_in_source=source.reading.diagnostics,
    )


def _from_shelf(path: Path, kept: Kept) -> LoadedBank:
    reading = FileReading(path, "", kept.found)
    if not kept.source:
        return LoadedBank(kept.bank, reading)
    return LoadedBank(
        kept.bank, reading, LoadedSource(kept.bank.source, FileReading(Path(kept.source), "", kept.found_in_source))
    )


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files right in `folder`, by name; none where it cannot be read."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    except OSError:
        return
    yield from found
