"""While the program starts: typed keys are not echoed, and whatever ends it then leaves the terminal as it was."""

import os
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.terminal import LIMIT, Terminal
from tests.test_terminal import BANK, answered, quiz

GATE = """\
import sys

class Gate:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            sys.meta_path.remove(self)
            with open({gate!r}) as gate:
                if gate.read() == "break":
                    raise ValueError("broken")

sys.meta_path.insert(0, Gate())
"""
"""A program with this waits, before it imports Textual, until somebody writes into the gate."""


class Starting:
    """A program that is held while it starts."""

    def __init__(self, gate: Path, env: dict[str, str]) -> None:
        self.gate, self.env = gate, env

    def __call__(self, *words: str) -> Terminal:
        """Start it, and wait until its terminal echoes nothing any more."""
        terminal = Terminal(quiz(*words), self.env)
        self.before = terminal.modes()
        assert self.before & termios.ECHO
        wait_until(lambda: not terminal.modes() & termios.ECHO)
        assert b"\x1b[?1049h" not in terminal.raw
        return terminal

    def go_on(self, how: str = "go") -> None:
        self.gate.write_text(how)


@pytest.fixture
def starting(tmp_path: Path, quiz_home: Path) -> Starting:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    (tmp_path / "sitecustomize.py").write_text(GATE.format(gate=str(gate)))
    return Starting(gate, {**os.environ, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8", "PYTHONPATH": str(tmp_path)})


def wait_until(condition: Callable[[], object]) -> None:
    """Look until it holds."""
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end, "it never came"
        sleep(0.005)


@pytest.mark.parametrize("words", [(), ("play", BANK), ("--journal", "J", "play", BANK), ("preview", "x.yaml")])
def test_keys_typed_early_are_not_echoed(starting: Starting, tmp_path: Path, words: tuple[str, ...]) -> None:
    paths = {"J": str(tmp_path / "other.db"), "x.yaml": str(tmp_path / "x.yaml")}
    (tmp_path / "x.yaml").write_text("title: X\nquestions: []\n")
    with starting(*(paths.get(word, word) for word in words)) as terminal:
        terminal.press("abc")
        starting.go_on()
        terminal.until(lambda: b"\x1b[?1049h" in terminal.raw)
        assert b"abc" not in terminal.raw[: terminal.raw.index(b"\x1b[?1049h")]
        terminal.until("keys")
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert terminal.modes() == starting.before


def test_on_the_first_screen_keys_typed_early_count_up_to_enter(starting: Starting, quiz_home: Path) -> None:
    with starting() as terminal:
        terminal.press("\r1\r")
        starting.go_on()
        terminal.until("1/10")
        terminal.until("skip")
        terminal.press("\x11")
        assert terminal.wait() == 0
    assert answered(quiz_home) == []


def test_no_question_is_answered_before_it_is_seen(starting: Starting, quiz_home: Path) -> None:
    with starting("play", BANK, "--seed", "3") as terminal:
        terminal.press("1\rword\r")
        starting.go_on()
        terminal.until("1/10")
        terminal.until("skip")
        assert "next" not in terminal.text
        terminal.press("\x11")
        assert terminal.wait() == 0
    assert answered(quiz_home) == []


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        (lambda terminal: terminal.press("\x03"), 130),
        (lambda terminal: terminal.kill(signal.SIGINT), 130),
        (lambda terminal: terminal.kill(signal.SIGTERM), 143),
        (lambda terminal: terminal.kill(signal.SIGHUP), 129),
    ],
)
def test_what_ends_the_start_restores_the_terminal(
    starting: Starting, ends: Callable[[Terminal], None], code: int
) -> None:
    with starting("play", BANK) as terminal:
        ends(terminal)
        assert terminal.wait() == code
        assert terminal.modes() == starting.before
        assert b"Traceback" not in terminal.raw


def test_a_start_that_breaks_restores_the_terminal(starting: Starting) -> None:
    with starting("play", BANK) as terminal:
        starting.go_on("break")
        assert terminal.wait() == 1
        assert terminal.modes() == starting.before


def test_a_start_can_be_put_aside(starting: Starting) -> None:
    with starting("play", BANK) as terminal:
        terminal.press("\x1a")
        _, status = os.waitpid(terminal.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert terminal.modes() == starting.before
        terminal.kill(signal.SIGCONT)
        wait_until(lambda: not terminal.modes() & termios.ECHO)
        starting.go_on()
        terminal.until("skip")
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert terminal.modes() == starting.before


def test_what_is_no_app_keeps_the_echo(starting: Starting) -> None:
    with Terminal([sys.executable, "-m", "quiz", "play", BANK, "--plain", "--seed", "3"], starting.env) as terminal:
        before = terminal.modes()
        terminal.until("1/10")
        assert terminal.modes() == before
        assert before & termios.ECHO
