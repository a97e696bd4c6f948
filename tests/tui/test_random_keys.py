"""Random keys, doubled at random, over every screen: nothing breaks, and every number is true."""

import asyncio
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from quiz.bank.model import Bank
from quiz.drills import drill_bank, split_id
from quiz.kinds import KINDS
from quiz.library import Library
from quiz.preview.reader import Reader
from quiz.templates.bank import BankPlan, bank_file
from quiz.tui.app import QuizApp
from quiz.tui.preview import PreviewApp
from quiz.tui.screens import preview
from quiz.tui.screens.answering import AnsweringScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.start import opening
from quiz.workspace import Rehearsal, RunOptions, Workspace
from tests.tui.conftest import Clock
from tests.tui.screen import shown
from tests.tui.told import Teller

GATE, MANY = 8, 200
"""How many sequences are played at each change, and how many more by `make test-slow`."""
KEYS = 12
"""How many times a sequence presses something; doubled keys count once."""
_TYPED = {"question_mark": "?", "slash": "/", "comma": ",", "plus": "+", "minus": "-", "space": " "}
_ANSWER = ["1", "2", "3", "4", "a", "b", "space", "down", "up", "tab", "enter", "enter", "backspace", "x"]
_ANYWHERE = ["question_mark", "ctrl+p", "ctrl+l", "escape", "enter", "j", "5", "left"]
_WAYS = [way.split() for way in ("", "", "x enter", "x enter l", "r", "w", "s", "m", "comma", "o", "down down enter")]
"""How a sequence may begin on the first screen, so that none is seldom reached."""
_NEVER = {"ctrl+z", "ctrl+c", "ctrl+q"}
_ENDS = {"q", "escape"}
_LIMIT = 5.0
_QUIET = 3
"""So many looks in a row nothing may have been waiting: what is being handled may make more."""


@pytest.fixture(autouse=True)
def repeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seeds make the same runs, and no editor is opened."""
    monkeypatch.setattr(os, "urandom", random.Random(0).randbytes)
    monkeypatch.setattr(preview, "edit", lambda *_: "")


@pytest.fixture
def banks(mill: Bank, quiz_home: Path) -> Path:
    """A bank with a question of every type beside the mill's, on its source: the path of the file."""
    path = quiz_home / "questions" / "types.yaml"
    plan = BankPlan("Every type", tuple(KINDS), {"one": "The one", "other": "The other"}, mill.source)
    path.write_text(bank_file(plan), "utf-8")
    return path


class Student:
    """Presses keys at random, and looks after each whether what is shown is true."""

    def __init__(self, seed: int, clock: Clock, path: Path, banks: dict[str, Bank]) -> None:
        self.banks = banks
        self.random = random.Random(seed)
        self.clock = clock
        self.path = path
        self.pressed: list[str] = []
        self.started = 0

    def app(self) -> QuizApp:
        """The program begun in one of the ways in which it can be begun."""
        if self.random.random() < 0.15:
            return PreviewApp(Rehearsal(), self.path, "seed")
        workspace = Workspace()
        workspace.library.folders = workspace.library.folders[:1]
        wished = RunOptions(count=self.random.choice((1, 2, 3)), tries=self.random.choice((1, 2, 3)))
        first = opening(workspace, self.banks["types"], wished) if self.random.random() < 0.3 else None
        return QuizApp(workspace, first, wished)

    def bank(self, name: str) -> Bank:
        """The bank or drill with an id."""
        if name not in self.banks:
            drill = split_id(name)
            source = self.banks["types"].source
            made = drill_bank(source, drill[1]) if drill and source else None
            assert made is not None, name
            self.banks[name] = made
        return self.banks[name]

    def keys(self, screen: Screen[None]) -> Iterator[str]:
        """Keys that do something on the screen, those of an answer, and a few others."""
        if isinstance(screen.focused, Input):
            yield from ("m", "i", "l", "q", "enter", "escape")
        else:
            for cls in type(screen).__mro__:
                if cls.__module__.startswith("quiz."):
                    for binding in cls.__dict__.get("BINDINGS", ()):
                        yield from binding.key.split(",")
            if isinstance(screen, AnsweringScreen):
                yield from _ANSWER
        yield from _ANYWHERE

    def choose(self, screen: Screen[None]) -> str:
        """One of the keys; the program is seldom ended."""
        keys = [key for key in self.keys(screen) if key not in _NEVER]
        key = self.random.choice(keys)
        if key in _ENDS and isinstance(screen, HomeScreen) and self.random.random() < 0.8:
            return "enter"
        return key

    def choice(self, screen: Screen[None]) -> list[str]:
        """One key; or the same twice, or two."""
        first = self.choose(screen)
        return [first, *self.random.choice(([], [], [first], [self.choose(screen)]))]

    def press(self, app: QuizApp, *keys: str) -> None:
        """Put keys into the queue before the app has handled any of them."""
        self.pressed += ["+".join(keys)]
        for key in keys:
            app.post_message(events.Key(key, _TYPED.get(key, key if len(key) == 1 else None)))

    def pass_time(self) -> None:
        """Let some time pass: mostly seconds, now and then minutes or days."""
        seconds = self.random.choice((1, 1, 1, 1, 1, 1, 0, 7, 7, 45, 200, 700, 30_000, 200_000))
        self.clock.at += seconds * 1_000_000_000

    async def sequence(self) -> None:
        """Start the program, press keys, and look at everything that is shown."""
        app = self.app()
        self.pressed += [type(app).__name__]
        async with app.run_test(size=(110, 40)) as pilot:
            await pilot.pause()
            way = self.random.choice(_WAYS) if isinstance(app.screen, HomeScreen) else []
            for key in (*way, *[""] * KEYS):
                self.pass_time()
                self.press(app, *([key] if key else self.choice(app.screen)))
                await settle(app)
                assert app.fault is None
                if not app.is_running or app._exit:
                    break
                await self.look(app)
        if app.fault is not None:
            raise app.fault
        app.workspace.close()

    async def look(self, app: QuizApp) -> None:
        """Compare what is shown with the journal, as soon as all of it is painted."""
        if isinstance(app, PreviewApp):
            shown(app)
            return
        end = time.monotonic() + _LIMIT
        while True:
            try:
                Teller(app, self.bank).check()
            except AssertionError:
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(0.01)
                await settle(app)
            else:
                return


async def settle(app: QuizApp) -> None:
    """Wait until every message is handled and every worker has ended."""
    quiet, end = 0, time.monotonic() + _LIMIT
    while quiet < _QUIET and app.is_running and not app._exit and app.fault is None:
        assert time.monotonic() < end, "never quiet"
        await asyncio.sleep(0.001)
        pumps = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
        waiting = any(not pump._message_queue.empty() or pump._next_callbacks for pump in pumps)
        busy = waiting or any(worker.is_running for worker in app.workers)
        quiet = 0 if busy else quiet + 1


async def play(seeds: range, clock: Clock, path: Path) -> None:
    """Play the sequences of these seeds, one after the other on the same journal."""
    library = Library([path.parent])
    loaded = {one.stem: library.load(one).bank for one in library.bank_paths()}
    banks = {name: bank for name, bank in loaded.items() if bank is not None}
    for seed in seeds:
        student = Student(seed, clock, path, banks)
        try:
            await student.sequence()
        except BaseException as fault:
            fault.add_note(f"seed {seed}: {' '.join(student.pressed)}")
            raise


async def test_whatever_keys_are_pressed_nothing_breaks_and_numbers_are_true(clock: Clock, banks: Path) -> None:
    await play(range(GATE), clock, banks)


@pytest.mark.slow
async def test_two_hundred_sequences(clock: Clock, banks: Path) -> None:
    await play(range(GATE, GATE + MANY), clock, banks)


def test_the_reader_of_a_preview_finds_every_type(banks: Path) -> None:
    assert len(Reader(banks, (banks.parent,)).read().parts) > len(KINDS)
