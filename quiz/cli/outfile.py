"""Files that a command writes where it was told to: what is in the way is said before any work is done."""

import os
from pathlib import Path

from quiz.cli import output
from quiz.cli.output import Exit, usage
from quiz.text import shown_path
from quiz.writing import write_new


def in_the_way(path: Path, force: bool) -> str | None:
    """Return why `path` must not be written: it is a folder, or a file and there is no `force`."""
    name = shown_path(path)
    if os.path.isdir(path):
        return f"{name} is a folder; name a file in it"
    return f"{name} is there already; --force writes over it" if os.path.lexists(path) and not force else None


def refuse_output(path: Path, *, force: bool, journal: Path | None = None) -> None:
    """End the program if something is in the way at `path`, or if that is the journal itself."""
    if journal is not None:
        from quiz.journal.backup import SameFile, refuse_itself

        try:
            refuse_itself(path, journal)
        except SameFile as problem:
            usage(str(problem))
    if wrong := in_the_way(path, force):
        usage(wrong)


def write_output(path: Path, text: str, *, force: bool) -> None:
    """Write the file whole, or end the program saying why it cannot be written."""
    refuse_output(path, force=force)
    try:
        write_new({path: text.encode()}, force)
    except OSError as problem:
        reason = problem.strerror or problem
        raise Exit(output.INTERNAL, f"{shown_path(path)} cannot be written: {reason}") from None
