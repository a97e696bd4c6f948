"""A row and its action count the same, within the chosen topic; no dialog leads nowhere; clocks run in dialogs too."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.examining import sitting_of
from quiz.session.run import EXAM
from quiz.settings.model import FIELDS
from quiz.sitting import Sitting
from quiz.tui.app import QuizApp
from quiz.tui.offer import offered
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.offer import OfferScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.start import opening
from quiz.workspace import RunOptions, Workspace
from tests.tui.conftest import Clock
from tests.tui.screen import assert_snapshot, shown
from tests.waiting import until

MINUTE = 60_000_000_000


def answer(workspace: Workspace, mill: Bank, **responses: str) -> None:
    """Answer some questions in a run of their own."""
    names = tuple(responses)
    sitting = Sitting(workspace, mill, workspace.begin(mill, names, "seed"))
    for name, response in responses.items():
        sitting.answer(mill.questions[name], (response,), 1)


def leave_exam(workspace: Workspace, mill: Bank, *, held: bool = False) -> None:
    """Begin an exam of ten minutes, answer one question of it, and leave."""
    run = workspace.begin(mill, ("fuel", "built"), "seed", RunOptions(mode=EXAM, minutes=10, held=held))
    sitting = sitting_of(workspace, mill, run, resumed=False)
    assert sitting.run.sheet is not None
    sitting.respond(mill.questions["built"], ("False",), 1)  # type: ignore[attr-defined]
    sitting.close()  # type: ignore[attr-defined]


@asynccontextmanager
async def home(workspace: Workspace, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The banks."""
    workspace.library.folders = workspace.library.folders[:1]
    async with QuizApp(workspace).run_test(size=size) as pilot:
        await until(pilot, lambda: "Mill bank" in shown(pilot.app))
        yield pilot


async def test_rows_count_within_the_chosen_topic(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    answer(workspace, mill, fuel="Water", built="False")
    async with home(workspace) as pilot:
        await until(pilot, lambda: "2 new today" in shown(pilot.app))
        assert "1 to fix" in shown(pilot.app)
        await pilot.press("t")
        assert "only: Power" in shown(pilot.app)
        assert "3 questions · 0 of 3 right · 1 met" in shown(pilot.app)
        assert "2 new today" in shown(pilot.app)
        assert "1 to fix" in shown(pilot.app)
        assert "run of all 3" in shown(pilot.app)
        await pilot.press("t")
        assert "only: What may come" in shown(pilot.app)
        assert "1 question · 1 of 1 right · 1 met" in shown(pilot.app)
        assert "to fix" not in shown(pilot.app)
        assert "nothing due, go ahead" in shown(pilot.app)
        assert_snapshot(pilot.app, "home-topic-80x24")
        await pilot.press("w")
        await until(pilot, lambda: "There is nothing to fix." in shown(pilot.app))


async def test_a_review_that_has_nothing_is_not_offered(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    workspace.settings_file.set(FIELDS["new-per-day"], 0)
    answer(workspace, mill, fuel="Water")
    async with home(workspace) as pilot:
        await until(pilot, lambda: "nothing due, go ahead" in shown(pilot.app))
        await pilot.press("t", "t")
        assert "only: What may come" in shown(pilot.app)
        assert not re.search(r"\br (\d|nothing)", shown(pilot.app))
        await pilot.press("r")
        await until(pilot, lambda: "There is nothing to review." in shown(pilot.app))


async def test_no_dialog_leads_nowhere(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    left = Sitting(workspace, mill, workspace.begin(mill, ("built", "fuel"), "seed"))
    left.answer(mill.questions["built"], ("False",), 1)
    wished = RunOptions(mode="missed")
    assert opening(workspace, mill, wished) is None
    assert offered(workspace, mill, left.run, wished) is None
    async with home(workspace) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "There is nothing to fix." in shown(pilot.app))
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_dialog_offers_no_new_run_that_has_nothing_to_ask(
    mill: Bank, workspace: Workspace, clock: Clock
) -> None:
    workspace.settings_file.set(FIELDS["new-per-day"], 0)
    left = Sitting(workspace, mill, workspace.begin(mill, ("built", "fuel"), "seed", RunOptions(mode="review")))
    left.skip()
    async with home(workspace) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert "go on" in shown(pilot.app)
        assert "new run" not in shown(pilot.app)
        await pilot.press("n")
        assert isinstance(pilot.app.screen, OfferScreen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))


async def test_a_row_that_is_out_of_date_is_counted_again(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    answer(workspace, mill, fuel="Water")
    async with home(workspace) as pilot:
        await until(pilot, lambda: "1 to fix" in shown(pilot.app))
        other = Workspace()
        answer(other, mill, fuel="Coal")
        answer(other, mill, fuel="Coal")
        other.close()
        await pilot.press("w")
        await until(pilot, lambda: "There is nothing to fix." in shown(pilot.app))
        assert "1 to fix" not in shown(pilot.app)


async def test_the_clock_in_the_dialog_runs(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    leave_exam(workspace, mill)
    async with home(workspace) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "1 of 2 answered · 10 min left" in shown(pilot.app))
        clock.at += 6 * MINUTE
        await until(pilot, lambda: "1 of 2 answered · 4:00 left" in shown(pilot.app))
        clock.at += 4 * MINUTE
        await until(pilot, lambda: "The time of the exam you left is up." in shown(pilot.app))
        assert "see results" in shown(pilot.app)
        await until(pilot, lambda: "its time is up" in shown(pilot.app), "the bank behind the dialog says so too")
        assert_snapshot(pilot.app, "resume-time-up-80x24")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "1 of 2 right" in shown(pilot.app)


async def test_a_held_clock_stands_still_in_the_dialog(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    leave_exam(workspace, mill, held=True)
    async with home(workspace) as pilot:
        clock.at += 60 * MINUTE
        await pilot.press("enter")
        await until(pilot, lambda: "1 of 2 answered · 10 min left" in shown(pilot.app))


async def test_the_banks_say_that_the_time_of_an_exam_is_up(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    leave_exam(workspace, mill)
    async with home(workspace) as pilot:
        assert "1 of 2 answered, its clock goes on" in shown(pilot.app)
        clock.at += 10 * MINUTE
        await until(pilot, lambda: "1 of 2 answered, its time is up" in shown(pilot.app))
        await pilot.press("i")
        await until(pilot, lambda: "its time is up. It stays open." in " ".join(shown(pilot.app).split()))


async def test_a_new_day_is_counted_anew(mill: Bank, workspace: Workspace, clock: Clock) -> None:
    workspace.settings_file.set(FIELDS["new-per-day"], 1)
    answer(workspace, mill, built="False")
    async with home(workspace) as pilot:
        await until(pilot, lambda: "nothing due, go ahead" in shown(pilot.app))
        clock.at += 24 * 60 * MINUTE
        await until(pilot, lambda: "1 new" in shown(pilot.app))
