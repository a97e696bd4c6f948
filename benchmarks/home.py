"""The first screen with a hundred thousand answers in the journal and with none: until it shows, and keys on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, p50, p95
from benchmarks.journals import write_journal
from benchmarks.plans import shipped_bank
from benchmarks.processes import BLANK, environment, quiz
from benchmarks.terminal import DOWN, UP, Terminal

ANSWERS = 100_000
MOVES = 5
"""So often the cursor goes down and up: all of it falls into the time in which the answers are worked out."""


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Two data folders and a blank app, in turn."""
    empty, full = folder / "empty", folder / "full"
    empty.mkdir()
    full.mkdir()
    write_journal(full / "journal.db", ANSWERS)
    title = shipped_bank().title
    none: list[float] = []
    many: list[float] = []
    blank: list[float] = []
    for _ in range(rounds):
        none.append(_shown(quiz(), (title, " new", " quit"), empty))
        many.append(_shown(quiz(), (title, " right", " quit"), full))
        blank.append(_shown(BLANK, ("blank",), empty))
    empty_home = milliseconds(p50(none))
    yield Figure(
        f"Home with {ANSWERS:,} answers / with none",
        milliseconds(p50(many)),
        empty_home,
        "ms",
        goal=1.3,
        samples=rounds,
    )
    yield Figure("Home with no answers / blank app", empty_home, milliseconds(p50(blank)), "ms", samples=rounds)
    busy, idle = [], []
    for _ in range(max(2, rounds // 5)):
        shutil.rmtree(full / "cache", ignore_errors=True)
        busy += _moves(title, full)
        idle += _moves(title, empty)
    what = f"a key while {ANSWERS:,} answers are worked out, p95 / while nothing is"
    yield Figure(what, milliseconds(p95(busy)), milliseconds(p95(idle)), "ms", goal=3.0, samples=len(busy))


def _moves(title: str, folder: Path) -> list[float]:
    """How long the cursor takes to move, right after the list is there."""
    with Terminal(quiz(), environment(folder)) as terminal:
        terminal.first(title, " quit")
        return [terminal.press(key, "❯") for _ in range(MOVES) for key in (DOWN, UP)]


def _shown(command: tuple[str, ...], shows: tuple[str, ...], folder: Path) -> float:
    with Terminal(command, environment(folder)) as terminal:
        return terminal.first(*shows)
