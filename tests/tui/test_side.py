"""The text at the side of a wide screen: what it shows of the passages, and which where not all have room."""

import pytest

from quiz.bank.model import Bank
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.source import Passage, Passages
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until

HEAD = [Block(said("The Mill"))]


def passages(*lit: int) -> Passages:
    """Ten passages of two lines each in five paragraphs, some of them lit."""
    body = "So says number"
    return Passages(
        HEAD, [Passage(f"¶{i // 2 + 1}", (Block(said(body)), Block(said(f"<{i}>"))), i in lit) for i in range(10)]
    )


def drawn(pane: Passages, height: int) -> list[str]:
    """Its lines at 30 columns."""
    return [line.plain for line in Blocks(pane.within(30, height)).lines(30)]


def seen(lines: list[str]) -> list[int]:
    """The passages of which the last line is there."""
    return [i for i in range(10) if f"<{i}>" in lines]


@pytest.mark.parametrize("lit", [(), (0,), (5,), (9,), (2, 3), (1, 8)])
@pytest.mark.parametrize("height", range(9, 40))
def test_passages_are_whole_and_those_lit_come_first(height: int, lit: tuple[int, ...]) -> None:
    lines = drawn(passages(*lit), height)
    there = seen(lines)
    assert len(lines) <= height
    assert lines[0] == "The Mill"
    assert lines.count("So says number") == len(there)
    assert there == list(range(there[0], there[-1] + 1))
    assert lit[:1] == () or lit[0] in there
    assert (f"… {there[0]} passage{'s' if there[0] > 1 else ''} above" in lines) is (there[0] > 0)
    below = 9 - there[-1]
    assert (f"… {below} passage{'s' if below > 1 else ''} below" in lines) is (below > 0)


def test_where_all_have_room_none_is_left_out() -> None:
    pane = passages(5)
    assert seen(drawn(pane, 100)) == list(range(10))
    assert not any("…" in line for line in drawn(pane, 100))


async def test_what_stands_under_the_answer_is_not_said_again_at_the_side(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "who", size=(120, 40)) as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        screen = shown(pilot.app)
        assert screen.count("burns no coal") == 1
        assert "▌ The mill runs without coal." in screen
        await pilot.press("enter", *"marta", "enter")
        await until(pilot, lambda: "it has turned" in shown(pilot.app))
        screen = shown(pilot.app)
        assert screen.count("it has turned since her childhood") == 1
        assert screen.count("burns no coal") == 1
        assert "▌ The mill is old." in screen


async def test_the_side_ends_above_the_keys(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", size=(120, 40)) as pilot:
        side = quiz_screen(pilot).side
        assert side is not None
        assert (side.region.y, side.region.bottom) == (2, 38)
        await pilot.resize_terminal(120, 20)
        await until(pilot, lambda: side.region.bottom == 18)


@pytest.mark.parametrize("over", ["question_mark", "ctrl+p"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 5)])
async def test_a_window_made_narrower_under_another_screen_has_no_side(
    mill: Bank, start_app: StartApp, size: tuple[int, int], over: str
) -> None:
    async with start_app(mill, "fuel", size=(120, 40)) as pilot:
        screen = quiz_screen(pilot)
        await pilot.press(over)
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.resize_terminal(*size)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen and screen.sheet.size.width == size[0])
        assert screen.side is None
        await pilot.press("1", "enter")
        await until(pilot, lambda: screen.answered)
        assert "right." in shown(pilot.app).casefold()


async def test_a_window_made_wider_under_another_screen_has_a_side(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        screen = quiz_screen(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.resize_terminal(120, 40)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen and screen.side is not None)
        assert "The Mill" in shown(pilot.app)


async def test_an_answer_where_there_is_no_room_at_all_is_taken(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", size=(1, 1)) as pilot:
        screen = quiz_screen(pilot)
        assert screen.sheet.size.width == 0
        await pilot.press("1", "enter")
        await until(pilot, lambda: screen.answered)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "right." in shown(pilot.app).casefold())
