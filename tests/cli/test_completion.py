"""What a shell is told to complete the command line by."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.kinds import KINDS

TRY = """\
quiz() { "$PYTHON" -m quiz "$@"; }
source /dev/stdin <<< "$(quiz completion bash)"
try() {
  COMP_WORDS=(quiz "$@"); COMP_CWORD=$#; COMPREPLY=()
  _shtab_quiz quiz "${@: -1}" "${@: -2:1}"
  echo "${COMPREPLY[*]}"
}
"""


@pytest.fixture
def home(quiz_home: Path) -> Path:
    folder = quiz_home / "questions"
    folder.mkdir(parents=True)
    (folder / "herring.yaml").write_text("title: T\n")
    (folder / "$(touch run) it.yaml").write_text("title: T\n")
    return quiz_home


def names(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["names", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_names_are_one_a_line_and_none_that_a_shell_would_run(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    banks = names(capsys, "banks")
    assert "herring" in banks
    assert [name for name in banks if "$" in name or "/" in name] == []
    assert "hermit-kingdom/proof" in names(capsys, "banks", "hermit-kingdom/")
    assert names(capsys, "types") == list(KINDS)
    assert {"prompt-leaks", "open-gap"} <= set(names(capsys, "rules"))
    assert "hermit-kingdom" in names(capsys, "sources")


def test_the_command_for_scripts_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-h"]) == 0
    told = capsys.readouterr().out
    assert "completion" in told
    assert "names" not in told


def test_the_help_says_how_to_install_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "-h"]) == 0
    told = capsys.readouterr().out
    assert [shell for shell in ("bash", "zsh", "fish", "tcsh") if f"quiz completion {shell} > ~/" not in told] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("play her", "hermit-kingdom herring"),
        ("play herr", "herring"),
        ("coverage herring hermit", "hermit-kingdom"),
        ("check --explain open-g", "open-gap"),
        ("new bank --types num", "numeric"),
        ("play own", "own.yaml"),
        ("na", ""),
    ],
)
def test_bash_completes(home: Path, tmp_path: Path, words: str, completed: str) -> None:
    (tmp_path / "own.yaml").write_text("title: T\n")
    (tmp_path / "own.txt").write_text("")
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    env = {**os.environ, "PYTHON": sys.executable, "QUIZ_HOME": str(home), "PYTHONPATH": path}
    script = f"{TRY}try {words}\n"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == completed.split()
    assert not (tmp_path / "run").exists()
