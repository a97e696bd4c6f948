"""The real program in a real terminal: it answers, survives being killed, and leaves the terminal as it was."""

import os
import signal
import sqlite3
import sys
from pathlib import Path

import msgspec
import pytest

from tests.terminal import Terminal

KILLS = 40
BANK = "hermit-kingdom"


@pytest.fixture
def env(quiz_home: Path) -> dict[str, str]:
    return {**os.environ, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8"}


@pytest.fixture
def choices_only(quiz_home: Path) -> str:
    """A bank of options alone, so that one key and Enter answer any of its questions."""
    folder = quiz_home / "questions"
    folder.mkdir(parents=True)
    questions = "".join(
        f"  - id: q{n}\n    type: choice\n    prompt: Question number {n}?\n    explanation: Because {n}.\n"
        f"    choices: [{{right: Yes {n}}}, {{wrong: No {n}}}]\n"
        for n in range(60)
    )
    (folder / "kills.yaml").write_text(f"title: Kills\nquestions:\n{questions}")
    return "kills"


def quiz(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "quiz", *arguments]


def answered(home: Path) -> list[str]:
    """The questions whose answers are in the journal, read by SQLite alone."""
    with sqlite3.connect(home / "journal.db") as db:
        return [row[0] for row in db.execute("SELECT question FROM events WHERE kind = 'answered' ORDER BY seq")]


def test_from_start_to_a_sourced_answer(env: dict[str, str], quiz_home: Path) -> None:
    with Terminal(quiz("play", BANK, "--seed", "3"), env) as terminal:
        terminal.until("1/10")
        terminal.until("answer")
        before = terminal.text
        terminal.press("1" if "choose" in before or "tick" in before else "word")
        terminal.press("\r")
        terminal.until("next")
        assert "1/10" in terminal.text
        assert "▌ “" in terminal.text
        assert "¶" in terminal.text
        assert len(answered(quiz_home)) == 1
        terminal.press("\x11")
        assert terminal.wait() == 0


@pytest.mark.slow
def test_killed_after_any_feedback_nothing_is_lost(env: dict[str, str], quiz_home: Path, choices_only: str) -> None:
    for shown in range(KILLS):
        with Terminal(quiz("play", choices_only, "--count", "all"), env) as terminal:
            if shown:
                terminal.until("Go on with the run you left?")
                kept = "1 answer kept" if shown == 1 else f"{shown} answers kept"
                terminal.until(kept)
                terminal.press("\r")
            terminal.until(f"{shown + 1}/60")
            terminal.until("1-2 choose")
            terminal.press("1\r")
            terminal.until("Because")
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
        assert len(answered(quiz_home)) == shown + 1
    assert len(set(answered(quiz_home))) == KILLS


@pytest.mark.slow
def test_an_exam_killed_after_any_answer_loses_none(env: dict[str, str], quiz_home: Path, choices_only: str) -> None:
    count = 6
    for written in range(count):
        with Terminal(quiz("play", choices_only, "--mode", "exam", "--count", str(count)), env) as terminal:
            terminal.until("Go on with the exam you left?" if written else "Begin an exam?")
            assert (f"{written} of {count} answered" if written else f"{count} questions in 9 minutes") in terminal.text
            terminal.press("\r")
            terminal.until(f"{written + 1}/{count}")
            terminal.until("1-2 choose")
            terminal.press("1\r")
            terminal.until(f"{written + 2}/{count}" if written + 1 < count else "Every question has an answer.")
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
    with Terminal(quiz("play", choices_only, "--mode", "exam", "--resume"), env) as terminal:
        terminal.until("1-2 choose")
        terminal.press("l")
        terminal.until("Every question has an answer.")
        terminal.press("xy")
        terminal.until(f"of {count} right")
    assert len(set(answered(quiz_home))) == count


def test_ctrl_c_and_ctrl_q_leave(env: dict[str, str]) -> None:
    for key in ("\x03", "\x11"):
        with Terminal(quiz("play", BANK, "--new"), env) as terminal:
            terminal.until("skip")
            terminal.press(key)
            assert terminal.wait() == 0
            assert b"Traceback" not in terminal.raw


@pytest.fixture
def broken(quiz_home: Path) -> Path:
    path = quiz_home / "questions" / "half.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "title: Half\nquestions:\n"
        "  - id: good\n    type: true-false\n    prompt: It works.\n    answer: true\n"
        "  - id: bad\n    type: true-false\n    prompt: It lacks an answer.\n"
    )
    return path


def test_a_bank_with_a_bad_question_plays_its_good_ones(env: dict[str, str], broken: Path) -> None:
    with Terminal(quiz("play", str(broken)), env) as terminal:
        terminal.until("1/1")
        terminal.press("t\r")
        terminal.until("Right.")


def test_stats_after_a_run_are_what_home_shows(env: dict[str, str], choices_only: str) -> None:
    import subprocess

    with Terminal(quiz("play", choices_only, "--count", "1"), env) as terminal:
        terminal.until("1/1")
        terminal.press("1\r")
        terminal.until("Because")
        terminal.press("q")
        terminal.until("1 met")
        terminal.press("q")
        assert terminal.wait() == 0
    output = subprocess.run(quiz("stats", "--json"), env=env, check=True, capture_output=True).stdout
    stats = {bank["id"]: bank for bank in msgspec.json.decode(output)}
    assert stats["kills"]["progress"]["seen"] == 1
