"""`quiz doctor`: check the installation and the data, and say what to do. It writes nothing."""

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
from quiz.cli.output import say
from quiz.editor import NoEditor, command
from quiz.folders import backups_folder, data_folder, settings_path
from quiz.journal.backup import Damaged, check_backup
from quiz.journal.daily import own
from quiz.journal.store import JournalError
from quiz.library import Library
from quiz.text import count, shown_path
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
    workspace = Workspace(arguments.journal, say)
    found = [finding for what, look in _LOOKS.items() for finding in _guarded(what, look(workspace))]
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        width = max(len(finding.what) for finding in found)
        for finding in found:
            print(f"{_SIGNS[finding.state]} {finding.what:<{width}}  {finding.told}")
            if finding.do:
                print(f"  {'':<{width}}  {finding.do}")
    if any(finding.what == "answers" and finding.state == "problem" for finding in found):
        return output.BAD_JOURNAL
    return output.INTERNAL if any(finding.state == "problem" for finding in found) else 0


def _guarded(what: str, look: Iterator[Finding]) -> Iterator[Finding]:
    """Give the findings of one look, harmless to print; if it breaks off, that is a finding and the others go on."""
    try:
        for finding in look:
            told, do = (shown_path(text) for text in (finding.told, finding.do))
            yield msgspec.structs.replace(finding, told=told, do=do)
    except OSError as problem:
        path = shown_path(os.fsdecode(problem.filename)) if isinstance(problem.filename, str | bytes) else "a file"
        yield Finding(what, "problem", f"{path}: {problem.strerror or problem}", "check what it is and who may read it")
    except Exception as problem:
        told = shown_path(f"cannot be checked: {type(problem).__name__}: {problem}")
        yield Finding(what, "problem", told, "report this as a fault of quiz")


def _is_there(path: Path) -> bool:
    """Return whether something has that name. Raises OSError if that cannot be seen."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _program(_: Workspace) -> Iterator[Finding]:
    yield Finding("quiz", "ok", f"{__version__}, Python {platform.python_version()} on {platform.system()}")
    for name in _PACKAGES:
        try:
            yield Finding(name, "ok", version(name))
        except PackageNotFoundError:
            yield Finding(name, "problem", "is not there", "install quiz again")


def _data(workspace: Workspace) -> Iterator[Finding]:
    home = data_folder()
    if not _is_there(home):
        yield Finding("data", "ok", f"{home} (not there yet; it is made with the first answer)")
        return
    if not home.is_dir():
        yield Finding("data", "problem", f"{home} is not a folder", "set QUIZ_HOME to a folder, or move the file")
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
    if not _is_there(path):
        yield Finding("answers", "ok", f"{path} (none yet)")
        return
    try:
        held = check_backup(path, say)
    except Damaged as problem:
        yield Finding("answers", "problem", str(problem), _way_back())
        return
    except JournalError as problem:
        yield Finding("answers", "problem", str(problem), "check what the file is, who may read it and what uses it")
        return
    told = f"{path}: {count(held.runs, 'run')}, {count(held.events, 'event')}"
    if held.unreadable:
        way = f"{_way_back()}; `quiz export` first, `quiz import` after it"
        yield Finding("answers", "problem", f"{told}, of which {held.unreadable} cannot be read", way)
    elif path.stat().st_mode & 0o077 and os.name == "posix":
        yield Finding("answers", "note", f"{path} can be read by others", f"chmod 600 {path}")
    else:
        yield Finding("answers", "ok", told)


def _backups(workspace: Workspace) -> Iterator[Finding]:
    """Look through the newest backup in full; if it is bad, for the newest good one."""
    if not _is_there(workspace.journal_path):
        return
    folder, backups = backups_folder(), _own_backups()
    if not backups:
        yield Finding("backups", "note", "no backup yet", "`quiz backup` makes one")
        return
    newest = backups[0]
    wrong = _wrong_with(newest)
    if not wrong:
        yield Finding("backups", "ok", f"{folder}: {len(backups)}, the last is {newest.name}")
        return
    good = _newest_good(backups[1:])
    other = f"the newest good one is {good}" if good else "no older one is good"
    yield Finding("backups", "problem", f"the newest backup is bad: {wrong}", f"`quiz backup` makes another; {other}")


def _own_backups() -> list[Path]:
    """The backups that the program made, the newest first."""
    folder = backups_folder()
    return [folder / name for name in reversed(own(os.listdir(folder)))] if _is_there(folder) else []


def _way_back() -> str:
    """Return the command that restores the newest backup in which everything can be read."""
    try:
        good = _newest_good(_own_backups())
    except OSError:
        good = None
    return f"`quiz restore {good or 'FILE'}` restores your answers from a backup"


def _newest_good(backups: Iterable[Path]) -> Path | None:
    return next((path for path in backups if not _wrong_with(path)), None)


def _wrong_with(path: Path) -> str:
    """Return what is wrong with a backup after reading all of it; empty if nothing."""
    try:
        held = check_backup(path, say)
    except JournalError as problem:
        return str(problem)
    return f"{path}: {count(held.unreadable, 'event')} cannot be read" if held.unreadable else ""


def _settings(workspace: Workspace) -> Iterator[Finding]:
    problems = workspace.settings_file.reading.diagnostics
    if problems:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        yield Finding("settings", "note", f"{settings_path()}: {problems[0].message}{more}", "see `quiz settings`")
    else:
        yield Finding("settings", "ok", str(settings_path()))


def _banks(workspace: Workspace) -> Iterator[Finding]:
    library = Library(workspace.library.folders)  # read again: what is compiled would be written
    for path in library.bank_paths():
        yield from _guarded("bank", _bank(library, path))


def _bank(library: Library, path: Path) -> Iterator[Finding]:
    loaded = library.load(path)
    errors = sum(reading.errors for reading in loaded.readings)
    questions = len(loaded.bank.questions) if loaded.bank else 0
    told = f"{path}: {count(questions, 'question')}"
    if errors:
        yield Finding("bank", "note", f"{told}, {count(errors, 'error')}", f"see `quiz check {path}`")
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


_LOOKS: dict[str, Callable[[Workspace], Iterator[Finding]]] = {
    "quiz": _program,
    "data": _data,
    "answers": _answers,
    "backups": _backups,
    "settings": _settings,
    "bank": _banks,
    "source": _sources,
    "terminal": _terminal,
}
"""The checks, by the name under which a failure of one is reported; none takes the others with it."""
