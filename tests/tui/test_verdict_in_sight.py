"""What is seen first when the verdict and what belongs to it do not fit on the screen, and how the rest is reached."""

import msgspec
import pytest

from quiz.bank.model import Bank
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until


@pytest.fixture
def long(mill: Bank) -> Bank:
    """The bank with explanations that fit no screen of 24 lines."""
    told = {
        name: msgspec.structs.replace(question, explanation=" ".join(f"Reason {i}." for i in range(400)))
        for name, question in mill.questions.items()
    }
    return msgspec.structs.replace(mill, questions=told)


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
@pytest.mark.parametrize(
    ("name", "keys", "rows"), [("fuel", ["1"], ["Coal", "Water"]), ("both", ["1"], ["sold", "wood"])]
)
async def test_the_marked_rows_are_seen_first_and_the_rest_by_scrolling(
    long: Bank, start_app: StartApp, size: tuple[int, int], name: str, keys: list[str], rows: list[str]
) -> None:
    async with start_app(long, name, "built", size=size) as pilot:
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert [row for row in (*rows, "ight") if row not in shown(pilot.app)] == []
        assert "⏎ next · ↓ more" in shown(pilot.app)
        top = quiz_screen(pilot).sheet.top
        for down, up in (("down", "up"), ("j", "k")):
            await pilot.press(down)
            assert quiz_screen(pilot).sheet.top == top + 1
            await pilot.press(up)
            assert quiz_screen(pilot).sheet.top == top
        await pilot.press(*["space"] * 20)
        assert "more" not in shown(pilot.app).splitlines()[-1]
        assert "▌" in shown(pilot.app)
        await pilot.press("up")
        assert "⏎ next · ↓ more" in shown(pilot.app)


async def test_what_is_more_below_follows_the_wheel_and_the_size(long: Bank, start_app: StartApp) -> None:
    async with start_app(long, "built", size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: "↓ more" in shown(pilot.app))
        sheet = quiz_screen(pilot).sheet
        for _ in range(100):
            sheet.on_mouse_scroll_down(None)  # type: ignore[arg-type]
        await until(pilot, lambda: "↓ more" not in shown(pilot.app))
        await pilot.resize_terminal(80, 20)
        await until(pilot, lambda: "↓ more" in shown(pilot.app))
        await pilot.resize_terminal(80, 100)
        await until(pilot, lambda: "↓ more" not in shown(pilot.app))


async def test_the_other_options_come_into_sight(long: Bank, start_app: StartApp) -> None:
    async with start_app(long, "fuel", size=(50, 20)) as pilot:
        options = quiz_screen(pilot).sitting.options(long.questions["fuel"])
        await pilot.press(str(options.index("Coal") + 1), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "w others" in shown(pilot.app)
        await pilot.press("w")
        assert "Water: The river drives it." in shown(pilot.app)
        assert "A roof: No roof is spoken of." in shown(pilot.app)


async def test_before_the_verdict_arrows_do_not_scroll(long: Bank, start_app: StartApp) -> None:
    asked = msgspec.structs.replace(long.questions["who"], prompt="Who? " * 400)
    async with start_app(msgspec.structs.replace(long, questions={"who": asked}), "who") as pilot:
        before = shown(pilot.app)
        await pilot.press("down")
        assert shown(pilot.app) == before
