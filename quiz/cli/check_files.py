"""Which files `quiz check` reads: those that are named, or the banks and sources that lie here and in your folders."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from quiz.cli import output
from quiz.cli.output import Exit, say
from quiz.diagnostics import Report
from quiz.folders import closed, data_folder, shipped_folder
from quiz.library import HERE, QUESTIONS, SOURCES, read_file, yaml_files

_SOURCE_KEY = re.compile(r"""^["']?(?:claims|voices)["']?[ \t]*:""", re.MULTILINE)
_BANK_KEY = re.compile(r"""^["']?questions?["']?[ \t]*:""", re.MULTILINE)
_OUR_KEY = re.compile(r"^[ \t-]*(?:prompt|choices|accept|sequence|pairs|thesis|supports)[ \t]*:", re.MULTILINE)
"""What only our files have, whatever their first fields are called."""
_MOST_BYTES = 4 * 1024 * 1024


def files(paths: list[Path]) -> list[Path]:
    """The files in `paths`; without any, all there are here, among the student's own and the shipped ones.

    Raises Exit where one is not there, or a folder without any.
    """
    if not paths:
        return _every()
    found: list[Path] = []
    for path in paths:
        if os.path.isdir(path):
            inside = _in_folder(path)
            if not inside:
                raise Exit(output.USAGE, f"{path} holds no .yaml file")
            found += inside
        elif os.path.lexists(path):
            found.append(path)
        else:
            raise Exit(output.USAGE, f"there is no file {path}")
    return found


def folders() -> tuple[Path, Path]:
    """The folders of the student's own banks and of the shipped ones."""
    return data_folder() / QUESTIONS, shipped_folder()


def is_source(path: Path) -> bool:
    """Whether the file holds a source and no bank, by the names of its fields."""
    return _kind(path) == "source"


def _every() -> list[Path]:
    """All files, each once; says so where there is none here."""
    here = list(_here())
    if not here:
        say(f"no bank or source lies here: checked are those in {folders()[0]}, and the shipped ones")
    unique: dict[str, Path] = {}
    for file in (*here, *(file for folder in folders() for file in _in_folder(folder))):
        unique.setdefault(os.path.realpath(file), file)
    return list(unique.values())


def _here() -> Iterator[Path]:
    """What looks like a bank or a source where an author's banks lie; other YAML files are somebody else's."""
    return (file for folder in HERE for file in _in_folder(folder) if _kind(file))


def _kind(path: Path) -> Literal["bank", "source"] | None:
    """What the file holds, as far as its fields show; one that cannot be read is told of as a bank."""
    data = read_file(path, Report(), _MOST_BYTES)
    if data is None:
        return "bank"
    text = data.decode("utf-8", "replace")
    if _BANK_KEY.search(text):
        return "bank"
    if _SOURCE_KEY.search(text):
        return "source"
    return "bank" if _OUR_KEY.search(text) else None


def _in_folder(folder: Path) -> list[Path]:
    beside = folder / SOURCES
    return [*closed((beside, folder)), *yaml_files(beside), *yaml_files(folder)]
