"""`quiz settings`, and what other commands take from the file."""

import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.settings.model import FIELDS
from tests import skar

Quiz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings lie; one bank among the student's own, none shipped."""
    skar.bank(quiz_home / "questions")
    monkeypatch.setattr("quiz.folders.shipped_folder", lambda: tmp_path / "none")
    return quiz_home / "settings.toml"


@pytest.fixture
def quiz(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Quiz:
    """The command with some arguments and input: exit code, standard output and standard error."""

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", StringIO(typed))
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_every_setting_is_printed_with_where_it_comes_from(quiz: Quiz, path: Path) -> None:
    path.write_text("# mine\ntries = 3\n")
    code, out, err = quiz("settings")
    assert (code, err) == (0, "")
    assert "tries = 3 (file, line 2)\n  How many tries" in out
    assert 'theme = "dark" (default)\n' in out
    for field in FIELDS.values():
        assert f"\n{field.key} = " in f"\n{out}"
        assert f"  {field.does}\n" in out
        assert field.allowed.told.capitalize() in out
    assert out.endswith(f"\n{path}\n")


def test_without_a_file_it_says_so(quiz: Quiz, path: Path) -> None:
    assert quiz("settings")[1].endswith(f"\n{path} (not there yet)\n")
    assert not path.exists()


def test_the_mistakes_of_the_file_are_told_with_their_lines(quiz: Quiz, path: Path) -> None:
    path.write_text("tries = 9\n\x1b[2J\n")
    code, out, _ = quiz("settings")
    assert code == 0
    assert "settings.toml:1:9: error[out-of-range] tries cannot be 9\n    1 │ tries = 9\n" in out
    assert "      = write a number from 1 to 5\n" in out
    assert "\x1b" not in out


def test_as_json(quiz: Quiz, path: Path) -> None:
    path.write_text("vi-keys = false\ncolor = 1\n")
    told = json.loads(quiz("settings", "--json")[1])
    assert told["path"] == str(path)
    assert {one["key"]: one["value"] for one in told["settings"]}["vi-keys"] is False
    assert [one["key"] for one in told["settings"]] == list(FIELDS)
    assert {one["origin"] for one in told["settings"]} == {"default", "file"}
    (problem,) = told["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("unknown-key", 2, 1)


def test_the_path_alone(quiz: Quiz, path: Path) -> None:
    assert quiz("settings", "path") == (0, f"{path}\n", "")


@pytest.mark.parametrize(
    ("arguments", "out"),
    [(["theme"], "light\n"), (["theme", "--json"], '"light"\n'), (["retention"], "0.90\n"), (["vi-keys"], "true\n")],
)
def test_one_value(quiz: Quiz, path: Path, arguments: list[str], out: str) -> None:
    path.write_text("theme = 'light'\n")
    assert quiz("settings", "get", *arguments) == (0, out, "")


def test_a_value_is_written_and_taken_out(quiz: Quiz, path: Path) -> None:
    path.write_text("# mine\ntries = 3 # few\n")
    assert quiz("settings", "set", "tries", "2") == (0, "tries = 2\n", "")
    assert quiz("settings", "set", "theme", "Light") == (0, 'theme = "light"\n', "")
    assert path.read_text() == '# mine\ntries = 2 # few\ntheme = "light"\n'
    assert quiz("settings", "unset", "theme") == (0, 'theme = "dark" (default)\n', "")
    assert path.read_text() == "# mine\ntries = 2 # few\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["set", "tries", "6"], "tries cannot be 6; write a number from 1 to 5"),
        (["set", "theme", "\x1b[2J"], 'theme cannot be \ufffd[2J; write "dark", "light" or "auto"'),
        (["set", "trys", "2"], "there is no setting trys; did you mean tries?"),
        (["get", "zzz"], "there is no setting zzz; there are: questions, tries"),
        (["unset", "\x1b"], "there is no setting \ufffd"),
        (["set", "tries"], "required: VALUE"),
        (["dance"], "invalid choice"),
    ],
)
def test_a_wrong_call_is_code_2_and_writes_nothing(quiz: Quiz, path: Path, arguments: list[str], said: str) -> None:
    code, out, err = quiz("settings", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_code_1(quiz: Quiz, path: Path) -> None:
    path.mkdir()
    code, out, err = quiz("settings", "set", "tries", "2")
    assert (code, out) == (1, "")
    assert err == f"quiz: {path} cannot be read: this is not a regular file\n"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that keeps the words it was called with, and adds a line."""
    script = tmp_path / "vi"
    script.write_text('#!/bin/sh\necho "$@" > "$0.called"\necho "tries = 7" >> "$2"\n')
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return script


def test_the_file_is_made_and_opened_and_its_mistakes_are_told(quiz: Quiz, path: Path, editor: Path) -> None:
    code, out, err = quiz("settings", "edit")
    assert (code, err) == (0, "")
    assert Path(f"{editor}.called").read_text() == f"+1 {path}\n"
    assert "#tries = 1\n" in path.read_text()
    assert "error[out-of-range] tries cannot be 7" in out
    quiz("settings", "edit")
    line = path.read_text().split("\n").index("tries = 7") + 1
    assert Path(f"{editor}.called").read_text() == f"+{line} {path}\n"


def test_without_an_editor_it_says_where_the_file_is(quiz: Quiz, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "")
    code, _, err = quiz("settings", "edit")
    assert code == 2
    assert err == f"quiz: No editor is set: name yours in $VISUAL or $EDITOR. The settings lie in {path}.\n"


def test_an_editor_that_fails_is_code_1(quiz: Quiz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "false")
    assert quiz("settings", "edit")[::2] == (1, "quiz: false ended with 1.\n")


@pytest.mark.parametrize(
    ("text", "flags", "said"),
    [
        ("questions = 2\n", [], "· 2 questions\n"),
        ("questions = 2\n", ["--count", "3"], "· 3 questions\n"),
        ("questions = 2\n", ["--count", "all"], "· 4 questions\n"),
        ("questions = 900\n", [], "· 4 questions\n"),
        ("tries = 2\n", ["--topic", "future"], "Not right. One more try for ⅔."),
        ("tries = 2\n", ["--topic", "future", "--tries", "1"], "✗ Not right."),
        ("certainty = 'on'\n", ["--topic", "future"], "How sure are you?"),
        ("certainty = 'on'\n", ["--topic", "future", "--no-certainty"], "✗ Not right."),
        ("certainty = 'off'\n", ["--topic", "future", "--certainty"], "How sure are you?"),
    ],
)
def test_play_goes_by_the_settings_and_flags_win(
    quiz: Quiz, path: Path, text: str, flags: list[str], said: str
) -> None:
    path.write_text(text)
    code, out, _ = quiz("play", "skar", "--plain", *flags, typed="t\n")
    assert code == 0
    assert said in out


def test_play_tells_of_mistakes_in_the_settings_and_goes_on(quiz: Quiz, path: Path) -> None:
    path.write_text("questions = 2\ntries = two\nthene = 1\n")
    code, out, err = quiz("play", "skar", "--plain")
    assert code == 0
    assert "· 2 questions\n" in out
    assert "settings.toml:2:9: tries cannot be read" in err
    assert "; 1 more mistake; `quiz settings` tells what to write\n" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("clock", "shows"), [("shown", True), ("hidden", False)])
def test_an_exams_clock_can_be_hidden(quiz: Quiz, path: Path, clock: str, shows: bool) -> None:
    path.write_text(f"exam-clock = '{clock}'\n")
    out = quiz("play", "skar", "--plain", "--mode", "exam", "--minutes", "5", typed=":submit\n:submit\n")[1]
    assert ("5:00 left)" in out) is shows
