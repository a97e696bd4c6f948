"""Putting in order, pairing and sorting on screen: by keyboard alone, and by mouse."""

import msgspec
import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank, Question
from quiz.kinds import Item
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.match import Match, Pair
from quiz.kinds.order import Order
from quiz.session.events import Answered
from quiz.sitting import Sitting
from quiz.tui.answers.order import Ordering
from quiz.tui.answers.pairing import Pairing
from quiz.tui.asking import ANSWER
from quiz.tui.messages import Finish
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.results import ResultsScreen
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until

ITEMS: dict[str, Item] = {
    "order": Order(("The mill is built", "Marta is born", "The dam is feared", "The dam is built"), "Mind the ages."),
    "match": Match((Pair("Marta", "remembers"), Pair("The author", "reports"), Pair("Some", "fear")), ("deny",), ""),
    "classify": Classify(
        ("Fact", "Hedge"),
        (Thing("It burns no coal", "Fact"), Thing("A dam may come", "Hedge"), Thing("It turns", "Fact")),
        "",
    ),
}


@pytest.fixture
def parts(mill: Bank) -> Bank:
    """The bank with a question of each type that has parts, and one more."""
    made: dict[str, Question] = {kind: question(kind, kind=kind, item=item) for kind, item in ITEMS.items()}
    return msgspec.structs.replace(mill, questions={**made, "fuel": mill.questions["fuel"]})


def ordering(pilot: Pilot[None]) -> Ordering:
    """The items being put in order."""
    asking = quiz_screen(pilot).asking
    assert asking is not None
    assert isinstance(asking.answer, Ordering)
    return asking.answer


def pairing(pilot: Pilot[None]) -> Pairing:
    """The rows being given words."""
    asking = quiz_screen(pilot).asking
    assert asking is not None
    assert isinstance(asking.answer, Pairing)
    return asking.answer


WRONG = {
    "match": ("reports", "remembers", "fear"),
    "classify": ("Hedge", "", "Fact"),
    "order": ("The mill is built", "The dam is feared", "Marta is born", "The dam is built"),
}


def given(workspace: Workspace) -> Answered:
    """The only answer in the journal."""
    run = workspace.journal.last_run("mill")
    assert run is not None
    (answer,) = [event for event in workspace.journal.events(run) if isinstance(event, Answered)]
    return answer


async def click(pilot: Pilot[None], line: int) -> None:
    """Click on a line of the answer."""
    await pilot.click(Sheet, offset=(10, quiz_screen(pilot).sheet.start_of(ANSWER) + line))


def right_letters(answer: Pairing) -> list[str]:
    """The letter that is right for each row from the top."""
    wanted = dict(zip(answer.written(), answer.question.item.key(), strict=True))
    return ["abcdefg"[answer.words.index(wanted[row])] for row in answer.rows]


def by_name(kind: str) -> tuple[str, ...]:
    """The key as it is recorded, with the names of the rows."""
    item = ITEMS[kind]
    return tuple(f"{part.label} → {part.wanted}" for part in item.mark(item.key()).parts)


async def test_items_are_put_in_order_by_keyboard(parts: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(parts, "order") as pilot:
        answer = ordering(pilot)
        key = answer.question.item.key()
        for place, item in enumerate(key):
            await pilot.press(str(answer.order.index(item) + 1), "space")
            assert answer.held
            for _ in range(answer.order.index(item) - place):
                await pilot.press("up")
            await pilot.press("space")
            assert answer.order[place] == item
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    assert (given(workspace).response, given(workspace).mark) == (key, 1.0)


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (["space", "j"], [1, 0, 2, 3]),
        (["space", "down", "down"], [1, 2, 0, 3]),
        (["space", "4"], [1, 2, 3, 0]),
        (["J"], [1, 0, 2, 3]),
        (["shift+down", "shift+down", "K"], [1, 0, 2, 3]),
        (["4", "space", "k", "space", "k", "k", "k"], [0, 1, 3, 2]),
        (["space", "escape", "j"], [0, 1, 2, 3]),
        (["space", "up"], [0, 1, 2, 3]),
        (["4", "J"], [0, 1, 2, 3]),
    ],
)
async def test_keys_that_move_an_item(parts: Bank, start_app: StartApp, keys: list[str], order: list[int]) -> None:
    async with start_app(parts, "order") as pilot:
        before = ordering(pilot).options
        await pilot.press(*keys)
        assert ordering(pilot).order == [before[i] for i in order]


async def test_the_foot_tells_of_the_numbers_of_an_order(parts: Bank, start_app: StartApp) -> None:
    async with start_app(parts, "order") as pilot:
        assert "take up · ⏎ answer · 1-4 go to" in shown(pilot.app)
        await pilot.press("space")
        assert "put down · ⏎ answer · 1-4 move ·" in shown(pilot.app)


async def test_items_are_moved_by_two_clicks(parts: Bank, start_app: StartApp) -> None:
    async with start_app(parts, "order") as pilot:
        before = ordering(pilot).options
        await click(pilot, 0)
        assert ordering(pilot).held
        await click(pilot, 2)
        assert not ordering(pilot).held
        assert ordering(pilot).order == [before[i] for i in (1, 2, 0, 3)]


async def test_after_the_verdict_the_right_order_says_where_each_was_put(parts: Bank, start_app: StartApp) -> None:
    async with start_app(parts, "order") as pilot:
        answer = ordering(pilot)
        await pilot.press("J", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        key = answer.question.item.key()
        rows = [line for line in shown(pilot.app).splitlines() if line.strip()[:1] in ("✓", "✗")][: len(key)]
        for place, (line, item) in enumerate(zip(rows, key, strict=True)):
            assert item in line
            assert line.strip()[0] == ("✓" if answer.order[place] == item else "✗")
            assert ("you put it" in line) is (answer.order[place] != item)


@pytest.mark.parametrize("kind", ["match", "classify"])
async def test_rows_are_given_letters_by_keyboard(
    parts: Bank, start_app: StartApp, workspace: Workspace, kind: str
) -> None:
    async with start_app(parts, kind) as pilot:
        await pilot.press(*right_letters(pairing(pilot)), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    assert (given(workspace).response, given(workspace).mark) == (by_name(kind), 1.0)


@pytest.mark.parametrize("kind", ["match", "classify"])
async def test_rows_are_given_letters_by_mouse(
    parts: Bank, start_app: StartApp, workspace: Workspace, kind: str
) -> None:
    async with start_app(parts, kind) as pilot:
        answer = pairing(pilot)
        letters = right_letters(answer)
        for row in reversed(range(len(answer.rows))):
            await click(pilot, row)
            await click(pilot, len(answer.rows) + 1 + "abcdefg".index(letters[row]))
        foot = shown(pilot.app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("answer") - 2, 0))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert given(workspace).mark == 1.0


async def test_a_row_is_changed_and_emptied_and_enter_goes_to_the_next_open_one(
    parts: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(parts, "match") as pilot:
        answer = pairing(pilot)
        await pilot.press("a", "a", "1", "b", "backspace", "2", "enter")
        assert (answer.given, answer.cursor) == ([1, 0, None], 2)
        await pilot.press("up", "c", "1", "enter")
        assert answer.cursor == 2
        await pilot.press("enter")
        assert "1 of 3 rows is empty. ⏎ again to answer so." in shown(pilot.app)
        assert not quiz_screen(pilot).answered
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert given(workspace).response == (f"Marta → {answer.words[1]}", f"The author → {answer.words[2]}", "")


async def test_half_an_answer_by_mouse(parts: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(parts, "classify") as pilot:
        await click(pilot, 4)
        foot = shown(pilot.app).splitlines()[-1]
        answer = foot.index("answer") - 2
        await pilot.click(KeyLine, offset=(answer, 0))
        assert "2 of 3 rows are empty. ⏎ again to answer so." in shown(pilot.app)
        await pilot.click(KeyLine, offset=(answer, 0))
        assert shown(pilot.app).splitlines()[-1] == foot
        assert not quiz_screen(pilot).answered
        await pilot.click(KeyLine, offset=(answer, 0))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert sorted(map(bool, given(workspace).response)) == [False, False, True]


@pytest.mark.parametrize("kind", ITEMS)
async def test_nothing_given_is_no_answer(parts: Bank, start_app: StartApp, workspace: Workspace, kind: str) -> None:
    async with start_app(parts, kind) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(KeyLine).nudge)
        assert not quiz_screen(pilot).answered


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
@pytest.mark.parametrize("kind", ITEMS)
async def test_nothing_moves_when_the_verdict_comes(
    parts: Bank, start_app: StartApp, kind: str, size: tuple[int, int]
) -> None:
    async with start_app(parts, kind, size=size) as pilot:
        await pilot.press(*(["J"] if kind == "order" else ["a", "b", "b"]))
        before = shown(pilot.app).splitlines()
        assert_snapshot(pilot.app, f"{kind}-{size[0]}x{size[1]}")
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        after = shown(pilot.app).splitlines()
        words = [option.split()[-1] for option in ITEMS[kind].shown()]
        rows = [i for i, line in enumerate(before) if any(line.rstrip().endswith(word) for word in words)]
        assert rows
        assert all(any(word in after[i] for word in words) for i in rows)


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_the_results_name_the_row_of_each_answer(
    parts: Bank, start_app: StartApp, workspace: Workspace, size: tuple[int, int]
) -> None:
    sitting = Sitting(workspace, parts, workspace.begin(parts, ("match", "classify", "order"), "seed"))
    for name, response in WRONG.items():
        sitting.answer(parts.questions[name], response, 1)
    async with start_app(size=size) as pilot:
        pilot.app.heed(pilot.app.screen, Finish(sitting))
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "✗ Marta: reports (right: remembers)" in shown(pilot.app)
        assert "✗ A dam may come: nothing (right: Hedge)" in shown(pilot.app)
        assert "✓ It turns: Fact" in shown(pilot.app)
        assert_snapshot(pilot.app, f"results-of-rows-{size[0]}x{size[1]}")
        await pilot.press("space")
        assert "The right order:" in shown(pilot.app)
        assert "✗ 3. The dam is feared (you put it 2nd)" in shown(pilot.app)
