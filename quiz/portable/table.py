"""Every answer as a row of a table, for spreadsheets and statistics."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator

from quiz.session.events import Answered, AnyEvent, Started, Undone
from quiz.text import REPLACEMENT, clean

COLUMNS = (
    "time",
    "milliseconds",
    "bank",
    "run",
    "mode",
    "question",
    "response",
    "mark",
    "right",
    "tries",
    "hint",
    "certainty",
    "proof",
    "seconds",
    "taken_back",
    "key",
)
_JOIN = " | "
_FORMULA = "=+-@"
"""Signs that begin a formula in a spreadsheet, once white space is skipped and wide forms are folded."""


def table(events: Iterable[AnyEvent], iso: Iterable[str]) -> Iterator[str]:
    """The rows of `events`, after their heads; `iso` gives the time of each answer as text, in their order."""
    known = list(events)
    modes = {event.run: event.mode for event in known if isinstance(event, Started)}
    undone = {event.answer for event in known if isinstance(event, Undone)}
    yield _row(COLUMNS)
    answers = (event for event in known if isinstance(event, Answered))
    for answer, time in zip(answers, iso, strict=True):
        yield _row(
            (
                time,
                str(answer.at),
                answer.bank,
                answer.run,
                modes.get(answer.run, ""),
                answer.question,
                _JOIN.join(answer.response),
                f"{answer.mark:.4g}",
                "yes" if answer.right else "no",
                str(answer.tries),
                "yes" if answer.hint else "no",
                str(answer.certainty),
                answer.proof,
                f"{answer.took / 1000:.3f}",
                "yes" if answer.id in undone else "no",
                answer.fingerprint,
            )
        )


class _Sink:
    """What the writer writes to."""

    written = ""

    def write(self, text: str) -> None:
        """Keep the text."""
        self.written += text


def _row(cells: Iterable[str]) -> str:
    sink = _Sink()
    csv.writer(sink, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return sink.written


def _harmless(cell: str) -> str:
    """Return the cell as no formula, and no command to a terminal."""
    shown = clean(cell)
    return f"'{shown}" if _begins_formula(cell) or _begins_formula(shown) else shown


def _begins_formula(cell: str) -> bool:
    """Return whether some spreadsheet might take the cell for a formula.

    Some trim white space, control characters and what nobody can see, and some take ＝ or ﹦ for =: full-width and
    small forms are =, + and the like in NFKC. − is a minus sign to some.
    """
    if cell[:1] in ("\t", "\r"):
        return True
    for character in cell:
        folded = unicodedata.normalize("NFKC", character)[:1]
        if folded in _FORMULA or character == "\u2212":
            return True
        if not (folded.isspace() or unicodedata.category(character)[0] in "CZ" or character == REPLACEMENT):
            return False
    return False
