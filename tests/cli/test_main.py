import json
import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from quiz import __version__
from quiz.cli.main import main
from quiz.journal.opening import APPLICATION_ID, open_journal
from tests import skar
from tests.bank.cases import GOOD, HEAD

Quiz = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One bank among the student's own, none shipped."""
    skar.bank(quiz_home / "questions")
    monkeypatch.setattr("quiz.folders.shipped_folder", lambda: tmp_path / "none")
    return quiz_home


@pytest.fixture
def quiz(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Quiz:
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


def modules_after(*arguments: str) -> tuple[int, set[str]]:
    """The exit code of the command in a process of its own, and the top-level modules it imported."""
    script = """
import json, sys
sys.argv = ["quiz", *sys.argv[1:]]
from quiz.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_needs_nothing_else(flag: str) -> None:
    code, modules = modules_after(flag)
    assert code == 0
    assert modules.isdisjoint({"textual", "rich", "yaml", "msgspec", "argparse", "sqlite3", "rapidfuzz"})


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (["check", "--select", "format"], {"textual", "rich", "rapidfuzz"}),
        (["stats"], {"textual", "rich", "rapidfuzz"}),
        (["play", "skar", "--plain"], {"textual", "rich"}),
    ],
    ids=["check", "stats", "play"],
)
def test_each_command_imports_what_it_needs(arguments: list[str], needless: set[str], home: Path) -> None:
    paths = [str(home / "questions")] if arguments[0] == "check" else []
    code, modules = modules_after(*arguments, *paths)
    assert code == 0
    assert modules & needless == set()


def test_the_version(quiz: Quiz) -> None:
    assert quiz("--version") == (0, f"quiz {__version__}\n", "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("skarr", "there is no bank skarr; did you mean skar?"),
        ("zzz", "there is no bank zzz; there are: skar"),
        ("\x1b[2J", "there is no bank \ufffd[2J; there are: skar"),
        ("x" * 5000, "there are: skar"),
    ],
)
def test_an_unknown_bank(quiz: Quiz, name: str, said: str) -> None:
    code, out, err = quiz("play", name, "--plain")
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["play", "skar", "--plain", "--count", "0"], "write 1 or more, or all"),
        (["play", "skar", "--plain", "--count", "٣"], "write 1 or more, or all"),
        (["play", "skar", "--plain", "--count", "many"], "write 1 or more, or all"),
        *(
            (["play", "skar", "--plain", "--tries", word], "write 1 to 5")
            for word in ("0", "6", "-1", "01", "٣", "two")
        ),
        (["play", "skar", "--plain", "--topic", "moon"], "no question is on the topic moon; there are: lamp, future"),
        (["play", "skar", "--plain", "--resume", "--new"], "not allowed with"),
        (["dance"], "invalid choice"),
        (["check", "--format", "xml"], "invalid choice"),
        (["play", "skar"], "this is no terminal"),
        ([], "this is no terminal"),
    ],
)
def test_a_wrong_call_is_code_2(quiz: Quiz, arguments: list[str], said: str) -> None:
    code, out, err = quiz(*arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("topic", ["future", "What may come", "what MAY come", "FUTURE"])
def test_playing_to_the_end(quiz: Quiz, topic: str) -> None:
    code, out, err = quiz("play", "skar", "--plain", "--topic", topic, "--seed", "s", typed="f\n")
    assert (code, err) == (0, "")
    assert "Score: 1 of 1 right · 100 % · 0:00" in out


def test_the_only_bank_needs_no_name(quiz: Quiz) -> None:
    code, out, _ = quiz("play", "--plain")
    assert (code, out.split("\n")[0]) == (0, "The keeper of Skar · 4 questions")


def test_among_many_banks_one_must_be_named(quiz: Quiz, home: Path) -> None:
    (home / "questions" / "other.yaml").write_text(HEAD + GOOD)
    code, _, err = quiz("play", "--plain")
    assert (code, err) == (2, "quiz: which bank? other, skar\n")


@pytest.mark.parametrize(
    ("tries", "said"),
    [
        ([], "✗ Not right."),
        (["--tries", "1"], "✗ Not right."),
        (["--tries", "2"], "Not right. One more try for ⅔."),
        (["--tries", "5"], "Not right. 4 more tries, the next for ⅔."),
    ],
)
def test_how_many_tries_a_question_has(quiz: Quiz, tries: list[str], said: str) -> None:
    code, out, _ = quiz("play", "skar", "--plain", "--topic", "future", *tries, typed="t\n")
    assert code == 0
    assert f"> t\n{said}\n" in out


@pytest.mark.parametrize(("count", "asked"), [("1", "1 question"), ("3", "3 questions"), ("all", "4 questions")])
def test_how_many_are_asked(quiz: Quiz, count: str, asked: str) -> None:
    assert f"· {asked}\n" in quiz("play", "skar", "--plain", "--count", count)[1]


def test_a_run_left_is_told_of_and_resumed(quiz: Quiz) -> None:
    quiz("play", "skar", "--plain", "--seed", "s", typed=":skip\n")
    code, out, err = quiz("play", "skar", "--plain", "--resume")
    assert (code, err) == (0, "")
    assert "1/4" in out
    _, _, err = quiz("play", "skar", "--plain")
    assert err == "quiz: you left a practice run, 0 of 4 done; --resume goes on with it. This is a new one.\n"
    assert quiz("play", "skar", "--plain", "--new")[2] == ""


def test_a_seed_that_is_no_text_is_made_one(quiz: Quiz) -> None:
    code, _, err = quiz("play", "skar", "--plain", "--seed", "\udcff\x1b")
    assert (code, err) == (0, "")


def test_the_good_questions_of_a_bad_bank_still_play(quiz: Quiz, home: Path) -> None:
    (home / "questions" / "half.yaml").write_text(f"{HEAD}- {{id: A}}\n{GOOD}")
    code, out, err = quiz("play", "half", "--plain", typed="t\n")
    assert code == 0
    assert "Score: 1 of 1 right" in out
    assert "half.yaml:3:3: a question needs type:" in err
    assert "3 errors in this file" in err


def test_of_a_broken_bank_the_slip_that_hides_the_rest_is_said(quiz: Quiz, home: Path) -> None:
    (home / "questions" / "half.yaml").write_text(f"{HEAD}- {{id: A}}\n{GOOD} - id: b\n")
    _, _, err = quiz("play", "half", "--plain", typed="t\n")
    assert "half.yaml:5:2: this line begins in column 2" in err
    assert "4 errors in this file" in err


@pytest.mark.parametrize("text", ["title: T\nquestions: []\n", "", "[" * 100_000, "title: 'T"])
def test_a_bank_without_a_good_question_is_code_3(quiz: Quiz, home: Path, text: str) -> None:
    (home / "questions" / "bad.yaml").write_text(text)
    code, out, err = quiz("play", "bad", "--plain")
    assert (code, out) == (3, "")
    assert "no question can be asked" in err
    assert len(err.splitlines()) <= 3


def newer_journal(path: Path) -> None:
    journal = open_journal(path, "now")
    journal._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    journal._db.execute("PRAGMA user_version = 99")
    journal.close()


@pytest.mark.parametrize("make", [newer_journal, Path.mkdir], ids=["newer", "a folder"])
@pytest.mark.parametrize("arguments", [["play", "skar", "--plain"], ["stats"]], ids=["play", "stats"])
def test_a_journal_that_cannot_be_read_is_code_4(
    quiz: Quiz, tmp_path: Path, make: Callable[[Path], None], arguments: list[str]
) -> None:
    make(tmp_path / "j.db")
    code, out, err = quiz(*arguments, "--journal", str(tmp_path / "j.db"))
    assert (code, out) == (4, "")
    assert "j.db" in err
    assert len(err.splitlines()) == 1


def test_an_internal_error_is_code_1_and_logged(quiz: Quiz, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(arguments: object) -> int:
        raise RuntimeError("odd\x1b[2J")

    monkeypatch.setattr("quiz.cli.stats.run", broken)
    code, out, err = quiz("stats")
    assert (code, out) == (1, "")
    assert err == f"quiz: internal error: RuntimeError: odd\ufffd[2J; details in {home / 'last-error.txt'}\n"
    assert "Traceback" in (home / "last-error.txt").read_text()


def test_a_drill_plays_like_a_bank(quiz: Quiz) -> None:
    code, out, err = quiz("play", "skar/proof", "--plain", "--seed", "s", typed="1\n" * 4)
    assert (code, err) == (0, "")
    assert out.startswith("Find the proof · 4 questions\non “The Last Keeper”, by A. Writer\n")
    assert out.count("Which passage proves it?") == 4
    assert re.search(r"\nScore: [0-4] of 4 right · ", out)
    assert quiz("play", "skar/proof", "--plain", "--seed", "s", typed="1\n" * 4)[1] == out


@pytest.mark.parametrize(("typed", "said"), [("Dr. Holm", "✓ Right."), ("A. Writer", "✗ Not right.")])
def test_a_drill_marks_and_explains(quiz: Quiz, typed: str, said: str) -> None:
    asked = "\nNobody wants the post.\nWho asserts this in the text?\n"
    outs = (quiz("play", "skar/who-says", "--plain", "--seed", f"{i}", typed=f"{typed}\n")[1] for i in range(99))
    first = next(found for out in outs if asked in (found := out.split("\n2/4")[0]))
    assert said in first
    assert "In the text this is asserted by Dr. Holm." in first
    assert "| “Nobody else wants the winters”\n  | Dr. Holm · reported · ¶1" in first
    assert ("This voice asserts other things, such as: " in first) is (typed != "Dr. Holm")


def test_a_drill_left_is_gone_on_with(quiz: Quiz) -> None:
    out = quiz("play", "skar/proof", "--plain", typed="1\n")[1]
    assert out.endswith("3 questions left: go on with `quiz play skar/proof --plain --resume`.\n")
    code, out, err = quiz("play", "skar/proof", "--plain", "--resume")
    assert (code, err) == (0, "")
    assert "\n2/4\n" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("skar/prof", "there is no bank skar/prof; did you mean skar/proof?"),
        ("zz/zz", "there is no bank zz/zz; there are: skar, skar/who-says, skar/stance, skar/proof"),
        ("other/proof", "there is no bank other/proof; "),
    ],
)
def test_a_drill_that_is_not_there(quiz: Quiz, name: str, said: str) -> None:
    code, out, err = quiz("play", name, "--plain")
    assert (code, out) == (2, "")
    assert said in err


def test_stats_tell_of_the_drills_that_were_begun(quiz: Quiz) -> None:
    quiz("play", "skar/proof", "--plain", "--seed", "s", typed="1\n")
    lines = quiz("stats")[1].split("\n")
    assert lines[:3] == ["The keeper of Skar", "  skar · 4 questions · new", "Find the proof"]
    assert re.fullmatch(r"  skar/proof · 4 questions · [01] of 4 right · 1 met · a run stands at 1/4", lines[3])
    (bank, drill) = json.loads(quiz("stats", "--json")[1])
    assert (drill["id"], drill["source"], drill["open_run"]) == ("skar/proof", "The Last Keeper", "1/4")
    assert bank["progress"]["answers"] == 0


@pytest.mark.parametrize(("raised", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_what_a_signal_ends_is_128_and_its_number(
    quiz: Quiz, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], code: int
) -> None:
    def interrupted(arguments: object) -> int:
        raise raised

    monkeypatch.setattr("quiz.cli.stats.run", interrupted)
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert quiz("stats") == (code, "", "")
    sys.stdout.close()  # after a broken pipe it is /dev/null


@pytest.mark.parametrize(
    ("shell", "sign"),
    [("bash", "complete -"), ("zsh", "#compdef quiz"), ("tcsh", "complete quiz"), ("fish", "complete -c quiz")],
)
def test_completion(quiz: Quiz, shell: str, sign: str) -> None:
    code, out, _ = quiz("completion", shell)
    assert code == 0
    assert sign in out
    assert "resume" in out
    assert "quiz names" in out
    assert "_banks" in out or "`quiz names banks`" in out


def test_stats_as_lines(quiz: Quiz) -> None:
    assert quiz("stats") == (0, "The keeper of Skar\n  skar · 4 questions · new\n", "")
    quiz("play", "skar", "--plain", "--topic", "future", typed="f\n")
    assert "skar · 4 questions · 1 of 4 right · 1 met · last run 100 %" in quiz("stats")[1]


def test_a_bank_that_cannot_be_read_has_no_stats(quiz: Quiz, home: Path) -> None:
    (home / "questions" / "bad.yaml").write_text("[")
    (home / "questions" / "one.yaml").write_text(HEAD + GOOD)
    assert quiz("stats")[:2] == (
        0,
        "T\n  one · 1 question · new\nThe keeper of Skar\n  skar · 4 questions · new\n",
    )


def test_stats_as_json(quiz: Quiz) -> None:
    quiz("play", "skar", "--plain", "--seed", "s", typed=":skip\n")
    code, out, _ = quiz("stats", "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert (found["id"], found["title"], found["source"]) == ("skar", "The keeper of Skar", "The Last Keeper")
    assert found["open_run"] == "0/4"
    assert found["progress"] == {
        "questions": 4,
        "seen": 0,
        "right": 0,
        "answers": 0,
        "last_score": None,
        "last_answered": 0,
        "last_at": None,
        "missed": 0,
        "changed": 0,
    }
    assert found["outlook"] == {"due": 0, "new": 4}
