"""What `quiz new bank` and `quiz new source` share: where files go, writing them, and saying what comes next."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from quiz.cli import output
from quiz.cli.outfile import in_the_way
from quiz.cli.output import Exit, say, usage
from quiz.cli.schema import schema_text
from quiz.diagnostics import Report
from quiz.library import QUESTIONS, SUFFIXES, read_file
from quiz.text import shown_path
from quiz.writing import write_new


def banks_folder() -> Path:
    """Where a new bank goes that is given no file: `questions` in the current folder, or that folder itself."""
    return Path(QUESTIONS) if Path(QUESTIONS).is_dir() else Path()


def with_suffix(path: Path) -> Path:
    """The YAML file that is meant by `path`; a folder stays one."""
    return path if path.suffix in SUFFIXES or path.is_dir() else path.with_name(f"{path.name}.yaml")


def no_file(name: str, force: bool) -> str | None:
    """What there is to object to writing the file that is meant by `name`."""
    return in_the_way(with_suffix(Path(name)), force)


def write(of: str, path: Path, files: Mapping[Path, bytes], force: bool) -> None:
    """Write the `files`, of which `path` is the first, and the schema by which editors complete it."""
    for one in files:
        if wrong := in_the_way(one, force):
            usage(wrong)
    schema = path.with_name(f"{of}.schema.json")
    text = schema_text(of).encode()
    whole = {**files} if schema.exists() and not force else {**files, schema: text}
    try:
        write_new(whole, force)
    except FileExistsError:
        usage(f"a file of that name has just come to be beside {path}; nothing was written")
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{path} cannot be written: {problem.strerror}; nothing was written") from None
    if schema not in whole and read_file(schema, Report()) != text:
        say(f"{schema} is of another version; `quiz schema {of} > {shlex.quote(str(schema))}` writes it anew")


def tell(written: Sequence[str], commands: Sequence[Sequence[str]], by_hand: str = "") -> None:
    """Say what was written, and what comes next: what the author does `by_hand`, then the commands."""
    steps = [by_hand] if by_hand else []
    steps += [shlex.join(("quiz", *command)) for command in commands]
    for line in (*written, "Next:", *(f"  {step}" for step in steps)):
        print(shown_path(line))  # the names of files are in it
