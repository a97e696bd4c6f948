"""Which words open a file at a line in the editor that the user has chosen, and calling it."""

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

_PLUS_LINE = frozenset(("vi", "vim", "nvim", "nano", "emacs", "hx", "helix"))
_GOTO = frozenset(("code",))


class NoEditor(ValueError):
    """No editor can be called; says why."""


def command(environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The words that open `path` at `line` in $VISUAL or else $EDITOR. Raises NoEditor."""
    name = next((variable for variable in ("VISUAL", "EDITOR") if environ.get(variable, "").strip()), "")
    if not name:
        raise NoEditor("No editor is set: name yours in $VISUAL or $EDITOR.")
    try:
        words = shlex.split(environ[name])
    except ValueError as problem:
        raise NoEditor(f"${name} is no command: {problem}.") from None
    if not words or not words[0]:
        raise NoEditor(f"${name} is no command.")
    file, program = str(path.absolute()), Path(words[0]).name.removesuffix(".exe")
    if program in _PLUS_LINE:
        return [*words, f"+{line}", file]
    if program in _GOTO:
        wait = [] if {"--wait", "-w"} & set(words) else ["--wait"]
        return [*words, "--goto", f"{file}:{line}", *wait]
    return [*words, file]


def run(words: list[str]) -> str:
    """Run the editor and wait for its end; what there is to say, empty if all went well. Raises nothing."""
    try:
        code = subprocess.run(words, check=False).returncode
    except (OSError, ValueError) as problem:
        return f"{words[0]} cannot be run: {getattr(problem, 'strerror', None) or problem}."
    return f"{words[0]} ended with {code}." if code else ""
