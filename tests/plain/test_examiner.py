"""An exam line by line."""

from io import StringIO
from pathlib import Path

import msgspec
import pytest

from quiz import examining, folders
from quiz import workspace as workspaces
from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.examining import Examining, sitting_of
from quiz.kinds.match import Match, Pair
from quiz.plain.examiner import Examiner
from quiz.session.run import EXAM
from quiz.workspace import RunOptions, Workspace
from tests import skar
from tests.builders import question

NAMES = ("since", "sold", "keeper")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return skar.bank(tmp_path / "banks")


def sit(bank: Bank, typed: str, minutes: int = 0, resume: bool = False) -> tuple[str, Examining]:
    """What is written, and the exam at the end of the input."""
    workspace = Workspace()
    left = workspace.open_run(bank) if resume else None
    run = left or workspace.begin(bank, NAMES, "seed", RunOptions(mode=EXAM, minutes=minutes))
    sitting = sitting_of(workspace, bank, run, resumed=resume)
    assert isinstance(sitting, Examining)
    sink = StringIO()
    Examiner(sitting, StringIO(typed), sink).play()
    workspace.close()
    return sink.getvalue(), sitting


def test_answers_are_kept_without_a_word_until_all_is_handed_in(bank: Bank) -> None:
    output, sitting = sit(bank, "1848\nt\nHolm\n:submit\n")
    asked, told = output.split("Every question has an answer. :submit hands in.")
    assert "Right" not in asked
    assert told.count("✓ Right.") == 2
    assert "✗ Not right." in told
    assert "“has burned since 1848”" in told
    assert "Score: 2 of 3 right · 67 %" in told
    assert [answer.mark for answer in sitting.run.answers] == [1.0, 0.0, 1.0]


def test_an_answer_can_be_seen_and_changed(bank: Bank) -> None:
    output, sitting = sit(bank, "1884\n:back\n1848\n:go 1\n:submit\n:submit\n")
    assert "(Your answer: 1884)" in output
    assert "(Your answer: 1848)" in output
    assert [(a.question, a.mark) for a in sitting.run.answers] == [("since", 1.0)]


def test_an_answer_to_a_match_is_told_with_its_rows(bank: Bank) -> None:
    item = Match((Pair("Holm", "asked"), Pair("Berg", "answered")), (), "")
    questions = {**bank.questions, NAMES[0]: question(NAMES[0], kind="match", item=item)}
    output, sitting = sit(msgspec.structs.replace(bank, questions=questions), "1a 2a\n:back\n:list\n:submit\n:submit\n")
    given = item.given(sitting.run.answers[0].response)
    line = f"Holm → {given[0] or 'nothing'} · Berg → {given[1] or 'nothing'}"
    assert f"(Your answer: {line})" in output
    assert f"  1. {line}\n" in output
    assert f"  You: {line}\n" in output


def test_half_an_answer_is_told_once(bank: Bank) -> None:
    item = Match((Pair("Holm", "keeps it"), Pair("The navy", "steers by it")), (), "")
    bank.questions["since"] = question("since", kind="match", item=item)
    output, sitting = sit(bank, "1a\n1a\n:list\n:submit\n", minutes=9)
    assert output.count("1 of 2 rows is empty. Type the same again to answer so.") == 1
    assert len(sitting.unanswered) == 2
    assert "(half filled)\n" in output
    told = " ".join(output.split())
    assert "2 questions without an answer, 1 half filled. :submit once more hands in all the same." in told
    assert "1 of 3 answered, its clock goes on: go on with" in told


@pytest.fixture
def proving(bank: Bank) -> Bank:
    """The bank, in which `sold` is to be proved."""
    sold = msgspec.structs.replace(bank.questions["sold"], prove=True)
    return msgspec.structs.replace(bank, questions={**bank.questions, "sold": sold})


@pytest.mark.parametrize("left", [":next", ":back", ":go 1", ":quit", ":mark\n:list", ""])
def test_an_answer_left_at_its_proof_is_kept_without_it(proving: Bank, left: str) -> None:
    output, sitting = sit(proving, f"1848\nf\n{left}\n" if left else "1848\nf\n")
    assert "Which quote proves it?" in output
    given = sitting.responded("sold")
    assert given is not None
    assert (given.response, given.proof) == (("False",), "")
    assert sitting.half_filled == ("sold",)


def test_an_answer_changed_and_left_at_its_proof_keeps_the_quote_picked_before(proving: Bank) -> None:
    _, sitting = sit(proving, "1848\nf\n1\n:back\nt\n:next\n")
    given = sitting.responded("sold")
    assert given is not None
    assert (given.response, given.proof) == (("True",), sitting.proof_options(proving.questions["sold"])[0])


def test_the_time_for_a_proof_counts_once(proving: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))  # each look at the clock is a second later than the one before
    monkeypatch.setattr("quiz.plain.examiner.time.monotonic_ns", lambda: next(clock) * 1_000_000_000)
    _, sitting = sit(proving, "1848\nf\n1\nHolm\n")
    sheet = sitting.run.sheet
    assert sheet is not None
    assert sheet.took == {"since": 1000, "sold": 2000, "keeper": 1000}


def test_marks_and_the_list(bank: Bank) -> None:
    output, _ = sit(bank, ":mark\n1848\n:list\n:go 1\n:mark\n:quit\n")
    assert "Marked." in output
    assert "  1. 1848 (marked)\n  2. no answer\n" in output
    assert "2 questions without an answer. :submit hands in." in output
    assert "No longer marked." in output


def test_only_a_second_submit_in_a_row_hands_in_what_is_open(bank: Bank) -> None:
    for between in ("1848\n", ":mark\n", ":next\n"):
        output, sitting = sit(bank, f":submit\n{between}:submit\n")
        assert output.count(":submit once more hands in all the same.") == 2
        assert not sitting.over


def test_open_questions_are_warned_of_once(bank: Bank) -> None:
    output, sitting = sit(bank, "1848\n:submit\n:submit\n")
    assert "2 questions without an answer. :submit once more hands in all the same." in output
    assert sitting.over
    assert "Score: 1 of 3 right · 33 %" in output


@pytest.mark.parametrize(("typed", "said"), [(":go 9", "Write :go and a number from 1 to 3."), (":x", "Commands:")])
def test_what_is_not_understood(bank: Bank, typed: str, said: str) -> None:
    assert said in sit(bank, f"{typed}\n")[0]


def test_the_end_of_the_input_leaves_it_open_and_it_goes_on(bank: Bank) -> None:
    output, sitting = sit(bank, "1848\n")
    assert not sitting.over
    assert "go on with `quiz play skar --plain --resume`" in output
    output, sitting = sit(bank, "f\nHolm\n:submit\n", resume=True)
    assert "2/3" in output.split("> ")[0]
    assert sitting.results().share == 1


def test_when_the_time_is_up_what_is_there_counts(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([*[0] * 7, *[90_000] * 99])
    for module in (workspaces, examining):
        monkeypatch.setattr(module, "now", lambda: 1_700_000_000_000 + next(clock))
    output, sitting = sit(bank, "1848\nf\nHolm\n", minutes=1)
    assert "The time is up." in output
    assert sitting.results().late
    assert [answer.question for answer in sitting.run.answers] == ["since"]


def test_the_command_line_holds_an_exam(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "banks" / "skar.yaml")
    monkeypatch.setattr("sys.stdin", StringIO(":submit\n:submit\n"))
    assert main(["play", path, "--mode", "exam", "--count", "2", "--minutes", "5", "--plain"]) == 0
    out = capsys.readouterr().out
    assert "5:00 left" in out
    assert "Score: 0 of 2 right" in out


@pytest.mark.parametrize("mode", ["missed", "review"])
def test_a_mode_with_nothing_to_ask_says_so(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mode: str
) -> None:
    folders.settings_path().parent.mkdir(parents=True, exist_ok=True)
    folders.settings_path().write_text("new-per-day = 0\n")
    assert main(["play", str(tmp_path / "banks" / "skar.yaml"), "--mode", mode, "--plain"]) == 0
    assert "othing" in capsys.readouterr().out


@pytest.mark.parametrize("minutes", ["-1", "x", "1.5", "99999", "²"])
def test_minutes_are_whole_minutes(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--mode", "exam", f"--minutes={minutes}"]) == 2
    assert "whole minutes" in capsys.readouterr().err
