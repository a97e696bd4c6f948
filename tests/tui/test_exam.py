"""An exam on screen: every question at any time, marks, the list, the clock, handing in, and what it came to."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from quiz import examining
from quiz import workspace as workspaces
from quiz.bank.model import Bank
from quiz.examining import Examining, sitting_of
from quiz.kinds.match import Match, Pair
from quiz.kinds.numeric import Numeric
from quiz.session.events import Answered, Submitted
from quiz.session.run import EXAM
from quiz.tui.app import QuizApp
from quiz.tui.blocks import Blocks
from quiz.tui.keys import all_keys
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.look_back import LookBackScreen
from quiz.tui.screens.offer import OfferScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.sheet import SheetScreen
from quiz.workspace import RunOptions, Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, shown
from tests.waiting import until

StartExam = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
NAMES = ("fuel", "both", "built", "who")


@pytest.fixture
def start_exam(mill: Bank, workspace: Workspace) -> StartExam:
    """Starts an exam of these questions."""

    @asynccontextmanager
    async def start(*names: str, minutes: int = 0, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        run = workspace.begin(mill, names or NAMES, "seed", RunOptions(mode=EXAM, minutes=minutes))
        sitting = sitting_of(workspace, mill, run, resumed=False)
        async with QuizApp(workspace, sitting).run_test(size=size) as pilot:
            await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
            yield pilot

    return start


def exam(pilot: Pilot[None]) -> ExamScreen:
    """The exam that is on top."""
    assert isinstance(pilot.app.screen, ExamScreen)
    return pilot.app.screen


def written(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """What the journal holds of the exam's sheet."""
    run = workspace.journal.last_run("mill")
    assert run is not None
    found: dict[str, tuple[str, ...]] = {}
    for event in workspace.journal.events(run):
        if type(event).__name__ == "Responded":
            found[event.question] = event.response  # type: ignore[union-attr]
    return {name: response for name, response in found.items() if response}


async def hand_in(pilot: Pilot[None]) -> None:
    if not isinstance(pilot.app.screen, SheetScreen):
        await pilot.press("escape", "l") if exam(pilot).taking is not None else None
    await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
    await pilot.press("x", "y")
    await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))


async def test_answers_are_written_down_and_tell_nothing(
    mill: Bank, start_exam: StartExam, workspace: Workspace
) -> None:
    async with start_exam() as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: exam(pilot).at == 1)
        assert "Right" not in shown(pilot.app)
        await pilot.press("p")
        await until(pilot, lambda: exam(pilot).at == 0)
        chosen = exam(pilot).sitting.options(mill.questions["fuel"])[0]
        assert written(workspace) == {"fuel": (chosen,)}
        await pilot.press("2", "n")
        changed = exam(pilot).sitting.options(mill.questions["fuel"])[1]
        assert written(workspace) == {"fuel": (changed,)}
        assert not [e for e in workspace.journal.events(exam(pilot).sitting.run.id) if isinstance(e, Answered)]


async def test_an_answer_stands_as_it_was_left(mill: Bank, start_exam: StartExam) -> None:
    async with start_exam("who", "both") as pilot:
        await pilot.press(*"Marta", "enter", "1", "3", "n")
        await until(pilot, lambda: exam(pilot).at == 0)
        assert "Marta" in shown(pilot.app)
        await pilot.press("escape", "n")
        await until(pilot, lambda: exam(pilot).at == 1)
        asking = exam(pilot).asking
        assert asking is not None
        options = exam(pilot).sitting.options(mill.questions["both"])
        assert asking.answer.response() == (options[0], options[2])


async def test_an_answer_that_is_taken_away_leaves_the_sheet(start_exam: StartExam, workspace: Workspace) -> None:
    async with start_exam("both", "built") as pilot:
        await pilot.press("1", "enter", "p")
        await until(pilot, lambda: exam(pilot).at == 0)
        assert list(written(workspace)) == ["both"]
        await pilot.press("1", "n")
        assert written(workspace) == {}


@pytest.mark.parametrize("key", ["n", "l"])
@pytest.mark.parametrize(("before", "kept"), [("60", "“60” stays"), ("", "nothing is")])
async def test_a_slip_in_a_number_takes_nothing_off_the_sheet_and_is_told(
    mill: Bank, start_exam: StartExam, workspace: Workspace, key: str, before: str, kept: str
) -> None:
    item = Numeric("60", "0", "", ".", (), "")
    mill.questions["years"] = question("years", kind="numeric", item=item)
    async with start_exam("years", "built") as pilot:
        await pilot.press(*before, *(("enter", "p") if before else ()), "-", "escape", key)
        await until(pilot, lambda: f"“{before}-” is no answer: {kept} written down." in shown(pilot.app))
        assert written(workspace) == ({"years": ("60",)} if before else {})
        await pilot.press("down")
        assert "is no answer" not in shown(pilot.app)


async def test_a_number_that_is_taken_away_leaves_the_sheet(
    mill: Bank, start_exam: StartExam, workspace: Workspace
) -> None:
    item = Numeric("60", "0", "", ".", (), "")
    mill.questions["years"] = question("years", kind="numeric", item=item)
    async with start_exam("years", "built") as pilot:
        await pilot.press(*"60", "enter", "p", "ctrl+u", "escape", "n")
        await until(pilot, lambda: exam(pilot).at == 1)
        assert written(workspace) == {}


async def test_enter_without_an_answer_says_so(start_exam: StartExam) -> None:
    async with start_exam() as pilot:
        await pilot.press("enter")
        assert "Choose an option first." in shown(pilot.app)
        assert exam(pilot).at == 0


@pytest.mark.parametrize(
    ("minutes", "held", "then"),
    [(0, False, "you can go on later"), (10, False, "its clock goes on"), (10, True, "its clock stands still")],
)
async def test_escape_never_leaves_and_says_what_does(
    mill: Bank, workspace: Workspace, minutes: int, held: bool, then: str
) -> None:
    run = workspace.begin(mill, NAMES, "seed", RunOptions(mode=EXAM, minutes=minutes, held=held))
    async with QuizApp(workspace, sitting_of(workspace, mill, run, resumed=False)).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert shown(pilot.app).endswith(f"q leaves the exam; {then}.")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_after_a_mark_typing_goes_on(start_exam: StartExam) -> None:
    async with start_exam("who", "built") as pilot:
        await pilot.press("x", "escape", "m", *"npl")
        assert exam(pilot).sitting.flagged("who")
        assert (exam(pilot).at, "xnpl" in shown(pilot.app)) == (0, True)


async def test_half_an_answer_is_told_once_and_then_written_down(
    mill: Bank, start_exam: StartExam, workspace: Workspace
) -> None:
    item = Match((Pair("Marta", "remembers"), Pair("The author", "reports"), Pair("Some", "fear")), (), "")
    mill.questions["pairs"] = question("pairs", kind="match", item=item)
    async with start_exam("pairs", "built") as pilot:
        await pilot.press("a", "enter")
        assert "2 of 3 rows are empty. ⏎ again to answer so." in shown(pilot.app)
        assert (exam(pilot).at, written(workspace)) == (0, {})
        await pilot.press("enter")
        await until(pilot, lambda: exam(pilot).at == 1)
        assert len(written(workspace)["pairs"]) == 3


async def test_the_list_shows_what_is_open_and_marked_and_leads_there(start_exam: StartExam) -> None:
    async with start_exam() as pilot:
        await pilot.press("1", "enter", "m", "l")
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        lines = [line.strip("❯ ") for line in shown(pilot.app).splitlines()]
        assert any(line.startswith("●     1  What does the mill do without?") for line in lines)
        assert any(line.startswith("○ ⚑   2  Which of these") for line in lines)
        assert "3 questions without an answer · 1 marked" in shown(pilot.app)
        assert_snapshot(pilot.app, "exam-list-80x24")
        await pilot.press("n", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        assert exam(pilot).at == 2


async def test_a_half_filled_answer_has_a_sign_and_is_told_before_handing_in(mill: Bank, start_exam: StartExam) -> None:
    item = Match((Pair("Marta", "remembers"), Pair("The author", "reports"), Pair("Some", "fear")), (), "")
    mill.questions["pairs"] = question("pairs", kind="match", item=item)
    async with start_exam("pairs", "built") as pilot:
        await pilot.press("a", "n")
        await until(pilot, lambda: exam(pilot).at == 1)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        lines = [line.strip("❯ ") for line in shown(pilot.app).splitlines()]
        assert any(line.startswith("◐     1  pairs?") for line in lines)
        assert "1 question without an answer, 1 half filled" in shown(pilot.app)
        await pilot.press("n", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        assert exam(pilot).at == 0


async def test_handing_in_is_asked_for_and_can_be_taken_back(start_exam: StartExam, workspace: Workspace) -> None:
    async with start_exam() as pilot:
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        await pilot.press("y")
        assert isinstance(pilot.app.screen, SheetScreen)
        await pilot.press("x")
        assert "Hand in? After that nothing can be changed." in shown(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, SheetScreen)
        assert "Hand in? After that nothing can be changed." in shown(pilot.app)
        await pilot.press("escape", "y")
        assert isinstance(pilot.app.screen, SheetScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        assert not exam(pilot).sitting.over


async def test_what_it_came_to_with_every_answer_explained(
    mill: Bank, start_exam: StartExam, workspace: Workspace
) -> None:
    async with start_exam() as pilot:
        coal = str(exam(pilot).sitting.options(mill.questions["fuel"]).index("Coal") + 1)
        await pilot.press(coal, "enter", "n", "t", "enter")
        await until(pilot, lambda: exam(pilot).at == 3)
        await hand_in(pilot)
        screen = shown(pilot.app)
        assert "1 of 4 right · 25 %" in screen
        assert "2 questions without an answer" in screen
        await pilot.press("u")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "Undo what was done last" not in [key.does for key in all_keys(pilot.app.screen)]
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, LookBackScreen))
        assert "✓ Right. The author says so outright." in shown(pilot.app)
        assert_snapshot(pilot.app, "look-back-80x24")
        await pilot.press("n")
        assert "✗ Not answered." in shown(pilot.app)
        await pilot.press("n")
        assert "It only says that it may be built." in shown(pilot.app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
    events = workspace.journal.events(workspace.journal.last_run("mill") or "")
    assert [e.mark for e in events if isinstance(e, Answered)] == [1.0, 0.0]
    assert isinstance(events[-1], Submitted)


async def test_when_the_time_is_up_it_is_handed_in_as_it_stands(
    mill: Bank, start_exam: StartExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = [0]
    for module in (workspaces, examining):
        monkeypatch.setattr(module, "now", lambda: 1_700_000_000_000 + later[0])
    async with start_exam("fuel", "built", minutes=10) as pilot:
        assert "10 min left" in shown(pilot.app)
        await pilot.press("1")
        later[0] = 9 * 60_000 + 30_000
        await until(pilot, lambda: "0:30 left !" in shown(pilot.app))
        await pilot.press("n", "l")
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        assert "0:30 left !" in shown(pilot.app)
        later[0] = 9 * 60_000 + 45_000
        await until(pilot, lambda: "0:15 left !" in shown(pilot.app))
        later[0] = 10 * 60_000
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "The time was up." in shown(pilot.app)
        assert "10:00" in shown(pilot.app)
        assert "1 question without an answer" in shown(pilot.app)


async def test_an_exam_that_was_left_is_offered_and_goes_on(
    mill: Bank, start_exam: StartExam, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_exam("fuel", "built") as pilot:
        await pilot.press("1", "enter", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "you left an exam, 1 of 2 answered" in shown(pilot.app)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert "Go on with the exam you left?" in shown(pilot.app)
        assert "1 of 2 answered" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        assert exam(pilot).at == 1
    kinds = [type(e).__name__ for e in workspace.journal.events(workspace.journal.last_run("mill") or "")]
    assert kinds == ["Started", "Responded", "Closed", "Opened", "Closed"]


async def test_when_the_program_ends_the_answer_as_it_stands_is_kept(
    start_exam: StartExam, workspace: Workspace
) -> None:
    async with start_exam("fuel", "built") as pilot:
        await pilot.press("1", "ctrl+q")
    assert list(written(workspace)) == ["fuel"]


async def test_there_is_no_palette_in_an_exam(start_exam: StartExam) -> None:
    async with start_exam() as pilot:
        assert not any("ctrl+p" in line.keys for line in all_keys(pilot.app.screen))
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExamScreen)


async def test_home_starts_each_mode(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    for key, mode in (("i", "mixed"), ("x", "exam"), ("r", "review")):
        async with start_app() as pilot:
            await until(pilot, lambda: "mixed" in shown(pilot.app))
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen))
            if isinstance(pilot.app.screen, OfferScreen):
                await pilot.press("enter")
                await until(pilot, lambda: not isinstance(pilot.app.screen, (HomeScreen, OfferScreen)))
            sitting = getattr(pilot.app.screen, "sitting", None)
            assert sitting is not None
            assert sitting.run.mode == mode
            assert isinstance(sitting, Examining) is (mode == "exam")


async def test_home_says_where_there_is_nothing_to_ask(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    async with start_app() as pilot:
        await pilot.press("w")
        assert "There is nothing to fix." in shown(pilot.app)


async def test_home_says_what_is_due_and_what_was_missed(
    mill: Bank, start_app: StartApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("1", "enter", "enter", "t", "enter", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await until(pilot, lambda: "2 new today" in shown(pilot.app))
        monkeypatch.setattr(workspaces, "now", lambda: workspaces.time.time_ns() // 1_000_000 + 40 * 86_400_000)
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.screen.reload()
        await until(pilot, lambda: "2 due today, 2 new" in shown(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_an_exam_looks(start_exam: StartExam, size: tuple[int, int]) -> None:
    async with start_exam(minutes=30, size=size) as pilot:
        await pilot.press("m", "2")
        await until(pilot, lambda: "⚑" in shown(pilot.app))
        assert_snapshot(pilot.app, f"exam-{size[0]}x{size[1]}")


async def test_an_exam_says_what_it_will_be_before_its_clock_runs(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    async with start_app() as pilot:
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert "Begin an exam?" in shown(pilot.app)
        assert "4 questions in 6 minutes." in shown(pilot.app)
        assert "When you leave it, its clock goes on." in " ".join(shown(pilot.app).split())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert workspace.journal.last_run("mill") is None
        await pilot.press("x", "r", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        assert len(exam(pilot).sitting.run.plan) == 4


async def test_what_stands_there_when_the_time_is_up_counts(
    mill: Bank, start_exam: StartExam, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = [0]
    for module in (workspaces, examining):
        monkeypatch.setattr(module, "now", lambda: 1_700_000_000_000 + later[0])
    async with start_exam("fuel", "built", minutes=10) as pilot:
        place = exam(pilot).sitting.options(mill.questions["fuel"]).index("Coal") + 1
        await pilot.press(str(place))
        later[0] = 10 * 60_000 - 1000
        await until(pilot, lambda: list(written(workspace)) == ["fuel"])
        later[0] = 10 * 60_000
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "1 of 2 right" in shown(pilot.app)


@pytest.mark.parametrize("held", [False, True])
async def test_what_an_exam_was_wished_with_is_kept_when_it_is_begun_later(
    mill: Bank, workspace: Workspace, held: bool
) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    wished = RunOptions(count=2, mode=EXAM, minutes=3, held=held)
    clock = "its clock stands still" if held else "its clock goes on"
    async with QuizApp(workspace, None, wished).run_test() as pilot:
        await until(pilot, lambda: "Mill bank" in shown(pilot.app))
        await pilot.press("x")
        await until(pilot, lambda: "2 questions in 3 minutes." in shown(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExamScreen))
        sheet = exam(pilot).sitting.run.sheet
        assert sheet is not None
        assert (sheet.clock.limit, sheet.clock.held, len(exam(pilot).questions)) == (180_000, held, 2)
        await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert f"you left an exam, 0 of 2 answered, {clock}" in shown(pilot.app)


async def test_an_exam_handed_in_elsewhere_ends_here_too(start_exam: StartExam, mill: Bank) -> None:
    async with start_exam("fuel", "both") as pilot:
        elsewhere = Examining(Workspace(), mill, exam(pilot).sitting.run)
        elsewhere.submit()
        elsewhere.workspace.close()
        await pilot.press("1", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert sum(isinstance(screen, ResultsScreen) for screen in pilot.app.screen_stack) == 1
        assert "gone on with elsewhere" in shown(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_what_was_left_open_is_listed_with_its_solution(
    start_exam: StartExam, mill: Bank, size: tuple[int, int]
) -> None:
    async with start_exam("who", "fuel", "built", size=size) as pilot:
        await pilot.press("tab", *"Martin", "enter")
        await until(pilot, lambda: exam(pilot).question is mill.questions["fuel"])
        await pilot.press("l", "x", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ResultsScreen)
        assert list(screen.missed) == ["who", "fuel", "built"]
        told = [line.strip() for line in text_of(screen)]
        assert "What you missed or left open" in told
        at = told.index("✗ What does the mill do without?")
        assert told[at + 1 : at + 3] == ["no answer", "right: Coal"]
        assert any("burns no coal" in line for line in told[at + 3 : at + 5])
        assert "you: Martin" in told
        await pilot.press("v", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, LookBackScreen))
        await until(pilot, lambda: "What does the mill do without?" in shown(pilot.app))
        assert "✗ Not answered." in shown(pilot.app)
        assert any("✓" in line and "Coal" in line for line in shown(pilot.app).splitlines())


def text_of(screen: ResultsScreen) -> list[str]:
    """All lines of the results, those out of sight too."""
    return [line.plain for line in Blocks(screen._blocks()).lines(screen.size.width)]
