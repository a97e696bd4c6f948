"""The command line: runs the command that is named; each imports what it needs when it runs."""

import argparse
import errno
import sys
from collections.abc import Callable, Sequence

from quiz.cli import output
from quiz.cli.arguments import build_parser
from quiz.cli.output import Exit
from quiz.signals import Signalled


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
    words = sys.argv[1:] if argv is None else argv
    try:
        code = _run(words)
        sys.stdout.flush()
    except BaseException as problem:
        code = _code_of(problem)
    return output.settle(code)


def _run(words: Sequence[str]) -> int:
    arguments = build_parser(words).parse_args(words)
    arguments.journal = getattr(arguments, "journal", None)
    return COMMANDS[arguments.command](arguments)


def _harmless_streams() -> None:
    """A locale that cannot show a character gets a replacement, not a crash."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _code_of(problem: BaseException) -> int:
    """Say what ended the command, and return its exit code."""
    match problem:
        case Exit():
            if str(problem):
                output.say(str(problem))
            return problem.code
        case SystemExit():
            return problem.code if isinstance(problem.code, int) else output.INTERNAL
        case Signalled():
            return output.SIGNALLED + problem.number
        case KeyboardInterrupt():
            return output.SIGNALLED + 2
        case BrokenPipeError():
            return output.SIGNALLED + 13
        case OSError(errno=errno.EIO, filename=None):
            return output.SIGNALLED + 1  # the terminal was closed, and its signal has not come yet
        case OSError():
            return _not_done(problem)
        case Exception():
            return _internal(problem)
    raise problem


def _not_done(problem: OSError) -> int:
    """Report a file or stream that cannot be read or written."""
    reason = problem.strerror or str(problem)
    if problem.filename is None:
        output.say(f"standard output cannot be written: {reason}")
    else:
        from quiz.cli.faults import log_fault

        output.say(f"{problem.filename}: {reason}; details in {log_fault(problem)}")
    return output.INTERNAL


def _internal(problem: Exception) -> int:
    from quiz.cli.faults import log_fault
    from quiz.journal.store import JournalError

    if isinstance(problem, JournalError):
        output.say(str(problem))
        return output.BAD_JOURNAL
    output.say(f"internal error: {type(problem).__name__}: {problem}; details in {log_fault(problem)}")
    return output.INTERNAL
