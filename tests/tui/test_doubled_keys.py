"""A key pressed twice before a screen has closed counts once, on every screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from inspect import getmembers, isclass
from pkgutil import iter_modules

import pytest
from _pytest.mark import ParameterSet
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

from quiz.bank.model import Bank
from quiz.tui import screens
from quiz.tui.app import QuizApp
from quiz.tui.messages import Leave
from quiz.tui.screens.base import BaseScreen
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.look_back import LookBackScreen
from quiz.tui.screens.map import MapScreen
from quiz.tui.screens.offer import OfferScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.reader import ReaderScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.settings import SettingsScreen
from quiz.tui.screens.sheet import SheetScreen
from quiz.tui.screens.stats import StatsScreen
from quiz.workspace import RunOptions, Workspace
from tests.tui.screen import shown
from tests.waiting import until

_CHARACTERS = {"question_mark": "?", "comma": ","}
RUN = ("enter",)
RESULTS = (*RUN, "g", "g", "enter")
EXAM = ("x", "enter")
Case = tuple[tuple[str, ...], str, list[type]]
CASES: list[Case] = [
    ((), "enter", [HomeScreen, QuizScreen]),
    ((), "o", [HomeScreen, ReaderScreen]),
    ((), "question_mark", [HomeScreen, KeysScreen]),
    (("x",), "enter", [HomeScreen, ExamScreen]),
    (("o",), "escape", [HomeScreen]),
    (RUN, "q", [HomeScreen]),
    (RESULTS, "q", [HomeScreen]),
    (RESULTS, "enter", [HomeScreen, QuizScreen]),
    (EXAM, "q", [HomeScreen]),
    ((*EXAM, "l"), "l", [HomeScreen, ExamScreen]),
    (("ctrl+p",), "escape", [HomeScreen]),
]
"""Keys pressed one by one, the key that is doubled, and the screens that are there then."""
MORE: list[Case] = [
    ((), "x", [HomeScreen, OfferScreen]),
    ((), "m", [HomeScreen, MapScreen]),
    ((), "s", [HomeScreen, StatsScreen]),
    ((), "comma", [HomeScreen, SettingsScreen]),
    (("x",), "escape", [HomeScreen]),
    (("o",), "q", [HomeScreen]),
    (("m",), "q", [HomeScreen]),
    (("m", "o"), "escape", [HomeScreen, MapScreen]),
    (("m",), "o", [HomeScreen, MapScreen, ReaderScreen]),
    (("s",), "q", [HomeScreen]),
    (("comma",), "escape", [HomeScreen]),
    (("question_mark",), "escape", [HomeScreen]),
    (("question_mark",), "question_mark", [HomeScreen]),
    ((*RUN, "question_mark"), "q", [HomeScreen, QuizScreen]),
    ((*RUN, "g", "g"), "o", [HomeScreen, QuizScreen, ReaderScreen]),
    ((*RUN, "g", "g"), "enter", [HomeScreen, ResultsScreen]),
    (RESULTS, "escape", [HomeScreen]),
    (RESULTS, "n", [HomeScreen, QuizScreen]),
    (RESULTS, "u", [HomeScreen, QuizScreen]),
    (RESULTS, "v", [HomeScreen, ResultsScreen, LookBackScreen]),
    ((*RESULTS, "v"), "q", [HomeScreen, ResultsScreen]),
    (EXAM, "l", [HomeScreen, ExamScreen, SheetScreen]),
    ((*EXAM, "l"), "enter", [HomeScreen, ExamScreen]),
    ((*EXAM, "l", "x"), "y", [HomeScreen, ResultsScreen]),
]


def put(app: QuizApp, *keys: str) -> None:
    """Put keys into the queue before the app has handled any of them."""
    for key in keys:
        app.post_message(events.Key(key, _CHARACTERS.get(key, key if len(key) == 1 else None)))


@asynccontextmanager
async def home(workspace: Workspace, *before: str) -> AsyncIterator[Pilot[None]]:
    """The banks, runs of the one question on the last topic, which is nothing to type, after some keys."""
    workspace.library.folders = workspace.library.folders[:1]
    async with QuizApp(workspace, None, RunOptions(count=1)).run_test() as pilot:
        await until(pilot, lambda: "Mill bank" in shown(pilot.app))
        for key in ("t", "t", *before):
            await pilot.press(key)
        await pilot.pause()
        yield pilot


def stack(app: QuizApp) -> list[type]:
    """The types of the screens, the one on top last."""
    return [type(screen) for screen in app.screen_stack]


def named(case: Case, *marks: pytest.MarkDecorator) -> ParameterSet:
    """A case under the keys that it presses."""
    return pytest.param(*case, id=" ".join((*case[0], case[1])), marks=marks)


@pytest.mark.parametrize(
    ("before", "key", "after"), [*map(named, CASES), *(named(case, pytest.mark.slow) for case in MORE)]
)
async def test_a_doubled_key_counts_once(
    mill: Bank, workspace: Workspace, before: tuple[str, ...], key: str, after: list[type]
) -> None:
    async with home(workspace, *before) as pilot:
        assert isinstance(pilot.app, QuizApp)
        runs = len(list(workspace.journal.every_run("mill")))
        assert stack(pilot.app) != after or key == "enter"
        put(pilot.app, key, key)
        await until(pilot, lambda: stack(pilot.app) == after, f"{stack(pilot.app)}")
        await pilot.pause()
        assert stack(pilot.app) == after
        assert pilot.app.fault is None
        assert pilot.app.is_running
        assert len(list(workspace.journal.every_run("mill"))) <= runs + 1


@pytest.mark.parametrize("keys", [("q", "enter"), ("q", "question_mark"), ("q", "1", "enter")])
async def test_what_is_pressed_behind_a_key_that_leaves_does_nothing(
    mill: Bank, workspace: Workspace, keys: tuple[str, ...]
) -> None:
    async with home(workspace, *RUN) as pilot:
        assert isinstance(pilot.app, QuizApp)
        put(pilot.app, *keys)
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.pause()
        assert stack(pilot.app) == [HomeScreen]
        assert not workspace.journal.given("mill")


async def test_enter_twice_in_the_palette_runs_a_key_once(mill: Bank, workspace: Workspace) -> None:
    async with home(workspace, *RUN, "ctrl+p", *"leave") as pilot:
        assert isinstance(pilot.app, QuizApp)
        await until(pilot, lambda: "Leave; you can go on later" in shown(pilot.app))
        assert isinstance(pilot.app.screen, CommandPalette)
        put(pilot.app, "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.pause()
        assert stack(pilot.app) == [HomeScreen]


async def test_a_click_and_a_key_leave_once(mill: Bank, workspace: Workspace) -> None:
    async with home(workspace, *RUN) as pilot:
        assert isinstance(pilot.app, QuizApp)
        line = shown(pilot.app).splitlines()[-1]
        at = {"screen_x": line.index("q leave"), "screen_y": 23}
        for event in (events.MouseDown, events.MouseUp):
            where = (at["screen_x"], at["screen_y"], 0, 0, 1, False, False, False)
            pilot.app.post_message(event(None, *where))
        put(pilot.app, "q", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.pause()
        assert stack(pilot.app) == [HomeScreen]
        assert pilot.app.is_running


async def test_only_the_screen_on_top_is_heard(mill: Bank, workspace: Workspace) -> None:
    async with home(workspace, *RUN, "question_mark") as pilot:
        assert isinstance(pilot.app, QuizApp)
        below = pilot.app.screen_stack[1]
        assert isinstance(below, QuizScreen)
        below.request(Leave())
        below.dismiss()
        await below.run_action("screen.leave")
        below.post_message(events.Key("q", "q"))
        await pilot.pause()
        assert stack(pilot.app) == [HomeScreen, QuizScreen, KeysScreen]


async def test_keys_behind_the_one_that_ends_the_program_do_nothing(mill: Bank, workspace: Workspace) -> None:
    async with home(workspace) as pilot:
        assert isinstance(pilot.app, QuizApp)
        put(pilot.app, "q", "enter", "q", "x")
        await until(pilot, lambda: not pilot.app.is_running)
    assert pilot.app.fault is None
    assert not list(workspace.journal.every_run("mill"))


def test_every_screen_is_one_that_hears_only_on_top() -> None:
    found = []
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        loaded = __import__(module.name, fromlist=["_"])
        found += [one for _, one in getmembers(loaded, isclass) if one.__module__ == module.name]
    missing = [one for one in found if issubclass(one, Screen) and not issubclass(one, BaseScreen)]
    assert len(found) > 10
    assert not missing


@pytest.mark.parametrize("key", ["o", "m", "s", "comma", "x", "question_mark"])
async def test_escape_once_too_often_ends_nothing(workspace: Workspace, mill: Bank, key: str) -> None:
    async with home(workspace, key) as pilot:
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Press q to quit." in shown(pilot.app))
        assert stack(pilot.app)[-1] is HomeScreen
