"""Closed and full streams, signals and odd arguments: the exit code, at most three lines, no traceback."""

import builtins
import os
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from quiz.__main__ import main as start
from quiz.cli.main import main
from tests import skar
from tests.terminal import Terminal

QUIZ = (sys.executable, "-m", "quiz")
CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]


@pytest.fixture(autouse=True)
def bank(quiz_home: Path) -> None:
    skar.bank(quiz_home / "questions")


def said(text: str) -> str:
    """What was said, which is no traceback and at most three lines."""
    assert "Traceback" not in text
    assert "Exception ignored" not in text
    assert len(text.splitlines()) <= 3
    return text


@pytest.mark.parametrize("closed", CLOSED)
def test_closed_streams_end_nothing(closed: str, tmp_path: Path) -> None:
    command = f'"$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *QUIZ, "check", str(tmp_path / "home" / "questions")],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode, said(done.stderr)) == (0, "")
    assert (done.stdout == "") == (">&-" in closed.replace("2>&-", ""))


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["play", "skar", "--plain", "--new"]])
def test_a_full_output_is_told_once(arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*QUIZ, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False, input=""
        )
    assert done.returncode == 1
    assert said(done.stderr) == "quiz: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_plain_run_with_its_number(name: str) -> None:
    number = getattr(signal, name)
    command = [*QUIZ, "play", "skar", "--plain", "--new"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline()
        run.send_signal(number)
        _, err = run.communicate()
    assert (run.returncode, said(err.decode())) == (128 + number, "")


def test_an_interrupt_while_the_program_is_imported_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def interrupted(name: str, *rest: Any) -> Any:
        if name == "quiz.cli.main":
            raise KeyboardInterrupt
        return importing(name, *rest)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    monkeypatch.setattr(sys, "argv", ["quiz", "stats"])
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        assert start() == 130
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


IMPORTING = """
import os, signal, sys
from quiz.signals import ending
sys.path.insert(0, sys.argv[1])
with ending():
    import interrupted
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_no_exception_is_raised_out_of_an_import(name: str, tmp_path: Path) -> None:
    kill = (
        f"import os, signal\ntry:\n    os.kill(os.getpid(), signal.{name})\nexcept BaseException:\n    os._exit(99)\n"
    )
    (tmp_path / "interrupted.py").write_text(kill)
    done = subprocess.run([sys.executable, "-c", IMPORTING, str(tmp_path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (128 + getattr(signal, name), b"")


def test_a_signal_that_is_ignored_stays_so() -> None:
    script = "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\nfrom quiz.signals import ending\n"
    script += "with ending():\n    os.kill(os.getpid(), signal.SIGHUP)\nprint('still here')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "still here\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["\x1b[2Jdance"],
        ["play", "--count", "\x1b]0;title\x07"],
        ["play", "skar", "--mode", "\x9b2J\n\n\n"],
        ["check", "--format", "a\udcff\x1b"],
        ["--\x1bflag"],
        ["play", "a", "b\r\x1b[2J"],
        ["settings", "set", "\x1b\u202e", "x"],
        ["schema", "\n" * 50],
        [],
    ],
)
def test_what_is_repeated_of_a_wrong_call_is_harmless(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(arguments)
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert not [character for character in said(err) if not character.isprintable() and character != "\n"]


RAW = """
import os, signal, sys, tty
from quiz.signals import Signalled, ending
try:
    with ending():
        tty.setraw(0)
        os.write(1, b"\\x1b[?1049h")
        os.kill(os.getpid(), signal.SIGTERM)
except Signalled as ended:
    sys.exit(128 + ended.number)
"""


def test_a_signal_while_the_app_begins_gives_the_terminal_back() -> None:
    with Terminal([sys.executable, "-c", RAW], os.environ) as terminal:
        assert terminal.wait() == 143
        assert terminal.modes() & termios.ECHO
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
