"""Rounds that a loaded machine cannot end: what is compared takes turns (A B B A), and a failed round is repeated."""

import sys
from collections.abc import Callable
from typing import TypeVar

from benchmarks.terminal import NeverShown

T = TypeVar("T")
MOST_FAILURES = 3
"""So often in a row one round is repeated; then something is wrong with the program, not with the machine."""

failures: list[str] = []
"""Why each failed round failed."""


class GaveUp(Exception):
    """A round failed each time."""


def again(measure: Callable[[], T]) -> T:
    """Return what `measure` measures, repeated when its program did not show what was awaited. Raises GaveUp."""
    for _ in range(MOST_FAILURES):
        try:
            return measure()
        except NeverShown as problem:
            failures.append(str(problem))
            print(f"once more: {problem}", file=sys.stderr, flush=True)
    raise GaveUp(failures[-1])


def in_turn(rounds: int, *measures: Callable[[], T]) -> list[list[T]]:
    """Return what each of `measures` measured in so many rounds; every second round goes backwards."""
    found: list[list[T]] = [[] for _ in measures]
    for number in range(rounds):
        pairs = list(zip(measures, found, strict=True))
        for measure, into in pairs if number % 2 == 0 else reversed(pairs):
            into.append(again(measure))
    return found
