"""Every answer as a row of a table, for spreadsheets and statistics."""

import csv
from collections.abc import Iterable, Iterator

from quiz.session.events import Answered, AnyEvent, Started, Undone
from quiz.text import clean

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


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
    """The cell as no formula, and no command to a terminal."""
    return f"'{clean(cell)}" if cell.startswith(_FORMULA) else clean(cell)
