"""From the start of the process to the list of banks, with a hundred thousand answers in the journal and with none."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, p50
from benchmarks.journals import write_journal
from benchmarks.plans import shipped_bank
from benchmarks.processes import BLANK, environment, quiz
from benchmarks.terminal import Terminal

ANSWERS = 100_000


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
        f"Home with {ANSWERS:,} answers / with none", milliseconds(p50(many)), empty_home, "ms", aim=1.3, samples=rounds
    )
    yield Figure("Home with no answers / blank app", empty_home, milliseconds(p50(blank)), "ms", samples=rounds)


def _shown(command: tuple[str, ...], shows: tuple[str, ...], folder: Path) -> float:
    with Terminal(command, environment(folder)) as terminal:
        return terminal.first(*shows)
