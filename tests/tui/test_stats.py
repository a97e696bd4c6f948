"""The answers in pictures."""

import pytest

from quiz import workspace as workspaces
from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.journal.store import Journal, JournalError
from quiz.sitting import Sitting
from quiz.stats.panels import panels
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.stats import StatsScreen
from quiz.workspace import Workspace
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, shown
from tests.waiting import until

NOW = 1_790_000_000_000


@pytest.fixture
def answered(mill: Bank, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """A run of four answers at a fixed time."""
    monkeypatch.setenv("TZ", "UTC")
    workspaces.time.tzset()
    monkeypatch.setattr(workspaces, "now", lambda: NOW)
    workspace.library.folders = workspace.library.folders[:1]
    sitting = Sitting(workspace, mill, workspace.begin(mill, ("fuel", "both", "built", "who"), "seed"))
    responses = (("Coal",), ("It was sold",), ("False",), ("Marta",))
    for response, certainty in zip(responses, (3, 3, 1, 0), strict=True):
        assert sitting.current is not None
        sitting.answer(sitting.current, response, 2000, certainty=certainty)
    return mill


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_answers_in_pictures(
    answered: Bank, start_app: StartApp, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with start_app(size=size) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "How you stand" in shown(pilot.app))
        assert "Last time: █ 3 right · ▒ 1 wrong · ╌ 0 not met" in shown(pilot.app)
        assert_snapshot(pilot.app, f"stats-{size[0]}x{size[1]}")
        await pilot.press("G")
        assert "Half of the questions took you 2.0 s or less." in shown(pilot.app)
        await pilot.press("g", "space", "pageup", "j", "k", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_what_is_known_is_told_for_tomorrow(answered: Bank, workspace: Workspace) -> None:
    found = workspace.overview(answered)
    assert 2 < found.expected < 3
    width = 100
    lines = ["".join(bit.text for bit in line) for panel in panels(found, width, 0) for line in panel.lines]
    assert "By FSRS's estimate you would know about 3 of the 3 right tomorrow." in lines


async def test_nothing_answered_yet_says_what_to_do(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    async with start_app() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "Nothing answered yet" in shown(pilot.app))
        assert "4 questions to ask." in shown(pilot.app)


async def test_a_journal_that_cannot_be_read_says_so(
    answered: Bank, start_app: StartApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start_app() as pilot:

        def broken(journal: Journal, bank: str) -> None:
            raise JournalError("gone")

        monkeypatch.setattr(Journal, "given", broken)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, StatsScreen))
        await until(pilot, lambda: "cannot be read now" in shown(pilot.app))


def test_the_same_in_lines_and_as_json(
    answered: Bank, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.close()
    assert main(["stats", "mill"]) == 0
    out = capsys.readouterr().out
    assert "Last time: █ 3 right · ▒ 1 wrong · ╌ 0 not met" in out
    assert "certain " in out
    assert "50 % of 2" in out
    assert main(["stats", "mill", "--json"]) == 0
    assert '"right": 3' in capsys.readouterr().out
