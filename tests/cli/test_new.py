import json
import os
import re
import shlex
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.cli.new_bank import TYPES
from quiz.kinds import KINDS
from quiz.writing import write_new
from tests import skar
from tests.cli.test_main import modules_after

Quiz = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a text in it; no bank is shipped."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("quiz.folders.shipped_folder", lambda: tmp_path / "none")
    (here / "skar.txt").write_text(skar.TEXT, "utf-8")
    return here


@pytest.fixture
def quiz(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Quiz:
    """The command with some arguments, no terminal: exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", StringIO(""))
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def errors(quiz: Quiz, *paths: str) -> list[str]:
    """The codes of the errors that `quiz check` finds."""
    found = json.loads(quiz("check", *paths, "--format", "json")[1])
    return [finding["code"] for finding in found if finding["severity"] == "error"]


def test_a_bank_without_a_word_is_valid_and_plays(quiz: Quiz, folder: Path) -> None:
    code, out, err = quiz("new", "bank")
    assert (code, err) == (0, "")
    assert out.startswith("Written: my-bank.yaml, with 3 examples to put yours in place of.\nNext:\n")
    assert files(folder) == {"skar.txt", "my-bank.yaml", "bank.schema.json"}
    assert errors(quiz, "my-bank.yaml") == []
    code, out, err = quiz("play", "my-bank.yaml", "--plain")
    assert (code, err) == (0, "")
    assert out.startswith("My bank · 3 questions\n")


def test_the_help_tells_which_examples_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "bank", "-h"]) == 0
    assert f"(default: {TYPES})" in " ".join(capsys.readouterr().out.split()).replace(", ", ",")


def test_the_schema_beside_it_is_the_programs_and_is_left_alone(quiz: Quiz, folder: Path) -> None:
    quiz("new", "bank", "a")
    schema = folder / "bank.schema.json"
    assert schema.read_text("utf-8") == quiz("schema", "bank")[1]
    assert quiz("new", "bank", "b")[2] == ""
    schema.write_text("{}")
    code, _, err = quiz("new", "bank", "c")
    assert (code, schema.read_text()) == (0, "{}")
    assert err == (
        "quiz: bank.schema.json is of another version; `quiz schema bank > bank.schema.json` writes it anew\n"
    )


def test_a_bank_with_everything(quiz: Quiz, folder: Path) -> None:
    skar.write(folder / "questions")
    (folder / "questions" / "skar.yaml").unlink()
    code, _, err = quiz("new", "bank", "--source", "skar", "--title", "The keeper: a “bank”", "--types", "all",
                        "--topics", "The lamp, What may come")  # fmt: skip
    assert (code, err) == (0, "")
    text = (folder / "questions" / "skar.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=bank.schema.json\n")
    assert 'title: "The keeper: a “bank”"\nsource: skar\n' in text
    assert '  the-lamp: "The lamp"\n  what-may-come: "What may come"\n' in text
    assert re.findall(r"^    type: (\S+)$", text, re.MULTILINE) == ["true-false", *KINDS]
    assert errors(quiz, "--text", "skar.txt", "questions/skar.yaml") == []
    _, out, _ = quiz("play", "questions/skar.yaml", "--plain", "--count", "all")
    assert out.startswith("The keeper: a “bank” · 11 questions\non “The Last Keeper”, by A. Writer\n")


def test_the_commands_that_come_next_work(quiz: Quiz) -> None:
    _, out, _ = quiz("new", "source", "--from", "skar.txt", "my sources/the-keeper.yaml")
    by_hand, *lines = out.split("Next:\n")[1].splitlines()
    assert by_hand == "  write what the text claims into my sources/the-keeper.yaml"
    commands = [shlex.split(line) for line in lines]
    assert [command[:2] for command in commands] == [["quiz", "check"], ["quiz", "new"], ["quiz", "play"]]
    for _, *arguments in commands[:1]:
        assert quiz(*arguments)[0] == 0
    (folder := Path("my sources/sources")).mkdir()
    for name in ("the-keeper.yaml", "the-keeper.lock"):
        (folder.parent / name).rename(folder / name)
    _, out, _ = quiz("new", "bank", "--source", "the-keeper", "my sources/b")
    check, play, preview = [shlex.split(line)[1:] for line in out.split("Next:\n")[1].splitlines()]
    assert quiz(*check)[0] == quiz(*play, "--plain")[0] == 0
    code, _, err = quiz(*preview)
    assert (preview[0], code) == ("preview", 2)
    assert shlex.quote(preview[1]) in err


def test_a_source_from_its_text_is_valid_at_once(quiz: Quiz, folder: Path) -> None:
    (folder / "questions").mkdir()
    code, out, err = quiz("new", "source", "--from", "skar.txt")
    assert (code, err) == (0, "")
    made = {"questions/sources/" + name for name in ("skar.yaml", "skar.lock", "source.schema.json")}
    assert files(folder) == {"skar.txt", "skar.marking.txt", *made}
    assert (
        "\nBeside the text: skar.marking.txt, to mark claims in.\nIt is the whole text: keep it to yourself.\n" in out
    )
    assert errors(quiz, "questions/sources/skar.yaml") == []
    assert "1 quote held against the text: 0 errors" in quiz(*shlex.split(out.split("\n  quiz ")[1].split("\n")[0]))[1]
    assert quiz("new", "bank", "--source", "skar")[0] == 0
    assert errors(quiz, "questions") == []
    assert 'prompt: "The text claims this: Say here' in (folder / "questions/skar.yaml").read_text("utf-8")
    assert quiz("play", "questions/skar.yaml", "--plain")[1].startswith("Harbour Gazette · 4 questions\n")


def test_the_paragraphs_stand_in_no_file_among_the_banks(quiz: Quiz, folder: Path) -> None:
    quiz("new", "source", "--from", "skar.txt", "questions/sources/skar.yaml")
    assert "Ships still steer" in (folder / "skar.marking.txt").read_text("utf-8")
    for path in (folder / "questions").rglob("*.*"):
        assert "Ships still steer" not in path.read_text("utf-8")


def test_with_full_rights_the_text_ships_and_stands_in_comments(quiz: Quiz, folder: Path) -> None:
    code, out, _ = quiz("new", "source", "--from", "skar.txt", "--rights", "full", "questions/sources/skar.yaml")
    assert code == 0
    assert "only where its author allows that" in out
    text = (folder / "questions/sources/skar.yaml").read_text("utf-8")
    assert 'rights: full\ntext: "skar.txt"\n' in text
    assert "\n  # ¶2 The lighthouse at Skar" in text
    assert (folder / "questions/sources/skar.txt").read_text("utf-8") == skar.TEXT
    assert errors(quiz, "questions/sources/skar.yaml") == []
    assert not list(folder.rglob("*.marking.txt"))


def test_a_text_that_lies_there_already_is_left(quiz: Quiz, folder: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "skar.txt").rename(folder / "sources" / "skar.txt")
    code, _, err = quiz("new", "source", "--from", "sources/skar.txt", "--rights", "full")
    assert (code, err) == (0, "")
    assert errors(quiz, "sources/skar.yaml") == []


def test_title_and_author_are_guessed_or_given(quiz: Quiz, folder: Path) -> None:
    (folder / "a-mill.txt").write_text("The Mill\n\nBy A. Writer\n\nThe mill burns no coal.\n")
    quiz("new", "source", "--from", "a-mill.txt")
    text = (folder / "sources" / "a-mill.yaml").read_text("utf-8")
    assert 'title: "The Mill"\nauthor: "A. Writer"\nrights: quotes\nbegins: "The mill burns no coal."\n' in text
    quiz("new", "source", "--title", "Über: alles", "--author", "#1", "b")
    text = (folder / "b.yaml").read_text("utf-8")
    assert 'title: "Über: alles"\nauthor: "#1"\n' in text
    assert "\nclaims: []\n" in text
    assert errors(quiz, "b.yaml") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bank", "--source", "skarr"], "there is no source skarr; begin it: quiz new source"),
        (["bank", "--source", "\x1b[2J"], "there is no source \ufffd[2J"),
        (["bank", "--types", "choise"], "there is no type choise; did you mean choice?"),
        (["bank", "--types", "zzz"], "there is no type zzz; there are choice, multiple"),
        (["bank", "--types", ","], "name at least one type"),
        (["bank", "--topics", "A b,a-b"], "would have the same id"),
        (["bank", "there.yaml"], "there.yaml is there already; --force writes over it"),
        (["bank", "there"], "there.yaml is there already"),
        (["bank", "."], ". is a folder; name a file in it"),
        (["bank", ".."], ".. is a folder; name a file in it"),
        (["bank", "/"], "/ is a folder; name a file in it"),
        (["source", "folder"], "folder is a folder; name a file in it"),
        (["source", "My Text.yaml"], "My Text is no id of a source: small letters, digits and - only; write my-text"),
        (["source", "--from", "nowhere.txt"], "nowhere.txt: No such file"),
        (["source", "--from", "empty.txt"], "empty.txt: there is no text in it"),
        (["source", "--from", "latin.txt"], "latin.txt: byte 0xe9 is not UTF-8"),
        (["source", "--rights", "full"], "--rights full needs the text: --from TEXT"),
        (["source", "--from", "skar.txt", "there.yaml"], "there.yaml is there already"),
        ([], "the following arguments are required: WHAT"),
    ],
)
def test_a_wrong_call_writes_nothing(quiz: Quiz, folder: Path, arguments: list[str], said: str) -> None:
    (folder / "folder").mkdir()
    (folder / "there.yaml").write_text("mine")
    (folder / "empty.txt").write_text(" \n")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    before = files(folder)
    code, out, err = quiz("new", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert files(folder) == before
    assert (folder / "there.yaml").read_text() == "mine"


@pytest.mark.parametrize("of", ["bank", "source"])
def test_it_imports_what_it_needs(of: str) -> None:
    code, modules = modules_after("new", of)
    assert code == 0
    assert modules & {"textual", "rich", "rapidfuzz"} == set()


def test_force_writes_over_what_is_there(quiz: Quiz, folder: Path) -> None:
    (folder / "there.yaml").write_text("mine")
    assert quiz("new", "bank", "there.yaml", "--force")[0] == 0
    assert errors(quiz, "there.yaml") == []


@pytest.mark.parametrize("in_the_way", ["sources/skar.lock", "skar.marking.txt"])
def test_no_file_beside_is_written_over(quiz: Quiz, folder: Path, in_the_way: str) -> None:
    (folder / "sources").mkdir()
    (folder / in_the_way).write_text("mine")
    before = files(folder)
    code, _, err = quiz("new", "source", "--from", "skar.txt")
    assert (code, err) == (2, f"quiz: {in_the_way} is there already; --force writes over it\n")
    assert files(folder) == before


@pytest.mark.parametrize("name", ["skar.marking.txt", "skar.yaml"])
def test_the_text_itself_is_never_written_over(quiz: Quiz, folder: Path, name: str) -> None:
    (folder / "skar.txt").rename(folder / name)
    code, out, err = quiz("new", "source", "--from", name, "skar.yaml", "--force")
    assert (code, out, err) == (2, "", f"quiz: {name} is the text itself: name another FILE\n")
    assert (folder / name).read_text("utf-8") == skar.TEXT


def test_a_place_that_cannot_be_written_is_told(quiz: Quiz, folder: Path) -> None:
    code, out, err = quiz("new", "bank", "skar.txt/b.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("quiz: skar.txt/b.yaml cannot be written: ")
    assert err.endswith("; nothing was written\n")
    assert files(folder) == {"skar.txt"}


def test_all_files_are_written_or_none(folder: Path) -> None:
    (folder / "way").mkdir()
    with pytest.raises(FileExistsError):
        write_new({folder / "new/a": b"a", folder / "b": b"b", folder / "way": b"c"}, force=False)
    assert files(folder) == {"skar.txt"}
    assert not (folder / "new").exists()
    with pytest.raises(OSError, match="skar"):
        write_new({folder / "new/a": b"a", folder / "skar.txt" / "b": b"b"}, force=True)
    assert (files(folder), (folder / "new").exists()) == ({"skar.txt"}, False)


def test_a_file_system_without_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    write_new({folder / "a": b"a"}, force=False)
    with pytest.raises(FileExistsError):
        write_new({folder / "a": b"b"}, force=False)
    assert (folder / "a").read_bytes() == b"a"
    assert files(folder) == {"skar.txt", "a"}
