"""`quiz check`: every mistake of banks and sources, with its place and mend; verifies quotes against the text."""

import argparse
import gc
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from quiz.bank.model import Bank
from quiz.checks.run import check
from quiz.cli import output
from quiz.cli.check_files import files, folders, is_source
from quiz.cli.chosen import Chosen, chosen, explain
from quiz.cli.findings import tell
from quiz.cli.mend import Lines, mend
from quiz.cli.output import Exit, say, usage
from quiz.diagnostics import START, Diagnostic, Report
from quiz.library import (
    FileReading,
    Library,
    LoadedBank,
    LoadedSource,
    bank_quotes,
    load_source,
    write_lock,
)
from quiz.sources.document import Document, document
from quiz.sources.lock import LOCK_CODES
from quiz.sources.model import Source
from quiz.sources.quotes import find
from quiz.sources.verify import Quoted, against_text, quotes_of
from quiz.text import and_more, count
from quiz.texts import NoText, body_not_found, body_of, is_anothers, matches, own_text, read_text

_NAMED = 3
"""Of the files that could not be read so many are named."""


class _Checked:
    """What was read: each file once, however many banks use it."""

    def __init__(self) -> None:
        self.readings: dict[Path, FileReading] = {}
        self.sources: dict[Path, Source] = {}
        self.banks: dict[Path, Bank] = {}
        self.held: set[Path] = set()
        """Those whose quotes were held against the text itself."""
        self.shipped: dict[Path, str] = {}
        """Of each source that ships with its text, the digest of that text's body."""
        self.unread: list[Path] = []
        """Those of which nothing could be read, so that their quotes cannot be held against anything."""

    def add_source(self, loaded: LoadedSource) -> None:
        path = Path(os.path.realpath(loaded.reading.path))
        self.readings[path] = loaded.reading
        if loaded.source is not None:
            self.sources[path] = loaded.source
        elif loaded.reading.path not in self.unread:
            self.unread.append(loaded.reading.path)

    def add_bank(self, loaded: LoadedBank) -> None:
        path = Path(os.path.realpath(loaded.reading.path))
        self.readings[path] = loaded.reading
        if loaded.bank is not None:
            self.banks[path] = loaded.bank
        else:
            self.unread.append(loaded.reading.path)
        if loaded.source is not None:
            self.add_source(loaded.source)


def run(arguments: argparse.Namespace) -> int:
    """Check, print what was found, and give the exit code."""
    if arguments.explain:
        return explain(arguments.explain)
    wished = chosen(arguments.select, arguments.ignore)
    if arguments.fix and not arguments.paths:
        usage("name the files to be mended: `quiz check --fix PATH`")
    gc.disable()
    paths = files(arguments.paths)
    mended = _mended(paths, wished) if arguments.fix else Lines([], [])
    checked = _read(paths)
    _verify_own_texts(checked)
    unfit = _verify(arguments.text, checked, named=bool(arguments.paths)) if arguments.text else ""
    for path, bank in checked.banks.items():
        _add(checked, path, check(bank, checked.readings[path].text, wished.rules) if wished.rules else ())
    every = [checked.readings[path] for path in sorted(checked.readings)]
    readings = [wished.of(reading) for reading in every]
    questions = sum(len(bank.questions) for bank in checked.banks.values())
    tell(readings, arguments.format, f"{count(questions, 'question')}, {_quotes_held(checked)}")
    if arguments.fix and not mended.done:
        left = any(reading.diagnostics for reading in readings)
        nothing = "nothing was mended: what is left is for you to mend" if left else "there was nothing to mend"
        mended.done.append(nothing)
    for said in (*mended.done, *mended.stayed, unfit):
        if said:
            say(said)
    hidden = wished.hidden_errors(every)
    if hidden:
        say(f"{count(hidden, 'error')} not selected: without --select you see what")
    bad = any(reading.diagnostics if arguments.strict else reading.errors for reading in readings)
    if unfit and not checked.unread:
        return output.USAGE
    return output.BAD_BANK if bad or hidden else 0


def _mended(paths: list[Path], wished: Chosen) -> Lines:
    """What was mended in the files, and what was not."""
    found = [mend(path, _library(), is_source(path), wished.rules, wished.tells) for path in paths]
    return Lines([line for one in found for line in one.done], [line for one in found for line in one.stayed])


def _add(checked: _Checked, path: Path, found: Iterable[Diagnostic]) -> None:
    """Put what the rules find beside what reading told."""
    reading = checked.readings[path]
    ordered = tuple(sorted((*reading.diagnostics, *found), key=lambda d: (d.span, d.code)))
    checked.readings[path] = msgspec.structs.replace(reading, diagnostics=ordered)


def _read(paths: list[Path]) -> _Checked:
    library = _library()
    checked = _Checked()
    for path in paths:
        if is_source(path):
            checked.add_source(load_source(path))
        else:
            checked.add_bank(library.read(path))
    return checked


def _library() -> Library:
    return Library(folders())


def _verify(text_path: Path, checked: _Checked, named: bool) -> str:
    """Hold quotes against the text: those of the source it belongs to, and of the banks about that source.

    Where no file was `named`, a source or bank that shows to be about another text is left alone. Gives what there is
    to say where no quote was held against it, though there are some.
    """
    try:
        text = read_text(text_path)
    except NoText as problem:
        raise Exit(output.USAGE, f"{text_path}: {problem}") from None
    source_path = _belongs_to(text, checked, named)
    if source_path is not None and not is_anothers(checked.sources[source_path], text):
        _verify_source(source_path, text, text_path.name, checked)
        return ""
    whole = document(text)
    alone = {path: bank_quotes(bank) for path, bank in checked.banks.items() if bank.source is None}
    own = {path: quotes for path, quotes in alone.items() if named or _mostly_in(whole, [q.quote for q in quotes])}
    for path, quotes in own.items():
        _verify_quotes(path, quotes, whole, checked)
    if any(own.values()) or _ships(text, checked):
        return ""
    if checked.unread:
        names = and_more(list(map(str, checked.unread)), _NAMED)
        return f"mend {names} first: what cannot be read cannot be held against {text_path}"
    said = f"{text_path} is the text of none of the sources that were checked"
    return said if named else f"{said}; name the file that it belongs to: quiz check --text {text_path} PATH"


def _ships(text: str, checked: _Checked) -> bool:
    """Whether one of the sources ships with `text`, against which it was held already."""
    bodies = ((body_of(checked.sources[path], text), digest) for path, digest in checked.shipped.items())
    return any(body is not None and body.digest == digest for body, digest in bodies)


def _verify_own_texts(checked: _Checked) -> None:
    """Hold the quotes of each source that ships with its text against that text."""
    for path, source in checked.sources.items():
        if not source.text:
            continue
        report = Report()
        text = own_text(checked.readings[path].path, source, report)
        if text is None:
            _replace(checked, path, report.diagnostics)
            continue
        body = _verify_source(path, text, source.text, checked)
        if body is not None:
            checked.shipped[path] = body.digest


def _verify_source(source_path: Path, text: str, name: str, checked: _Checked) -> Document | None:
    """Hold the quotes of a source, and of the banks about it, against `text`; `name` is what the text is called.

    Gives the body of the text, or None where it is not found.
    """
    source = checked.sources[source_path]
    body = body_of(source, text)
    if body is None:
        _replace(checked, source_path, [body_not_found(source, name)])
        return None
    _verify_quotes(source_path, quotes_of(source), body, checked)
    for path, bank in checked.banks.items():
        if bank.source is not None and bank.source.id == source.id:
            _verify_quotes(path, bank_quotes(bank), body, checked)
    return body


def _belongs_to(text: str, checked: _Checked, named: bool) -> Path | None:
    """The source with most quotes in `text`; where a single one is `named`, that one.

    A source that ships with its text is held against that alone. One that was not `named`, and whose lock is of
    another text, is held against this one only if most of its quotes are in it.
    """
    whole = document(text)
    sources = {path: source for path, source in checked.sources.items() if not source.text}
    if not named:
        sources = {
            path: source
            for path, source in sources.items()
            if not source.digest or matches(source, text) or _mostly_in(whole, [q.quote for q in quotes_of(source)])
        }
    if named and len(sources) == 1:
        return next(iter(sources))
    found = {path: _number_in(whole, [q.quote for q in quotes_of(source)]) for path, source in sources.items()}
    best = max(found, key=found.__getitem__, default=None)
    return best if best is not None and found[best] else None


def _number_in(whole: Document, quotes: list[str]) -> int:
    return sum(find(quote, whole) is not None for quote in quotes)


def _mostly_in(whole: Document, quotes: list[str]) -> bool:
    return 2 * _number_in(whole, quotes) > len(quotes)


def _verify_quotes(path: Path, quotes: tuple[Quoted, ...], body: Document, checked: _Checked) -> None:
    if not quotes:
        return
    checked.held.add(path)
    report = Report()
    lock = against_text(quotes, body, report)
    if not report.diagnostics:
        try:
            write_lock(checked.readings[path].path, lock)
        except OSError as problem:
            report.warning("lock-not-written", START, f"the lock cannot be written: {problem.strerror}")
    _replace(checked, path, report.diagnostics)


def _replace(checked: _Checked, path: Path, found: list[Diagnostic]) -> None:
    """Put what the text says of the quotes in the place of what the lock said."""
    reading = checked.readings[path]
    kept = tuple(d for d in reading.diagnostics if d.code not in LOCK_CODES)
    checked.readings[path] = msgspec.structs.replace(reading, diagnostics=kept)
    _add(checked, path, found)


def _quotes_held(checked: _Checked) -> str:
    """How many quotes were held against what; by the lock those alone that it has as they are."""
    quotes = {path: (len(source.claims), len(source.places)) for path, source in checked.sources.items()}
    quotes |= {path: (len(bank_quotes(bank)), len(bank.places)) for path, bank in checked.banks.items()}
    text = sum(number for path, (number, _) in quotes.items() if path in checked.held)
    lock = sum(places for path, (_, places) in quotes.items() if path not in checked.held)
    parts = [f"{count(text, 'quote')} held against the text"] if text else []
    if lock or not parts:
        parts.append(f"{count(lock, 'quote')} held against the lock")
    return ", ".join(parts)
