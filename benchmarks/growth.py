"""How much longer twice as much takes, also of a text written to take long: about twice, when work is linear."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.banks import write_bank
from benchmarks.figures import Figure, milliseconds
from benchmarks.journals import events
from benchmarks.processes import environment
from benchmarks.processes import quiz as quiz_command
from quiz.portable.lines import lines
from quiz.sources.document import document
from quiz.sources.offers import nearest

GOAL = 2.2
_TEXT, _PASSAGE, _QUESTIONS, _ANSWERS = 1_500_000, 8_000_000, 3_000, 10_000
"""So many letters, questions and answers are the smaller measure: enough to be told from starting the program."""
_FITS = (0, 2)
"""A text of no source is a wrong call; all the work is done by then."""

Cost = Callable[[int], float]
"""Does so much, and gives the CPU seconds that it took."""


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """Measure the smaller and the larger in turns, and take the least of each: a busy machine only adds."""
    rounds = max(5, rounds // 4)
    for what, small, cost in (
        ("source add", _TEXT, _adding(folder)),
        ("nearest passage", _PASSAGE, _searching),
        ("check", _QUESTIONS, _checking(folder)),
        ("import", _ANSWERS, _importing(folder)),
    ):
        taken = [[cost(size) for size in (0, small, 2 * small)] for _ in range(rounds)]
        floor, least, most = map(min, zip(*taken, strict=True))
        once, twice = least - floor, most - floor
        yield Figure(
            f"{what}: twice as much / once", milliseconds(twice), milliseconds(once), "ms", GOAL, samples=rounds
        )


def _adding(folder: Path) -> Cost:
    """A text full of abbreviations, and one of words without an end."""
    path = folder / "text.txt"

    def cost(size: int) -> float:
        path.write_text(f"{'Mr. ' * (size // 8)}\n\n{'a-' * (size // 4)}\n", "utf-8")
        return _cpu(folder, "source", "add", str(path))

    return cost


def _searching(size: int) -> float:
    text = document(f"The dog ran. {'a-' * (size // 4)} The brown fox jumps. {'Mr. ' * (size // 8)}")
    began = process_time()
    nearest("the quick brown fox jumps over it", text)
    return process_time() - began


def _checking(folder: Path) -> Cost:
    path = folder / "growing.yaml"

    def cost(size: int) -> float:
        write_bank(path, size or 1)
        return _cpu(folder, "check", str(path))

    return cost


def _importing(folder: Path) -> Cost:
    path = folder / "answers.jsonl"

    def cost(size: int) -> float:
        path.write_text("".join(lines(events(size))), "utf-8")
        journal = folder / "imported.db"
        journal.unlink(missing_ok=True)
        return _cpu(folder, "--journal", str(journal), "import", str(path))

    return cost


def _cpu(home: Path, *arguments: str) -> float:
    """The CPU seconds of a command, in user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(quiz_command(*arguments), env=environment(home), capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in _FITS:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
