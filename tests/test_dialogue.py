"""`quiz new` in a real terminal: it asks, Enter takes what is offered, and Ctrl+C leaves nothing behind."""

import os
import sys
import termios
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests import skar
from tests.terminal import Terminal


@pytest.fixture
def env(quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment; the current folder holds a text."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "skar.txt").write_text(skar.TEXT, "utf-8")
    (tmp_path / "here" / "mill.txt").write_text("The Mill\n\nBy A. Writer\n\nThe mill burns no coal.\n", "utf-8")
    monkeypatch.chdir(tmp_path / "here")
    root = str(Path(__file__).parent.parent)
    return {**os.environ, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8", "PYTHONPATH": root}


def new(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "quiz", "new", *arguments]


def made() -> set[str]:
    return {str(path) for path in Path().rglob("*") if path.is_file()} - {"skar.txt", "mill.txt"}


def test_a_bank_by_enter_alone(env: dict[str, str]) -> None:
    with Terminal(new("bank"), env) as terminal:
        terminal.until("Title [My bank]:")
        terminal.press("\r")
        terminal.until("[choice,true-false,short]:")
        terminal.press("\r")
        terminal.until("File [my-bank.yaml]:")
        terminal.press("\r")
        assert terminal.wait() == 0
        assert "quiz play my-bank.yaml" in terminal.text
    assert made() == {"my-bank.yaml", "bank.schema.json"}
    assert main(["check", "my-bank.yaml"]) == 0


def test_what_is_typed_counts_and_what_is_wrong_is_asked_again(env: dict[str, str]) -> None:
    Path("there.yaml").write_text("mine")
    with Terminal(new("bank"), env) as terminal:
        terminal.until("Title [My bank]:")
        terminal.press("The Keepex\x7fr\r")
        terminal.until("[choice,true-false,short]:")
        terminal.press("choise\r")
        terminal.until("did you mean choice?")
        terminal.press("cloze, order\r")
        terminal.until("File [the-keeper.yaml]:")
        terminal.press("there\r")
        terminal.until("there.yaml is there already")
        terminal.press("here\r")
        assert terminal.wait() == 0
    assert Path("there.yaml").read_text() == "mine"
    text = Path("here.yaml").read_text("utf-8")
    assert 'title: "The Keeper"\n' in text
    assert ("type: cloze" in text, "type: order" in text, "type: choice" in text) == (True, True, False)


def test_a_source_by_its_text_and_a_bank_on_it(env: dict[str, str]) -> None:
    with Terminal(new("source"), env) as terminal:
        terminal.until("The text, a plain text file")
        terminal.press("nowhere.txt\r")
        terminal.until("nowhere.txt: No such file")
        terminal.press("mill.txt\r")
        terminal.until("Title [The Mill]:")
        terminal.press("\r")
        terminal.until("Author [A. Writer]:")
        terminal.press("\r")
        terminal.until("File [sources/mill.yaml]:")
        terminal.press("\r")
        assert terminal.wait() == 0
    with Terminal(new("bank"), env) as terminal:
        terminal.until("Source that it asks about (mill; - for none) [mill]:")
        terminal.press("\r")
        terminal.until("Title [The Mill]:")
        terminal.press("\r\r\r")
        assert terminal.wait() == 0
    assert main(["check", "mill.yaml"]) == 0
    assert "source: mill\n" in Path("mill.yaml").read_text("utf-8")


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 2)], ids=["ctrl+c", "ctrl+d"])
@pytest.mark.parametrize("answered", [0, 1, 2])
def test_broken_off_it_leaves_nothing_behind(env: dict[str, str], key: str, code: int, answered: int) -> None:
    questions = ["Title [The Mill]:", "Author [A. Writer]:", "File [sources/mill.yaml]:"]
    with Terminal(new("source", "--from", "mill.txt"), env) as terminal:
        before = terminal.modes()
        for question in questions[:answered]:
            terminal.until(question)
            terminal.press("\r")
        terminal.until(questions[answered])
        terminal.press(key)
        assert terminal.wait() == code
        assert "quiz: nothing was written" in terminal.text
        assert "Traceback" not in terminal.text
        assert before & termios.ICANON
        assert terminal.modes() == before
    assert made() == set()
    assert list(Path().glob("*/")) == []


def test_with_flags_nothing_is_asked(env: dict[str, str]) -> None:
    with Terminal(new("bank", "--title", "The Mill"), env) as terminal:
        assert terminal.wait() == 0
        assert "Title" not in terminal.text
    assert made() == {"the-mill.yaml", "bank.schema.json"}
