"""From a key to what it paints, against a key that updates one Static of a blank app."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, pairwise
from pathlib import Path

from benchmarks.figures import Figure, compared, p50, p95
from benchmarks.plans import BANK, Asked, run_of, shipped_bank
from benchmarks.processes import BLANK, CARD, environment, in_memory, quiz
from benchmarks.rounds import again
from benchmarks.terminal import DOWN, ENTER, UP, Seconds, Terminal
from quiz.bank.model import Bank

SEEDS = ("7", "8", "9", "10")


class Times:
    """How long quiz took to paint the next question, the verdict, and the moved cursor; and the floors' keys."""

    def __init__(self) -> None:
        self.blank: list[Seconds] = []
        self.next: list[Seconds] = []
        self.card: list[Seconds] = []
        self.verdict: list[Seconds] = []
        self.move: list[Seconds] = []

    def add(self, other: "Times") -> None:
        """Add what was measured in another run."""
        for name, times in vars(self).items():
            times += vars(other)[name]


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole runs of all questions of the shipped bank; beside each key one in a blank app, and one Static update."""
    times = play_runs(folder, BANK, shipped_bank(), SEEDS[: max(2, min(len(SEEDS), rounds // 5))])
    what = "next question p95 / one Static update of its text p95"
    yield compared(what, times.next, times.card, p95, goal=2.0)
    yield compared("next question p50 / one Static update of its text p50", times.next, times.card)
    yield compared("next question p50 / blank key p50", times.next, times.blank, aim=3.5)
    what = "answer to feedback p50, journal in memory / blank key p50"
    yield compared(what, times.verdict, times.blank, p50, goal=2.5, aim=2.25)
    yield compared("cursor move p95 / blank key p95", times.move, times.blank, p95, aim=1.25)


def play_runs(folder: Path, name: str, bank: Bank, seeds: Sequence[str]) -> Times:
    """A run of all questions for each seed; `name` is what `quiz play` calls the bank."""
    times = Times()
    for seed in seeds:
        asked = run_of(bank, seed, len(bank.questions))
        with in_memory() as home:
            times.add(again(partial(_run, folder, home, name, seed, asked)))
    return times


def _run(folder: Path, home: Path, name: str, seed: str, asked: list[Asked]) -> Times:
    texts = folder / "texts.json"
    texts.write_text(json.dumps([question.text for question in asked]), "utf-8")
    command = quiz("play", name, "--new", "--seed", seed, "--count", "all")
    with (
        Terminal(BLANK, environment(home)) as blank,
        Terminal((*CARD, str(texts)), environment(home)) as card,
        Terminal(command, environment(home)) as terminal,
    ):
        for program, shows in ((blank, ("blank",)), (card, asked[0].shows), (terminal, asked[0].shows)):
            program.first(*shows)
            program.quiet()
        return _play(terminal, asked, blank, card)


def _play(terminal: Terminal, asked: list[Asked], blank: Terminal, card: Terminal) -> Times:
    times, number, turn = Times(), count(1), count()

    def idle() -> None:
        times.blank.append(blank.press(b"x", f"key {next(number):05}."))

    def pair(one: Callable[[], object], other: Callable[[], object]) -> None:
        """Both, every second time the other first."""
        for do in (one, other) if next(turn) % 2 == 0 else (other, one):
            do()

    for question, following in pairwise(asked):
        for key in (DOWN, DOWN, UP) if question.kind == "choice" else ():
            pair(lambda key=key: times.move.append(terminal.press(key, "❯")), idle)  # type: ignore[misc]
        terminal.press(question.keys)
        if question.proves:
            terminal.press(ENTER, "proves it?")
            terminal.press(b"1")
        verdict = " next" if question.proves else question.verdict
        pair(lambda verdict=verdict: times.verdict.append(terminal.press(ENTER, verdict)), idle)  # type: ignore[misc]
        for program, keys, into in (
            ((terminal, ENTER, times.next), (card, b"x", times.card))
            if next(turn) % 2 == 0
            else ((card, b"x", times.card), (terminal, ENTER, times.next))
        ):
            into.append(program.press(keys, *following.shows))
    return times
