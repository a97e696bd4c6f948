"""A program in a pseudo-terminal of 80x24, timed by what it writes."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from time import clock_gettime, perf_counter
from types import TracebackType
from typing import NamedTuple, Self

SIZE = struct.pack("HHHH", 24, 80, 0, 0)
ENTER, DOWN, UP, QUIT = b"\r", b"\x1b[B", b"\x1b[A", b"\x11"
LIMIT = 40.0
QUIET = 0.04
_NEVER_QUIET = 2.0
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?62;22c"}
"""What a terminal is asked as an app starts: synchronized output (has it), resize reports (has none), what it is."""


class NeverShown(Exception):
    """The awaited text was not written in time."""


class Seconds(NamedTuple):
    """What something took: by the clock on the wall, and of the processor."""

    wall: float
    cpu: float


class Terminal:
    """A running program; close it, or use it in a `with` block."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.began = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, SIZE)
                os.execve(command[0], list(command), dict(environment))
            finally:
                os._exit(127)
        self._command = command
        self._written = bytearray()
        self._answered = 0
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def first(self, *texts: str) -> Seconds:
        """Return what it took from the start of the program until it has written all of `texts`."""
        return Seconds(self._until(texts) - self.began, self._cpu())

    def press(self, keys: bytes, *texts: str) -> Seconds:
        """Return what it took from `keys` until all of `texts` were written again, once the program is quiet."""
        self._written.clear()
        self._answered = 0
        cpu, began = self._cpu(), perf_counter()
        try:
            os.write(self._fd, keys)
        except OSError as problem:
            raise NeverShown(f"{' '.join(self._command)} has ended: {problem}") from problem
        shown = Seconds(self._until(texts) - began, self._cpu() - cpu) if texts else Seconds(0.0, 0.0)
        self.quiet()
        return shown

    def _cpu(self) -> float:
        """Return the seconds of the processor that the program has had, all its threads together.

        Linux makes a process's clock from its id: clock_getcpuclockid(3), which Python does not have. Elsewhere 0.
        """
        try:
            return clock_gettime((~self._pid << 3) | 2) if sys.platform == "linux" else 0.0
        except OSError:
            return 0.0

    def quiet(self, seconds: float = QUIET) -> None:
        """Read until nothing was written for so long; a cursor that blinks faster is not waited for."""
        end = perf_counter() + _NEVER_QUIET
        while self._read(seconds) and perf_counter() < end:
            pass

    def close(self) -> Seconds:
        """End the program with its key for it, in three seconds by force; return what that took."""
        began, cpu = perf_counter(), self._cpu()
        if self._pid < 0:
            return Seconds(0.0, 0.0)
        try:
            os.write(self._fd, QUIT)
            while not self._ended and perf_counter() - began < 3:
                self._read(0.5)
        except OSError:
            pass
        if not self._ended:
            os.kill(self._pid, signal.SIGKILL)
        _, _, used = os.wait4(self._pid, 0)
        seconds = Seconds(perf_counter() - began, used.ru_utime + used.ru_stime - cpu)
        os.close(self._fd)
        self._pid = -1
        return seconds

    def _until(self, texts: Sequence[str]) -> float:
        """The moment at which all of `texts` were there."""
        wanted = [text.encode() for text in texts]
        end = perf_counter() + LIMIT
        while True:
            wanted = [text for text in wanted if text not in self._written]
            if not wanted:
                return perf_counter()
            self._read(max(0.0, end - perf_counter()))
            if self._ended or perf_counter() >= end:
                said = self._written[-3000:].decode("utf-8", "replace")
                raise NeverShown(f"{' '.join(self._command)} did not show {b', '.join(wanted).decode()}:\n{said!r}")

    def _read(self, seconds: float) -> bool:
        """Take in what was written; False where nothing came within `seconds`."""
        if self._ended or not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # how Linux tells that the program has closed its end
            data = b""
        self._ended = not data
        self._written += data
        self._answer()
        return bool(data)

    def _answer(self) -> None:
        """Answer what the program asks of its terminal."""
        start = max(0, self._answered - 16)
        asked = [
            (place + len(query), answer)
            for query, answer in _ANSWERS.items()
            if (place := self._written.find(query, start)) >= 0 and place + len(query) > self._answered
        ]
        self._answered = len(self._written)
        for _, answer in sorted(asked):
            os.write(self._fd, answer)
