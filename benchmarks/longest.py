"""The longest questions there are, `order` and `match` of twelve, among choices: the verdict and the next question."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.banks import write_longest
from benchmarks.figures import Figure, compared, p50, p95
from benchmarks.keys import play_runs
from quiz.library import Library

SEEDS = ("7", "8", "9", "10")
QUESTIONS = 36


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole runs of a bank in which one question in three is an `order` and one in three a `match`."""
    path = folder / "longest.yaml"
    write_longest(path, QUESTIONS)
    bank = Library((folder,)).load(path).bank
    if bank is None:
        raise RuntimeError(f"{path} cannot be read")
    times = play_runs(folder, str(path), bank, SEEDS[: max(2, min(len(SEEDS), rounds // 5))])
    what = "with order and match of 12: "
    next_one = f"{what}next question p95 / one Static update of its text p95"
    yield compared(next_one, times.next, times.card, p95, goal=2.0)
    yield compared(f"{what}answer to feedback p50 / blank key p50", times.verdict, times.blank, p50, aim=2.25)
