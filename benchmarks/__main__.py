"""Prints how fast quiz is, each figure as a ratio against a floor measured in the same run.

Absolute times differ from machine to machine; ratios hardly do. A figure is the median of its rounds, or the
percentile it names, over the same of its floor; the two are measured in turn. The column CPU is the ratio of the
processor's time (the lower quartile where the figure is a median), which a loaded machine changes least. A round that
fails is repeated and counted; a part that gives up is named, and the others go on.
"""

import argparse
import json
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, table
from benchmarks.parts import PARTS
from benchmarks.processes import BLANK, NOTHING, environment, quiz, timed
from benchmarks.rounds import GaveUp, again, failures
from benchmarks.terminal import Terminal

ROUNDS = 21


def main() -> int:
    """Measure the wished parts; 1 where a goal is missed and `--strict` was given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which parts (default: all): {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"short rounds (default {ROUNDS})")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a goal is missed")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.parts if name not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    figures, given_up = _measured(arguments.parts or list(PARTS), arguments.rounds)
    if arguments.json:
        told = {"figures": [figure.as_json() for figure in figures], "repeated": failures, "given_up": given_up}
        print(json.dumps(told, indent=2))
    else:
        print(table(figures))
        print(f"\nRounds repeated: {len(failures)}. Parts given up: {', '.join(given_up) or 'none'}.")
    return int(arguments.strict and (bool(given_up) or any(figure.missed for figure in figures)))


def _measured(parts: list[str], rounds: int) -> tuple[list[Figure], list[str]]:
    """The figures, and the parts that were given up."""
    figures: list[Figure] = []
    given_up: list[str] = []
    with tempfile.TemporaryDirectory(prefix="quiz-bench-") as name:
        _warm_up(Path(name))
        for part in parts:
            print(f"{part} ...", file=sys.stderr, flush=True)
            folder = Path(name) / part
            folder.mkdir()
            try:
                figures += PARTS[part](folder, rounds)
            except GaveUp as problem:
                given_up.append(part)
                print(f"{part} is given up: {problem}", file=sys.stderr, flush=True)
    return figures, given_up


def _warm_up(folder: Path) -> None:
    """Compile what will be imported, and bring it into memory."""
    timed(NOTHING, folder)
    timed(quiz("check"), folder)
    for command, shows in ((quiz(), " quit"), (BLANK, "blank")):
        again(partial(_shown, command, shows, folder))


def _shown(command: tuple[str, ...], shows: str, folder: Path) -> None:
    with Terminal(command, environment(folder)) as terminal:
        terminal.first(shows)


if __name__ == "__main__":
    sys.exit(main())
