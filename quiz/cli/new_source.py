"""`quiz new source`: a source, with a first claim and a sheet to mark others in where the text is at hand."""

import argparse
import os
from pathlib import Path

import msgspec

from quiz.cli import dialogue
from quiz.cli.new_files import banks_folder, no_file, tell, with_suffix, write
from quiz.cli.output import usage
from quiz.diagnostics import Report
from quiz.library import SOURCES
from quiz.locks import lock_path
from quiz.sources.document import document
from quiz.sources.lock import render
from quiz.sources.outline import Outline, outline
from quiz.sources.read import read_source
from quiz.sources.verify import against_text, quotes_of
from quiz.templates.source import SourcePlan, marking_sheet, source_file
from quiz.text import clean, fold_space
from quiz.texts import NoText, read_text
from quiz.yaml.compose import compose
from quiz.yaml.fields import identifier_like, is_identifier

TITLE = "My text"
AUTHOR = "the author"
_FLAGS = ("title", "author", "rights")


class _Text(msgspec.Struct, frozen=True):
    """The text at hand: its file, what is in it, and what it tells of itself."""

    path: Path
    text: str
    outline: Outline


def run(arguments: argparse.Namespace) -> int:
    """Begin a source."""
    talk = dialogue.is_possible() and not any(getattr(arguments, flag) for flag in _FLAGS)
    if talk and arguments.text is None:
        name = dialogue.ask("The text, a plain text file (Enter: none yet)", "", _no_text)
        arguments.text = Path(name) if name else None
    if arguments.text is not None and (wrong := _no_text(str(arguments.text))):
        usage(wrong)
    text = _read(arguments.text) if arguments.text else None
    if talk:
        _ask(arguments, text)
    title = fold_space(arguments.title or "") or _title(arguments.file, text)
    author = fold_space(arguments.author or "") or _author(text)
    path = with_suffix(arguments.file) if arguments.file else _path(title, text)
    if wrong := _no_id(path):
        usage(wrong)
    if arguments.rights == "full" and text is None:
        usage("--rights full needs the text: --from TEXT")
    whole = f"{path.stem}.txt" if arguments.rights == "full" else ""
    wished = SourcePlan(title, author, arguments.rights or "quotes", text.outline if text else None, whole)
    _write(path, wished, text, arguments.force)
    return 0


def _ask(arguments: argparse.Namespace, text: _Text | None) -> None:
    arguments.title = dialogue.ask("Title", _title(arguments.file, text))
    arguments.author = dialogue.ask("Author", _author(text))
    if arguments.file is None:

        def objection(name: str) -> str | None:
            return no_file(name, arguments.force) or _no_id(Path(name))

        arguments.file = Path(dialogue.ask("File", str(_path(arguments.title, text)), objection))


def _no_text(name: str) -> str | None:
    if not name:
        return None
    try:
        return None if read_text(Path(name)).strip() else f"{name}: there is no text in it"
    except NoText as problem:
        return f"{name}: {problem}"


def _read(path: Path) -> _Text:
    text = read_text(path)
    return _Text(path, text, outline(text))


def _no_id(path: Path) -> str | None:
    if is_identifier(path.stem):
        return None
    near = identifier_like(path.stem)
    wrong = f"{path.stem} is no id of a source: small letters, digits and - only"
    return f"{wrong}; write {near}" if near else wrong


def _title(file: Path | None, text: _Text | None) -> str:
    if text is not None and text.outline.title:
        return text.outline.title
    name = file or (text.path if text else None)
    return clean(name.stem).replace("-", " ").capitalize() if name else TITLE


def _author(text: _Text | None) -> str:
    return (text.outline.author if text else "") or AUTHOR


def _path(title: str, text: _Text | None) -> Path:
    name = (text and identifier_like(text.path.stem)) or identifier_like(title) or identifier_like(TITLE)
    return banks_folder() / SOURCES / f"{name}.yaml"


def _write(path: Path, wished: SourcePlan, text: _Text | None, force: bool) -> None:
    """Write the source; with its text at hand also the lock, and the sheet or the text that ships."""
    written = source_file(wished)
    files = {path: written.encode()}
    told = [f"Written: {path}"]
    if text is not None:
        files[lock_path(path)] = _lock(written, path.stem, text.text)
        told[0] += ", with a first claim to put into your words." if text.outline.quote else "."
        told += _beside(path, wished, text, files)
        if clash := next((one for one in files if one.exists() and os.path.samefile(one, text.path)), None):
            usage(f"{clash} is the text itself: name another FILE")
    write("source", path, files, force)
    check = ("check", *(("--text", str(text.path)) if text and not wished.text else ()), str(path))
    bank = path.parent.with_name(f"{path.stem}.yaml") if path.parent.name == SOURCES else Path(f"{path.stem}.yaml")
    new = ("new", "bank", "--source", path.stem, *(() if bank == banks_folder() / bank.name else (str(bank),)))
    tell(told, [check, new, ("play", str(bank))], by_hand=f"write what the text claims into {path}")


def _lock(written: str, name: str, text: str) -> bytes:
    """The lock of the source as it was just written."""
    report = Report()
    source = read_source(compose(written, report), name, report)
    assert source is not None
    lock = render(against_text(quotes_of(source), document(text, begins=source.begins), report))
    assert not report.diagnostics, report.diagnostics
    return lock


def _beside(path: Path, wished: SourcePlan, text: _Text, files: dict[Path, bytes]) -> list[str]:
    """Add the text itself where it ships, else a sheet of it beside the text's own file; what to say of it."""
    if wished.text:
        beside = path.with_name(wished.text)
        if not (beside.exists() and os.path.samefile(beside, text.path)):
            files[beside] = text.text.encode()
        return [f"The whole text ships with it as {beside}: only where its author allows that."]
    sheet = text.path.with_name(f"{path.stem}.marking.txt")
    files[sheet] = marking_sheet(wished.title, text.outline).encode()
    return [f"Beside the text: {sheet}, to mark claims in.", "It is the whole text: keep it to yourself."]
