"""The installed program in a terminal of its own, and what the terminal must be like afterwards."""

import fcntl
import os
import re
import struct
import termios
from collections.abc import Mapping
from time import monotonic, sleep

from tests.faults.outside import DEADLINE, LINES, QUIZ, Place, Word, assert_whole, shell_code
from tests.terminal import Terminal

_SWITCHED = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_AFTER = {1049: b"l", 25: b"h", 1000: b"l", 1002: b"l", 1003: b"l", 1006: b"l", 2004: b"l"}
"""The main screen, a cursor, no mouse, no marks around what is pasted."""


class Desk(Terminal):
    """`quiz` in a terminal, as somebody sits before it."""

    def __init__(
        self,
        place: Place,
        *words: Word,
        env: Mapping[str, Word] = {},
        size: tuple[int, int] = (80, 24),
        command: list[str] | None = None,
    ) -> None:
        self.place = place
        variables = {os.fsdecode(name): os.fsdecode(value) for name, value in place.environment(env).items()}
        self.before = _fresh_modes()
        super().__init__(command or [str(QUIZ), *map(os.fsdecode, words)], variables, size)

    def send(self, data: bytes) -> None:
        """Type bytes, as many as they are, and read meanwhile what the program writes."""
        os.set_blocking(self.fd, False)
        end = monotonic() + DEADLINE
        try:
            while data:
                assert monotonic() < end, f"it reads no more: {len(data)} bytes are left"
                try:
                    data = data[os.write(self.fd, data[:4096]) :]
                except BlockingIOError:
                    self._read(0.05)
        finally:
            os.set_blocking(self.fd, True)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and wait until the program paints."""
        seen = len(self.raw)
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.until(lambda: len(self.raw) > seen)

    def settle(self) -> None:
        """Read until the program has written nothing for a while: what a key set off has then most likely happened."""
        end = monotonic() + 2
        while monotonic() < end and self._read(0.3):
            pass

    def ends(self, deadline: float = DEADLINE) -> int:
        """Wait until the program has ended; its code as a shell gives it."""
        end = monotonic() + deadline
        while self.code is None:
            assert monotonic() < end, f"after {deadline:g} s it still runs\n{self.text}"
            if not self._read(0.1):
                sleep(0.01)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = shell_code(os.waitstatus_to_exitcode(status))
        while self._read(0):
            pass
        return self.code

    def switched(self) -> dict[int, bytes]:
        """How each private mode was switched last."""
        return {int(n): how for names, how in _SWITCHED.findall(self.raw) for n in names.split(b";")}

    def restored(self) -> None:
        """Assert that the terminal is as it was: screen, cursor, mouse, echo; and no traceback is on it."""
        wrong = {mode for mode, how in self.switched().items() if _AFTER.get(mode, how) != how}
        assert wrong == set(), f"left switched: {wrong}"
        assert self.modes() == self.before
        assert b"Traceback" not in self.raw, self.text

    def holds(self, code: int, *, answers: int | None = None, deadline: float = DEADLINE) -> None:
        """Assert all that must hold whenever a program in a terminal has ended."""
        assert self.ends(deadline) == code, self.raw[-2000:]
        self.restored()
        last = self.raw.rpartition(b"\x1b[?1049l")[2]
        said = re.sub(rb"\x1b\[[?<>=]?[0-9;]*[A-Za-z]", b"", last).strip()
        assert said.count(b"\n") < LINES, said
        assert b"\x1b]0;owned" not in self.raw
        assert_whole(self.place.journal, answers)


def _fresh_modes() -> int:
    """The local modes of a new terminal: looked at in one of its own, as a program may change them at once."""
    ends = os.openpty()
    try:
        modes: int = termios.tcgetattr(ends[0])[3]
    finally:
        for end in ends:
            os.close(end)
    return modes
