"""Verifies the quotes of files against a text: what to report, and the lock that records it."""

import shlex
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from quiz.bank.model import Bank
from quiz.bank.quotations import quotations_in
from quiz.diagnostics import START, Diagnostic, Report, Span
from quiz.library import FileReading, LoadedBank, LoadedSource, bank_quotes
from quiz.locks import lock_path, read_lock, write_lock
from quiz.sources.document import Document
from quiz.sources.lock import LOCK_CODES, Lock
from quiz.sources.model import Source
from quiz.sources.verify import Others, Quoted, against_text, quotes_of, text_changed
from quiz.texts import body_not_found, body_of, own_text

VERIFIED = LOCK_CODES | {"bad-lock"}
"""The codes of what verifying says of a lock."""


class Text(msgspec.Struct, frozen=True):
    """The body of a text that quotes are verified against, and what it is called.

    `accept` are the arguments of `quiz check --relock` that accept it where a lock records another; `accepted` says
    that they were given. `others` gives the texts in which a quote is looked for that is not in this one.
    """

    body: Document
    name: str
    accept: str
    accepted: bool = False
    others: Others = tuple


class Outcome(msgspec.Struct, frozen=True):
    """The findings on the quotes of one file, and the lock to write; None if the lock stays as it is."""

    findings: tuple[Diagnostic, ...]
    lock: Lock | None
    changed: bool = False


def verify_source(path: Path, source: Source, text: Text) -> Outcome:
    """Verify the quotes of the source in the file `path`."""
    at = source.text_at if source.text else START
    return _verify(path, quotes_of(source), text, at=at)


def verify_bank(path: Path, bank: Bank, text: Text, *, changed: bool = False) -> Outcome:
    """Verify the quotes of the bank's own, and record which quotations in its explanations the text holds.

    `changed`: the text was already reported as changed, for the bank's source.
    """
    found = quotations_in(bank, text.body)
    outcome = _verify(path, bank_quotes(bank), text, quotations=found, silent=changed)
    if not (bank_quotes(bank) or found or lock_path(path).exists()):
        return msgspec.structs.replace(outcome, lock=None)
    return outcome


def _verify(
    path: Path,
    quotes: tuple[Quoted, ...],
    text: Text,
    *,
    at: Span = START,
    quotations: Collection[str] = (),
    silent: bool = False,
) -> Outcome:
    report = Report()
    before = read_lock(path, report)
    damaged = bool(report.diagnostics)
    if damaged and text.accepted:
        report, damaged = Report(), False
    change = text_changed(before, text.body, text.name, at, text.accept) if before and not text.accepted else None
    if change and not silent:
        report.diagnostics.append(change)
    lock = against_text(quotes, text.body, report, text.others)
    stays = damaged or change or silent or report.errors
    kept = None if stays else msgspec.structs.replace(lock, quotations=tuple(sorted(quotations)))
    return Outcome(report.sorted(), kept, changed=change is not None)


def record(path: Path, outcome: Outcome) -> tuple[Diagnostic, ...]:
    """Write the lock beside `path` if there is one to write; return the findings, also that it cannot be written."""
    if outcome.lock is None:
        return outcome.findings
    try:
        write_lock(path, outcome.lock)
    except OSError as problem:
        report = Report()
        report.warning("lock-not-written", START, f"the lock cannot be written: {problem.strerror}")
        return (*outcome.findings, *report.diagnostics)
    return outcome.findings


def replaced(reading: FileReading, found: Iterable[Diagnostic], gone: Collection[str] = LOCK_CODES) -> FileReading:
    """Return `reading` with what a text says of the quotes in the place of what the lock said."""
    kept = (finding for finding in reading.diagnostics if finding.code not in gone)
    ordered = tuple(sorted((*kept, *found), key=lambda d: (d.span, d.code)))
    return msgspec.structs.replace(reading, diagnostics=ordered)


def by_shipped_text(loaded: LoadedBank) -> tuple[LoadedBank, Document | None]:
    """Return the bank with what the text that ships with its source says of both, and that text; nothing is written."""
    beside = loaded.source
    if beside is None or beside.source is None or not beside.source.text:
        return loaded, None
    text = shipped_text(beside)
    if not isinstance(text, Text):
        source = msgspec.structs.replace(beside, reading=replaced(beside.reading, text))
        return msgspec.structs.replace(loaded, source=source), None
    outcome = verify_source(beside.reading.path, beside.source, text)
    source = msgspec.structs.replace(beside, reading=replaced(beside.reading, outcome.findings, VERIFIED))
    loaded = msgspec.structs.replace(loaded, source=source)
    if loaded.bank is not None:
        own = verify_bank(loaded.reading.path, loaded.bank, text, changed=outcome.changed)
        loaded = msgspec.structs.replace(loaded, reading=replaced(loaded.reading, own.findings, VERIFIED))
    return loaded, text.body


def shipped_text(loaded: LoadedSource, others: Others = tuple) -> Text | list[Diagnostic]:
    """Return the text that ships with a source; what to report where it is not to be had."""
    source, path = loaded.source, loaded.reading.path
    assert source is not None
    report = Report()
    text = own_text(path, source, report)
    if text is None:
        return report.diagnostics
    body = body_of(source, text)
    if body is None:
        return [body_not_found(source, source.text)]
    return Text(body, source.text, shlex.quote(str(path)), others=others)
