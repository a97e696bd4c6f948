"""What was found: each fault once, by the place it was raised, with the smallest case that raises it."""

import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

QUIZ = Path(__file__).parent.parent / "quiz"
MOST = 2.0
"""Seconds of CPU time that a case may take."""
SHRINKING = 20.0
"""Seconds to make one case smaller."""


class TooSlow(Exception):
    """A case takes longer than it may."""


class Findings:
    """The faults of one target."""

    def __init__(self, target: str, run: Callable[[Any], None]) -> None:
        self.target = target
        self.run = run
        self.cases = 0
        self.smallest: dict[str, Any] = {}
        self.messages: dict[str, str] = {}
        signal.signal(signal.SIGVTALRM, _too_slow)

    def attempt(self, case: Any) -> str | None:
        """Run one case; return the place of its fault, which is kept if no smaller case is known for it."""
        self.cases += 1
        problem = self._problem(case)
        if problem is None:
            return None
        place = _place(problem)
        if place not in self.smallest or _size(case) < _size(self.smallest[place]):
            self.smallest[place] = case
            self.messages[place] = f"{type(problem).__name__}: {problem}"[:200].replace("\n", " ")
        return place

    def _problem(self, case: Any) -> Exception | None:
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
        try:
            self.run(case)
        except Exception as problem:
            return problem
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return None

    def shrink(self) -> None:
        """Cut from each case what it does not take to raise its fault."""
        for place in list(self.smallest):
            end = time.monotonic() + SHRINKING
            while time.monotonic() < end and self._smaller(place, end):
                pass

    def _smaller(self, place: str, end: float) -> bool:
        """Try every cut of the smallest case; return whether one raised the same fault."""
        case = self.smallest[place]
        for field, text in enumerate(case):
            step = len(text) // 2 if isinstance(text, str | bytes) else 0
            while step:
                for start in range(0, len(text), step):
                    cut = (*case[:field], text[:start] + text[start + step :], *case[field + 1 :])
                    if time.monotonic() > end:
                        return False
                    if self.attempt(cut) == place:
                        return True
                step //= 2
        return False

    def file(self, place: str) -> str:
        """The name of the file that keeps a case."""
        return f"{self.target}-{re.sub('[^a-z0-9]+', '-', place)}.txt"

    def write(self, folder: Path) -> None:
        """Keep each case as a Python expression, under what it raises."""
        folder.mkdir(exist_ok=True)
        for place, case in self.smallest.items():
            text = f"# {place}: {self.messages[place]}\n{case!r}\n"
            (folder / self.file(place)).write_text(text, "utf-8", "backslashreplace")


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"more than {MOST:g} s")


def _place(problem: Exception) -> str:
    """The file and line of `quiz` in which a fault was raised, or from which what raised it was called."""
    place, trace = "outside", problem.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(QUIZ):
            place = f"quiz/{path.relative_to(QUIZ)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{place} (slow)" if isinstance(problem, TooSlow) else place


def _size(case: Any) -> int:
    return len(repr(case))
