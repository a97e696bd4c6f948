"""The benchmark survives a loaded machine: what fails is repeated, counted, and ends nothing else."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import rounds
from benchmarks.figures import Figure, compared, table
from benchmarks.rounds import MOST_FAILURES, GaveUp, again, failures, in_turn
from benchmarks.terminal import NeverShown, Seconds, Terminal

BUSY = """
import sys, time
while time.process_time() < 0.2: pass
print("shown", flush=True)
sys.stdin.read(1)
"""


@pytest.fixture(autouse=True)
def no_failures() -> Iterator[None]:
    failures.clear()
    yield
    failures.clear()


def fails(times: int, came: list[str], name: str = "x") -> str:
    came.append(name)
    if len(came) <= times:
        raise NeverShown(f"no {name}")
    return name


def test_a_round_that_fails_is_repeated_and_counted() -> None:
    came: list[str] = []
    assert again(lambda: fails(MOST_FAILURES - 1, came)) == "x"
    assert failures == ["no x"] * (MOST_FAILURES - 1)
    with pytest.raises(GaveUp):
        again(lambda: fails(99, []))
    assert len(failures) == 2 * MOST_FAILURES - 1


def test_what_is_compared_takes_turns() -> None:
    came: list[str] = []
    found = in_turn(3, *(lambda name=name: fails(0, came, name) for name in "abc"))  # type: ignore[misc]
    assert "".join(came) == "abccbaabc"
    assert found == [["a"] * 3, ["b"] * 3, ["c"] * 3]


def test_a_part_that_gives_up_ends_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stuck(folder: Path, rounds: int) -> Iterator[Figure]:
        yield Figure("before", 1, 2, "ms")
        again(lambda: fails(99, []))

    def good(folder: Path, rounds: int) -> Iterator[Figure]:
        yield Figure("after", 1, 2, "ms", goal=1)

    monkeypatch.setattr(bench, "PARTS", {"stuck": stuck, "good": good})
    monkeypatch.setattr(bench, "_warm_up", lambda folder: None)
    monkeypatch.setattr(sys, "argv", ["bench", "--json", "--strict"])
    assert bench.main() == 1
    told = json.loads(capsys.readouterr().out)
    assert [figure["what"] for figure in told["figures"]] == ["before", "after"]
    assert (told["given_up"], len(told["repeated"])) == (["stuck"], rounds.MOST_FAILURES)
    monkeypatch.setattr(sys, "argv", ["bench", "good", "--strict"])
    assert bench.main() == 0


def test_the_time_of_the_processor_has_a_goal_of_its_own() -> None:
    ours, floor = [Seconds(1.0, 0.3)] * 3, [Seconds(1.0, 0.2)] * 3
    figure = compared("x", ours, floor, goal=1.1, cpu_goal=1.4)
    assert (figure.ratio, figure.cpu_ratio, figure.missed) == (1.0, pytest.approx(1.5), True)
    assert "1.50 | <= 1.10, CPU <= 1.40 | no" in table([figure])
    assert not compared("x", ours, floor, goal=1.1, cpu_goal=1.6).missed
    assert figure.as_json()["cpu_ratio"] == pytest.approx(1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it of another process")
def test_the_time_of_the_processor_is_the_programs() -> None:
    with Terminal((sys.executable, "-c", BUSY), {}) as terminal:
        shown = terminal.first("shown")
        assert shown.cpu >= 0.2
        assert terminal.press(b"x").cpu < 0.2
