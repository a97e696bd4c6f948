"""The one place that decides what is told of a bank that is being written."""

from quiz.checks.run import check
from quiz.diagnostics import Diagnostic
from quiz.library import LoadedBank


def findings(loaded: LoadedBank) -> tuple[Diagnostic, ...]:
    """Everything there is to tell of the bank's own file, in reading order: what reading it and the rules found."""
    flaws = check(loaded.bank, loaded.reading.text) if loaded.bank else ()
    return tuple(sorted((*loaded.reading.diagnostics, *flaws), key=lambda d: (d.span, d.code)))
