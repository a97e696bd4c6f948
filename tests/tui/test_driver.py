"""The parts of Textual's driver that ours stands on: each test fails when one of them changes."""

import os
import pty
import signal
import sys
import termios
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.message import Message

from quiz.tui import driver as drivers
from quiz.tui.driver import PromptDriver, give_back
from tests.waiting import until_true

SIGNALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH, signal.SIGHUP)


class Driver(PromptDriver):
    """Keeps what was typed."""

    def __init__(self, app: App[None]) -> None:
        super().__init__(app)
        self.messages: list[Message] = []

    def process_message(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def typed(self) -> str:
        return "".join(one.character or "" for one in self.messages if isinstance(one, events.Key))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The far end of a terminal that is this process's standard input and error; waiting takes for ever."""
    far, near = pty.openpty()
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    with open(near, "r+b", buffering=0) as file, open(os.devnull, "w") as nothing:
        monkeypatch.setattr(sys, "__stdin__", file)
        monkeypatch.setattr(sys, "__stderr__", nothing)
        monkeypatch.setattr(drivers, "_TICK_SECONDS", 600)
        yield far
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
async def driver(terminal: int) -> AsyncIterator[Driver]:
    app = App[None]()
    with app._context():
        driver = Driver(app)
        driver.start_application_mode()
        yield driver
        driver.stop_application_mode()
        driver.close()


async def test_the_input_thread_ends_at_once(driver: Driver) -> None:
    thread = driver._key_thread
    assert thread is not None
    assert thread.is_alive()
    driver.disable_input()  # would wait for ten minutes
    assert not thread.is_alive()
    driver.suspend_application_mode()
    driver.resume_application_mode()
    again: Any = driver._key_thread
    assert again is not thread
    assert again.is_alive()


async def test_a_program_that_does_not_end_gives_the_terminal_back(driver: Driver, terminal: int) -> None:
    assert not termios.tcgetattr(terminal)[3] & termios.ECHO
    driver._app._driver = driver
    give_back(driver._app)
    assert termios.tcgetattr(terminal) == driver.attrs_before
    assert termios.tcgetattr(terminal)[3] & termios.ECHO


async def test_bytes_that_are_no_text_do_no_harm(driver: Driver, terminal: int) -> None:
    os.write(terminal, b"a\xffb\xc3")
    os.write(terminal, b"\xbc")
    await until_true(lambda: driver.typed.endswith("ü"))
    assert driver.typed == "a\ufffdbü"


async def test_a_terminal_that_is_gone_is_a_hangup(driver: Driver, terminal: int) -> None:
    came: list[int] = []
    signal.signal(signal.SIGHUP, lambda number, _: came.append(number))
    os.close(terminal)
    await until_true(lambda: came)
    assert came == [signal.SIGHUP]
