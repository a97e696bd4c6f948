"""From a key to what it paints, against a key that updates one Static of a blank app."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, p50, p95
from benchmarks.plans import BANK, Asked, run_of, shipped_bank
from benchmarks.processes import BLANK, CARD, environment, quiz
from benchmarks.terminal import DOWN, ENTER, UP, NeverShown, Terminal
from quiz.bank.model import Bank

SEEDS = ("7", "8", "9", "10")


class Times:
    """How long quiz took to paint the next question, the verdict, and the moved cursor; and the floors' keys."""

    def __init__(self) -> None:
        self.blank: list[float] = []
        self.next: list[float] = []
        self.card: list[float] = []
        self.verdict: list[float] = []
        self.move: list[float] = []


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole runs of all questions of the shipped bank; beside each key one in a blank app, and one Static update."""
    times = play_runs(folder, BANK, shipped_bank(), SEEDS[: max(2, min(len(SEEDS), rounds // 5))])
    yield _figure("next question p95 / one Static update of its text p95", times.next, times.card, p95, goal=2.0)
    yield _figure("next question p50 / one Static update of its text p50", times.next, times.card, p50)
    yield _figure("next question p50 / blank key p50", times.next, times.blank, p50, aim=3.5)
    yield _figure("answer to feedback p50 / blank key p50", times.verdict, times.blank, p50, aim=2.25)
    yield _figure("cursor move p95 / blank key p95", times.move, times.blank, p95, aim=1.25)


def play_runs(folder: Path, name: str, bank: Bank, seeds: Sequence[str]) -> Times:
    """A run of all questions for each seed; `name` is what `quiz play` calls the bank."""
    times = Times()
    for seed in seeds:
        asked = run_of(bank, seed, len(bank.questions))
        try:
            _run(folder, name, seed, asked, times)
        except NeverShown as problem:  # once; twice is a fault
            print(f"once more: {problem}", file=sys.stderr)
            _run(folder, name, seed, asked, times)
    return times


def _run(folder: Path, name: str, seed: str, asked: list[Asked], times: Times) -> None:
    texts = folder / "texts.json"
    texts.write_text(json.dumps([question.text for question in asked]), "utf-8")
    command = quiz("play", name, "--new", "--seed", seed, "--count", "all")
    with (
        Terminal(BLANK, environment(folder)) as blank,
        Terminal((*CARD, str(texts)), environment(folder)) as card,
        Terminal(command, environment(folder)) as terminal,
    ):
        for program, shows in ((blank, ("blank",)), (card, asked[0].shows), (terminal, asked[0].shows)):
            program.first(*shows)
            program.quiet()
        _play(terminal, asked, times, blank, card)


def _play(terminal: Terminal, asked: list[Asked], times: Times, blank: Terminal, card: Terminal) -> None:
    number = count(1)
    for question, following in pairwise(asked):
        for key in (DOWN, DOWN, UP) if question.kind == "choice" else ():
            times.move.append(terminal.press(key, "❯"))
            times.blank.append(blank.press(b"x", f"key {next(number):05}."))
        terminal.press(question.keys)
        if question.proves:
            terminal.press(ENTER, "proves it?")
            terminal.press(b"1")
        times.verdict.append(terminal.press(ENTER, " next" if question.proves else question.verdict))
        times.blank.append(blank.press(b"x", f"key {next(number):05}."))
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
