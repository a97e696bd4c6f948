"""Every step that may fail is made to fail: no acknowledged answer is lost, and the next start finds all whole."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.journal import connection, opening
from quiz.journal.backup import check_backup
from quiz.journal.opening import open_journal
from quiz.journal.store import JournalError
from quiz.portable.lines import lines
from quiz.session import run as runs
from quiz.session.run import Run
from quiz.sitting import Sitting
from quiz.workspace import Workspace
from tests.builders import answered, bank, question

OF: Bank = bank(*(question(name) for name in "abcd"))
MESSAGES = ("disk I/O error", "database or disk is full", "database is locked")
OLD, IMPORTED, BACKED_UP = "e1", "e50", "e90"


class Faults:
    """Makes the step numbered `number` fail; `lasting`: and all that follow."""

    def __init__(self, number: int, message: str, *, lasting: bool = False) -> None:
        self.number, self.message, self.lasting = number, message, lasting
        self.steps = 0

    @property
    def happened(self) -> bool:
        return 0 < self.number <= self.steps

    def step(self, problem: Callable[[str], Exception] = sqlite3.OperationalError) -> None:
        self.steps += 1
        if self.steps == self.number or (self.lasting and self.happened):
            raise problem(self.message)


def no_disk(message: str) -> OSError:
    return OSError(5, message)


def failing(faults: Faults) -> type[connection.Connection]:
    """A connection below which every statement, every commit (before and after it) and every copy is a step."""

    class Below(sqlite3.Connection):
        def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
            faults.step()
            cursor = super().execute(sql, *arguments)
            if sql == "COMMIT":
                faults.step()
            return cursor

        def executemany(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
            faults.step()
            return super().executemany(sql, *arguments)

        def backup(self, *arguments: Any, **named: Any) -> None:
            faults.step()
            super().backup(*arguments, **named)
            faults.step()

    class Failing(connection.Connection, Below):
        pass

    return Failing


def inject(patch: pytest.MonkeyPatch, faults: Faults) -> None:
    patch.setattr(connection, "Connection", failing(faults))
    for name in ("fsync", "replace", "link", "open"):
        whole = getattr(os, name)

        def stepping(*arguments: Any, _whole: Callable[..., Any] = whole, **named: Any) -> Any:
            faults.step(no_disk)
            return _whole(*arguments, **named)

        patch.setattr(os, name, stepping)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def whole(quiz_home: Path, tmp_path: Path) -> Path:
    """A folder with a journal of a run in which one question is answered, files to take in and to restore."""
    workspace = Workspace()
    sitting = Sitting(workspace, OF, workspace.begin(OF, tuple(OF.questions), "seed"))
    sitting.answer(OF.questions["a"], ("True",), 1)
    workspace.record(answered(1, "d", run="other"))
    workspace.answered = False
    workspace.close()
    (quiz_home / "import.jsonl").write_text("".join(lines([answered(n, run="elsewhere") for n in (50, 51)])))
    journal = open_journal(quiz_home / "restore.db", "now")
    journal.append([answered(90, run="before")])
    journal.close()
    return shutil.copytree(quiz_home, tmp_path / "whole")


def ids(path: Path) -> set[str]:
    journal = open_journal(path, "now")
    try:
        assert journal.set_aside is None
        assert opening.is_sound(journal._db)
        found = [event.id for event in journal.every_event()]
        assert journal.unreadable == set()
        assert len(found) == len(set(found))
        return set(found)
    finally:
        journal.close()


def replayed(name: str) -> Run | None:
    workspace = Workspace()
    try:
        return runs.replay(workspace.journal.events(name))
    finally:
        workspace.close()


def play(act: Callable[[Sitting], object]) -> None:
    """Do something in the run, and leave; what is said to be saved must be there."""
    workspace = Workspace()
    acknowledged = None
    with suppress(JournalError):
        run = workspace.open_run(OF)
        assert run is not None
        sitting = Sitting(workspace, OF, run)
        act(sitting)
        if sitting.saved:
            acknowledged = sitting.run
        if workspace.close():
            acknowledged = sitting.run
        else:
            assert workspace.unsaved
    if workspace._journal is not None:
        workspace._journal._db.close()
    HELD.append(acknowledged)


HELD: list[Run | None] = []


def answer(home: Path) -> Callable[[], None]:
    def act(sitting: Sitting) -> None:
        for name in "bc":
            sitting.answer(OF.questions[name], ("True",), 1)

    return _played(act)


def undo(home: Path) -> Callable[[], None]:
    return _played(lambda sitting: sitting.undo())


def _played(act: Callable[[Sitting], object]) -> Callable[[], None]:
    HELD.clear()
    play(act)

    def check() -> None:
        (run,) = HELD
        if run is not None:
            assert replayed(run.id) == run

    return check


def take_in(home: Path) -> Callable[[], None]:
    code = main(["import", str(home / "import.jsonl")])

    def check() -> None:
        assert ({IMPORTED, "e51"} <= ids(home / "journal.db")) == (code == 0) or code == 4

    return check


def back_up(home: Path) -> Callable[[], None]:
    code = main(["backup", str(home / "restore.db"), "--force"])

    def check() -> None:
        check_backup(home / "restore.db")
        held = ids(home / "restore.db")
        assert held == {BACKED_UP} or OLD in held
        assert code != 0 or OLD in held

    return check


def restore(home: Path) -> Callable[[], None]:
    before = OLD
    code = main(["restore", str(home / "restore.db")])

    def check() -> None:
        held = ids(home / "journal.db")
        kept = [path for path in home.glob("journal-before-*.db") if before in ids(path)]
        assert before in held or (held == {BACKED_UP} and kept)
        assert code != 0 or held == {BACKED_UP}

    return check


ACTS = (answer, undo, take_in, back_up, restore)


def assert_whole(home: Path, act: Callable[[Path], Callable[[], None]]) -> None:
    """The next start: everything that was acknowledged before is there, and nothing is left behind."""
    workspace = Workspace()
    events = {event.id for event in workspace.journal.every_event()}
    workspace.close()
    assert act is restore or OLD in events
    ids(home / "journal.db")
    assert [str(path) for path in home.rglob("*quiz-tmp*")] == []


def every_failure(
    home: Path, whole: Path, act: Callable[[Path], Callable[[], None]], messages: tuple[str, ...], *, lasting: bool
) -> Iterator[int]:
    """Let each step of the act fail in turn, until none is left; give how many there were."""
    for number in count(1):
        shutil.rmtree(home)
        shutil.copytree(whole, home)
        faults = Faults(number, messages[number % len(messages)], lasting=lasting)
        with pytest.MonkeyPatch.context() as patch:
            inject(patch, faults)
            check = act(home)
        assert_whole(home, act)
        check()
        yield number
        if not faults.happened:
            return


@pytest.mark.parametrize("message", MESSAGES)
def test_an_answer_that_could_not_be_saved_is_said_and_saved_with_the_next(
    quiz_home: Path, monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    faults = Faults(0, message)
    inject(monkeypatch, faults)
    workspace = Workspace()
    failed = 0
    for number in count(1):
        sitting = Sitting(workspace, OF, workspace.begin(OF, tuple(OF.questions), "seed"))
        faults.steps, faults.number = 0, number
        sitting.answer(OF.questions["a"], ("True",), 1)
        if not faults.happened:
            break
        failed += not sitting.saved
        assert sitting.notice == ("" if sitting.saved else "not saved")
        sitting.answer(OF.questions["b"], ("True",), 1)
        assert (sitting.saved, sitting.notice) in [(True, ""), (True, "gone on with elsewhere")]
        faults.number = 0
        assert runs.replay(workspace.journal.events(sitting.run.id)) == sitting.run
        assert [one.question for one in sitting.run.answers] == ["a", "b"]
    assert failed >= 5
    assert workspace.close()


def assert_handled(capsys: pytest.CaptureFixture[str]) -> None:
    """What was said is a message of ours."""
    err = capsys.readouterr().err
    assert "internal error" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize("act", ACTS)
def test_whatever_step_fails_once_nothing_is_lost(
    quiz_home: Path, whole: Path, capsys: pytest.CaptureFixture[str], act: Callable[[Path], Callable[[], None]]
) -> None:
    steps = list(every_failure(quiz_home, whole, act, MESSAGES, lasting=False))
    assert len(steps) > 20
    assert_handled(capsys)


@pytest.mark.slow
@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("act", ACTS)
def test_whatever_fails_from_some_step_on_nothing_is_lost(
    quiz_home: Path,
    whole: Path,
    capsys: pytest.CaptureFixture[str],
    act: Callable[[Path], Callable[[], None]],
    lasting: bool,
    message: str,
) -> None:
    steps = list(every_failure(quiz_home, whole, act, (message,), lasting=lasting))
    assert len(steps) > 20
    assert_handled(capsys)
