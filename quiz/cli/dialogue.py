"""A short dialogue on a terminal: each question has a default, and Enter takes it."""

import sys
from collections.abc import Callable
from contextlib import suppress

from quiz.cli import output
from quiz.cli.output import Exit, say
from quiz.text import clean, fold_space

Objection = Callable[[str], str | None]
"""What is wrong with an answer; None where nothing is."""


def is_possible() -> bool:
    """Return whether somebody sits at the other end of both streams; either may be closed."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask(label: str, default: str, objection: Objection = lambda answer: None) -> str:
    """What was answered, one line without control characters, asked for until there is no objection to it.

    Raises Exit where the dialogue is broken off.
    """
    with suppress(ImportError):
        import readline  # noqa: F401 - with it, the arrow keys edit the line
    prompt = f"{label} [{default}]: " if default else f"{label}: "
    while True:
        try:
            answer = fold_space(clean(input(prompt))) or default
        except KeyboardInterrupt:
            raise _broken_off(output.SIGNALLED + 2) from None
        except EOFError:
            raise _broken_off(output.USAGE) from None
        wrong = objection(answer)
        if wrong is None:
            return answer
        say(wrong)


def _broken_off(code: int) -> Exit:
    print()
    return Exit(code, "nothing was written")
