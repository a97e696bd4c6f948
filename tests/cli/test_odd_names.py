"""Files whose names are bytes that are not UTF-8, or hold control characters: read, and shown harmlessly."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests import skar
from tests.bank.cases import GOOD, HEAD

Quiz = Callable[..., tuple[int, str, str]]
NAMES = [b"bad-\xff", b"esc-\x1b[2J", b"two\nlines", "bidi-\u202e".encode(), b"nel-\xc2\x85"]


@pytest.fixture(params=NAMES, ids=ascii)
def odd(request: pytest.FixtureRequest) -> str:
    return os.fsdecode(request.param)


@pytest.fixture
def folder(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, of that name, in which every file has it too."""
    folder = tmp_path / odd
    skar.write(folder)
    shutil.copy(folder / "skar.yaml", folder / f"{odd}.yaml")
    (folder / f"{odd}-broken.yaml").write_text(HEAD + GOOD.replace("good", "Good"))
    (folder / f"{odd}.txt").write_text("Not the text.\n")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def quiz(capsys: pytest.CaptureFixture[str]) -> Quiz:
    """The command with some arguments: exit code and what was printed, which is harmless and UTF-8."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        for printed in (out, err):
            printed.encode("utf-8")
            assert not [one for one in printed if not one.isprintable() and one != "\n"]
        assert len(err.splitlines()) <= 3
        assert "internal error" not in err
        return code, out, err

    return run


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_bank_is_checked_whatever_it_is_called(form: str, odd: str, folder: Path, quiz: Quiz) -> None:
    code, out, err = quiz("check", "--format", form, f"{odd}-broken.yaml", f"{odd}.yaml")
    assert (code, err) == (3, "")
    assert "bad-id" in out
    if form == "json":
        assert len({one["path"] for one in json.loads(out)}) > 1
    if form == "sarif":
        results = json.loads(out)["runs"][0]["results"]
        places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
        assert any("-broken.yaml" in place for place in places)
        assert all(place.isascii() for place in places)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "{odd}-not-there.yaml"], 2),
        (["check", "--text", "{odd}.txt", "{odd}.yaml"], 2),
        (["check", "--text", "{odd}-not-there.txt", "{odd}.yaml"], 2),
        (["check", "--fix", "{odd}-broken.yaml"], 3),
        (["coverage", "{odd}.yaml"], 0),
        (["coverage", "--html", "{odd}.html", "{odd}.yaml"], 0),
        (["coverage", "--html", ".", "{odd}.yaml"], 2),
        (["paper", "{odd}.yaml"], 0),
        (["paper", "{odd}.yaml", "--mark", "{odd}-not-there.txt"], 2),
        (["play", "{odd}-not-there", "--plain"], 2),
        (["play", "{odd}/proof", "--plain"], 2),
        (["preview", "{odd}-not-there.yaml"], 2),
        (["source", "add", "{odd}.txt"], 2),
        (["new", "bank", "{odd}-new.yaml", "--title", "New"], 0),
        (["new", "bank", ".", "--title", "New"], 2),
        (["new", "source", "--from", "{odd}.txt", "sources/new.yaml"], 0),
        (["new", "source", "sources/{odd}.yaml", "--title", "New"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_command_shows_names_harmlessly(
    arguments: list[str], code: int, odd: str, folder: Path, quiz: Quiz
) -> None:
    assert quiz(*(word.format(odd=odd) for word in arguments))[0] == code


def test_a_home_of_such_a_name_has_settings(
    odd: str, tmp_path: Path, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / odd))
    assert quiz("settings", "set", "tries", "2")[0] == 0
    assert quiz("settings", "get", "tries")[1] == "2\n"
    assert "settings.toml" in quiz("settings", "path")[1]
    assert json.loads(quiz("settings", "--json")[1])["problems"] == []
