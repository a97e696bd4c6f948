"""The first screen with a hundred thousand answers in the journal and with none: until it shows, and keys on it."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, compared, p95
from benchmarks.journals import write_journal
from benchmarks.plans import shipped_bank
from benchmarks.processes import BLANK, environment, quiz
from benchmarks.rounds import again, in_turn
from benchmarks.terminal import DOWN, UP, Seconds, Terminal

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
    again(partial(_shown, quiz(), (title, " right", " quit"), full))  # the first time ever takes seconds
    none, many, blank = in_turn(
        rounds,
        partial(_shown, quiz(), (title, " new", " quit"), empty),
        partial(_shown, quiz(), (title, " right", " quit"), full),
        partial(_shown, BLANK, ("blank",), empty),
    )
    yield compared(f"Home with {ANSWERS:,} answers / with none", many, none, goal=1.3)
    yield compared("Home with no answers / blank app", none, blank)
    busy: list[Seconds] = []
    idle: list[Seconds] = []
    for _ in range(max(2, rounds // 5)):
        shutil.rmtree(full / "cache", ignore_errors=True)
        busy += again(partial(_moves, title, full))
        idle += again(partial(_moves, title, empty))
    what = f"a key while {ANSWERS:,} answers are worked out, p95 / while nothing is"
    yield compared(what, busy, idle, p95, goal=3.0)


def _moves(title: str, folder: Path) -> list[Seconds]:
    """How long the cursor takes to move, right after the list is there."""
    with Terminal(quiz(), environment(folder)) as terminal:
        terminal.first(title, " quit")
        return [terminal.press(key, "❯") for _ in range(MOVES) for key in (DOWN, UP)]


def _shown(command: tuple[str, ...], shows: tuple[str, ...], folder: Path) -> Seconds:
    with Terminal(command, environment(folder)) as terminal:
        return terminal.first(*shows)
