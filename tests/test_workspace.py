import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz import folders
from quiz import workspace as workspaces
from quiz.bank.model import Bank
from quiz.drills import drill_bank
from quiz.examining import Examining, sitting_of
from quiz.journal import connection, opening
from quiz.journal.store import JournalError
from quiz.kinds.choice import Choice
from quiz.kinds.short import Short
from quiz.session import run as runs
from quiz.session.modes import NAMES
from quiz.sitting import Sitting
from quiz.workspace import RunOptions, Workspace
from tests import skar
from tests.builders import answered, bank, options, question
from tests.strategies import any_text


@pytest.fixture(autouse=True)
def hasty_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No journal waits for locks, nor for the disk: no power is cut while these tests run."""
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace()
    yield workspace
    workspace.close()


@pytest.fixture
def five() -> Bank:
    return bank(*(question(name, topic="early" if name < "c" else "late") for name in "abcde"))


def lock(workspace: Workspace) -> sqlite3.Connection:
    """Another program that is writing the journal for as long as it likes."""
    db = sqlite3.connect(workspace.journal.path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return db


def test_the_data_lie_where_the_student_says(quiz_home: Path, workspace: Workspace) -> None:
    assert folders.data_folder() == quiz_home
    assert workspace.journal.path == quiz_home / "journal.db"
    assert workspace.library.folders == (quiz_home / "questions", folders.shipped_folder())


def test_a_home_may_begin_with_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", "~/quiz")
    assert folders.data_folder() == Path.home() / "quiz"


def test_the_journal_may_be_elsewhere(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "mine.db")
    assert workspace.journal.path == tmp_path / "mine.db"
    workspace.close()


def test_nothing_is_written_before_something_happens(quiz_home: Path) -> None:
    assert Workspace().close()
    assert not quiz_home.exists()


def test_a_new_run_is_recorded(workspace: Workspace, five: Bank) -> None:
    run = workspace.new_run(five, RunOptions(count=3))
    assert len(run.plan) == 3
    assert runs.replay(workspace.journal.events(run.id)) == run


@pytest.mark.parametrize("seed", ["seed", "", "ü"])
def test_the_same_seed_gives_the_same_run_whatever_was_answered(workspace: Workspace, five: Bank, seed: str) -> None:
    first = workspace.new_run(five, RunOptions(count=3, seed=seed))
    workspace.record(answered(1, first.plan[0], run=first.id))
    second = workspace.new_run(five, RunOptions(count=3, seed=seed))
    assert (second.plan, second.seed) == (first.plan, seed)
    assert second.id != first.id


def test_without_a_seed_new_questions_come_first(workspace: Workspace, five: Bank) -> None:
    for number, name in enumerate("abc"):
        workspace.record(answered(number, name))
    assert set(workspace.new_run(five, RunOptions(count=2)).plan) == {"d", "e"}


@pytest.mark.parametrize("mode", NAMES)
@pytest.mark.parametrize("topic", [None, "early", "late"])
@pytest.mark.parametrize("right", ["", "c", "abc", "abcde"])
def test_what_is_waiting_is_what_a_run_asks(
    workspace: Workspace, five: Bank, mode: str, topic: str | None, right: str
) -> None:
    for number, name in enumerate("abc" if right != "abcde" else "abcde"):
        workspace.record(answered(number, name, mark=float(name in right)))
    waiting = workspace.waiting(five, workspace.recall(five).now(), topic)
    today = (waiting.due + waiting.new) or waiting.ahead
    told = {"missed": waiting.missed, "review": today}.get(mode, waiting.questions)
    for count in (1, 50):
        options = RunOptions(count=count, topic=topic, mode=mode)
        number = workspace.number(five, options)
        run = workspace.new_run(five, options)
        assert number == min(count, told) == (len(run.plan) if run else 0)


def test_a_run_on_one_topic(workspace: Workspace, five: Bank) -> None:
    assert set(workspace.new_run(five, RunOptions(topic="early")).plan) == {"a", "b"}


def test_a_run_left_is_found_again(workspace: Workspace, five: Bank) -> None:
    sitting = Sitting(workspace, five, workspace.new_run(five, RunOptions()))
    assert workspace.open_run(five) is None
    assert sitting.current is not None
    sitting.answer(sitting.current, ("True",), 5)
    sitting.skip()
    again = Workspace()
    assert again.open_run(five) == sitting.run
    again.close()


def test_a_finished_run_is_not_left_open(workspace: Workspace, five: Bank) -> None:
    sitting = Sitting(workspace, five, workspace.begin(five, ("a",)))
    assert [sitting.skip(), sitting.skip()] == [True, True]
    assert sitting.current is None
    assert workspace.open_run(five) is None


def test_an_exam_that_was_left_is_found_behind_other_runs_until_it_is_handed_in(
    workspace: Workspace, five: Bank
) -> None:
    exam = sitting_of(workspace, five, workspace.begin(five, ("a", "b"), "s", RunOptions(mode="exam")), resumed=False)
    assert isinstance(exam, Examining)
    practice = Sitting(workspace, five, workspace.begin(five, ("c", "d")))
    practice.answer(five.questions["c"], ("True",), 5)
    assert workspace.open_run(five) == practice.run
    practice.answer(five.questions["d"], ("True",), 5)
    assert workspace.open_run(five) == exam.run
    exam.submit()
    assert workspace.open_run(five) is None


def test_the_progress_of_a_bank(workspace: Workspace, five: Bank) -> None:
    for number, name in enumerate("abc"):
        workspace.record(answered(number, name, 1.0 if name == "a" else 0.0))
    found = workspace.progress(five)
    assert (found.questions, found.seen, found.right) == (5, 3, 1)


def test_who_was_certain_and_wrong_at_the_first_try_is_told_and_it_is_remembered(
    workspace: Workspace, five: Bank
) -> None:
    asked = Sitting(workspace, five, workspace.begin(five, ("a",), "s", RunOptions(tries=2)))
    assert asked.answer(five.questions["a"], ("False",), 5, certainty=3).again
    asked = Sitting(workspace, five, workspace.open_run(five) or asked.run)
    outcome = asked.answer(five.questions["a"], ("True",), 5, certainty=3)
    assert (outcome.verdict.right, outcome.certainty, outcome.first_wrong) == (True, 3, True)
    assert (asked.results().certainty, asked.results().certain_of) == (-6, 1)
    assert workspace.recall(five).now().cards["a"].misled
    (_, _, certain) = workspace.overview(five).calibration
    assert (certain.answers, certain.right) == (1, 0)


def test_the_last_run_is_the_one_that_was_finished_last(workspace: Workspace, five: Bank) -> None:
    exam = sitting_of(workspace, five, workspace.begin(five, ("a", "b"), "s", RunOptions(mode="exam")), resumed=False)
    assert isinstance(exam, Examining)
    exam.respond(five.questions["a"], ("True",), 5)
    assert workspace.progress(five).last_score is None
    exam.submit()
    assert workspace.progress(five).last_score == exam.results().share == 0.5
    left = Sitting(workspace, five, workspace.begin(five, ("c", "d")))
    left.answer(five.questions["c"], ("True",), 5)
    assert workspace.progress(five).last_score == 0.5
    assert [score.share for score in workspace.overview(five).runs] == [0.5]
    left.answer(five.questions["d"], ("True",), 5)
    assert workspace.progress(five).last_score == 1
    assert [(score.share, score.questions) for score in workspace.overview(five).runs] == [(0.5, 2), (1, 2)]


def test_a_drill_is_known_from_when_it_was_begun(workspace: Workspace, tmp_path: Path) -> None:
    source = skar.bank(tmp_path / "banks").source
    assert source is not None
    drill = drill_bank(source, "proof")
    assert drill is not None
    assert workspace.begun(source, "proof") is None
    run = workspace.new_run(drill, RunOptions())
    key = drill.questions[run.plan[0]].fingerprint()
    workspace.record(answered(1, run.plan[0], run=run.id, at=drill.id, key=key))
    assert workspace.begun(source, "proof") == drill
    assert workspace.begun(source, "stance") is None
    assert workspace.progress(drill).right == 1


def test_a_question_that_the_bank_lost_is_not_asked_again_when_its_answer_is_undone(
    workspace: Workspace, five: Bank
) -> None:
    sitting = Sitting(workspace, five, workspace.begin(five, ("a", "b")))
    sitting.answer(five.questions["a"], ("True",), 1)
    smaller = bank(question("b"))
    run = workspace.open_run(smaller)
    assert run is not None
    resumed = Sitting(workspace, smaller, run)
    assert resumed.undo()
    assert resumed.current is smaller.questions["b"]


def test_what_cannot_be_saved_waits_and_keeps_its_order(workspace: Workspace, five: Bank) -> None:
    sitting = Sitting(workspace, five, workspace.begin(five, tuple("abcde")))
    writer = lock(workspace)
    sitting.answer(five.questions["a"], ("True",), 1)
    sitting.skip()
    sitting.answer(five.questions["c"], ("False",), 1)
    assert not sitting.saved
    assert len(workspace.unsaved) == 3
    writer.execute("ROLLBACK")
    writer.close()
    sitting.undo()
    assert sitting.saved
    stored = workspace.journal.events(sitting.run.id)
    assert [type(event).__name__ for event in stored] == ["Started", "Answered", "Skipped", "Answered", "Undone"]
    assert runs.replay(stored) == sitting.run


def test_closing_tries_once_more_and_says_whether_all_is_saved(workspace: Workspace, five: Bank) -> None:
    run = workspace.begin(five, ("a",))
    writer = lock(workspace)
    assert not workspace.record(answered(1, run=run.id))
    assert not workspace.close()
    assert len(workspace.unsaved) == 1
    writer.execute("ROLLBACK")
    writer.close()
    assert workspace.close()
    assert [event.id for event in workspace.journal.events(run.id)][1:] == ["e1"]


def test_recording_nothing_opens_nothing(quiz_home: Path) -> None:
    assert Workspace().record()
    assert not quiz_home.exists()


def test_a_journal_that_cannot_be_opened_is_told(tmp_path: Path, five: Bank) -> None:
    with pytest.raises(JournalError):
        Workspace(tmp_path).new_run(five, RunOptions(seed="s"))


@settings(max_examples=20)
@given(any_text)
def test_whatever_is_typed_is_saved_harmlessly(typed: str) -> None:
    asked = question("a", kind="short", item=Short(("right",), (), False))
    of = bank(asked)
    workspace = Workspace()
    sitting = Sitting(workspace, of, workspace.begin(of, ("a",)))
    outcome = sitting.answer(asked, (typed,), 1)
    assert sitting.saved
    assert runs.replay(workspace.journal.events(sitting.run.id)) == sitting.run
    assert "\x1b" not in outcome.verdict.remarks[0].option
    workspace.close()


def test_the_options_of_a_sitting_are_those_of_its_run(workspace: Workspace) -> None:
    asked = question("a", kind="choice", item=Choice(options("+1", "2", "3", "4", "5", "6", "7")))
    of = bank(asked)
    one, same, another = (Sitting(workspace, of, workspace.begin(of, ("a",), seed)) for seed in ("s", "s", "t"))
    assert one.options(asked) == same.options(asked) != another.options(asked)


def test_settings_lie_where_the_student_says(quiz_home: Path) -> None:
    assert folders.settings_path() == quiz_home / "settings.toml"


def test_settings_lie_at_the_platforms_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QUIZ_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = folders.settings_path()
    assert (path.name, path.parent.name) == ("settings.toml", "quiz")


BERLIN, NEW_YORK = "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0"


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """Let the machine be in a time zone."""
    with pytest.MonkeyPatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("begins", [0, 4, 23])
@pytest.mark.parametrize("date", [(2025, 1, 15), (2025, 3, 30), (2025, 7, 15), (2025, 10, 26)])
def test_the_day_begins_at_the_hour_that_is_set_by_the_clock_on_the_wall(
    quiz_home: Path, monkeypatch: pytest.MonkeyPatch, begins: int, date: tuple[int, int, int]
) -> None:
    quiz_home.mkdir(exist_ok=True)
    (quiz_home / "settings.toml").write_text(f"day-begins = {begins}\nnew-per-day = 3\n")
    found = []
    with living_in(BERLIN):
        first = int(datetime(*date, begins).timestamp() * 1000)
        for at in (first - 1, first):
            monkeypatch.setattr(workspaces, "now", lambda at=at: at)
            found.append((Workspace().today(), Workspace().weekday))
    number = (datetime(*date) - datetime(1970, 1, 1)).days
    assert [today.number for today, _ in found] == [number - 1, number]
    assert [weekday for _, weekday in found] == [(datetime(*date).weekday() - 1) % 7, datetime(*date).weekday()]
    assert found[0][0].allowance == 3


def test_memory_goes_by_the_days_where_the_student_is(workspace: Workspace, five: Bank) -> None:
    recalls, numbers = [], []
    for zone in (BERLIN, NEW_YORK):
        with living_in(zone):
            recalls.append(workspace.recall(five))
            numbers.append(recalls[-1].days.day(3 * 3_600_000))
    assert (len({recall.days.name for recall in recalls}), numbers) == (2, [0, -1])
    assert recalls[0].questions == five.questions


def test_the_memory_goes_by_the_retention_that_is_set(quiz_home: Path, five: Bank) -> None:
    quiz_home.mkdir(exist_ok=True)
    (quiz_home / "settings.toml").write_text("retention = 0.8\n")
    workspace = Workspace()
    assert workspace.recall(five).retention == 0.8
    workspace.close()
