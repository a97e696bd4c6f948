"""`quiz check` of 10,000 questions against the time that `yaml.load` alone takes on the same file."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.banks import write_bank
from benchmarks.figures import Figure, compared, p50
from benchmarks.processes import INSIDE_CHECK, YAML_LOAD, Ended, timed
from benchmarks.processes import quiz as quiz_command
from benchmarks.rounds import in_turn
from benchmarks.terminal import Seconds

QUESTIONS = 10_000
_MEGABYTE = 1_000_000


def measure(folder: Path, rounds: int) -> Iterator[Figure]:
    """A third of the rounds, but at least seven: each takes seconds."""
    path = folder / "many.yaml"
    write_bank(path, QUESTIONS)
    rounds = max(7, rounds // 3)
    whole, rules, loads, loads_off, inside = in_turn(
        rounds,
        lambda: timed(quiz_command("check", "--select", "format", str(path)), folder),
        lambda: timed(quiz_command("check", str(path)), folder),
        lambda: timed((*YAML_LOAD, str(path)), folder),
        lambda: timed((*YAML_LOAD, str(path), "off"), folder),
        lambda: timed((*INSIDE_CHECK, str(path)), folder),
    )
    load = [_inside(one) for one in loads]
    size = path.stat().st_size / _MEGABYTE
    what = f"check of {QUESTIONS:,} ({size:.1f} MB), whole process / yaml.load alone"
    yield compared(what, [one.seconds for one in whole], load, goal=0.35, aim=0.3)
    what = "  all rules of item writing too / yaml.load alone"
    yield compared(what, [one.seconds for one in rules], load, goal=1.0)
    within = [_inside(one) for one in inside]
    yield compared("  inside the process / yaml.load alone", within, load)
    what = "  inside the process / yaml.load alone, both without garbage collection"
    yield compared(what, within, [_inside(one) for one in loads_off])
    yield Figure(
        "  peak memory / yaml.load's",
        p50([one.peak for one in whole]) / _MEGABYTE,
        p50([one.peak for one in loads]) / _MEGABYTE,
        "MB",
        aim=0.1,
        samples=rounds,
    )


def _inside(ended: Ended) -> Seconds:
    """What the process measured itself."""
    wall, cpu = map(float, ended.output.split())
    return Seconds(wall, cpu)
