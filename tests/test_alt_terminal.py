"""Escape and a letter in one packet, as ssh and tmux send them, in a real terminal."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

BANK = """\
title: Typed
questions:
  - {id: who, type: short, prompt: Whose is it?, accept: [Marta], hint: She is old.}
  - {id: age, type: numeric, prompt: How old is it?, answer: 60, hint: Count., unit: years}
  - {id: gap, type: cloze, prompt: Fill it., text: "{{Marta}} remembers.", hint: Again.}
"""
PRICE = "The hint costs ⅓. Press esc h again to see it."


@pytest.fixture
def terminal(quiz_home: Path) -> Iterator[Terminal]:
    """A run of a typed question of each type."""
    (quiz_home / "questions").mkdir(parents=True)
    (quiz_home / "questions" / "typed.yaml").write_text(BANK)
    env = {**os.environ, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8"}
    with Terminal([sys.executable, "-m", "quiz", "play", "typed", "--seed", "1"], env) as running:
        yield running


@pytest.mark.slow
def test_the_letter_is_a_key_in_every_line_and_never_typed(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.until(lambda: "⏎ answer" in terminal.text and "█" in terminal.text and "61" not in terminal.text)
        terminal.press("6\x1bh")
        terminal.until(PRICE)
        terminal.press("1\x1bx")
        terminal.until("61█")
        terminal.press("\x1bs")
        terminal.until(lambda: "61" not in terminal.text)
    terminal.until("leave out")
    terminal.press("\x1bq")
    terminal.until("you left")
    terminal.press("\x11")
    assert terminal.wait() == 0
