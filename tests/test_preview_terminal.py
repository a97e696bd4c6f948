"""The preview in a real terminal, beside a real editor."""

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.terminal import Terminal

BANK = """\
title: Mill
questions:
  - id: fuel
    type: true-false
    prompt: It burns coal.
    answer: false
    explanation: The river drives it.
  - id: dam
    type: true-false
    prompt: A dam is built.
    answer: false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mill.yaml"
    path.write_text(BANK)
    return path


@pytest.fixture
def env(quiz_home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("VISUAL", "EDITOR")}
    return {**kept, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8"}


def preview(file: Path) -> list[str]:
    return [sys.executable, "-m", "quiz", "preview", str(file)]


def test_from_a_save_to_an_answer_and_nothing_is_kept(env: dict[str, str], quiz_home: Path, file: Path) -> None:
    with Terminal(preview(file), env) as terminal:
        before = terminal.modes()
        terminal.until("It burns coal.")
        file.write_text(BANK.replace("A dam is built.", "A dam is wished for."))
        terminal.until("A dam is wished for.")
        file.write_text("title: [")
        terminal.until("showing the version before")
        file.write_text(BANK)
        terminal.until("A dam is built.")
        terminal.press("k\r2\r")
        terminal.until("The river drives it.")
        terminal.until(lambda: "esc list" in terminal.text and "q quit" not in terminal.text)  # the whole foot
        terminal.press("\x1b")
        terminal.until("q quit")
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.modes() == before
    assert not quiz_home.exists() or not [path for path in quiz_home.rglob("*") if path.is_file()]


def test_the_editor_opens_at_the_question_and_the_preview_comes_back(
    env: dict[str, str], tmp_path: Path, file: Path
) -> None:
    editor = tmp_path / "vi"
    editor.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/called\nprintf "IN THE EDITOR"\nread line\n'
        f"sed -i 's/A dam is built/A dam is gone/' {file}\nexit 3\n"
    )
    editor.chmod(0o755)
    with Terminal(preview(file), {**env, "VISUAL": str(editor), "EDITOR": "false"}) as terminal:
        terminal.until("It burns coal.")
        terminal.press("j")
        terminal.until("A dam is built.")
        terminal.press("e")
        terminal.until("IN THE EDITOR")
        assert terminal.modes() & termios.ICANON
        terminal.press("\n")
        terminal.until("A dam is gone.")
        assert terminal.modes() & termios.ICANON == 0
        assert (tmp_path / "called").read_text() == f"+8 {file}\n"
        terminal.press("k")
        terminal.until("It burns coal.")
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "No editor is set: name yours in $VISUAL or $EDITOR."), ("no-such-editor", "No such file or directory")],
)
def test_where_no_editor_can_be_run_the_preview_goes_on(
    env: dict[str, str], file: Path, editor: str, said: str
) -> None:
    with Terminal(preview(file), {**env, "EDITOR": editor}) as terminal:
        terminal.until("It burns coal.")
        terminal.press("e")
        terminal.until(said)
        terminal.press("j")
        terminal.until("A dam is built.")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_leave_the_terminal_as_it_was(env: dict[str, str], file: Path, number: int, code: int) -> None:
    file.write_text("")
    with Terminal(preview(file), env) as terminal:
        before = terminal.modes()
        terminal.until("No question can be shown yet.")
        terminal.kill(number)
        assert terminal.wait() == code
        assert terminal.modes() == before
