"""Verifies the quotes of the files that `quiz check` reads: against the texts that ship, and the one that is named."""

import os
import shlex
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from quiz.bank.model import Bank
from quiz.cli import output
from quiz.cli.output import Exit
from quiz.diagnostics import Diagnostic
from quiz.folders import data_folder
from quiz.library import FileReading, Library, LoadedBank, LoadedSource, bank_quotes
from quiz.sources.document import Document, document
from quiz.sources.lock import LOCK_CODES
from quiz.sources.model import Source
from quiz.sources.quotes import find
from quiz.sources.verify import Others, quotes_of
from quiz.text import and_more, count
from quiz.texts import NoText, Texts, body_not_found, body_of, is_anothers, matches, read_text
from quiz.verify import VERIFIED, Outcome, Text, record, replaced, shipped_text, verify_bank, verify_source

_NAMED = 3
"""At most this many files that could not be read are named."""


class Checked:
    """The files that were read: each once, however many banks use it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.readings: dict[Path, FileReading] = {}
        self.sources: dict[Path, Source] = {}
        self.banks: dict[Path, Bank] = {}
        self.held: set[Path] = set()
        """Those whose quotes were verified against the text itself."""
        self.bodies: dict[str, Document] = {}
        """The text of each source that is at hand, by the source's id."""
        self.unread: list[Path] = []
        """The files that could not be read at all, so that their quotes cannot be verified."""

    def add_source(self, loaded: LoadedSource) -> None:
        """Add a source that was read."""
        path = Path(os.path.realpath(loaded.reading.path))
        self.readings[path] = loaded.reading
        if loaded.source is not None:
            self.sources[path] = loaded.source
        elif loaded.reading.path not in self.unread:
            self.unread.append(loaded.reading.path)

    def add_bank(self, loaded: LoadedBank) -> None:
        """Add a bank that was read, with its source."""
        path = Path(os.path.realpath(loaded.reading.path))
        self.readings[path] = loaded.reading
        if loaded.bank is not None:
            self.banks[path] = loaded.bank
        else:
            self.unread.append(loaded.reading.path)
        if loaded.source is not None:
            self.add_source(loaded.source)

    def add(self, path: Path, found: Iterable[Diagnostic]) -> None:
        """Add findings to those made when the file was read."""
        self.replace(path, found, ())

    def replace(self, path: Path, found: Iterable[Diagnostic], gone: Collection[str] = LOCK_CODES) -> None:
        """Put what the text says of the quotes in the place of what the lock said."""
        self.readings[path] = replaced(self.readings[path], found, gone)

    def text_of(self, bank: Bank) -> Document | None:
        """Return the text that the bank is about, where it is at hand."""
        return self.bodies.get(bank.source.id) if bank.source else None

    def verified(self) -> str:
        """Say how many quotes were verified against what; by the lock those alone that it has as they are."""
        quotes = {path: (len(source.claims), len(source.places)) for path, source in self.sources.items()}
        quotes |= {path: (len(bank_quotes(bank)), len(bank.places)) for path, bank in self.banks.items()}
        text = sum(number for path, (number, _) in quotes.items() if path in self.held)
        lock = sum(places for path, (_, places) in quotes.items() if path not in self.held)
        parts = [f"{count(text, 'quote')} held against the text"] if text else []
        if lock or not parts:
            parts.append(f"{count(lock, 'quote')} held against the lock")
        return ", ".join(parts)


class _Named(NamedTuple):
    """The text that was named on the command line."""

    path: Path
    text: str

    @property
    def accept(self) -> str:
        """The arguments that accept it."""
        return f"--text {shlex.quote(str(self.path))}"


class Verifier:
    """Verifies quotes and writes the locks of those that hold."""

    def __init__(self, checked: Checked, text: Path | None, *, relock: bool, named: bool) -> None:
        self.checked = checked
        self.relock = relock
        self.named = named
        self.given = _named(text) if text else None
        self.home = self._belongs_to(self.given.text) if self.given else None

    def run(self) -> str:
        """Verify what can be; say why no quote was verified against the text that was named, though there are some."""
        self._shipped()
        return self._text(self.given) if self.given else ""

    def _shipped(self) -> None:
        """Verify the quotes of each source that ships with its text against that text."""
        for path, source in self.checked.sources.items():
            if not source.text:
                continue
            reading = self.checked.readings[path]
            text = shipped_text(LoadedSource(source, reading), self._others(source))
            if isinstance(text, Text):
                self._source(path, msgspec.structs.replace(text, accepted=self._accepts(source, text.body)))
            else:
                self.checked.replace(path, text)

    def _accepts(self, source: Source, body: Document) -> bool:
        """Return whether a changed text that ships is accepted: not where another one was named."""
        given = body_of(source, self.given.text) if self.given else body
        return self.relock and given is not None and given.digest == body.digest

    def _text(self, given: _Named) -> str:
        """Verify the quotes of the source that the text belongs to, and of the banks about that source.

        Where no file was named, a source or bank that shows to be about another text is left alone.
        """
        path = self.home
        if path is not None and not is_anothers(self.checked.sources[path], given.text):
            source = self.checked.sources[path]
            body = body_of(source, given.text)
            if body is None:
                self.checked.replace(path, [body_not_found(source, given.path.name)])
            else:
                self._source(path, self._as_text(given, body, self._others(source)))
            return ""
        return self._banks_alone(given)

    def _banks_alone(self, given: _Named) -> str:
        checked, whole = self.checked, document(given.text)
        text = self._as_text(given, whole, self._others())
        alone = {path: bank for path, bank in checked.banks.items() if bank.source is None and bank_quotes(bank)}
        own = {p: b for p, b in alone.items() if self.named or _mostly_in(whole, [q.quote for q in bank_quotes(b)])}
        for path, bank in own.items():
            self._record(path, verify_bank(checked.readings[path].path, bank, text))
        if own or self._ships(given.text):
            return ""
        if checked.unread:
            names = and_more(list(map(str, checked.unread)), _NAMED)
            return f"mend {names} first: what cannot be read cannot be verified against {given.path}"
        said = f"{given.path} is the text of none of the sources that were checked"
        if self.named:
            return said
        return f"{said}; name the file that it belongs to: quiz check --text {given.path} PATH"

    def _as_text(self, given: _Named, body: Document, others: Others) -> Text:
        return Text(body, given.path.name, given.accept, self.relock, others)

    def _ships(self, text: str) -> bool:
        """Return whether one of the sources ships with `text`, against which it was verified already."""
        shipped = (source for source in self.checked.sources.values() if source.text)
        return any(
            body.digest == self.checked.bodies[source.id].digest
            for source in shipped
            if source.id in self.checked.bodies and (body := body_of(source, text)) is not None
        )

    def _source(self, path: Path, text: Text) -> None:
        """Verify the quotes of a source, and of the banks about it."""
        checked, source = self.checked, self.checked.sources[path]
        checked.bodies[source.id] = text.body
        outcome = verify_source(checked.readings[path].path, source, text)
        self._record(path, outcome)
        for bank_path, bank in checked.banks.items():
            if bank.source is not None and bank.source.id == source.id:
                beside = checked.readings[bank_path].path
                self._record(bank_path, verify_bank(beside, bank, text, changed=outcome.changed))

    def _record(self, path: Path, outcome: Outcome) -> None:
        self.checked.held.add(path)
        self.checked.replace(path, record(self.checked.readings[path].path, outcome), VERIFIED)

    def _belongs_to(self, text: str) -> Path | None:
        """Return the source with most quotes in `text`; where a single one is named, that one.

        A source that ships with its text is verified against that alone. One that was not named, and whose lock is of
        another text, is verified against this one only if most of its quotes are in it.
        """
        whole = document(text)
        sources = {path: source for path, source in self.checked.sources.items() if not source.text}
        if not self.named:
            sources = {
                path: source
                for path, source in sources.items()
                if not source.digest or matches(source, text) or _mostly_in(whole, [q.quote for q in quotes_of(source)])
            }
        if self.named and len(sources) == 1:
            return next(iter(sources))
        found = {path: _number_in(whole, [q.quote for q in quotes_of(source)]) for path, source in sources.items()}
        best = max(found, key=found.__getitem__, default=None)
        return best if best is not None and found[best] else None

    def _others(self, own: Source | None = None) -> Others:
        """Return what gives the texts at hand apart from that of `own`."""
        return lambda: ((name, text) for name, text in self._at_hand.items() if own is None or name != own.id)

    @cached_property
    def _at_hand(self) -> dict[str, Document]:
        """Every text at hand by its source's id: the student's copies, those that ship, the one that was named."""
        checked = self.checked
        texts = Texts(data_folder() / "texts", checked.library)
        sources = [loaded.source for loaded in checked.library.sources() if loaded.source]
        found = {source.id: document(text) for source in sources if (text := texts.of(source)) is not None}
        for path, source in checked.sources.items():
            if not source.text:
                continue
            shipped = shipped_text(LoadedSource(source, checked.readings[path]))
            if isinstance(shipped, Text):
                found[source.id] = shipped.body
        if self.given and self.home:
            found[checked.sources[self.home].id] = document(self.given.text)
        return found


def _named(path: Path) -> _Named:
    try:
        return _Named(path, read_text(path))
    except NoText as problem:
        raise Exit(output.USAGE, f"{path}: {problem}") from None


def _number_in(whole: Document, quotes: list[str]) -> int:
    return sum(find(quote, whole) is not None for quote in quotes)


def _mostly_in(whole: Document, quotes: list[str]) -> bool:
    return 2 * _number_in(whole, quotes) > len(quotes)
