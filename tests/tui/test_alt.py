"""Alt and a letter, and Escape and a letter in one packet: the letter is a key, wherever letters are typed."""

from collections.abc import Iterable

import msgspec
import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.bank.model import Bank
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.numeric import Numeric
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.reader import ReaderScreen, SearchLine
from tests.builders import question
from tests.tui.conftest import TEXT, StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until

TYPED = {
    "short": None,
    "numeric": question("numeric", kind="numeric", item=Numeric("60", "0", "years", ".", (), "")),
    "cloze": question("cloze", kind="cloze", item=Cloze(("", " remembers."), (Gap(("Marta",)),), False, "")),
}


def send(pilot: Pilot[None], data: str) -> None:
    """Send what the parser makes of these bytes in one read, as the terminal's driver does."""
    for event in events_of(data):
        pilot.app.post_message(event)


def events_of(data: str) -> Iterable[events.Key]:
    parser = XTermParser()
    found = [*parser.feed(data), *parser.feed("")]
    return [event for event in found if isinstance(event, events.Key)]


@pytest.fixture
def typed(mill: Bank) -> Bank:
    """The bank with a question of each type that is typed, each with a hint."""
    asked = {name: one or msgspec.structs.replace(mill.questions["who"], id="short") for name, one in TYPED.items()}
    hinted = {name: msgspec.structs.replace(one, hint="It is old.") for name, one in asked.items()}
    return msgspec.structs.replace(mill, questions={**mill.questions, **hinted})


def test_the_parser_tells_alt_and_a_letter_with_its_character() -> None:
    """What this program counts on: should another version of the library report it otherwise, this fails first."""
    assert [(event.key, event.character) for event in events_of("\x1bs")] == [("alt+s", "s")]
    assert [(event.key, event.character) for event in events_of("\x1bN")] == [("alt+shift+n", "N")]


@pytest.mark.parametrize("name", TYPED)
async def test_the_letter_is_a_key_and_is_not_typed(typed: Bank, start_app: StartApp, name: str) -> None:
    async with start_app(typed, name, "fuel") as pilot:
        await pilot.press("6")
        send(pilot, "\x1bh")
        await until(pilot, lambda: "The hint costs ⅓. Press esc h again to see it." in shown(pilot.app))
        send(pilot, "\x1bh")
        await until(pilot, lambda: "Hint: It is old." in shown(pilot.app))
        await pilot.press("0")
        assert "60" in shown(pilot.app)
        send(pilot, "\x1bs")
        await until(pilot, lambda: quiz_screen(pilot).question is typed.questions["fuel"])


@pytest.mark.parametrize(("name", "letter"), [("short", "x"), ("numeric", "z"), ("cloze", "D")])
async def test_a_letter_that_is_no_key_does_nothing(typed: Bank, start_app: StartApp, name: str, letter: str) -> None:
    async with start_app(typed, name) as pilot:
        await pilot.press("6", "1")
        before = shown(pilot.app)
        send(pilot, f"\x1b{letter}")
        await pilot.pause()
        assert shown(pilot.app) == before
        assert quiz_screen(pilot).typing


async def test_alt_and_d_still_removes_a_word(typed: Bank, start_app: StartApp) -> None:
    async with start_app(typed, "short") as pilot:
        await pilot.press(*"old mill", "home")
        send(pilot, "\x1bd")
        await until(pilot, lambda: "old" not in shown(pilot.app))
        assert " mill" in shown(pilot.app)


async def test_where_letters_are_keys_it_is_the_key_alone(typed: Bank, start_app: StartApp) -> None:
    async with start_app(typed, "fuel", "built") as pilot:
        send(pilot, "\x1bs")
        await until(pilot, lambda: quiz_screen(pilot).question is typed.questions["built"])
        send(pilot, "\x1bq")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_in_the_palette_it_closes_it_and_is_a_key_below(typed: Bank, start_app: StartApp) -> None:
    async with start_app(typed, "fuel", "built") as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        send(pilot, "\x1bs")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        await until(pilot, lambda: quiz_screen(pilot).question is typed.questions["built"])


async def test_in_the_search_of_a_text_it_leaves_the_search_and_is_a_key_of_the_reader(
    typed: Bank, start_app: StartApp
) -> None:
    assert typed.source is not None
    async with start_app(typed, "fuel") as pilot:
        reader = ReaderScreen(typed, typed.source, TEXT)
        await pilot.app.push_screen(reader)
        await pilot.press("slash", *"mill")
        await until(pilot, lambda: "mill" in [line.value for line in reader.query(SearchLine)])
        send(pilot, "\x1bx")
        await until(pilot, lambda: not isinstance(pilot.app.focused, Input))
        assert all("x" not in line.value for line in reader.query(SearchLine))
        await pilot.press("slash", *"dam")
        await until(pilot, lambda: "dam" in [line.value for line in reader.query(SearchLine)])
        send(pilot, "\x1bq")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
