"""`quiz --version` against an interpreter that does nothing."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, compared
from benchmarks.processes import NOTHING, quiz, timed
from benchmarks.rounds import in_turn


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole processes, in turn."""
    ours, floor = in_turn(
        rounds, lambda: timed(quiz("--version"), folder).seconds, lambda: timed(NOTHING, folder).seconds
    )
    yield compared("quiz --version / python -c pass", ours, floor, goal=2.0)
