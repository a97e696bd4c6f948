"""The terminal's side of the app. The only file that knows how Textual's driver works inside.

Tried with Textual 8.2.8; `tests/tui/test_driver.py` fails when one of these parts changes.
"""

import os
import select
import signal
import sys
import termios
import threading
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from quiz import echo
from quiz.signals import SHOW_AGAIN

if TYPE_CHECKING:
    from textual.app import App

_TICK_SECONDS = 0.1
"""So long Escape may be the beginning of another key: what Textual's own input thread waits."""
_CHUNK = 4096
_TYPED_AHEAD = 65536
_ENTER = b"\r"


class WakingEvent(threading.Event):
    """An event that can be waited for with `select`, together with a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._read, self._write = os.pipe()

    def fileno(self) -> int:
        """Return what is readable while the event is set."""
        return self._read

    def set(self) -> None:
        """Set the event."""
        super().set()
        os.write(self._write, b".")

    def clear(self) -> None:
        """Unset the event."""
        if self.is_set():
            os.read(self._read, _CHUNK)
        super().clear()


class PromptDriver(LinuxDriver):
    """Textual's driver, whose input thread ends at once when the app is left.

    Textual's thread looks at `exit_event` every 0.1 s and waits 0.1 s more, and the terminal is given back only after
    that: https://github.com/Textualize/textual/blob/v8.2.8/src/textual/drivers/linux_driver.py (`run_input_thread`,
    `disable_input`). Here the event wakes the thread.
    """

    keep_typed = True
    """True if keys typed while the program started reach the first screen, up to the first Enter."""

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self.exit_event: WakingEvent = WakingEvent()
        self._typed = b""

    def start_application_mode(self) -> None:
        """Take the terminal; what is given back when the app is left is how it was before the program started."""
        before = echo.taken()
        if before is not None:
            self._typed = self._typed_ahead()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if before is not None:
            self.attrs_before = before

    def _typed_ahead(self) -> bytes:
        """Return the keys typed so far that count; the rest is dropped, so that no question is answered unseen."""
        if not select.select([self.fileno], [], [], 0)[0]:
            return b""
        keys, enter, _ = os.read(self.fileno, _TYPED_AHEAD).partition(_ENTER)
        return keys + enter if self.keep_typed else b""

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the app is left or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        data, self._typed = self._typed, b""
        while not self.exit_event.is_set():
            if text := decode(data):
                for message in parser.feed(text):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)
            data = b""
            if self.fileno in select.select([self.fileno, self.exit_event], [], [], _TICK_SECONDS)[0]:
                data = self._read()
                if not data:
                    signal.raise_signal(signal.SIGHUP)
                    return

    def _read(self) -> bytes:
        """Return what was typed; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""


def give_back(app: "App[Any]") -> None:
    """Give the terminal back, whatever state the app is in: it did not end by itself."""
    driver = app._driver
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, SHOW_AGAIN)
    if isinstance(driver, LinuxDriver) and driver.attrs_before is not None:
        termios.tcsetattr(driver.fileno, termios.TCSANOW, driver.attrs_before)
