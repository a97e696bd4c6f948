"""The parts of the benchmark: this table is where one joins."""

from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import check, commit, growth, home, keys, learning, longest, start, version
from benchmarks.figures import Figure

Part = Callable[[Path, int], Iterable[Figure]]
"""Measures in the given empty folder, with at least so many rounds where they are short."""

PARTS: dict[str, Part] = {
    "version": version.measure,
    "start": start.measure,
    "next": keys.measure,
    "longest": longest.measure,
    "check": check.measure,
    "commit": commit.measure,
    "home": home.measure,
    "growth": growth.measure,
    "learning": learning.measure,
}
