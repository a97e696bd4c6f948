"""Turns the terminal's echo off while the app starts, so that keys typed early do not appear on the screen."""

import os
import signal
import sys
from types import FrameType
from typing import Any

_SIGNALLED = 128
_before: list[Any] | None = None
"""The terminal's attributes before the echo was turned off; None while nothing is to be restored."""


def off() -> None:
    """Turn the echo off, if standard input is a terminal of ours: until `taken` or `restore`.

    Ctrl+C still interrupts. Enter, Ctrl+S and Ctrl+Q stay what the app reads once it has the terminal.
    """
    global _before
    if _before is not None or not _in_front():
        return
    import termios

    try:
        before = termios.tcgetattr(0)
        now = termios.tcgetattr(0)
        now[0] &= ~(termios.ICRNL | termios.IXON)
        now[3] &= ~(termios.ECHO | termios.ICANON)
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        _before = before
        _catch_signals()
        termios.tcsetattr(0, termios.TCSANOW, now)
    except (termios.error, OSError):
        return


def restore() -> None:
    """Give the terminal back as it was before `off`."""
    before = taken()
    if before is None or not _in_front():
        return
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (termios.error, OSError):
        return


def taken() -> list[Any] | None:
    """Return the attributes that the next owner of the terminal must restore; None if there are none."""
    global _before
    before, _before = _before, None
    return before


def _in_front() -> bool:
    """Return whether standard input is a terminal that we may change: setting it from the background stops us."""
    try:
        return os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp()
    except (OSError, AttributeError):  # a closed stream; Windows has no groups
        return False


def _catch_signals() -> None:
    """Have the terminal restored when a signal ends or stops the program; the app sets its own handlers later."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    signal.signal(signal.SIGTSTP, _stop)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(_SIGNALLED + number)


def _stop(number: int, frame: FrameType | None) -> None:
    restore()
    os.kill(os.getpid(), signal.SIGSTOP)
    off()
