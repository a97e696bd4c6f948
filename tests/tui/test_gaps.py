"""Gaps in a text on screen: typed and picked, by keyboard alone and by mouse."""

import msgspec
import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.session.events import Answered
from quiz.tui.answers.cloze import Gaps
from quiz.tui.asking import ANSWER
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until

ITEM = Cloze(
    ("The mill has ", " for ", " years and burns ", "."),
    (Gap(("turned",), ("turned", "stood", "slept")), Gap(("sixty", "60")), Gap(("no coal",), ("no coal", "coal"))),
    False,
    "Read it again.",
)


@pytest.fixture
def gaps(mill: Bank) -> Bank:
    """The bank with a text with gaps, and one more question."""
    made = question("gaps", kind="cloze", item=ITEM)
    return msgspec.structs.replace(mill, questions={"gaps": made, "fuel": mill.questions["fuel"]})


def filling(pilot: Pilot[None]) -> Gaps:
    """The gaps being filled."""
    asking = quiz_screen(pilot).asking
    assert asking is not None
    assert isinstance(asking.answer, Gaps)
    return asking.answer


def number(pilot: Pilot[None], gap: int, word: str) -> str:
    """The number of a word among the gap's options."""
    return str(filling(pilot).words[gap].index(word) + 1)


def given(workspace: Workspace) -> Answered:
    """The only answer in the journal."""
    run = workspace.journal.last_run("mill")
    assert run is not None
    (answer,) = [event for event in workspace.journal.events(run) if isinstance(event, Answered)]
    return answer


async def test_gaps_are_filled_by_keyboard(gaps: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(gaps, "gaps") as pilot:
        await pilot.press(number(pilot, 0, "turned"), *"sixty", "enter", number(pilot, 2, "no coal"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    assert (given(workspace).response, given(workspace).mark) == (("turned", "sixty", "no coal"), 1.0)


def test_a_gap_that_is_open_is_never_broken_over_two_lines() -> None:
    answer = Gaps(question("gaps", kind="cloze", item=ITEM), ITEM.shown())
    for width in range(14, 60):
        lines = [line.plain for line in answer.blocks(width).lines(width)]
        assert all(any(f"[ {gap} ]" in line for line in lines) for gap in (1, 2, 3)), width


async def test_gaps_are_filled_by_mouse_in_any_order(gaps: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(gaps, "gaps") as pilot:

        async def click(row: int, column: int) -> None:
            await pilot.click(Sheet, offset=(column, quiz_screen(pilot).sheet.start_of(ANSWER) + row))

        line = next(text for text in shown(pilot.app).splitlines() if "The mill" in text)
        await click(0, line.index("[ 3 ]") + 1)
        assert filling(pilot).cursor == 2
        await click(1 + int(number(pilot, 2, "no coal")), 8)
        assert filling(pilot).cursor == 0
        await click(1 + int(number(pilot, 0, "turned")), 8)
        assert filling(pilot).cursor == 1
        await pilot.press(*"60")
        foot = shown(pilot.app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("answer") - 2, 0))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert (given(workspace).response, given(workspace).mark) == (("turned", "60", "no coal"), 1.0)


@pytest.mark.parametrize(
    ("keys", "cursor", "typing"),
    [
        (["tab"], 1, True),
        (["tab", "tab", "tab"], 0, False),
        (["shift+tab"], 2, False),
        (["right"], 1, True),
        (["left"], 2, False),
        (["tab", "escape"], 1, False),
        (["tab", "escape", "i"], 1, True),
        (["tab", "escape", "tab"], 2, False),
        (["tab", "6", "left"], 1, True),
    ],
)
async def test_going_from_gap_to_gap(
    gaps: Bank, start_app: StartApp, keys: list[str], cursor: int, typing: bool
) -> None:
    async with start_app(gaps, "gaps") as pilot:
        await pilot.press(*keys)
        assert (filling(pilot).cursor, filling(pilot).typing) == (cursor, typing)


@pytest.mark.parametrize(
    ("keys", "cursor", "filled"),
    [
        (["2", "tab", "1"], 2, 2),
        (["2", "1"], 2, 2),
        (["2", "right", "1"], 2, 2),
        (["2", "h", "tab", "1"], 2, 2),
        (["2", "tab", "tab", "1"], 1, 2),
        (["2", "shift+tab", "1"], 1, 1),
        (["2", "1", "tab", "1"], 2, 3),
        (["2", "down", "tab", "1"], 2, 3),
        (["tab", "tab", "2", "tab"], 0, 1),
    ],
)
async def test_to_the_next_gap_never_skips_one_after_a_word_that_went_there(
    gaps: Bank, start_app: StartApp, keys: list[str], cursor: int, filled: int
) -> None:
    words = Gap(("turned",), ("turned", "stood", "slept"))
    item = Cloze(("The mill ", ", ", " and ", "."), (words, words, words), False, "")
    picked = msgspec.structs.replace(gaps.questions["gaps"], item=item)
    async with start_app(msgspec.structs.replace(gaps, questions={"gaps": picked}), "gaps") as pilot:
        await pilot.press(*keys)
        answer = filling(pilot)
        assert (answer.cursor, sum(bool(draft.text) for draft in answer.drafts)) == (cursor, filled)


@pytest.mark.parametrize("pasted", [False, True])
async def test_after_text_that_was_typed_or_pasted_tab_goes_on(gaps: Bank, start_app: StartApp, pasted: bool) -> None:
    async with start_app(gaps, "gaps") as pilot:
        await pilot.press(number(pilot, 0, "turned"))
        if pasted:
            filling(pilot).paste("6")
        else:
            await pilot.press("6")
        await pilot.press("tab")
        assert filling(pilot).cursor == 2


async def test_letters_are_text_in_a_typed_gap_and_keys_elsewhere(gaps: Bank, start_app: StartApp) -> None:
    async with start_app(gaps, "gaps", "fuel") as pilot:
        await pilot.press("tab", *"squ1")
        assert filling(pilot).drafts[1].text == "squ1"
        await pilot.press("escape", "s")
        await until(pilot, lambda: quiz_screen(pilot).question is gaps.questions["fuel"])


async def test_arrows_choose_too_and_stop_at_the_ends(gaps: Bank, start_app: StartApp) -> None:
    async with start_app(gaps, "gaps") as pilot:
        words = filling(pilot).words[0]
        for keys, word in ((["down"], 0), (["down"], 1), (["down", "down"], 2), (["up"] * 5, 0)):
            await pilot.press(*keys)
            assert filling(pilot).drafts[0].text == words[word]
        assert filling(pilot).cursor == 0


async def test_pasted_text_goes_into_the_typed_gap(gaps: Bank, start_app: StartApp) -> None:
    async with start_app(gaps, "gaps") as pilot:
        filling(pilot).paste("lost")
        assert not any(draft.text for draft in filling(pilot).drafts)
        await pilot.press("tab")
        filling(pilot).paste("60")
        assert filling(pilot).drafts[1].text == "60"


async def test_an_open_gap_may_be_left_and_nothing_is_no_answer(
    gaps: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(gaps, "gaps") as pilot:
        await pilot.press("enter")
        assert "Fill a gap first." in shown(pilot.app)
        await pilot.press(number(pilot, 0, "stood"), "enter")
        assert "2 of 3 gaps are empty. ⏎ again to answer so." in shown(pilot.app)
        assert not quiz_screen(pilot).answered
        await pilot.press("6", "enter", "enter")
        assert "1 of 3 gaps is empty. ⏎ again to answer so." in shown(pilot.app)
        assert not quiz_screen(pilot).answered
        await pilot.press("shift+tab", "backspace", "enter")
        assert "2 of 3 gaps are empty. ⏎ again to answer so." in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        screen = shown(pilot.app)
        assert "[✗ stood → turned]" in screen
        assert "[✗ – → sixty]" in screen
        assert "Read it again." in screen
    assert given(workspace).response == ("stood", "", "")


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_gaps_look(gaps: Bank, start_app: StartApp, size: tuple[int, int]) -> None:
    async with start_app(gaps, "gaps", size=size) as pilot:
        await pilot.press(number(pilot, 0, "turned"), *"60", "tab")
        assert_snapshot(pilot.app, f"gaps-{size[0]}x{size[1]}")
