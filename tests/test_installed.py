"""The wheel, installed into an empty environment far from the clone, reaches an answered question."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    inside = [str(folder / "venv" / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*inside, "install", str(wheel)], check=True, cwd=folder)
    return folder / "venv" / "bin"


@pytest.fixture
def env(quiz_home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "QUIZ_HOME": str(quiz_home), "LANG": "C.UTF-8"}


def test_the_program_answers_a_question(
    installed: Path, env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Terminal([str(installed / "quiz"), "play", "hermit-kingdom/proof", "--seed", "5"], env) as terminal:
        terminal.until("answer")
        terminal.press("1")
        terminal.press("\r")
        terminal.until("next")
        assert "▌ “" in terminal.text


def test_its_bank_is_whole_and_its_lock_holds(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    checked = subprocess.run(
        [installed / "python", "-m", "quiz", "check"], env=env, cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert "0 errors, 0 warnings" in checked.stdout
    assert "held against the lock" in checked.stdout


def test_a_new_bank_is_begun_anywhere_and_plays(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    def quiz(*arguments: str) -> str:
        command = [installed / "quiz", *arguments]
        return subprocess.run(
            command, env=env, cwd=tmp_path, input="", capture_output=True, text=True, check=True
        ).stdout

    assert "quiz play mine.yaml" in quiz("new", "bank", "mine", "--types", "all")
    assert "10 questions, 0 quotes held against the lock: 0 errors, 0 warnings" in quiz("check", "mine.yaml")
    assert quiz("play", "mine.yaml", "--plain").startswith("Mine · 10 questions\n")


def test_the_lesson_comes_with_its_text(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    listed = subprocess.run(
        [installed / "quiz", "source", "list"], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "reading-arguments · the quiz authors · rights: the whole text · the text ships with it" in listed.stdout


def test_a_plain_run_through_a_pipe(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    played = subprocess.run(
        [installed / "quiz", "play", "hermit-kingdom/proof", "--plain", "--seed", "7", "--count", "5"],
        env=env,
        cwd=tmp_path,
        input="1\n" * 20,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Score: " in played.stdout
    assert played.stdout.count("  | “") >= 5
