"""Answers as quiz itself records them, as many as are wished; the same on every machine."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.plans import BANK, shipped_bank
from quiz.journal.opening import open_journal
from quiz.session.events import Answered, AnyEvent, Started

RUN = 10
_BEGAN = 1_700_000_000_000
_MINUTE = 60_000


def answered(number: int, question: str = "new-envoy") -> Answered:
    """The answer with this number: two in three are right."""
    run, at = number // RUN, _BEGAN + number * _MINUTE
    mark = float(number % 3 > 0)
    return Answered(
        f"{number:032x}", at, f"{run:032x}", BANK, question, ("An option of a common length",), mark, 5_000, "0" * 16
    )


def write_journal(path: Path, answers: int) -> None:
    """A journal with so many answers on the shipped bank, in runs of ten."""
    journal = open_journal(path, "unused")
    journal.append(list(events(answers)))
    journal.close()


def events(answers: int) -> Iterator[AnyEvent]:
    """So many answers on the shipped bank, with the beginnings of their runs of ten."""
    names = tuple(shipped_bank().questions)
    for number in range(answers):
        answer = answered(number, names[number % len(names)])
        if number % RUN == 0:
            plan = tuple(names[(number + i) % len(names)] for i in range(RUN))
            yield Started(f"{number:031x}s", answer.at, answer.run, BANK, "practice", "seed", plan)
        yield answer
