"""A real pseudo-terminal with the program in it."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Mapping
from time import monotonic

import pyte

LIMIT = 30.0
_PRIVATE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]")


class Terminal:
    """Runs a command in a pty of 80x24 and keeps its screen."""

    def __init__(self, command: list[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.code: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**env, "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        os.close(self.fd)

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, condition: str | Callable[[], object]) -> None:
        """Read until the text is on the screen, or the condition holds."""
        end = monotonic() + LIMIT
        while not (condition in self.text if isinstance(condition, str) else condition()):
            if monotonic() > end or not self._read(end - monotonic()):
                raise AssertionError(f"never came: {condition}\n{self.text}")

    def _read(self, seconds: float) -> bool:
        """Take in what the program wrote; False when it has ended or nothing came in time."""
        ready, _, _ = select.select([self.fd], [], [], max(seconds, 0))
        try:
            data = os.read(self.fd, 65536) if ready else b""
        except OSError as problem:
            if problem.errno != errno.EIO:
                raise
            data = b""
        self.raw += data
        self.stream.feed(_PRIVATE.sub(b"", data))
        return bool(data)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.fd, keys.encode())

    def kill(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Read until the program has ended; its exit code, negative for a signal."""
        while self._read(LIMIT):
            pass
        if self.code is None:
            if not select.select([self.fd], [], [], 0)[0]:
                raise AssertionError(f"it did not end\n{self.text}")
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
        return self.code

    def modes(self) -> int:
        """The terminal's local modes: whether it echoes and waits for lines."""
        modes: int = termios.tcgetattr(self.fd)[3]
        return modes
