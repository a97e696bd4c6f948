"""From the start of the process to the first question, and from the key to leave to its end, against a blank app."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.banks import write_bank
from benchmarks.figures import Figure, milliseconds, p50
from benchmarks.plans import BANK, run_of, shipped_bank
from benchmarks.processes import BLANK, environment, quiz
from benchmarks.terminal import Terminal

SEED = "7"
LARGE = 10_000


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """The shipped bank, a large one, and a blank app, in turn."""
    large = folder / "large.yaml"
    write_bank(large, LARGE)
    play = ("play", "--new", "--seed", SEED)
    shows = run_of(shipped_bank(), SEED, 10)[0].shows
    ours: list[tuple[float, float]] = []
    many: list[float] = []
    floor: list[tuple[float, float]] = []
    for _ in range(rounds):
        ours.append(_shown_and_left(quiz(*play, BANK), shows, folder))
        floor.append(_shown_and_left(BLANK, ("blank",), folder))
        many.append(_shown_and_left(quiz(*play, str(large)), ("Which of these does number", " skip"), folder)[0])
    blank = milliseconds(p50([shown for shown, _ in floor]))
    yield Figure(
        "first question / blank app", milliseconds(p50([shown for shown, _ in ours])), blank, "ms", 1.2, 1.1, rounds
    )
    yield Figure(
        f"first question of {LARGE:,} / blank app", milliseconds(p50(many)), blank, "ms", aim=1.1, samples=rounds
    )
    yield Figure(
        "leaving / a blank app's",
        milliseconds(p50([left for _, left in ours])),
        milliseconds(p50([left for _, left in floor])),
        "ms",
        aim=0.15,
        samples=rounds,
    )


def _shown_and_left(command: tuple[str, ...], shows: tuple[str, ...], folder: Path) -> tuple[float, float]:
    with Terminal(command, environment(folder)) as terminal:
        shown = terminal.first(*shows)
        terminal.quiet()
        return shown, terminal.close()
