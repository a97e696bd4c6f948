"""Signals that end the program: it tidies up, gives the terminal back and ends with 128 + n, whatever it does."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

SIGNALLED = 128
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
SHOW_AGAIN = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m"
"""Ends what the app has set in the terminal: mouse, pasting, its own screen, the hidden cursor, colours."""
_INPUT, _ERROR = 0, 2


class Signalled(BaseException):
    """A signal ends the program; no handler of errors may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ending() -> Iterator[None]:
    """Turn signals into exceptions, SIGINT into Python's own; those that are ignored, as by nohup, stay so.

    Afterwards SIGINT ends the program at once: while the interpreter ends, it would print a traceback.
    """
    terminal = _settings()
    ended = []

    def end(number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            leave(SIGNALLED + number, terminal)
        ended.append(number)
        raise KeyboardInterrupt if number == signal.SIGINT else Signalled(number)

    numbers = [number for name in _ENDING if (number := getattr(signal, name, None)) is not None]
    caught = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    for number in caught:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_DFL)
        if terminal is not None and ended:  # the app may have been beginning, and not give it back itself
            with suppress(Exception):
                _give_back(terminal)


def _is_importing(frame: FrameType | None) -> bool:
    """Return whether a module is being imported: an exception out of there can crash the interpreter.

    msgspec 0.19 and 0.20 end with a segmentation fault when one is raised while they make a class.
    """
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def leave(code: int, terminal: Any = None) -> NoReturn:
    """End the program at once, the terminal given back; `terminal`: its settings before, when they are known."""
    with suppress(Exception):
        sys.stdout.flush()
    with suppress(Exception):
        _give_back(terminal)
    os._exit(code)


def _settings() -> Any:
    """The settings of the terminal; None when there is none."""
    try:
        import termios

        return termios.tcgetattr(_INPUT)
    except Exception:  # no such module, no terminal, or no such stream
        return None


def _give_back(terminal: Any) -> None:
    """Put the terminal back as it was, or, when that is not known, so that it echoes and reads lines."""
    import termios

    now = termios.tcgetattr(_INPUT)
    if now == terminal and "textual" not in sys.modules:  # the app takes the screen before it changes the settings
        return
    if terminal is None:
        terminal = now
        terminal[3] |= termios.ECHO | termios.ICANON | termios.ISIG
    os.write(_ERROR, SHOW_AGAIN)
    termios.tcsetattr(_INPUT, termios.TCSANOW, terminal)
