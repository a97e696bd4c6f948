"""Saying how sure one is, before the verdict."""

import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.session.events import Answered
from quiz.tui.screens.results import ResultsScreen
from quiz.workspace import Workspace
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until


def number(pilot: Pilot[None], option: str) -> str:
    screen = quiz_screen(pilot)
    assert screen.question is not None
    return str(screen.sitting.options(screen.question).index(option) + 1)


def recorded(workspace: Workspace) -> list[tuple[float, int]]:
    run = workspace.journal.last_run("mill")
    return [(e.mark, e.certainty) for e in workspace.journal.events(run or "") if isinstance(e, Answered)]


async def test_how_sure_one_is_comes_before_the_verdict_by_one_key(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("y", number(pilot, "Water"), "enter")
        assert "How sure are you?" in shown(pilot.app)
        assert not quiz_screen(pilot).answered
        assert_snapshot(pilot.app, "certainty-80x24")
        await pilot.press("3")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "You said certain: −6 in certainty marks." in shown(pilot.app)
        assert "How sure are you?" not in shown(pilot.app)
        await pilot.press("w")
        assert shown(pilot.app).index("You said certain") < shown(pilot.app).index("No roof is spoken of.")
        await pilot.press("enter", "f", "enter", "1")
        await until(pilot, lambda: "You said a guess: +1 in certainty marks." in shown(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "certainty marks −5, at best +6" in shown(pilot.app)
        assert recorded(workspace) == [(0.0, 3), (1.0, 1)]


async def test_one_can_go_back_and_change_the_answer(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("y", number(pilot, "Water"), "enter", "backspace", number(pilot, "Coal"), "enter", "enter")
        assert "Say how sure you are first" in shown(pilot.app)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert recorded(workspace) == [(1.0, 2)]


async def test_it_is_asked_only_while_it_is_wished(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("y", "y", "1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert [certainty for _, certainty in recorded(workspace)] == [0]


@pytest.mark.parametrize("ends", ["right", "given up"])
async def test_of_several_tries_it_is_asked_of_the_first_and_that_counts(
    mill: Bank, start_app: StartApp, workspace: Workspace, ends: str
) -> None:
    async with start_app(mill, "fuel", tries=2) as pilot:
        await pilot.press("y", number(pilot, "Water"), "enter", "3")
        await until(pilot, lambda: "1 try left" in shown(pilot.app))
        assert "certainty marks" not in shown(pilot.app)
        await pilot.press(*((number(pilot, "Coal"), "enter") if ends == "right" else "gg"))
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "You said certain at first: −6 in certainty marks." in shown(pilot.app)
        assert [certainty for _, certainty in recorded(workspace)] == [3]


async def test_giving_up_is_never_certain(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("y", "1", "enter", "g", "g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert recorded(workspace) == [(0.0, 0)]


@pytest.mark.parametrize("typed", ["2\n", "x\n2\n"])
def test_line_by_line(
    mill: Bank, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    from io import StringIO

    from quiz.cli.main import main

    monkeypatch.setattr("sys.stdin", StringIO(f"1\n{typed}"))
    assert main(["play", "mill", "--plain", "--certainty", "--seed", "s", "--topic", "power", "--count", "1"]) == 0
    out = capsys.readouterr().out
    assert "How sure are you? 1 a guess, 2 fairly sure, 3 certain" in out
    assert "You said fairly sure" in out
