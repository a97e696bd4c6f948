"""A line that is typed in: when its letters are text, when they are keys, and what Escape does there and elsewhere."""

import msgspec
import pytest

from quiz.bank.model import Bank
from quiz.folders import settings_path
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.numeric import Numeric
from quiz.session.events import Answered
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.workspace import Workspace
from tests.builders import question
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until


async def test_a_letter_where_only_digits_can_stand_is_refused_at_once(
    mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    item = Numeric("1200.5", "0", "", ".", (), "")
    bank = msgspec.structs.replace(mill, questions={"age": question("age", kind="numeric", item=item)})
    async with start_app(bank, "age") as pilot:
        await pilot.press("s")
        assert "Digits only." in shown(pilot.app)
        await pilot.press(*"1x ,2?y00")
        assert "Digits only." not in shown(pilot.app)
        await pilot.press("home", "a", "+", "end", *".5", "escape", "m")
        assert "Digits only." in shown(pilot.app)
        await pilot.press(*["left"] * 6, "backspace", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
    run = workspace.journal.last_run("mill")
    given = [event.response for event in workspace.journal.events(run or "") if isinstance(event, Answered)]
    assert given == [("+1,200.5",)]


@pytest.mark.parametrize(
    "keys",
    [
        ["h"],
        ["h", "escape", "h"],
        ["u"],
        ["y"],
        ["space"],
        ["enter"],
        ["i"],
        ["tab"],
        ["question_mark", "escape"],
        ["ctrl+p", "escape"],
    ],
)
@pytest.mark.parametrize("name", ["who", "gap"])
async def test_a_line_that_was_left_for_a_key_is_typed_on_in(
    mill: Bank, start_app: StartApp, name: str, keys: list[str]
) -> None:
    gap = question("gap", kind="cloze", item=Cloze(("", " remembers."), (Gap(("Marta",)),), False, ""))
    asked = {"who": mill.questions["who"], "gap": gap}
    hinted = {one: msgspec.structs.replace(question, hint="She is old.") for one, question in asked.items()}
    bank = msgspec.structs.replace(mill, questions={**mill.questions, **hinted})
    async with start_app(bank, name, "fuel") as pilot:
        await pilot.press("escape", *keys)
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        await until(pilot, lambda: quiz_screen(pilot).taking.typing)  # type: ignore[union-attr]
        await pilot.press(*"sugar")
        assert quiz_screen(pilot).question is bank.questions[name]
        assert "sugar" in shown(pilot.app)


@pytest.mark.parametrize("before", [["1"], ["1", "enter"], []])
async def test_escape_never_leaves_and_says_what_does(mill: Bank, start_app: StartApp, before: list[str]) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press(*before, *["escape"] * 3)
        await pilot.pause()
        assert quiz_screen(pilot).question is mill.questions["fuel"]
        assert shown(pilot.app).endswith("q leaves; you can go on later.")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_escape_in_a_line_leaves_the_line_first(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "who", "built") as pilot:
        await pilot.press("x", "escape")
        assert "i type" in shown(pilot.app)
        await pilot.press("escape")
        assert "q leaves; you can go on later." in shown(pilot.app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize("word", ["6 years", "Marta sings", "only us", "where", "-5", "Übung", "Jack", "jack", "kin"])
async def test_a_character_that_is_no_key_begins_typing(mill: Bank, start_app: StartApp, word: str) -> None:
    async with start_app(mill, "who", "fuel") as pilot:
        await pilot.press("escape", *word)
        assert quiz_screen(pilot).question is mill.questions["who"]
        assert word in shown(pilot.app)


@pytest.mark.parametrize("letters", ["true", "false"])
async def test_letters_that_move_elsewhere_begin_typing_too(mill: Bank, start_app: StartApp, letters: str) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(f"vi-keys = {letters}\n")
    async with start_app(mill, "who", "fuel") as pilot:
        await pilot.press("escape", *"keeper")
        assert "keeper" in shown(pilot.app)
