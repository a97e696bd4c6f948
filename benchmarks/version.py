"""`quiz --version` against an interpreter that does nothing."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, p50
from benchmarks.processes import NOTHING, quiz, timed


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole processes, in turn."""
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(rounds):
        ours.append(timed(quiz("--version"), folder).seconds)
        floor.append(timed(NOTHING, folder).seconds)
    yield Figure(
        "quiz --version / python -c pass",
        milliseconds(p50(ours)),
        milliseconds(p50(floor)),
        "ms",
        goal=2.0,
        samples=rounds,
    )
