"""Further tries, the hint, the free retry after a slip, giving up, and the quote that proves an answer, on screen."""

import msgspec
import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.order import Order
from quiz.session.events import Answered
from quiz.sitting import Sitting
from quiz.tui.asking import PROOF
from quiz.tui.panes.sheet import Sheet
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until

QUOTE = "it has turned since her childhood"


def with_question(mill: Bank, name: str, **fields: object) -> Bank:
    """The bank with some fields of one question changed."""
    changed = msgspec.structs.replace(mill.questions[name], **fields)
    return msgspec.structs.replace(mill, questions={**mill.questions, name: changed})


@pytest.fixture
def proving(mill: Bank) -> Bank:
    """The bank, in which `who` and `fuel` want their proof."""
    return with_question(with_question(mill, "who", prove=True), "fuel", prove=True)


def answer(workspace: Workspace) -> Answered:
    """The only answer in the journal."""
    run = workspace.journal.last_run("mill")
    assert run is not None
    (given,) = [event for event in workspace.journal.events(run) if isinstance(event, Answered)]
    return given


def quote_number(pilot: Pilot[None], quote: str) -> int:
    """The number of a quote in the proof step."""
    asking = quiz_screen(pilot).asking
    assert asking is not None
    return asking.quotes.index(quote) + 1


async def to_the_proof(pilot: Pilot[None], typed: str) -> None:
    """Type an answer and go on to its proof."""
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: "Which quote proves it?" in shown(pilot.app))


@pytest.mark.parametrize(
    ("typed", "right_proof", "mark", "word"),
    [
        ("marta", True, 1.0, "✓ Right."),
        ("marta", False, 0.5, "◐ Right without the proof: 50 %."),
        ("nobody", True, 0.0, "✗ Not right."),
    ],
)
async def test_the_proof_by_keyboard(
    proving: Bank, start_app: StartApp, workspace: Workspace, typed: str, right_proof: bool, mark: float, word: str
) -> None:
    async with start_app(proving, "who") as pilot:
        await to_the_proof(pilot, typed)
        assert not quiz_screen(pilot).answered
        place = quote_number(pilot, QUOTE)
        await pilot.press(str(place if right_proof else place % 2 + 1), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert word in shown(pilot.app)
    assert (answer(workspace).response, answer(workspace).mark) == ((typed,), mark)
    assert (answer(workspace).proof == QUOTE) is right_proof


async def test_the_proof_by_mouse(proving: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(proving, "who") as pilot:
        await to_the_proof(pilot, "marta")
        line = quiz_screen(pilot).sheet.start_of(PROOF) + quote_number(pilot, QUOTE) - 1
        await pilot.click(Sheet, offset=(10, line))
        assert not quiz_screen(pilot).answered
        await pilot.click(Sheet, offset=(10, line))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert answer(workspace).mark == 1.0


async def test_from_the_proof_back_to_the_answer(proving: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(proving, "who") as pilot:
        await to_the_proof(pilot, "marth")
        await pilot.press("backspace")
        assert "Which quote proves it?" not in shown(pilot.app)
        await to_the_proof(pilot, "\b")
        await pilot.press("backspace", "backspace", "a")
        await to_the_proof(pilot, "")
        await pilot.press("enter")
        assert "Choose the quote that proves it first." in shown(pilot.app)
        await pilot.press(str(quote_number(pilot, QUOTE)), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert (answer(workspace).response, answer(workspace).mark) == (("marta",), 1.0)


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_the_proof_looks(proving: Bank, start_app: StartApp, size: tuple[int, int]) -> None:
    async with start_app(proving, "fuel", size=size) as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: "Which quote proves it?" in shown(pilot.app))
        assert_snapshot(pilot.app, f"proof-{size[0]}x{size[1]}")


async def test_a_further_try_is_worth_less(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "built", tries=2) as pilot:
        await pilot.press("t", "enter")
        await until(pilot, lambda: "Not right. One more try for ⅔." in shown(pilot.app))
        assert "It only says that it may be built." not in shown(pilot.app)
        await pilot.press("f", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "◐ Right at try 2: 67 %." in shown(pilot.app)
    assert answer(workspace).mark == pytest.approx(2 / 3)


async def test_a_slip_of_spelling_may_be_mended_for_nothing(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press(*"matta", "enter")
        await until(pilot, lambda: "Close: check the spelling" in shown(pilot.app))
        await pilot.press("left", "left", "backspace", "r", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    assert answer(workspace).mark == 1.0


async def test_what_was_typed_stands_over_what_is_right(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press(*"Martin", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "You: Mart[in]" in shown(pilot.app)
        assert "Right: Mart[a]" in shown(pilot.app)


async def test_the_hint_costs_a_third(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(with_question(mill, "fuel", hint="It is black."), "fuel") as pilot:
        assert "It is black." not in shown(pilot.app)
        assert "h hint −⅓ ·" in shown(pilot.app)
        await pilot.press("h")
        assert "The hint costs ⅓. Press h again to see it." in shown(pilot.app)
        assert "It is black." not in shown(pilot.app)
        await pilot.press("h")
        await until(pilot, lambda: "Hint: It is black." in shown(pilot.app))
        assert "h hint" not in shown(pilot.app)
        options = quiz_screen(pilot).sitting.options(mill.questions["fuel"])
        await pilot.press(str(options.index("Coal") + 1), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "◐ Right with a hint: 67 %." in shown(pilot.app)
    assert answer(workspace).mark == pytest.approx(2 / 3)


async def test_where_a_hint_leaves_nothing_it_is_said(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    item = Classify(("Fact", "Hedge"), (Thing("A", "Fact"), Thing("B", "Fact"), Thing("C", "Fact")), "")
    asked = msgspec.structs.replace(question("sort", kind="classify", item=item), hint="They are alike.")
    async with start_app(msgspec.structs.replace(mill, questions={"sort": asked}), "sort") as pilot:
        await pilot.press("h", "h", "a", "b", "b", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "◐ Partly right: 33 %, and nothing left after the hint." in shown(pilot.app)
    assert answer(workspace).mark == 0


async def test_the_price_of_the_hint_stays_when_other_words_go(mill: Bank, start_app: StartApp) -> None:
    async with start_app(with_question(mill, "fuel", hint="It is black."), "fuel", size=(66, 24)) as pilot:
        wide = shown(pilot.app).splitlines()[-1]
        assert wide.strip() == "1-3 choose · ⏎ answer · h hint −⅓ · s skip · ? keys · q leave"
        await pilot.resize_terminal(64, 24)
        await until(pilot, lambda: shown(pilot.app).splitlines()[-1] != wide)
        assert shown(pilot.app).splitlines()[-1] == wide.replace("choose", "pick")


async def test_no_hint_is_said_to_be_none(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("h")
        assert "This question has no hint." in shown(pilot.app)


async def test_giving_up_shows_the_answer(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("g")
        assert "g again gives up, and shows what is right." in shown(pilot.app)
        await pilot.press("down", "g")
        assert not quiz_screen(pilot).answered
        await pilot.press("g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✗ Not answered." in shown(pilot.app)
        assert any("✓" in line and "Coal" in line for line in shown(pilot.app).splitlines())
    assert (answer(workspace).response, answer(workspace).mark) == ((), 0.0)


async def test_escape_and_g_twice_gives_up_while_one_types(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "who", tries=2) as pilot:
        await pilot.press("x", "enter")
        await until(pilot, lambda: "1 try left" in shown(pilot.app))
        await pilot.press("escape", "g", "y", "escape", "g")
        assert not quiz_screen(pilot).answered
        await pilot.press("escape", "g")
        await until(pilot, lambda: quiz_screen(pilot).answered)


async def test_how_many_tries_are_left_stays_in_sight(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built", tries=3) as pilot:
        options = quiz_screen(pilot).sitting.options(mill.questions["fuel"])
        wrong = [str(i) for i, option in enumerate(options, 1) if option != "Coal"]
        assert "left" not in shown(pilot.app)
        await pilot.press(wrong[0], "enter", "down")
        assert "2 tries left" in shown(pilot.app).splitlines()[0]
        await pilot.press(wrong[1], "enter", "up")
        assert "1 try left" in shown(pilot.app).splitlines()[0]
        await pilot.press(wrong[0], "enter", "down")
        assert "1 try left" in shown(pilot.app).splitlines()[0]
        await pilot.press(str(options.index("Coal") + 1), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "left" not in shown(pilot.app).splitlines()[0]
        await pilot.press("enter")
        assert "left" not in shown(pilot.app).splitlines()[0]


async def test_giving_up_shows_the_last_try_and_not_what_was_begun_since(mill: Bank, start_app: StartApp) -> None:
    asked = question("steps", kind="order", item=Order(("one", "two", "three", "four"), ""))
    async with start_app(msgspec.structs.replace(mill, questions={"steps": asked}), "steps", tries=3) as pilot:
        asking = quiz_screen(pilot).asking
        assert asking is not None
        asking.answer.fill(("four", "three", "two", "one"))
        await pilot.press("enter")
        await until(pilot, lambda: "2 tries left" in shown(pilot.app))
        asking.answer.fill(("one", "two", "three", "four"))
        await pilot.press("g", "g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        rows = [line.split() for line in shown(pilot.app).splitlines() if line.split()[:1] in (["✓"], ["✗"])]
        assert [(row[2], row[-1]) for row in rows[:4]] == [
            ("one", "4th"),
            ("two", "3rd"),
            ("three", "2nd"),
            ("four", "1st"),
        ]
        assert quiz_screen(pilot).sitting.run.answers[-1].response == ("four", "three", "two", "one")


async def test_giving_up_with_nothing_tried_shows_no_answer(mill: Bank, start_app: StartApp) -> None:
    item = Classify(("Fact", "Hedge"), (Thing("A", "Fact"), Thing("B", "Hedge")), "")
    asked = question("sort", kind="classify", item=item)
    async with start_app(msgspec.structs.replace(mill, questions={"sort": asked}), "sort") as pilot:
        asking = quiz_screen(pilot).asking
        assert asking is not None
        asking.answer.fill(("Fact", "Hedge"))
        await pilot.press("g")
        assert not quiz_screen(pilot).answered
        await pilot.press("g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓" not in shown(pilot.app)
        assert "✗ Not answered." in shown(pilot.app)


@pytest.mark.parametrize("at_the_proof", [False, True])
async def test_giving_up_shows_which_quote_was_picked_in_the_last_try(
    proving: Bank, start_app: StartApp, at_the_proof: bool
) -> None:
    async with start_app(proving, "who", tries=2) as pilot:
        await to_the_proof(pilot, "nobody")
        await pilot.press(str(quote_number(pilot, QUOTE)), "enter")
        await until(pilot, lambda: "1 try left" in shown(pilot.app))
        if at_the_proof:
            await to_the_proof(pilot, "x")
            await pilot.press("g", "g")
        else:
            await pilot.press("escape", "g", "g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        (yours,) = [line for line in shown(pilot.app).splitlines() if "your answer" in line]
        assert QUOTE in yours
        assert yours.split()[0] == "✓"


@pytest.mark.parametrize("typed", ["", "m"])
async def test_a_line_that_is_typed_in_is_given_up_by_escape_and_two_letters(
    mill: Bank, start_app: StartApp, typed: str
) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press(*typed, "escape", "g", "g")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✗ Not answered." in shown(pilot.app)


@pytest.mark.parametrize("wrong", [True, False])
async def test_a_question_answered_elsewhere_counts_once_and_the_run_goes_on(
    mill: Bank, start_app: StartApp, wrong: bool
) -> None:
    async with start_app(mill, "fuel", "built", "who", tries=2) as pilot:
        here = quiz_screen(pilot).sitting
        elsewhere = Sitting(Workspace(), mill, here.run)
        elsewhere.answer(mill.questions["fuel"], ("Coal",), 1)
        elsewhere.workspace.close()
        options = here.options(mill.questions["fuel"])
        await pilot.press(str(options.index("Water" if wrong else "Coal") + 1), "enter")
        assert "gone on with elsewhere" in shown(pilot.app)
        assert quiz_screen(pilot).heading.notice == "gone on with elsewhere"
        assert [answer.question for answer in here.run.answers] == ["fuel"]
        assert here.workspace.recall(mill).now().answers == 1
        if not wrong:
            assert quiz_screen(pilot).answered
            await pilot.press("enter")
        assert quiz_screen(pilot).question == mill.questions["built"]
        await pilot.press("s")
        assert quiz_screen(pilot).heading.notice == ""
