"""Exit codes, messages, streams and output files: rules S1 to S5."""

import itertools
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.outside import POISON, Ended, Place, choices, controls, shell_code

rule = pytest.mark.rule
slow = pytest.mark.slow
MESSAGE = "boom \\x1b]0;owned\\x07 two\\nthree\\nfour\\nfive"
RAISE = f"""
import importlib.abc, sys
class Breaks(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "quiz.cli.stats":
            raise RuntimeError("{MESSAGE}")
sys.meta_path.insert(0, Breaks())
"""
INTERRUPT = """
import importlib.abc, signal, sys
class Interrupts(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{name}":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
"""


@rule("S1")
def test_every_exit_code_means_what_the_page_says(place: Place) -> None:
    place.holds(place.run("play", "choices", "--plain", given=b"1\n" * 5), 0, answers=5)
    place.holds(place.run("play", "no-such-bank", "--plain"), 2)
    place.holds(place.run("play", "choices"), 2)
    bad = place.bank("bad.yaml", "title: Bad\nquestions:\n  - id: a\n")
    place.holds(place.run("check", bad), 3)
    (place.folder / "text.db").write_text("shopping list\n")
    place.holds(place.run("stats", "--journal", "text.db"), 4)
    assert (place.folder / "text.db").read_text() == "shopping list\n"


@rule("S1", "S2")
def test_an_internal_error_is_short_and_names_the_file_with_its_details(place: Place) -> None:
    ended = place.run("stats", env=place.shim(RAISE))
    place.holds(ended, 1)
    log = place.home / "last-error.txt"
    assert os.fsencode(log) in ended.err
    assert "Traceback" in log.read_text("utf-8")


@rule("S1")
@pytest.mark.parametrize("name", ["quiz.cli.play", "quiz.session.modes"])
def test_ctrl_c_while_it_starts(place: Place, name: str) -> None:
    place.holds(place.run("play", "choices", "--plain", env=place.shim(INTERRUPT.format(name=name))), 130, lines=0)


@rule("S1", "S16")
@pytest.mark.parametrize(
    "number", [signal.SIGINT, *(pytest.param(n, marks=slow) for n in (signal.SIGTERM, signal.SIGHUP))]
)
def test_signals_in_a_plain_run(place: Place, number: signal.Signals) -> None:
    with place.started("play", "choices", "--plain") as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(b"1\n")
        child.stdin.flush()
        seen = b""
        while b"2/5" not in seen or not seen.endswith(b"> "):
            piece = os.read(child.stdout.fileno(), 4096)
            assert piece, seen
            seen += piece
        child.send_signal(number)
        out, err = child.communicate(timeout=20)
        place.holds(Ended(code=shell_code(child.returncode), out=seen + out, err=err), 128 + number, answers=1)


@rule("S2", "S3")
@pytest.mark.parametrize(
    "words",
    [
        (POISON,),
        ("play", "--count", POISON),
        ("play", POISON, "--plain"),
        ("play", "choices", "--plain", "--topic", POISON),
        ("play", "--mode", POISON),
        ("check", b"no-such-\x1b[31m.yaml"),
        ("stats", "--journal", b"no/\x1b[31m/\xff.db", POISON),
        ("settings", "get", POISON),
    ],
    ids=lambda words: "-".join(w if isinstance(w, str) else "poison" for w in words),
)
def test_what_was_typed_comes_back_harmless_and_short(place: Place, words: tuple[str | bytes, ...]) -> None:
    ended = place.run(*words)
    place.holds(ended, (2, 3, 4))
    assert ended.err + ended.out


@rule("S3")
@slow
def test_a_hostile_bank_commands_no_terminal(place: Place) -> None:
    text = choices(1).replace("Question number", '"\\e]0;owned\\a\\x9b31m\\u202e').replace("1?", '1?"')
    path = place.bank("hostile.yaml", text.encode() + b"# \x1b]0;owned\x07 \xc2\x9b\n")
    for words in (("check", path), ("play", path, "--plain"), ("paper", path)):
        ended = place.run(*words, given=b"\x1b[31m\n1\n")
        place.holds(ended, (0, 3), lines=4)
        assert "\ufffd".encode() in ended.out


_COMMANDS = (("check", "choices.yaml"), ("play", "choices", "--plain"), ("stats",), ())


def _closed(place: Place, words: tuple[str, ...], streams: tuple[int, ...]) -> list[str]:
    """What is wrong about a run whose `streams` are closed."""
    shell = ["sh", "-c", 'exec "$0" "$@" ' + " ".join(f"{stream}>&-" for stream in streams)]
    ended = place.run(*words, before=shell, given=b"1\n" * 5)
    try:
        place.holds(ended, (0, 1, 2))
    except AssertionError as problem:
        return [f"{words} without {streams}: {problem}"]
    return []


def _each_alone(place: Place, cases: list[tuple[tuple[str, ...], tuple[int, ...]]]) -> list[str]:
    def one(number: int) -> list[str]:
        alone = Place(home=place.home / str(number), folder=place.folder)
        alone.bank("choices.yaml", choices(5))
        (place.folder / "choices.yaml").write_text(choices(5))
        return _closed(alone, *cases[number])

    with ThreadPoolExecutor(2) as pool:
        return [wrong for found in pool.map(one, range(len(cases))) for wrong in found]


@rule("S4")
@pytest.mark.parametrize("streams", [(1,), (0, 1, 2)])
def test_a_closed_stream_is_no_crash(place: Place, streams: tuple[int, ...]) -> None:
    assert _each_alone(place, [(("play", "choices", "--plain"), streams)]) == []


@rule("S4")
@slow
def test_no_combination_of_closed_streams_is_a_crash(place: Place) -> None:
    which = [some for size in (1, 2, 3) for some in itertools.combinations(range(3), size)]
    assert _each_alone(place, list(itertools.product(_COMMANDS, which))) == []


@rule("S4")
@pytest.mark.parametrize("words", [("paper", "choices"), ("export",)], ids=lambda words: words[0])
def test_a_reader_that_has_gone_or_a_full_disk_behind_the_output(place: Place, words: tuple[str, ...]) -> None:
    gone = place.run(*words, before=["sh", "-c", '"$0" "$@" | true'])
    place.holds(gone, (0, 141))
    if Path("/dev/full").exists():
        place.holds(place.run(*words, before=["sh", "-c", 'exec "$0" "$@" >/dev/full']), 1)


@rule("S5")
@slow
def test_an_output_that_is_a_folder_or_cannot_be_made(place: Place) -> None:
    place.run("play", "choices", "--plain", given=b"1\n")
    (place.folder / "folder" / "inside").mkdir(parents=True)
    (place.folder / "file").write_text("kept")
    for words in (
        ("export", "--out", "folder", "--force"),
        ("backup", "folder", "--force"),
        ("backup", "file/in-a-file.db"),
        ("coverage", "choices", "--html", "folder", "--force"),
        ("new", "bank", "folder", "--title", "X", "--force"),
        ("export", "--journal", "folder"),
    ):
        ended = place.run(*words)
        if words[:2] != ("new", "bank"):
            place.holds(ended, (1, 2, 4), answers=1)
            assert b"folder" in ended.err or b"file" in ended.err, words
        else:  # it makes the file folder.yaml
            place.holds(ended, (0, 2), answers=1)
    assert (place.folder / "file").read_text() == "kept"
    assert sorted(path.name for path in (place.folder / "folder").iterdir()) == ["inside"]


@rule("S3")
def test_control_bytes_in_a_stream_are_noticed() -> None:
    """The helper itself: what it would miss, no test here would find."""
    assert controls(b"fine\n") == set()
    for bad in (POISON, b"\x07", b"\xff", "\x9b".encode(), "\u202e".encode(), b"\r"):
        assert controls(bad) != set()


def test_the_program_that_is_tested_is_installed() -> None:
    done = subprocess.run([Path(sys.executable).with_name("quiz"), "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"quiz ")
