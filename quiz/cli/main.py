"""The command line: which subcommand, with what; each imports what it needs when it runs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from quiz import __version__
from quiz.cli import output
from quiz.cli.completion import INSTALL, SHELLS, WHAT
from quiz.cli.numbers import count, minutes, tries
from quiz.cli.output import Exit
from quiz.session.modes import NAMES
from quiz.text import clean

EPILOG = """\
Without a command the app opens with all your banks.
Exit codes: 0 fine, 1 internal error, 2 wrong call or no terminal, 3 a bank has errors,
4 the journal cannot be read or written, 128+n ended by signal n.
"""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--journal",
        metavar="PATH",
        type=Path,
        default=argparse.SUPPRESS,
        help="the file that keeps your answers (default: in QUIZ_HOME, or your data folder)",
    )
    parser = argparse.ArgumentParser(
        prog="quiz",
        description="Test yourself on what a text states and argues.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_play(commands, common)
    _add_new(commands)
    _add_check(commands)
    _add_coverage(commands)
    _add_paper(commands)
    _add_preview(commands)
    _add_stats(commands, common)
    _add_data(commands, common)
    _add_source(commands)
    _add_settings(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema by which editors complete and check the files")
    schema.add_argument(
        "of", nargs="?", choices=("bank", "source"), default="bank", help="of a bank (default) or a source"
    )
    _add_completion(commands)
    return parser


_Commands = argparse._SubParsersAction  # the only name argparse has for it


def _add_play(commands: "_Commands[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    play = commands.add_parser("play", parents=[common], help="answer questions")
    play.add_argument(
        "bank", nargs="?", metavar="BANK|DRILL|FILE", help="a bank, a source's drill as in TEXT/proof, or a YAML file"
    )
    play.add_argument("--plain", action="store_true", help="line by line, without the full screen")
    play.add_argument("--count", type=count, metavar="N", help="how many questions (default: as set, 10; all)")
    play.add_argument("--seed", metavar="SEED", type=clean, help="the same seed gives the same run")
    play.add_argument("--topic", metavar="TOPIC", help="only questions on this topic")
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


def _add_coverage(commands: "_Commands[argparse.ArgumentParser]") -> None:
    cover = commands.add_parser("coverage", help="which claims of its source a bank tests, how often and how")
    cover.add_argument("banks", nargs="*", metavar="BANK|FILE", help="banks or YAML files (default: all banks)")
    form = cover.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--html", metavar="FILE", type=Path, help="write a page that can be shown to others")
    cover.add_argument("--force", action="store_true", help="write over a page that is there")
    for what, told in (("questions", "questions test a claim"), ("types", "types of question test a claim")):
        cover.add_argument(f"--min-{what}", type=count, metavar="N", default=0, help=f"end with 3 where fewer {told}")


def _add_paper(commands: "_Commands[argparse.ArgumentParser]") -> None:
    paper = commands.add_parser("paper", help="print questions to be answered on paper, their key, or the marks")
    paper.add_argument("bank", metavar="BANK|FILE", help="a bank, or a YAML file")
    paper.add_argument(
        "--count", type=count, metavar="N", help="how many questions (default: all, or as the answers say)"
    )
    paper.add_argument("--seed", metavar="SEED", type=clean, help="another seed, another order (1, or as they say)")
    paper.add_argument("--topic", metavar="TOPIC", help="only questions on this topic")
    what = paper.add_mutually_exclusive_group()
    what.add_argument("--key", action="store_true", help="the key to the sheet with the same seed")
    what.add_argument("--mark", metavar="FILE", type=Path, help="mark a file of answers such as `12. b`")


def _add_new(commands: "_Commands[argparse.ArgumentParser]") -> None:
    new = commands.add_parser("new", help="begin a bank or a source: a file that explains itself and works as it is")
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


def _add_check(commands: "_Commands[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="find mistakes in banks and sources")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="files or folders (default: all, here and yours)"
    )
    check.add_argument("--text", metavar="FILE", type=Path, help="verify every quote word for word and write the lock")
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


def _add_preview(commands: "_Commands[argparse.ArgumentParser]") -> None:
    preview = commands.add_parser("preview", help="a bank as the student will see it, beside your editor")
    preview.add_argument("file", metavar="FILE", type=Path, help="the bank's YAML file; it is read at every save")


def _add_stats(commands: "_Commands[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    stats = commands.add_parser("stats", parents=[common], help="how far you are with each bank")
    stats.add_argument("banks", nargs="*", metavar="BANK|FILE", help="all there is to tell of these, in pictures")
    stats.add_argument("--json", action="store_true", help="as JSON")


def _add_data(commands: "_Commands[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    export = commands.add_parser("export", parents=[common], help="all your answers, for another machine or a table")
    export.add_argument(
        "--format", choices=("jsonl", "csv"), default="jsonl", help="lines that import reads; or a table"
    )
    export.add_argument("--bank", metavar="ID", help="only the answers on this bank")
    export.add_argument("--out", metavar="FILE", type=Path, help="write a file (default: standard output)")
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    back = commands.add_parser("backup", parents=[common], help="a copy of all your answers as one file")
    back.add_argument("file", nargs="?", metavar="FILE", type=Path, help="where (default: in your data folder)")
    back.add_argument("--force", action="store_true", help="write over a file that is there")
    restore = commands.add_parser("restore", parents=[common], help="put a backup in the place of your answers")
    restore.add_argument("file", metavar="FILE", type=Path, help="what `quiz backup` wrote")
    doctor = commands.add_parser("doctor", parents=[common], help="look whether everything is as it should be")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    take = commands.add_parser("import", parents=[common], help="take in answers that were exported elsewhere")
    take.add_argument("file", metavar="FILE", type=Path, help="what `quiz export` wrote; - for standard input")


def _add_source(commands: "_Commands[argparse.ArgumentParser]") -> None:
    source = commands.add_parser("source", help="the texts behind the questions: which are at hand, and add your own")
    actions = source.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add your own copy of a text, so that you can read every quote in its place")
    add.add_argument("file", metavar="FILE", type=Path, help="the text as plain text, paragraphs parted by blank lines")
    add.add_argument("--source", metavar="ID", type=clean, help="the source it belongs to (found by its words)")
    actions.add_parser("list", help="every source: title, rights, and whether its text is at hand")


def _add_settings(commands: "_Commands[argparse.ArgumentParser]") -> None:
    settings = commands.add_parser("settings", help="what is set, where it comes from, and changing it")
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


def _add_completion(commands: "_Commands[argparse.ArgumentParser]") -> None:
    completion = commands.add_parser(
        "completion",
        help="print a completion script for your shell",
        epilog=INSTALL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    completion.add_argument("shell", choices=SHELLS, help="the shell")
    names = commands.add_parser("names")  # for the scripts, so it is not among the commands that are listed
    names.add_argument("what", choices=WHAT)
    names.add_argument("word", nargs="?", default="")


def _play(arguments: argparse.Namespace) -> int:
    from quiz.cli.play import run

    return run(arguments)


def _new(arguments: argparse.Namespace) -> int:
    from quiz.cli.new import run

    return run(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from quiz.cli.check import run

    return run(arguments)


def _preview(arguments: argparse.Namespace) -> int:
    from quiz.cli.preview import run

    return run(arguments)


def _schema(arguments: argparse.Namespace) -> int:
    from quiz.cli.schema import run

    return run(arguments)


def _coverage(arguments: argparse.Namespace) -> int:
    from quiz.cli.coverage import run

    return run(arguments)


def _paper(arguments: argparse.Namespace) -> int:
    from quiz.cli.paper import run

    return run(arguments)


def _stats(arguments: argparse.Namespace) -> int:
    from quiz.cli.stats import run

    return run(arguments)


def _export(arguments: argparse.Namespace) -> int:
    from quiz.cli.export import run

    return run(arguments)


def _import(arguments: argparse.Namespace) -> int:
    from quiz.cli.export import take_in

    return take_in(arguments)


def _backup(arguments: argparse.Namespace) -> int:
    from quiz.cli.backup import run

    return run(arguments)


def _restore(arguments: argparse.Namespace) -> int:
    from quiz.cli.backup import restore

    return restore(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from quiz.cli.doctor import run

    return run(arguments)


def _source(arguments: argparse.Namespace) -> int:
    from quiz.cli.source import run

    return run(arguments)


def _settings(arguments: argparse.Namespace) -> int:
    from quiz.cli.settings import run

    return run(arguments)


def _completion(arguments: argparse.Namespace) -> int:
    from quiz.cli.completion import run

    return run(arguments)


def _names(arguments: argparse.Namespace) -> int:
    from quiz.cli.completion import names

    return names(arguments)


def _home(arguments: argparse.Namespace) -> int:
    from quiz.cli.play import home

    return home(arguments)


COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    None: _home,
    "play": _play,
    "new": _new,
    "coverage": _coverage,
    "paper": _paper,
    "check": _check,
    "preview": _preview,
    "stats": _stats,
    "export": _export,
    "import": _import,
    "backup": _backup,
    "restore": _restore,
    "doctor": _doctor,
    "source": _source,
    "settings": _settings,
    "schema": _schema,
    "completion": _completion,
    "names": _names,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` and give the exit code."""
    _harmless_streams()
    arguments = build_parser().parse_args(argv)
    arguments.journal = getattr(arguments, "journal", None)
    try:
        code = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
        return code
    except Exit as end:
        if str(end):
            output.say(str(end))
        return end.code
    except KeyboardInterrupt:
        return output.SIGNALLED + 2
    except BrokenPipeError:
        # whoever read our output has gone; keep the interpreter from saying so at exit
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115
        return output.SIGNALLED + 13
    except Exception as problem:
        return _internal(problem)


def _harmless_streams() -> None:
    """A locale that cannot show a character gets a replacement, not a crash."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _internal(problem: Exception) -> int:
    from quiz.cli.faults import log_fault
    from quiz.journal.store import JournalError

    if isinstance(problem, JournalError):
        output.say(str(problem))
        return output.BAD_JOURNAL
    output.say(f"internal error: {type(problem).__name__}: {problem}; details in {log_fault(problem)}")
    return output.INTERNAL
