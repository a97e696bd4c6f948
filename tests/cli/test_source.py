from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli.main import main
from tests import skar

Quiz = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder with the text in it; its source is among the student's own, none is shipped."""
    skar.bank(quiz_home / "questions")
    monkeypatch.setattr("quiz.folders.shipped_folder", lambda: tmp_path / "none")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "skar.txt").write_text(skar.TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def quiz(capsys: pytest.CaptureFixture[str]) -> Quiz:
    """`quiz source` with some arguments: exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["source", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


LINE = "The Last Keeper\n  skar · A. Writer · rights: short quotes only · "


@pytest.mark.parametrize("arguments", [["skar.txt"], ["skar.txt", "--source", "skar"]])
def test_adding_a_copy_and_the_list(quiz: Quiz, quiz_home: Path, arguments: list[str]) -> None:
    assert quiz() == quiz("list") == (0, f"{LINE}not at hand\n", "")
    code, out, err = quiz("add", *arguments)
    assert (code, err) == (0, "")
    assert out == "Added: “The Last Keeper” (skar). Its quotes can now be read in their place.\n"
    assert (quiz_home / "texts" / "skar.txt").read_text("utf-8") == skar.TEXT
    assert quiz("list") == (0, f"{LINE}your own copy\n", "")


def test_a_text_that_ships_is_in_the_list(quiz: Quiz, quiz_home: Path) -> None:
    sources = quiz_home / "questions" / "sources"
    (sources / "skar.yaml").write_text(skar.SOURCE.replace("rights: quotes", "rights: full\ntext: s.txt"), "utf-8")
    (sources / "s.txt").write_text(skar.TEXT, "utf-8")
    assert quiz("list")[1].endswith("rights: the whole text · the text ships with it\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "other.txt"], "quiz: other.txt: this is not the text of skar: 1 of 4 quotes are not in it."),
        (["add", "nowhere.txt"], "quiz: nowhere.txt: No such file"),
        (["add", "skar.txt", "--source", "skarr"], "quiz: there is no source skarr; did you mean skar?"),
        (["add", "skar.txt", "--source", "\x1b[2J"], "quiz: there is no source \ufffd[2J; there are: skar"),
        (["add"], "the following arguments are required: FILE"),
    ],
)
def test_a_wrong_call(quiz: Quiz, folder: Path, quiz_home: Path, arguments: list[str], said: str) -> None:
    (folder / "other.txt").write_text(skar.TEXT.replace("since 1848", "since 1849"), "utf-8")
    code, out, err = quiz(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert not (quiz_home / "texts").exists()


def test_a_folder_that_cannot_be_written_is_told(quiz: Quiz, quiz_home: Path) -> None:
    (quiz_home / "texts").write_text("in the way")
    code, out, err = quiz("add", "skar.txt")
    assert (code, out) == (1, "")
    assert "cannot be written" in err
