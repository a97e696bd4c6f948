"""Answering, by keyboard and by mouse; what the student sees and what the journal holds."""

from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.kinds.numeric import Numeric
from quiz.library import Library
from quiz.session.events import Answered
from quiz.session.history import Rating
from quiz.tui.answers.picker import Picker
from quiz.tui.answers.typed import Typed
from quiz.tui.panes import keyline
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until


def number_of(pilot: Pilot[None], option: str) -> str:
    """The number key of an option in the shuffled order."""
    screen = quiz_screen(pilot)
    assert screen.question is not None
    return str(screen.sitting.options(screen.question).index(option) + 1)


def picker(pilot: Pilot[None]) -> Picker:
    """The answer being picked."""
    asking = quiz_screen(pilot).asking
    answer = asking and asking.answer
    assert isinstance(answer, Picker)
    return answer


async def click_option(pilot: Pilot[None], option: int) -> None:
    """Click on the option with this number from 0; each stands on one line."""
    await pilot.click(Sheet, offset=(10, quiz_screen(pilot).sheet.start_of(1) + option))


def answers(workspace: Workspace) -> list[tuple[str, tuple[str, ...], float]]:
    """What the journal holds of the last run: question, response, mark."""
    run = workspace.journal.last_run("mill")
    assert run is not None
    events = workspace.journal.events(run)
    return [(e.question, e.response, e.mark) for e in events if isinstance(e, Answered)]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [("fuel", ["Coal"], ["Water"]), ("both", ["It stands by a river", "It has turned for long"], ["It was sold"])],
)
async def test_options_by_number(
    mill: Bank, start_app: StartApp, workspace: Workspace, name: str, right: list[str], wrong: list[str]
) -> None:
    for options, mark in ((right, 1.0), (wrong, 0.0)):
        async with start_app(mill, name) as pilot:
            await pilot.press(*(number_of(pilot, option) for option in options), "enter")
            await until(pilot, lambda: quiz_screen(pilot).answered)
            assert ("✓ Right." if mark else "✗ Not right.") in shown(pilot.app)
        (given,) = answers(workspace)
        assert (given[0], set(given[1]), given[2]) == (name, set(options), mark)


async def test_true_false_by_letter(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "built") as pilot:
        await pilot.press("t", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "It only says that it may be built." in shown(pilot.app)
    assert answers(workspace) == [("built", ("True",), 0.0)]


async def test_short_by_typing_letters_that_are_keys_elsewhere(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press(*"squw", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        screen = shown(pilot.app)
        assert "✗ Not right." in screen
        assert "Right: Marta" in screen
    assert answers(workspace) == [("who", ("squw",), 0.0)]


async def test_a_number_is_typed_and_what_is_none_is_no_answer(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    item = Numeric("60", "0", "years", ".", (), "")
    bank = msgspec.structs.replace(mill, questions={"age": question("age", kind="numeric", item=item)})
    async with start_app(bank, "age") as pilot:
        await pilot.press(*"fift")
        assert "Digits first; then the unit, if you like." in shown(pilot.app)
        await pilot.press("enter")
        assert "Type a number, in digits." in shown(pilot.app)
        await pilot.press(*"60 years", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    assert answers(workspace) == [("age", ("60 years",), 1.0)]


@pytest.fixture
def evidence(mill: Bank, quiz_home: Path) -> Bank:
    """A bank that asks for the passages that prove something, read from its file."""
    path = quiz_home / "questions" / "proofs.yaml"
    path.write_text(
        "title: Proofs\nsource: mill\nquestions:\n"
        "  - id: feared\n    type: evidence\n    claims: [dam]\n    prompt: What proves that a dam is feared?\n"
        "    feedback: Look for what may come.\n"
    )
    loaded = Library([quiz_home / "questions"]).load(path)
    assert loaded.bank is not None
    assert [reading.diagnostics for reading in loaded.readings] == [(), ()]
    return loaded.bank


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_passages_are_ticked(evidence: Bank, start_app: StartApp, workspace: Workspace, by_mouse: bool) -> None:
    async with start_app(evidence, "feared") as pilot:
        right = number_of(pilot, "A dam may be built upstream")
        if by_mouse:
            await click_option(pilot, int(right) - 1)
        else:
            await pilot.press(right)
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
    run = workspace.journal.last_run("proofs")
    assert run is not None
    (given,) = [e for e in workspace.journal.events(run) if isinstance(e, Answered)]
    assert (given.response, given.mark) == (("A dam may be built upstream",), 1.0)


async def test_a_passage_that_proves_something_else_says_what(evidence: Bank, start_app: StartApp) -> None:
    async with start_app(evidence, "feared") as pilot:
        await pilot.press(number_of(pilot, "burns no coal"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "Look for what may come." in shown(pilot.app)
        told = "This proves something else, said by A. Writer: The mill runs without coal."
        assert told in " ".join(shown(pilot.app).split())


async def test_a_line_that_was_left_is_gone_back_to_by_mouse(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press("escape")
        await pilot.click(Sheet, offset=(6, quiz_screen(pilot).sheet.start_of(1)))
        await pilot.press(*"marta")
        foot = shown(pilot.app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("answer") - 2, 0))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert answers(workspace) == [("who", ("marta",), 1.0)]


async def test_arrows_stop_at_the_ends(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel") as pilot:
        options = quiz_screen(pilot).sitting.options(mill.questions["fuel"])
        await pilot.press("down", "down", "down", "down", "down", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert answers(workspace)[0][1] == (options[-1],)


@pytest.mark.parametrize("name", ["fuel", "both", "built", "who"])
async def test_nothing_chosen_is_no_answer(mill: Bank, start_app: StartApp, workspace: Workspace, name: str) -> None:
    async with start_app(mill, name) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(KeyLine).nudge)
        assert not quiz_screen(pilot).answered
    assert answers(workspace) == []


async def test_a_click_picks_and_a_second_click_answers(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel") as pilot:
        line = int(number_of(pilot, "Coal")) - 1
        await click_option(pilot, line)
        assert picker(pilot).cursor == line
        assert not quiz_screen(pilot).answered
        await click_option(pilot, line)
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert answers(workspace) == [("fuel", ("Coal",), 1.0)]


async def test_several_ticked_by_mouse_and_answered_at_the_foot(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app(mill, "both") as pilot:
        for option in ("It stands by a river", "It has turned for long"):
            await click_option(pilot, int(number_of(pilot, option)) - 1)
        foot = shown(pilot.app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("answer") - 2, 0))
        await until(pilot, lambda: quiz_screen(pilot).answered)
    assert answers(workspace)[0][2] == 1.0


async def test_space_ticks_and_unticks(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "both") as pilot:
        await pilot.press("down", "space", "down", "space", "space")
        assert picker(pilot).picked == {0}


async def test_options_do_not_move_when_the_verdict_comes(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        before = [line for line in shown(pilot.app).splitlines() if any(o in line for o in ("Coal", "Water", "roof"))]
        rows = {line.split()[-1]: i for i, line in enumerate(shown(pilot.app).splitlines()) if line in before}
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        after = shown(pilot.app).splitlines()
        assert all(word in after[row] for word, row in rows.items())


async def test_quote_voice_stance_and_place_follow_the_verdict(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "who") as pilot:
        await pilot.press(*"marta", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        screen = shown(pilot.app)
        assert "“it has turned since her childhood”" in screen
        assert "Old Marta · reported · ¶1" in screen


async def test_why_shows_the_other_options_and_hides_them(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press(number_of(pilot, "Coal"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "The river drives it." not in shown(pilot.app)
        await pilot.press("w")
        told = [line.strip() for line in shown(pilot.app).splitlines() if ": " in line]
        options = quiz_screen(pilot).sitting.options(mill.questions["fuel"])
        others = {"Water": "The river drives it.", "A roof": "No roof is spoken of."}
        assert told == [f"✗ {i}  {option}: {others[option]}" for i, option in enumerate(options, 1) if option in others]
        await pilot.press("w")
        assert "The river drives it." not in shown(pilot.app)


async def test_undo_asks_again_and_stays_in_the_journal(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press(number_of(pilot, "Water"), "enter", "enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        await pilot.press("u")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["fuel"])
        assert shown(pilot.app).endswith("Answer taken back. You saw the solution: ⅔ at most now.")
        await pilot.press(number_of(pilot, "Coal"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "Right at try 2: 67 %." in shown(pilot.app)
    two_thirds = pytest.approx(2 / 3)
    assert [mark for _, _, mark in answers(workspace)] == [0.0, two_thirds]
    (review,) = workspace.journal.memories("mill").reviews
    assert (review.mark, review.rating) == (two_thirds, Rating.AGAIN)


async def test_undo_with_nothing_to_undo_says_so(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("u")
        assert "no answer to take back" in shown(pilot.app)


async def test_skip_puts_a_question_off(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("s")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        await pilot.press("f", "enter", "enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["fuel"])
        assert "s leave out" in shown(pilot.app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "1 question skipped" in shown(pilot.app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).question is mill.questions["fuel"]
        assert shown(pilot.app).endswith("Skip taken back.")


async def test_the_only_question_left_is_not_lost_by_one_skip(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        await pilot.press("s")
        assert "The only one left: it is asked again now." in shown(pilot.app)
        assert quiz_screen(pilot).question is mill.questions["built"]


async def test_a_skip_is_taken_back_before_an_answer(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built", "who") as pilot:
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        await pilot.press("s")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["who"])
        await pilot.press("escape", "u")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        assert quiz_screen(pilot).sitting.run.queue == ("built", "who")


async def test_skipping_says_what_becomes_of_the_question(
    mill: Bank, start_app: StartApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyline, "MOMENT", 600)
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("s")
        assert shown(pilot.app).endswith("Skipped: it comes again at the end.")
        await pilot.press("s", "s")
        assert shown(pilot.app).endswith("Skipped again: it is left out of this run.")
        await pilot.press("1")
        assert "⏎ answer" in shown(pilot.app)


async def test_what_skipping_says_goes_after_a_moment_but_no_other_nudge(
    mill: Bank, start_app: StartApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyline, "MOMENT", 0.01)
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "⏎ answer" in shown(pilot.app))
        monkeypatch.setattr(keyline, "MOMENT", 600)
        await pilot.press("s")
        timer = pilot.app.screen.query_one(KeyLine)._moment
        assert timer is not None
        await pilot.press("enter")
        assert pilot.app.screen.query_one(KeyLine)._moment is None
        assert shown(pilot.app).endswith("Choose an option first.")


async def test_escape_leaves_the_line_so_that_letters_are_keys(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "who", "fuel") as pilot:
        await pilot.press("x", "escape", "s")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["fuel"])
        await pilot.press("s")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["who"])
        asking = quiz_screen(pilot).asking
        answer = asking and asking.answer
        assert isinstance(answer, Typed)
        assert answer.draft.text == ""


async def test_not_saved_is_shown_and_mended(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        blocker = workspace.journal._db
        blocker.execute("PRAGMA query_only = ON")
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "not saved" in shown(pilot.app)
        blocker.execute("PRAGMA query_only = OFF")
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "not saved" not in shown(pilot.app)
    assert [question for question, _, _ in answers(workspace)] == ["fuel", "built"]


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (120, 40)])
async def test_question_and_feedback_look(mill: Bank, start_app: StartApp, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with start_app(mill, "fuel", "built", size=size) as pilot:
        assert_snapshot(pilot.app, f"question-{name}")
        await pilot.press(number_of(pilot, "Water"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert_snapshot(pilot.app, f"feedback-{name}")


async def test_the_source_stays_covered_while_a_question_is_open(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built", size=(120, 40)) as pilot:
        assert "burns no coal" not in shown(pilot.app)
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert shown(pilot.app).count("burns no coal") == 1
        assert shown(pilot.app).count("The mill runs without coal.") == 1
        await pilot.press("enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
        assert "burns no coal" not in shown(pilot.app)
        assert "¶1" in shown(pilot.app)


async def test_resizing_down_to_one_cell_and_back(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        for size in ((1, 1), (5, 2), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press(number_of(pilot, "Coal"), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)


@pytest.mark.parametrize("name", ["fuel", "both"])
async def test_a_verdict_below_the_fold_scrolls_into_view(mill: Bank, start_app: StartApp, name: str) -> None:
    async with start_app(mill, name, size=(60, 9)) as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        await until(pilot, lambda: any(mark in shown(pilot.app) for mark in ("Right.", "Not right.", "Partly right")))


async def test_what_is_filled_in_is_not_lost_by_one_key(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "built", "fuel") as pilot:
        await pilot.press("t", "enter", "enter")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["fuel"])
        await pilot.press("1", "u")
        assert "u again goes back; what stands here is lost." in shown(pilot.app)
        assert quiz_screen(pilot).question is mill.questions["fuel"]
        await pilot.press("u")
        await until(pilot, lambda: quiz_screen(pilot).question is mill.questions["built"])
