"""The whole texts of sources: those that ship beside them, and copies of the student's own."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from quiz.diagnostics import Diagnostic, Report
from quiz.library import Library, read_file
from quiz.sources.document import BodyNotFound, Document, document
from quiz.sources.lock import changed_paragraphs
from quiz.sources.model import Source
from quiz.sources.quotes import find
from quiz.text import clean, count, shown_path
from quiz.writing import write_whole
from quiz.yaml.decode import decode

MAX_TEXT_BYTES = 16 * 1024 * 1024

_NEARLY_NONE = 5
"""A text in which at most one in so many of a source's quotes stands is another's."""

Whose = Literal["shipped", "own"]
"""Where a text at hand comes from: it ships beside its source, or it is the student's own copy."""


class NoText(ValueError):
    """A text cannot be read, or is no source's; says why."""


class Texts:
    """The texts at hand. A text is known by the digest of its body, which is worked out anew whenever it is read."""

    def __init__(self, folder: Path, library: Library) -> None:
        self.folder = folder
        self.library = library

    def of(self, source: Source) -> str | None:
        """The text of `source` as it is shown, or None where it is not at hand."""
        found = self._find(source)
        return None if found is None else found[1]

    def whose(self, source: Source) -> Whose | None:
        """Where the text of `source` comes from, or None where it is not at hand."""
        found = self._find(source)
        return None if found is None else found[0]

    def changed(self, source: Source) -> str:
        """Say how the text of `source` that is here differs from the verified one; empty where none does."""
        if not source.digest or self._find(source) is not None:
            return ""
        for path in self.library.files_of(source.id) if source.text else ():
            if (text := own_text(path, source, Report())) is not None:
                return f"{source.text} is not the text that was verified{_where(source, text)}"
        try:
            text = read_text(self._copy(source))
        except NoText:
            return ""
        return f"your copy is not the text that was verified{_where(source, text)}"

    def _find(self, source: Source) -> tuple[Whose, str] | None:
        shipped = self.library.files_of(source.id) if source.text else ()
        for path in shipped:
            if (text := own_text(path, source, Report())) is not None and matches(source, text):
                return "shipped", text
        try:
            text = read_text(self._copy(source))
        except NoText:
            return None
        return ("own", text) if matches(source, text) else None

    def _copy(self, source: Source) -> Path:
        return self.folder / f"{source.id}.txt"

    def add(self, text: str, sources: Iterable[Source]) -> list[Source]:
        """Keep `text` for those of the `sources` whose text it is. Raises NoText where there is none, and OSError."""
        known = list(sources)
        matching = [source for source in known if matches(source, text)]
        if not matching:
            raise NoText(difference(text, known))
        for source in matching:
            write_whole(self._copy(source), text.encode())
        return matching


def read_text(path: Path) -> str:
    """The text in the file `path`, harmless to show. Raises NoText, saying why it cannot be read."""
    report = Report()
    data = read_file(path, report, MAX_TEXT_BYTES)
    text = None if data is None else decode(data, report)
    if text is None:
        raise NoText(report.diagnostics[0].message)
    return clean(text)


def own_text(path: Path, source: Source, report: Report) -> str | None:
    """The text that ships with the source in the file `path`; that it cannot be read is reported."""
    beside = path.parent / source.text
    if os.path.realpath(beside.parent) != os.path.dirname(os.path.realpath(beside)):
        report.error("bad-file-name", source.text_at, f"{source.text} leads out of the folder", "put the file there")
        return None
    try:
        return read_text(beside)
    except NoText as problem:
        hint = "put the text there, or write rights: quotes"
        report.error("no-text", source.text_at, f"{source.text} cannot be read: {problem}", hint)
        return None


def body_of(source: Source, text: str) -> Document | None:
    """`text` read from where the body of `source` begins; None where it does not begin so."""
    try:
        return document(text, begins=source.begins, ends=source.ends)
    except BodyNotFound:
        return None


def is_anothers(source: Source, text: str) -> bool:
    """Whether `text` is surely not that of `source`: it begins otherwise, and holds nearly no quote nor the like."""
    from quiz.sources.offers import nearest

    if not source.claims or (source.begins and body_of(source, text) is not None):
        return False
    whole = document(text)
    quotes = [claim.quote for claim in source.claims.values()]
    there = sum(1 for quote in quotes if find(quote, whole) or nearest(quote, whole))
    return _NEARLY_NONE * there <= len(quotes)


def body_not_found(source: Source, name: str) -> Diagnostic:
    """What is told of a text, called `name`, that does not begin as `source` says."""
    hint = "write the first words of the text's first paragraph"
    message = f"no paragraph of {shown_path(name)} begins so"
    return Diagnostic("body-not-found", "error", source.begins_at, message, hint)


def matches(source: Source, text: str) -> bool:
    """Whether `text` is the one that the quotes of `source` were verified against."""
    body = body_of(source, text) if source.digest else None
    return body is not None and body.digest == source.digest


class _Likeness(msgspec.Struct, frozen=True):
    source: Source
    found: int
    missing: str


def difference(text: str, sources: Iterable[Source]) -> str:
    """In what way `text` is not the text of the one of the `sources` that it is most like."""
    from quiz.sources.offers import nearest

    whole = document(text)
    likest = max((_likeness(source, whole) for source in sources), key=lambda like: like.found, default=None)
    if likest is None or not likest.found:
        return "no known source has this text: none of their quotes stands in it"
    source, quotes = likest.source, count(len(likest.source.claims), "quote")
    begin = f"this is not the text of {source.id}: "
    if likest.missing:
        near = nearest(likest.missing, whole)
        instead = f"; it says (paragraph {near.place.paragraph}): “{near.passage}”" if near else ""
        missing = len(source.claims) - likest.found
        return f"{begin}{missing} of {quotes} are not in it. The first is “{likest.missing}”{instead}"
    if not source.digest:
        return f"{begin}its quotes were never verified; `quiz check --text FILE` does it"
    if body_of(source, text) is None:
        return f"{begin}no paragraph begins “{source.begins}”; paragraphs are parted by blank lines"
    return f"{begin}its {quotes} are all there, but the text is not the one that was verified{_where(source, text)}"


def _where(source: Source, text: str) -> str:
    """Say behind a colon which paragraphs of `text` are not those that were verified; nothing where that is unknown."""
    body = body_of(source, text)
    where = changed_paragraphs(source.digests, body) if body else ""
    return f": {where}" if where else ""


def _likeness(source: Source, whole: Document) -> _Likeness:
    missing = [claim.quote for claim in source.claims.values() if find(claim.quote, whole) is None]
    return _Likeness(source, len(source.claims) - len(missing), missing[0] if missing else "")
