"""The one place that decides what is told of a bank that is being written."""

from quiz.checks.run import check
from quiz.diagnostics import Diagnostic
from quiz.library import LoadedBank
from quiz.sources.document import Document


def findings(loaded: LoadedBank, about: Document | None = None) -> tuple[Diagnostic, ...]:
    """Return all findings in the bank's own file, in reading order; `about` is its text, where that is at hand."""
    flaws = check(loaded.bank, loaded.reading.text, about=about) if loaded.bank else ()
    return tuple(sorted((*loaded.reading.diagnostics, *flaws), key=lambda d: (d.span, d.code)))
