"""`python -m fuzz [--seconds N] [TARGET…]`: try each target for a time; exit code 1 if anything was found."""

import argparse
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.findings import Findings
from fuzz.targets import TARGETS, Target

FOLDER = Path(__file__).parent / "findings"
ROUND = 100
"""So many cases are made before the clock is looked at again."""


def main() -> int:
    """Run the targets that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="for each target")
    parser.add_argument("--seed", type=int, default=time.time_ns(), metavar="N", help="of the first round")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    found = 0
    for name in arguments.targets or TARGETS:
        found += _run(name, TARGETS[name], arguments.seconds, arguments.seed)
    return min(found, 1)


def _run(name: str, target: Target, seconds: float, first: int) -> int:
    """Try one target; print and return how much was found."""
    findings = Findings(name, target.run)
    end = time.monotonic() + seconds
    number = first
    while time.monotonic() < end:
        _round(target, findings, number)
        number += 1
    findings.shrink()
    findings.write(FOLDER)
    print(f"{name}: {findings.cases:,} cases, {len(findings.smallest)} found (seeds {first} to {number - 1})")
    for place in sorted(findings.smallest):
        print(f"  {place}  {findings.messages[place]}  in {FOLDER / findings.file(place)}")
    sys.stdout.flush()
    return len(findings.smallest)


def _round(target: Target, findings: Findings, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.cases)
    def attempt(case: object) -> None:
        findings.attempt(case)

    attempt()


if __name__ == "__main__":
    sys.exit(main())
