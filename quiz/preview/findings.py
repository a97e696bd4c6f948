"""The one place that decides what is told of a bank that is being written."""

from quiz.diagnostics import Diagnostic
from quiz.library import LoadedBank


def findings(loaded: LoadedBank) -> tuple[Diagnostic, ...]:
    """Everything there is to tell of the bank's own file, in reading order: what reading it found."""
    return loaded.reading.diagnostics
