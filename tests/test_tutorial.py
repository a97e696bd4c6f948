"""Whoever follows the tutorial word for word ends with a bank of five questions, checked and playable."""

import re
import shlex
import sys
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.main import main

PAGE = Path(__file__).parent.parent / "docs" / "tutorial" / "first-bank.md"
BLOCK = re.compile(r"^```(text|sh|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def follow(kind: str, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what a block says."""
    if kind == "text":
        Path("mill.txt").write_text(body, "utf-8")
    elif kind == "yaml":
        Path("questions/sources/mill.yaml" if "\nclaims:" in body else "questions/mill.yaml").write_text(body, "utf-8")
    for line in body.splitlines() if kind == "sh" else ():
        program, *arguments = shlex.split(line)
        if program == "mkdir":
            Path(*arguments).mkdir()
            continue
        assert program == "quiz"
        monkeypatch.setattr(sys, "stdin", StringIO(""))
        assert main([*arguments, *(["--plain"] if arguments[0] == "play" else [])]) == 0, line


def test_the_tutorial_word_for_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("quiz.folders.shipped_folder", lambda: tmp_path / "none")
    page = PAGE.read_text("utf-8")
    for kind, body in BLOCK.findall(page):
        follow(kind, body, monkeypatch)
    out = capsys.readouterr().out
    assert "2 files, 5 questions, 5 quotes held against the text: 0 errors, 0 warnings" in out
    assert "`2 files, 5 questions, 5 quotes held against the text: 0 errors, 0 warnings`" in page
    assert "The Mill · 5 questions\non “The Mill”, by A. Writer\n" in out
