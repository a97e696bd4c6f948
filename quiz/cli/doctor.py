"""`quiz doctor`: whether everything is as it should be, and what to do where it is not. It writes nothing."""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import msgspec

from quiz import __version__
from quiz.cli import output
from quiz.editor import NoEditor, command
from quiz.folders import backups_folder, data_folder, settings_path
from quiz.journal.backup import check_backup
from quiz.journal.store import JournalError
from quiz.library import Library
from quiz.portable.backups import own
from quiz.text import clean, count
from quiz.workspace import Workspace

State = Literal["ok", "note", "problem"]
_SIGNS: dict[State, str] = {"ok": "✓", "note": "!", "problem": "✗"}
_PACKAGES = ("textual", "PyYAML", "msgspec", "fsrs", "platformdirs", "rapidfuzz", "shtab")
_LITTLE = 100_000_000
"""With fewer bytes free an answer may soon not be saved."""
_SMALL = (50, 20)
"""The smallest terminal that the screens are made for."""


class Finding(msgspec.Struct, frozen=True):
    """What was looked at, how it stands, and what to do about it."""

    what: str
    state: State
    told: str
    do: str = ""


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; BAD_JOURNAL where the answers are in danger, INTERNAL for other problems."""
    workspace = Workspace(arguments.journal)
    found = [finding for look in _LOOKS for finding in look(workspace)]
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        width = max(len(finding.what) for finding in found)
        for finding in found:
            print(f"{_SIGNS[finding.state]} {finding.what:<{width}}  {clean(finding.told)}")
            if finding.do:
                print(f"  {'':<{width}}  {clean(finding.do)}")
    if any(finding.what == "answers" and finding.state == "problem" for finding in found):
        return output.BAD_JOURNAL
    return output.INTERNAL if any(finding.state == "problem" for finding in found) else 0


def _program(_: Workspace) -> Iterator[Finding]:
    yield Finding("quiz", "ok", f"{__version__}, Python {platform.python_version()} on {platform.system()}")
    for name in _PACKAGES:
        try:
            yield Finding(name, "ok", version(name))
        except PackageNotFoundError:
            yield Finding(name, "problem", "is not there", "install quiz anew")


def _data(workspace: Workspace) -> Iterator[Finding]:
    home = data_folder()
    if not home.exists():
        yield Finding("data", "ok", f"{home} (not there yet; it is made with the first answer)")
        return
    if not os.access(home, os.W_OK | os.X_OK):
        yield Finding("data", "problem", f"{home} cannot be written", "give yourself the right to, or set QUIZ_HOME")
    else:
        yield Finding("data", "ok", str(home))
    free = shutil.disk_usage(home).free
    told = f"{free // 1_000_000:,} MB free"
    if free < _LITTLE:
        yield Finding("disk", "problem", told, "make room: answers may not be saved")
    else:
        yield Finding("disk", "ok", told)


def _answers(workspace: Workspace) -> Iterator[Finding]:
    path = workspace.journal_path
    if not path.exists():
        yield Finding("answers", "ok", f"{path} (none yet)")
        return
    folder = backups_folder()
    names = own(os.listdir(folder)) if folder.is_dir() else []
    backups = [folder / name for name in reversed(names)]
    try:
        held = check_backup(path)
    except JournalError as problem:
        yield Finding("answers", "problem", str(problem), _way_back(backups))
        return
    told = f"{path}: {count(held.runs, 'run')}, {count(held.events, 'event')}"
    if held.unreadable:
        way = f"{_way_back(backups)}; `quiz export` first, `quiz import` after it"
        yield Finding("answers", "problem", f"{told}, of which {held.unreadable} cannot be read", way)
    elif path.stat().st_mode & 0o077 and os.name == "posix":
        yield Finding("answers", "note", f"{path} can be read by others", f"chmod 600 {path}")
    else:
        yield Finding("answers", "ok", told)
    if names:
        yield Finding("backups", "ok", f"{folder}: {len(names)}, the last is {names[-1]}")
    else:
        yield Finding("backups", "note", "there is none yet", "`quiz backup` makes one")


def _way_back(backups: Iterable[Path]) -> str:
    """What puts the first of them in its place in which everything can be read."""
    whole = next(filter(_is_whole, backups), "FILE")
    return f"`quiz restore {whole}` puts a backup in its place"


def _is_whole(path: Path) -> bool:
    try:
        return not check_backup(path).unreadable
    except JournalError:
        return False


def _settings(workspace: Workspace) -> Iterator[Finding]:
    problems = workspace.settings_file.reading.diagnostics
    if problems:
        yield Finding(
            "settings", "note", f"{settings_path()}: {count(len(problems), 'mistake')}", "`quiz settings` tells"
        )
    else:
        yield Finding("settings", "ok", str(settings_path()))


def _banks(workspace: Workspace) -> Iterator[Finding]:
    library = Library(workspace.library.folders)  # read anew: what is compiled would be written
    for path in library.bank_paths():
        loaded = library.load(path)
        errors = sum(reading.errors for reading in loaded.readings)
        questions = len(loaded.bank.questions) if loaded.bank else 0
        told = f"{path}: {count(questions, 'question')}"
        if errors:
            yield Finding("bank", "note", f"{told}, {count(errors, 'error')}", f"`quiz check {path}` tells all")
        else:
            yield Finding("bank", "ok", told)


def _sources(workspace: Workspace) -> Iterator[Finding]:
    for loaded in workspace.library.sources():
        source = loaded.source
        if source is not None and (changed := workspace.texts.changed(source)):
            way = (
                f"`quiz check {loaded.reading.path}` says more"
                if source.text
                else "`quiz source add FILE` takes another"
            )
            yield Finding("source", "note", f"{source.id}: {changed}", way)


def _terminal(_: Workspace) -> Iterator[Finding]:
    name, size = os.environ.get("TERM", ""), shutil.get_terminal_size()
    told = f"{name or 'no TERM'}, {size.columns}x{size.lines}"
    if name in ("", "dumb"):
        yield Finding("terminal", "note", told, "`quiz play BANK --plain` works everywhere")
    elif size.columns < _SMALL[0] or size.lines < _SMALL[1]:
        yield Finding("terminal", "note", told, f"the screens are made for {_SMALL[0]}x{_SMALL[1]} and more")
    else:
        yield Finding("terminal", "ok", told)
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        yield Finding(
            "letters", "problem", f"the terminal's encoding is {encoding}", "set LANG to one that ends with UTF-8"
        )
    else:
        yield Finding("letters", "ok", "UTF-8")
    colours = "off by NO_COLOR" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM") or "as TERM says"
    yield Finding("colours", "ok", colours)
    try:
        words = command(os.environ, Path("file"), 1)
        yield Finding("editor", "ok", words[0])
    except NoEditor as problem:
        yield Finding("editor", "note", str(problem))


_LOOKS: tuple[Callable[[Workspace], Iterator[Finding]], ...] = (
    _program,
    _data,
    _answers,
    _settings,
    _banks,
    _sources,
    _terminal,
)
