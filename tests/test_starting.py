"""While the program starts: typed keys are not echoed, and whatever ends it then leaves the terminal as it was."""

import os
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from time import monotonic, sleep

import pytest

from quiz.folders import shipped_folder
from quiz.tui.answers import NAMES
from quiz.workspace import Workspace
from tests.terminal import LIMIT, Terminal
from tests.test_terminal import BANK, answered, quiz

LONG_AGO = 1_600_000_000

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


LISTING = """\
import atexit, sys

def told():
    with open({file!r}, "w") as file:
        file.write("\\n".join(sys.modules))

atexit.register(told)
"""
"""A program with this writes into a file, when it ends, what it imported."""

READING = """hashlib rapidfuzz yaml quiz.yaml quiz.edits quiz.locks quiz.bank.read quiz.kinds.written_
    quiz.drills quiz.sources.read quiz.sources.lock quiz.sources.quotes quiz.sources.rivals quiz.sources.verify
    quiz.texts""".split()
"""What reads YAML and verifies quotes: modules, by how their names begin."""

LATER = """quiz.answer_lines quiz.stats quiz.plain quiz.session.results quiz.tui.panes.feedback quiz.tui.panes.source
    quiz.tui.offer quiz.tui.screens.palette quiz.tui.screens.dialog quiz.tui.answers.proof""".split()
"""What is shown after the first question, or instead of it."""


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


def test_a_start_from_a_compiled_bank_imports_what_the_first_question_needs(tmp_path: Path, quiz_home: Path) -> None:
    folder = quiz_home / "questions"
    copytree(shipped_folder(), folder)
    for path in folder.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    compiled = Workspace().library
    compiled.load(folder / f"{BANK}.yaml")
    assert compiled.shelf is not None
    assert compiled.shelf.get(folder / f"{BANK}.yaml") is not None
    listed = tmp_path / "modules"
    (tmp_path / "sitecustomize.py").write_text(LISTING.format(file=str(listed)))
    env = {**os.environ, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8", "PYTHONPATH": str(tmp_path)}
    with Terminal(quiz("play", BANK), env) as terminal:
        terminal.until("1/10")
        terminal.until("skip")
        terminal.press("\x11")
        assert terminal.wait() == 0
    imported = listed.read_text().split("\n")
    assert "quiz.bank.compiled" in imported
    assert [name for name in imported if name.startswith((*READING, *LATER))] == []
    assert len([name for name in imported if name.startswith("quiz.tui.answers.")]) < len(NAMES)
