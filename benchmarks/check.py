"""`quiz check` of 10,000 questions against the time that `yaml.load` alone takes on the same file."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.banks import write_bank
from benchmarks.figures import Figure, milliseconds, p50
from benchmarks.processes import INSIDE_CHECK, YAML_LOAD, timed
from benchmarks.processes import quiz as quiz_command

QUESTIONS = 10_000
_MEGABYTE = 1_000_000


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """A third of the rounds, but at least seven: each takes seconds."""
    path = folder / "many.yaml"
    write_bank(path, QUESTIONS)
    rounds = max(7, rounds // 3)
    floor: list[float] = []
    floor_peaks: list[int] = []
    ours: list[float] = []
    peaks: list[int] = []
    inside: list[float] = []
    rules: list[float] = []
    for _ in range(rounds):
        whole = timed(quiz_command("check", "--select", "format", str(path)), folder)
        ours.append(whole.seconds)
        peaks.append(whole.peak)
        rules.append(timed(quiz_command("check", str(path)), folder).seconds)
        load = timed((*YAML_LOAD, str(path)), folder)
        floor.append(float(load.output))
        floor_peaks.append(load.peak)
        inside.append(float(timed((*INSIDE_CHECK, str(path)), folder).output))
    load_time = milliseconds(p50(floor))
    size = path.stat().st_size / _MEGABYTE
    yield Figure(
        f"check of {QUESTIONS:,} ({size:.1f} MB), whole process / yaml.load alone",
        milliseconds(p50(ours)),
        load_time,
        "ms",
        0.35,
        0.3,
        rounds,
    )
    yield Figure("  all rules of item writing too / yaml.load alone", milliseconds(p50(rules)), load_time, "ms", 1.0)
    yield Figure("  inside the process / yaml.load alone", milliseconds(p50(inside)), load_time, "ms", samples=rounds)
    yield Figure(
        "  peak memory / yaml.load's",
        p50(peaks) / _MEGABYTE,
        p50(floor_peaks) / _MEGABYTE,
        "MB",
        aim=0.1,
        samples=rounds,
    )
