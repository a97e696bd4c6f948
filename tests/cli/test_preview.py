"""`quiz preview` where it cannot begin."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file and a folder in it; there is no terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    (tmp_path / "mill.yaml").write_text("")
    (tmp_path / "banks").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("none.yaml", "quiz: there is no file none.yaml\n"),
        ("banks", "quiz: banks is no file\n"),
        ("\x1b[2J", "quiz: there is no file \ufffd[2J\n"),
        ("mill.yaml", "quiz: this is no terminal; `quiz check mill.yaml` tells what is wrong line by line\n"),
    ],
)
def test_it_says_why_it_does_not_begin(
    folder: Path, capsys: pytest.CaptureFixture[str], quiz_home: Path, file: str, said: str
) -> None:
    assert main(["preview", file]) == 2
    assert capsys.readouterr() == ("", said)
    assert not quiz_home.exists()


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview"]) == 2
    assert "FILE" in capsys.readouterr().err
