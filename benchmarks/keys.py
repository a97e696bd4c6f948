"""From a key to what it paints, against a key that updates one Static of a blank app."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, p50, p95
from benchmarks.plans import BANK, Asked, run_of, shipped_bank
from benchmarks.processes import BLANK, CARD, environment, quiz
from benchmarks.terminal import DOWN, ENTER, UP, Terminal

SEEDS = ("7", "8", "9", "10")


class _Blank:
    """The blank app, and how long each of its keys took."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.terminal.first("blank")
        self.terminal.quiet()
        self.times: list[float] = []

    def press(self) -> None:
        self.times.append(self.terminal.press(b"x", f"key {len(self.times) + 1:05}."))


class _Times:
    """How long quiz took to paint the next question, the verdict, and the moved cursor; and a card to update."""

    def __init__(self) -> None:
        self.next: list[float] = []
        self.card: list[float] = []
        self.verdict: list[float] = []
        self.move: list[float] = []


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole runs of all questions of the shipped bank; beside each key one in a blank app, and one Static update."""
    bank = shipped_bank()
    times = _Times()
    with Terminal(BLANK, environment(folder)) as beside:
        blank = _Blank(beside)
        for seed in SEEDS[: max(2, min(len(SEEDS), rounds // 5))]:
            asked = run_of(bank, seed, len(bank.questions))
            texts = folder / "texts.json"
            texts.write_text(json.dumps([question.text for question in asked]), "utf-8")
            command = quiz("play", BANK, "--new", "--seed", seed, "--count", "all")
            with Terminal((*CARD, str(texts)), environment(folder)) as card:
                card.first(*asked[0].shows)
                card.quiet()
                with Terminal(command, environment(folder)) as terminal:
                    terminal.first(*asked[0].shows)
                    terminal.quiet()
                    _play(terminal, asked, times, blank, card)
    yield _figure("next question p95 / one Static update of its text p95", times.next, times.card, p95, goal=2.0)
    yield _figure("next question p50 / one Static update of its text p50", times.next, times.card, p50)
    yield _figure("next question p50 / blank key p50", times.next, blank.times, p50, aim=3.5)
    yield _figure("answer to feedback p50 / blank key p50", times.verdict, blank.times, p50, aim=2.25)
    yield _figure("cursor move p95 / blank key p95", times.move, blank.times, p95, aim=1.25)


def _play(terminal: Terminal, asked: list[Asked], times: _Times, blank: _Blank, card: Terminal) -> None:
    for question, following in pairwise(asked):
        if question.kind == "choice":
            times.move.append(terminal.press(DOWN, "❯"))
            blank.press()
            times.move.append(terminal.press(DOWN, "❯"))
            blank.press()
            times.move.append(terminal.press(UP, "❯"))
            blank.press()
        terminal.press(question.keys)
        times.verdict.append(terminal.press(ENTER, question.verdict))
        blank.press()
        times.next.append(terminal.press(ENTER, *following.shows))
        times.card.append(card.press(b"x", *following.shows))


def _figure(
    what: str,
    ours: list[float],
    floor: list[float],
    of: Callable[[Sequence[float]], float],
    goal: float | None = None,
    aim: float | None = None,
) -> Figure:
    return Figure(what, milliseconds(of(ours)), milliseconds(of(floor)), "ms", goal, aim, len(ours))
