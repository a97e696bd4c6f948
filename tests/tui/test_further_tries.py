"""What stands in the line on a second try, and what Escape does in the steps after the answer."""

import msgspec
import pytest

from quiz.bank.model import Bank
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.numeric import Numeric
from quiz.sitting import Sitting
from quiz.tui.answers.draft import Draft
from quiz.tui.messages import Finish
from quiz.tui.screens.results import ResultsScreen
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until

NUMBER = question("number", kind="numeric", item=Numeric("60", "0", "years", ".", (), ""))
GAPS = question("gaps", kind="cloze", item=Cloze(("", " and ", "."), (Gap(("Marta",)), Gap(("Okafor",))), False, ""))


def selected(text: str) -> Draft:
    draft = Draft(text)
    draft.selected = True
    return draft


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("x", "x"),
        ("backspace", ""),
        ("delete", ""),
        ("ctrl+w", ""),
        ("ctrl+u", ""),
        ("left", "old"),
        ("right", "old"),
        ("home", "old"),
        ("ctrl+left", "old"),
        ("f5", "old"),
    ],
)
def test_what_a_key_does_to_a_text_that_is_selected(key: str, text: str) -> None:
    draft = selected("old")
    draft.edit(key, key if len(key) == 1 else None)
    assert draft.text == text
    draft.edit("y", "y")
    kept = text == "old" and key != "f5"
    assert sorted(draft.text) == sorted("oldy" if kept else text.replace("old", "") + "y")
    assert not draft.selected


def test_a_pasted_text_replaces_one_that_is_selected() -> None:
    draft = selected("old")
    draft.insert("new")
    assert (draft.text, draft.cursor) == ("new", 3)


@pytest.mark.parametrize(("keys", "answer"), [(["6", "0"], "60"), (["end", "0"], "450"), (["x", "6", "0"], "60")])
async def test_the_first_key_replaces_a_number_and_what_is_refused_does_not(
    mill: Bank, start_app: StartApp, keys: list[str], answer: str
) -> None:
    async with start_app(msgspec.structs.replace(mill, questions={"number": NUMBER}), "number", tries=3) as pilot:
        await pilot.press(*"45", "enter")
        await until(pilot, lambda: "2 tries left" in shown(pilot.app))
        assert "45" in shown(pilot.app)
        await pilot.press(*keys)
        asking = quiz_screen(pilot).asking
        assert asking is not None
        assert asking.answer.response() == (answer,)


async def test_in_gaps_the_first_key_replaces_only_the_gap_it_is_typed_in(mill: Bank, start_app: StartApp) -> None:
    async with start_app(msgspec.structs.replace(mill, questions={"gaps": GAPS}), "gaps", tries=3) as pilot:
        await pilot.press(*"Anna", "tab", *"Berta", "enter")
        await until(pilot, lambda: "2 tries left" in shown(pilot.app))
        await pilot.press("shift+tab", *"Marta")
        asking = quiz_screen(pilot).asking
        assert asking is not None
        assert asking.answer.response() == ("Marta", "Berta")


async def test_escape_goes_back_step_by_step(mill: Bank, start_app: StartApp) -> None:
    changed = msgspec.structs.replace(mill.questions["who"], prove=True)
    bank = msgspec.structs.replace(mill, questions={**mill.questions, "who": changed})
    async with start_app(bank, "who", "fuel") as pilot:
        await pilot.press("escape", "y", *"marta", "enter")
        await until(pilot, lambda: "Which quote proves it?" in shown(pilot.app))
        await pilot.press("1", "enter")
        await until(pilot, lambda: "How sure are you?" in shown(pilot.app))
        assert "esc back" in shown(pilot.app)
        await pilot.press("escape")
        assert "How sure are you?" not in shown(pilot.app)
        assert "Which quote proves it?" in shown(pilot.app)
        assert "esc back" in shown(pilot.app)
        await pilot.press("escape")
        assert "Which quote proves it?" not in shown(pilot.app)
        assert quiz_screen(pilot).typing
        assert quiz_screen(pilot).question is bank.questions["who"]


async def test_a_hint_is_neither_offered_nor_shown_once_the_solution_was_seen(mill: Bank, start_app: StartApp) -> None:
    hinted = msgspec.structs.replace(mill.questions["fuel"], hint="It is black.")
    async with start_app(msgspec.structs.replace(mill, questions={"fuel": hinted}), "fuel") as pilot:
        await pilot.press("h", "h")
        await until(pilot, lambda: "Hint: It is black." in shown(pilot.app))
        options = quiz_screen(pilot).sitting.options(hinted)
        await pilot.press(str(options.index("Water") + 1), "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        await pilot.press("u")
        await until(pilot, lambda: not quiz_screen(pilot).answered)
        assert "Answer taken back. You saw the solution: ⅓ at most now." in shown(pilot.app)
        assert "It is black." not in shown(pilot.app)
        await pilot.press("down")
        assert "hint" not in shown(pilot.app)
        assert "1 try left" in shown(pilot.app)
        await pilot.press("h")
        assert "You have seen the solution; there is no hint now." in shown(pilot.app)


async def test_a_hint_that_costs_nothing_is_shown_at_once(mill: Bank, start_app: StartApp) -> None:
    asked = msgspec.structs.replace(NUMBER, hint="Count.")
    async with start_app(msgspec.structs.replace(mill, questions={"number": asked}), "number", tries=5) as pilot:
        for number in ("1", "2", "3"):
            await pilot.press(number, "enter")
        await until(pilot, lambda: "One more try" in shown(pilot.app) or "2 more tries" in shown(pilot.app))
        await pilot.press("escape")
        assert "h hint ·" in shown(pilot.app)
        await pilot.press("h")
        await until(pilot, lambda: "Hint: Count." in shown(pilot.app))


async def test_questions_that_the_bank_lost_cannot_be_looked_at(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    run = workspace.begin(mill, ("fuel",), "seed")
    before = Sitting(workspace, mill, run)
    before.answer(mill.questions["fuel"], ("Water",), 1)
    lost = msgspec.structs.replace(mill, questions={"built": mill.questions["built"]})
    async with start_app() as pilot:
        pilot.app.navigator.do(Finish(Sitting(workspace, lost, before.run)))
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "view all" not in shown(pilot.app)
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ResultsScreen)
