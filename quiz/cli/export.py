"""`quiz export` and `quiz import`: a student's answers leave this machine whole, and come to another."""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from quiz.cli import output
from quiz.cli.output import Exit, say, say_unreadable, usage
from quiz.cli.play import no_bank
from quiz.diagnostics import Report
from quiz.portable.lines import lines, read
from quiz.portable.table import table
from quiz.session.events import Answered, AnyEvent, possible
from quiz.text import clean, count
from quiz.workspace import Workspace
from quiz.writing import write_new


def run(arguments: argparse.Namespace) -> int:
    """Write every answer, or those on one bank."""
    workspace = Workspace(arguments.journal)
    try:
        events = _events(workspace, arguments.bank)
        say_unreadable(len(workspace.journal.unreadable))
    finally:
        workspace.close()
    written = _table(events) if arguments.format == "csv" else lines(events)
    if arguments.out is None:
        sys.stdout.writelines(written)
        return 0
    try:
        write_new({arguments.out: "".join(written).encode()}, arguments.force)
    except FileExistsError:
        usage(f"{arguments.out} is there already; --force writes over it")
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{arguments.out} cannot be written: {problem.strerror}") from None
    answers = sum(isinstance(event, Answered) for event in events)
    say(f"{arguments.out}: {count(answers, 'answer')}")
    return 0


def _events(workspace: Workspace, bank: str | None) -> list[AnyEvent]:
    """What was recorded, of all banks or of one, whose file may be gone.

    Ends the program where nothing was recorded on it and there is none.
    """
    events = workspace.journal.every_event(bank)
    if bank is None or events or workspace.library.drill(bank) is not None:
        return events
    path = workspace.library.find(bank) or no_bank(workspace.library, bank)
    return workspace.journal.every_event(clean(path.stem))


def _table(events: list[AnyEvent]) -> Iterable[str]:
    times = (
        datetime.fromtimestamp(possible(event.at) / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        for event in events
        if isinstance(event, Answered)
    )
    return table(events, times)


def take_in(arguments: argparse.Namespace) -> int:
    """Take answers in that were exported elsewhere: all of a file, or nothing; what is there already stays."""
    report = Report()
    events = read(_lines(arguments.file), report)
    if report.errors:
        for problem in report.sorted():
            say(f"{arguments.file}:{problem.span.line}: {problem.message}; {problem.hint}")
        say("nothing was taken in")
        return output.BAD_BANK
    workspace = Workspace(arguments.journal)
    runs, new = workspace.journal.merge(events)
    workspace.close()
    print(f"{count(runs, 'new run')}, {count(new, 'new event')}; {len(events) - runs - new} were there already")
    return 0


def _lines(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as problem:
        usage(f"{path} cannot be read: {problem.strerror}")
    return data.decode("utf-8", "replace").splitlines()
