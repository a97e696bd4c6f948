"""`quiz completion`: a script by which a shell completes the command line; `quiz names` tells it what there is."""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*", re.ASCII)
"""What is handed to a shell, which would run what else may stand in a file's name."""

_PREAMBLE = {
    "bash": """\
_quiz_names() {
  compgen -W "$(quiz names "$1" "$2" 2>/dev/null)" -- "$2"
}
_quiz_banks() { _quiz_names banks "$1"; }
_quiz_sources() { _quiz_names sources "$1"; }
_quiz_rules() { _quiz_names rules "$1"; }
_quiz_types() { _quiz_names types "$1"; }
_quiz_banks_files() {
  _quiz_banks "$1"
  compgen -f -X '!*.y*ml' -- "$1"
  compgen -d -- "$1"
}
""",
    "zsh": """\
_quiz_names() {
  local -a names
  names=(${(f)"$(quiz names $1 "$PREFIX" 2>/dev/null)"})
  compadd -a names
}
_quiz_banks() { _quiz_names banks; }
_quiz_sources() { _quiz_names sources; }
_quiz_rules() { _quiz_names rules; }
_quiz_types() { _quiz_names types; }
_quiz_banks_files() {
  _quiz_banks
  _files -g '*.y*ml'
}
""",
    "fish": """\
function _quiz_names
    quiz names $argv[1] (commandline -ct) 2>/dev/null
end
function _quiz_banks_files
    _quiz_names banks
    __fish_complete_suffix .yaml
end
""",
}


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell."""
    import shtab

    from quiz.cli.arguments import build_parser

    parser = build_parser()
    _teach(parser)
    print(shtab.complete(parser, arguments.shell, preamble=_PREAMBLE.get(arguments.shell, "")))
    return 0


def names(arguments: argparse.Namespace) -> int:
    """Print the names that can stand for `word`, one a line; for what looks like a drill's id, the drills' too."""
    for name in _names(arguments.what, arguments.word):
        if _SAFE.fullmatch(name):
            print(name)
    return 0


def _names(what: str, word: str) -> Iterable[str]:
    if what == "rules":
        from quiz.cli.chosen import ALL

        return sorted(ALL)
    if what == "types":
        from quiz.kinds import KINDS

        return KINDS
    from quiz.cli.play import known
    from quiz.workspace import Workspace

    library = Workspace().library
    if what == "sources":
        return [loaded.source.id for loaded in library.sources() if loaded.source]
    return known(library, word)


def _names_of(what: str) -> dict[str, str]:
    """How each shell completes the names of that sort."""
    return {
        "bash": f"_quiz_{what}",
        "zsh": f"_quiz_{what}",
        "fish": f"(_quiz_names {what})",
        "tcsh": f"`quiz names {what}`",
    }


_BANKS_OR_FILES = {
    "bash": "_quiz_banks_files",
    "zsh": "_quiz_banks_files",
    "fish": "(_quiz_banks_files)",
    "tcsh": "`quiz names banks`",
}
_BY_METAVAR = {
    "BANK|DRILL|FILE": _BANKS_OR_FILES,
    "BANK|FILE": _BANKS_OR_FILES,
    "CODE": _names_of("rules"),
    "CODES": _names_of("rules"),
}
_BY_NAME = {"bank": _names_of("banks"), "source": _names_of("sources"), "types": _names_of("types")}


def _teach(parser: argparse.ArgumentParser) -> None:
    """Say of every argument how it is completed."""
    from shtab import FILE

    for action in _actions(parser):
        how: Any = _BY_METAVAR.get(str(action.metavar)) or _BY_NAME.get(action.dest)
        if how is None and action.type is Path:
            how = FILE
        if how is not None:
            action.complete = how  # type: ignore[attr-defined]


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _actions(one)
        else:
            yield action
