"""Two programs on one run: no question counts twice, and each knows how the run stands."""

import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.examining import Examining
from quiz.journal import connection, opening
from quiz.journal.backup import backup_of, put_back
from quiz.plain.player import Player
from quiz.session import run as runs
from quiz.session.events import Answered
from quiz.session.run import EXAM
from quiz.sitting import Sitting
from quiz.workspace import RunOptions, Workspace
from tests.builders import bank, question

ASKED = bank(*(question(name) for name in "abc"))


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def workspaces() -> Iterator[tuple[Workspace, Workspace]]:
    both = Workspace(), Workspace()
    yield both
    for workspace in both:
        workspace.close()


def both_on(workspaces: tuple[Workspace, Workspace], of: Bank, tries: int = 1) -> tuple[Sitting, Sitting]:
    """Two programs that go on with one run."""
    run = workspaces[0].begin(of, tuple(of.questions), "seed", RunOptions(tries=tries))
    return Sitting(workspaces[0], of, run), Sitting(workspaces[1], of, run)


def stored(sitting: Sitting) -> runs.Run | None:
    """The run as the journal has it, read by nobody who plays it."""
    reader = sitting.workspace.journal.again()
    try:
        return runs.replay(reader.events(sitting.run.id))
    finally:
        reader.close()


def answered_by(sitting: Sitting) -> list[str]:
    reader = sitting.workspace.journal.again()
    try:
        return [event.question for event in reader.events(sitting.run.id) if isinstance(event, Answered)]
    finally:
        reader.close()


def standing(sitting: Sitting) -> list[str]:
    """The questions of the answers that memory goes by."""
    return [review.question for review in sitting.workspace.journal.memories(sitting.bank.id).reviews]


def test_looking_how_a_bank_stands_is_not_going_on_with_its_run(workspaces: tuple[Workspace, Workspace]) -> None:
    one, other = both_on(workspaces, ASKED)
    a = ASKED.questions["a"]
    one.answer(a, ("False",), 1)
    workspaces[1].progress(ASKED)
    other.answer(a, ("True",), 1)
    assert other.elsewhere
    assert answered_by(other) == ["a"]


def test_a_second_answer_to_a_question_does_not_count(workspaces: tuple[Workspace, Workspace]) -> None:
    one, other = both_on(workspaces, ASKED)
    a = ASKED.questions["a"]
    one.answer(a, ("False",), 1)
    assert not one.elsewhere
    outcome = other.answer(a, ("True",), 1)
    assert outcome.mark == 1
    assert other.given == ("True",)
    assert (other.elsewhere, other.notice) == (True, "gone on with elsewhere")
    assert [answer.mark for answer in other.run.answers] == [0.0]
    assert other.run == stored(one) == one.run
    assert answered_by(one) == ["a"]
    other.answer(ASKED.questions["b"], ("True",), 1)
    assert (other.elsewhere, other.notice) == (False, "")
    assert one.undo()
    assert one.elsewhere
    assert one.run == stored(one)
    assert one.run.current == "a"


def test_what_still_fits_is_recorded(workspaces: tuple[Workspace, Workspace]) -> None:
    one, other = both_on(workspaces, ASKED)
    one.skip()
    other.answer(ASKED.questions["a"], ("True",), 1)
    assert other.elsewhere
    assert answered_by(other) == ["a"]
    assert other.run == stored(other)
    assert other.run.queue == ("b", "c")


def test_what_had_to_wait_does_not_count_twice_either(workspaces: tuple[Workspace, Workspace]) -> None:
    one, other = both_on(workspaces, ASKED)
    assert other.workspace.journal.every_event()
    writer = sqlite3.connect(one.workspace.journal.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    other.answer(ASKED.questions["a"], ("True",), 1)
    assert other.notice == "not saved"
    writer.execute("ROLLBACK")
    writer.close()
    one.answer(ASKED.questions["a"], ("False",), 1)
    one.answer(ASKED.questions["b"], ("False",), 1)
    assert other.workspace.record()
    other.answer(ASKED.questions["b"], ("True",), 1)
    assert other.elsewhere
    assert other.run == stored(one)
    assert answered_by(one) == ["a", "b"]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["right", "wrong", "skip", "undo", "give up"])), max_size=14))
@example([(True, "skip"), (False, "right"), (True, "undo"), (True, "right")])
@settings(max_examples=40, deadline=None)
def test_whatever_two_do_each_has_the_run_as_it_is_recorded(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[bool, str]]
) -> None:
    path = tmp_path_factory.mktemp("two") / "j.db"
    workspaces = Workspace(path), Workspace(path)
    both = both_on(workspaces, ASKED, tries=2)
    for second, act in acts:
        sitting = both[second]
        before, current, sitting.elsewhere = stored(sitting), sitting.current, False
        if act == "skip":
            sitting.skip()
        elif act == "undo":
            sitting.undo()
        elif act == "give up":
            sitting.give_up()
        elif current is not None:
            sitting.answer(current, ("True" if act == "right" else "False",), 1)
        now = stored(sitting)
        assert now is not None
        if now != before or sitting.elsewhere:
            assert sitting.run == now
        questions = [answer.question for answer in now.answers]
        assert len(questions) == len(set(questions))
        assert sorted(questions) == sorted(standing(sitting))
    for workspace in workspaces:
        workspace.close()


def test_an_exam_handed_in_elsewhere_is_over_here(workspaces: tuple[Workspace, Workspace]) -> None:
    run = workspaces[0].begin(ASKED, ("a", "b"), "seed", RunOptions(mode=EXAM))
    one, other = (Examining(workspace, ASKED, run) for workspace in workspaces)
    one.respond(ASKED.questions["a"], ("True",), 1)
    assert other.respond(ASKED.questions["b"], ("True",), 1)
    assert other.elsewhere
    assert set(other.run.sheet.responses if other.run.sheet else ()) == {"a", "b"}
    one.submit()
    assert answered_by(one) == ["a"]
    other.submit()
    assert (other.over, other.elsewhere) == (True, True)
    assert answered_by(one) == ["a"]


def test_a_run_whose_beginning_an_older_backup_does_not_hold_goes_on(
    workspaces: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    backup_of(workspaces[0].journal, older)
    one, _ = both_on(workspaces, ASKED)
    one.answer(ASKED.questions["a"], ("True",), 1)
    put_back(older, one.workspace.journal_path, "now")
    one.answer(ASKED.questions["b"], ("True",), 1)
    assert (one.saved, one.elsewhere) == (True, False)
    assert answered_by(one) == ["b"]
    assert [answer.question for answer in one.run.answers] == ["a", "b"]


def test_the_plain_player_says_so_and_goes_on(workspaces: tuple[Workspace, Workspace]) -> None:
    one, other = both_on(workspaces, ASKED, tries=2)
    one.answer(ASKED.questions["a"], ("True",), 1)
    sink = StringIO()
    Player(other, StringIO("False\nTrue\nTrue\n"), sink).play()
    said = sink.getvalue()
    assert said.count("gone on with elsewhere") == 1
    assert answered_by(one) == ["a", "b", "c"]
    assert [answer.mark for answer in other.run.answers] == [1.0, 1.0, 1.0]
