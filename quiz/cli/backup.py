"""`quiz backup` and `quiz restore`: the journal as one file, made while it is in use, and put back."""

import argparse

from quiz.cli import output
from quiz.cli.outfile import refuse_output
from quiz.cli.output import Exit, say, usage
from quiz.folders import backups_folder
from quiz.journal.backup import SameFile, backup_of, put_back
from quiz.journal.daily import name_of
from quiz.journal.store import JournalError
from quiz.text import count, shown_path
from quiz.workspace import Workspace, time_stamp


def run(arguments: argparse.Namespace) -> int:
    """Write a backup and say where it is."""
    path = arguments.file or backups_folder() / name_of(time_stamp())
    workspace = Workspace(arguments.journal, say)
    ours = arguments.file is None  # a second backup within a second may replace the first
    refuse_output(path, force=arguments.force or ours, journal=workspace.journal_path)
    try:
        backup_of(workspace.journal, path)
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{shown_path(path)} cannot be written: {problem.strerror or problem}") from None
    finally:
        workspace.close()
    print(shown_path(path))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the journal's place; the journal that is there is kept under another name."""
    workspace = Workspace(arguments.journal, say)
    path = workspace.journal_path
    try:
        restored = put_back(arguments.file, path, time_stamp(), say)
    except SameFile as problem:
        usage(str(problem))
    except JournalError as problem:
        raise Exit(output.BAD_JOURNAL, str(problem)) from None
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{shown_path(problem.filename or path)}: {problem.strerror or problem}") from None
    held = restored.contents
    unreadable = f", of which {held.unreadable} cannot be read" if held.unreadable else ""
    print(f"{shown_path(path)}: {count(held.runs, 'run')}, {count(held.events, 'event')}{unreadable}")
    if restored.aside is not None:
        print(f"What was there is kept as {shown_path(restored.aside)}")
    return 0
