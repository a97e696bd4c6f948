"""`quiz export` and `quiz import`: a student's answers leave this machine whole, and come to another."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count as count_from
from pathlib import Path

from quiz.cli import output
from quiz.cli.outfile import refuse_output, write_output
from quiz.cli.output import say, say_unreadable, usage
from quiz.cli.play import no_bank
from quiz.diagnostics import Report
from quiz.library import MAX_BYTES
from quiz.portable.lines import MAX_FINDINGS, MAX_LINE, lines, read
from quiz.portable.merging import Merged, merge
from quiz.portable.table import table
from quiz.reading import Unreadable, read_bytes, read_stream
from quiz.session.events import Answered, AnyEvent, possible
from quiz.text import clean, count, shown_path
from quiz.workspace import Workspace, now

_SKEW = 86_400_000
"""How far ahead of ours another machine's clock may be, in milliseconds."""
_MOST_LINES = 2_000_000
"""More lines than any file of MAX_BYTES has that holds answers."""
_SHOWN = 2
"""At most this many bad lines are shown."""
_FIRST = 3
"""At most this many events that were not taken in are named."""


def run(arguments: argparse.Namespace) -> int:
    """Write every answer, or those on one bank."""
    workspace = Workspace(arguments.journal, say)
    if arguments.out is not None:
        refuse_output(arguments.out, force=arguments.force, journal=workspace.journal_path)
    try:
        events = _events(workspace, arguments.bank)
        say_unreadable(len(workspace.journal.unreadable))
    finally:
        workspace.close()
    written = _table(events) if arguments.format == "csv" else lines(events)
    if arguments.out is None:
        sys.stdout.writelines(written)
        return 0
    write_output(arguments.out, "".join(written), force=arguments.force)
    answers = sum(isinstance(event, Answered) for event in events)
    say(f"{shown_path(arguments.out)}: {count(answers, 'answer')}")
    return 0


def _events(workspace: Workspace, bank: str | None) -> list[AnyEvent]:
    """What was recorded, of all banks or of one, whose file may be gone.

    Ends the program where nothing was recorded on it and there is none.
    """
    events = workspace.journal.every_event(None if bank is None else clean(bank))
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
    """Take in answers that were exported elsewhere; if a line is bad, nothing. What is recorded stays as it is."""
    name = shown_path(arguments.file)
    report = Report()
    events = read(_lines(arguments.file), report, now() + _SKEW)
    if report.errors:
        for problem in report.sorted()[:_SHOWN]:
            say(f"{name}:{problem.span.line}: {problem.message}; {problem.hint}")
        least = "at least " if report.errors == MAX_FINDINGS else ""
        say(f"nothing was taken in: {least}{count(report.errors, 'line')} cannot be used")
        return output.BAD_BANK
    workspace = Workspace(arguments.journal, say)
    try:
        merged = merge(workspace.journal, events)
    finally:
        workspace.close()
    print(f"{count(merged.runs, 'new run')}, {count(merged.events, 'new event')}; {merged.there} were there already")
    if merged.taken_back:
        say(f"{name} takes back {count(merged.taken_back, 'answer')} recorded here")
    if merged.conflicts:
        _say_conflicts(name, merged)
        return output.BAD_BANK
    return 0


def _say_conflicts(name: str, merged: Merged) -> None:
    conflicts = merged.conflicts
    said = ", ".join(f"{one.id[:40]} ({one.why})" for one in conflicts[:_FIRST])
    more = ", …" if len(conflicts) > _FIRST else ""
    say(f"{name}: {count(len(conflicts), 'event')} not taken in; what is recorded here stays: {said}{more}")


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a file or of standard input, none of them longer than is read. Ends the program at the limits."""
    name = "standard input" if str(path) == "-" else shown_path(path)
    try:
        if str(path) != "-":
            data = read_bytes(path, MAX_BYTES)
        elif sys.stdin is None:
            usage("standard input is closed; name a file")
        else:
            data = read_stream(sys.stdin.buffer, MAX_BYTES)
    except Unreadable as problem:
        advice = "export one bank at a time: quiz export --bank ID" if problem.code == "too-large" else problem.advice
        usage(f"{name}: {problem}; {advice}")
    file = BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    del data
    for number in count_from(1):
        line = file.readline(MAX_LINE + 1)
        if not line:
            return
        if number > _MOST_LINES:
            usage(f"{name} has more than {_MOST_LINES:,} lines; export one bank at a time: quiz export --bank ID")
        yield line
