"""From the start of the process to the first question, and from the key to leave to its end, against a blank app."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.banks import FLAWED, write_bank
from benchmarks.figures import Figure, compared
from benchmarks.plans import BANK, run_of, shipped_bank
from benchmarks.processes import BLANK, environment, quiz
from benchmarks.rounds import again, in_turn
from benchmarks.terminal import Seconds, Terminal

SEED = "7"
LARGE = 10_000


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """The shipped bank, a blank app, a large bank, and one with a finding, in turn."""
    flawed, large = folder / "flawed.yaml", folder / "large.yaml"
    write_bank(large, LARGE)
    flawed.write_text(large.read_text("utf-8") + FLAWED, "utf-8")
    play = ("play", "--new", "--seed", SEED)
    shows = run_of(shipped_bank(), SEED, 10)[0].shows
    shows_large = ("Which of these does number", " skip")
    timed: list[Callable[[], tuple[Seconds, Seconds]]] = [
        partial(_shown_and_left, quiz(*play, BANK), shows, folder),
        partial(_shown_and_left, BLANK, ("blank",), folder),
        partial(_shown_and_left, quiz(*play, str(large)), shows_large, folder),
        partial(_shown_and_left, quiz(*play, str(flawed)), shows_large, folder),
    ]
    for one in timed:  # the first start reads YAML and keeps it
        again(one)
    ours, blank, many, some_flawed = in_turn(rounds, *timed)
    floor = [shown for shown, _ in blank]
    yield compared("first question / blank app", [s for s, _ in ours], floor, goal=1.2, aim=1.1, cpu_goal=1.15)
    what = f"first question of {LARGE:,}"
    yield compared(f"{what} / blank app", [s for s, _ in many], floor, aim=1.1, cpu_goal=1.45)
    yield compared(f"{what} with findings / blank app", [s for s, _ in some_flawed], floor, cpu_goal=1.45)
    yield compared("leaving / a blank app's", [left for _, left in ours], [left for _, left in blank], goal=0.15)


def _shown_and_left(command: tuple[str, ...], shows: tuple[str, ...], folder: Path) -> tuple[Seconds, Seconds]:
    with Terminal(command, environment(folder)) as terminal:
        shown = terminal.first(*shows)
        terminal.quiet()
        return shown, terminal.close()
