"""`quiz backup` and `quiz restore`: the journal as one file, made while it is in use, and put back."""

import argparse
import os

from quiz.cli import output
from quiz.cli.output import Exit, usage
from quiz.folders import backups_folder
from quiz.journal.backup import backup_of, check_backup, put_back
from quiz.journal.store import JournalError
from quiz.portable.backups import name_of
from quiz.workspace import Workspace, time_stamp


def run(arguments: argparse.Namespace) -> int:
    """Write a backup and say where it is."""
    path = arguments.file or backups_folder() / name_of(time_stamp())
    if os.path.lexists(path) and not arguments.force:
        usage(f"{path} is there already; --force writes over it")
    workspace = Workspace(arguments.journal)
    try:
        backup_of(workspace.journal, path)
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{path} cannot be written: {problem.strerror or problem}") from None
    finally:
        workspace.close()
    print(path)
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the journal's place; the journal that is there is kept under another name."""
    workspace = Workspace(arguments.journal)
    try:
        held = check_backup(arguments.file)
        aside = put_back(arguments.file, workspace.journal_path, time_stamp())
    except JournalError as problem:
        raise Exit(output.BAD_JOURNAL, str(problem)) from None
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{problem.filename}: {problem.strerror}") from None
    unreadable = f", of which {held.unreadable} cannot be read" if held.unreadable else ""
    print(f"{workspace.journal_path}: {held.runs} runs, {held.events} events{unreadable}")
    if aside is not None:
        print(f"What was there is kept as {aside}")
    return 0
