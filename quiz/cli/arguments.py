"""The command line: which commands there are, and which arguments each has."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from quiz import __version__
from quiz.cli.numbers import count, minutes, tries
from quiz.cli.output import usage
from quiz.text import clean

_EPILOG = """\
Without a command the app opens with all your banks.
Exit codes: 0 fine, 1 internal error, 2 wrong call or no terminal, 3 a bank has errors,
4 the journal cannot be read or written, 128+n ended by signal n.
"""
_INSTALL = """\
To have it in every shell:
  bash  quiz completion bash > ~/.local/share/bash-completion/completions/quiz
        (or, without the package bash-completion, in ~/.bashrc: source <(quiz completion bash))
  zsh   quiz completion zsh > ~/.zfunc/_quiz
        (and in ~/.zshrc, before compinit: fpath=(~/.zfunc $fpath))
  fish  quiz completion fish > ~/.config/fish/completions/quiz.fish
  tcsh  quiz completion tcsh > ~/.quiz.tcsh
        (and in ~/.tcshrc: source ~/.quiz.tcsh)
"""
_SHELLS = ("bash", "zsh", "fish", "tcsh")
_WHAT = ("banks", "sources", "rules", "types")


class _Parser(argparse.ArgumentParser):
    """A parser that repeats nothing of its arguments that could disturb a terminal, and says little."""

    def error(self, message: str) -> NoReturn:
        usage(f"{message}; `{self.prog} --help` shows the arguments")

    def _print_message(self, message: str, file: Any = None) -> None:
        if message:
            print(clean(message), end="", file=file or sys.stderr)


class _Command(NamedTuple):
    """A command: what its arguments are, and what is said of it; one of which nothing is said is listed nowhere."""

    add: Callable[[_Parser], None]
    help: str | None


def build_parser(words: Sequence[str] | None = None) -> _Parser:
    """Build the whole command line, or only what parsing `words` needs: building all takes longer than most of a start.

    Both print the same: the usage names no command, and only the first word can be one that needs no other.
    """
    parser = _Parser(
        prog="quiz",
        description="Test yourself on what a text states and argues.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _journal(parser)
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, command in _needed(words).items():
        one = commands.add_parser(name) if command.help is None else commands.add_parser(name, help=command.help)
        if words is None or name in words:
            command.add(one)
    return parser


def _needed(words: Sequence[str] | None) -> Mapping[str, _Command]:
    """Return the commands that parsing `words` can come across, or that their help lists."""
    if words is None:
        return _COMMANDS
    if not words:
        return {}
    return {words[0]: _COMMANDS[words[0]]} if words[0] in _COMMANDS else _COMMANDS


def _journal(parser: _Parser) -> None:
    parser.add_argument(
        "--journal",
        metavar="PATH",
        type=Path,
        default=argparse.SUPPRESS,
        help="the file that keeps your answers (default: in QUIZ_HOME, or your data folder)",
    )


def _play(play: _Parser) -> None:
    from quiz.session.modes import NAMES

    _journal(play)
    play.add_argument(
        "bank", nargs="?", metavar="BANK|DRILL|FILE", help="a bank, a source's drill as in TEXT/proof, or a YAML file"
    )
    play.add_argument("--plain", action="store_true", help="line by line, without the full screen")
    play.add_argument("--count", type=count, metavar="N", help="how many questions (default: as set, 10; all)")
    play.add_argument("--seed", metavar="SEED", type=clean, help="the same seed gives the same run")
    play.add_argument("--topic", metavar="TOPIC", help="only questions on this topic, by its id or its name")
    play.add_argument("--tries", type=tries, metavar="N", help="how many tries a question has: 1 to 5")
    play.add_argument("--mode", choices=NAMES, default="practice", help="what is asked, and when you see what is right")
    play.add_argument("--minutes", type=minutes, metavar="N", help="how long an exam lasts (0: no limit)")
    play.add_argument("--hold", action="store_true", help="an exam's clock stands still while it is closed")
    play.add_argument(
        "--certainty", action=argparse.BooleanOptionalAction, help="ask how sure you are before each answer (key y)"
    )
    again = play.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on with the run you left")
    again.add_argument("--new", action="store_true", help="begin a new run without asking")


def _new(new: _Parser) -> None:
    kinds = new.add_subparsers(dest="of", metavar="WHAT", required=True)
    bank = kinds.add_parser("bank", help="a bank, with examples to put your questions in place of")
    bank.add_argument("--source", metavar="ID", type=clean, help="the source that it asks about; one example more")
    bank.add_argument("--topics", metavar="A,B", type=clean, help="the names of its topics")
    types = "the types of its examples (default: choice,true-false,short); all: one of each"
    bank.add_argument("--types", metavar="A,B", type=clean, help=types)
    source = kinds.add_parser("source", help="a source: what a text claims, who says so, and in which words")
    source.add_argument("--author", metavar="NAME", type=clean, help="who wrote the text")
    source.add_argument("--from", dest="text", metavar="TEXT", type=Path, help="the text, as a plain text file")
    source.add_argument("--rights", choices=("quotes", "full"), help="full: the whole text may be passed on")
    for one in (bank, source):
        one.add_argument("file", nargs="?", metavar="FILE", type=Path, help="the file to write (default: by its title)")
        one.add_argument("--title", metavar="TITLE", type=clean, help="its title; without flags you are asked")
        one.add_argument("--force", action="store_true", help="write over what is there")


def _check(check: _Parser) -> None:
    check.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="files or folders (default: all, here and yours)"
    )
    check.add_argument("--text", metavar="FILE", type=Path, help="verify every quote word for word and write the lock")
    check.add_argument("--relock", action="store_true", help="accept a text that differs from the one verified before")
    formats = ("text", "json", "sarif", "github")
    check.add_argument("--format", choices=formats, default="text", help="how findings are printed")
    which = check.add_mutually_exclusive_group()
    groups = "errors, warnings, or format: what reading the files tells, all errors among it"
    which.add_argument("--select", metavar="CODES", help=f"only these codes (a,b), or of all {groups}")
    which.add_argument("--ignore", metavar="CODES", help="all but these")
    check.add_argument("--fix", action="store_true", help="mend certain slips in the named files, and say which")
    check.add_argument("--strict", action="store_true", help="end with 3 for warnings too")
    check.add_argument(
        "--explain",
        metavar="CODE",
        help="what a code stands for; all: a list of the rules, format: of the mistakes of form",
    )


def _coverage(cover: _Parser) -> None:
    cover.add_argument("banks", nargs="*", metavar="BANK|FILE", help="banks or YAML files (default: all banks)")
    form = cover.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--html", metavar="FILE", type=Path, help="write a page that can be shown to others")
    cover.add_argument("--force", action="store_true", help="write over a page that is there")
    for what, told in (("questions", "questions test a claim"), ("types", "types of question test a claim")):
        cover.add_argument(f"--min-{what}", type=count, metavar="N", default=0, help=f"end with 3 where fewer {told}")


def _paper(paper: _Parser) -> None:
    paper.add_argument("bank", metavar="BANK|FILE", help="a bank, or a YAML file")
    paper.add_argument(
        "--count", type=count, metavar="N", help="how many questions (default: all, or as the answers say)"
    )
    paper.add_argument("--seed", metavar="SEED", type=clean, help="another seed, another order (1, or as they say)")
    paper.add_argument("--topic", metavar="TOPIC", help="only questions on this topic, by its id or its name")
    what = paper.add_mutually_exclusive_group()
    what.add_argument("--key", action="store_true", help="the key to the sheet with the same seed")
    what.add_argument("--mark", metavar="FILE", type=Path, help="mark a file of answers such as `12. b`")


def _preview(preview: _Parser) -> None:
    preview.add_argument("file", metavar="FILE", type=Path, help="the bank's YAML file; it is read at every save")


def _stats(stats: _Parser) -> None:
    _journal(stats)
    stats.add_argument("banks", nargs="*", metavar="BANK|FILE", help="all there is to tell of these, in pictures")
    stats.add_argument("--json", action="store_true", help="as JSON")


def _export(export: _Parser) -> None:
    _journal(export)
    export.add_argument(
        "--format", choices=("jsonl", "csv"), default="jsonl", help="lines that import reads; or a table"
    )
    export.add_argument("--bank", metavar="ID", help="only the answers on this bank")
    export.add_argument("--out", metavar="FILE", type=Path, help="write a file (default: standard output)")
    export.add_argument("--force", action="store_true", help="write over a file that is there")


def _backup(backup: _Parser) -> None:
    _journal(backup)
    backup.add_argument("file", nargs="?", metavar="FILE", type=Path, help="where (default: in your data folder)")
    backup.add_argument("--force", action="store_true", help="write over a file that is there")


def _restore(restore: _Parser) -> None:
    _journal(restore)
    restore.add_argument("file", metavar="FILE", type=Path, help="what `quiz backup` wrote")


def _doctor(doctor: _Parser) -> None:
    _journal(doctor)
    doctor.add_argument("--json", action="store_true", help="as JSON")


def _import(take: _Parser) -> None:
    _journal(take)
    take.add_argument("file", metavar="FILE", type=Path, help="what `quiz export` wrote; - for standard input")


def _source(source: _Parser) -> None:
    actions = source.add_subparsers(dest="action", metavar="ACTION")
    add = actions.add_parser("add", help="add your own copy of a text, so that you can read every quote in its place")
    add.add_argument("file", metavar="FILE", type=Path, help="the text as plain text, paragraphs parted by blank lines")
    add.add_argument("--source", metavar="ID", type=clean, help="the source it belongs to (found by its words)")
    actions.add_parser("list", help="every source: title, rights, and whether its text is at hand (the default)")


def _settings(settings: _Parser) -> None:
    settings.add_argument("--json", action="store_true", help="as JSON")
    actions = settings.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("path", help="where the file of settings lies")
    get = actions.add_parser("get", help="print one value")
    get.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="as JSON")
    set_ = actions.add_parser("set", help="write one value into the file; every other line stays as it is")
    unset = actions.add_parser("unset", help="take one value out of the file, so that its default holds")
    for one in (get, set_, unset):
        one.add_argument("key", metavar="KEY", type=clean, help="a setting as `quiz settings` prints it")
    set_.add_argument("value", metavar="VALUE", type=clean, help="its value")
    actions.add_parser("edit", help="open the file in your editor ($VISUAL or $EDITOR)")


def _schema(schema: _Parser) -> None:
    schema.add_argument(
        "of", nargs="?", choices=("bank", "source"), default="bank", help="of a bank (default) or a source"
    )


def _completion(completion: _Parser) -> None:
    completion.epilog = _INSTALL
    completion.formatter_class = argparse.RawDescriptionHelpFormatter
    completion.add_argument("shell", choices=_SHELLS, help="the shell")


def _names(names: _Parser) -> None:
    names.add_argument("what", choices=_WHAT)
    names.add_argument("word", nargs="?", default="")


_COMMANDS = {
    "play": _Command(_play, "answer questions"),
    "new": _Command(_new, "begin a bank or a source: a file that explains itself and works as it is"),
    "check": _Command(_check, "find mistakes in banks and sources"),
    "coverage": _Command(_coverage, "which claims of its source a bank tests, how often and how"),
    "paper": _Command(_paper, "print questions to be answered on paper, their key, or the marks"),
    "preview": _Command(_preview, "a bank as the student will see it, beside your editor"),
    "stats": _Command(_stats, "how far you are with each bank"),
    "export": _Command(_export, "all your answers, for another machine or a table"),
    "backup": _Command(_backup, "a copy of all your answers as one file"),
    "restore": _Command(_restore, "put a backup in the place of your answers"),
    "doctor": _Command(_doctor, "look whether everything is as it should be"),
    "import": _Command(_import, "take in answers that were exported elsewhere"),
    "source": _Command(_source, "the texts behind the questions: which are at hand, and add your own"),
    "settings": _Command(_settings, "what is set, where it comes from, and changing it"),
    "schema": _Command(_schema, "print the JSON Schema by which editors complete and check the files"),
    "completion": _Command(_completion, "print a completion script for your shell"),
    "names": _Command(_names, None),
}
