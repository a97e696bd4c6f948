"""Starting programs: the environment they get, and how long a whole process takes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.terminal import Seconds

HERE = Path(__file__).parent
BLANK = (sys.executable, str(HERE / "floors" / "blank.py"))
CARD = (sys.executable, str(HERE / "floors" / "card.py"))
YAML_LOAD = (sys.executable, str(HERE / "floors" / "yaml_load.py"))
INSIDE_CHECK = (sys.executable, str(HERE / "inside_check.py"))
NOTHING = (sys.executable, "-c", "pass")
_WATCH = (sys.executable, "-I", "-S", str(HERE / "watch.py"))
_DROPPED = ("TEXTUAL", "PYTHON", "NO_COLOR", "FORCE_COLOR", "QUIZ_", "LINES", "COLUMNS")
_KEPT = ("PYTHONPATH", "PYTHONHOME")


class Ended(NamedTuple):
    """A process that ran: what it printed, what it took from start to end, and its peak memory in bytes."""

    output: str
    seconds: Seconds
    peak: int


def quiz(*arguments: str) -> tuple[str, ...]:
    """The command as it is installed beside this interpreter."""
    script = Path(sys.executable).with_name("quiz")
    start = (str(script),) if script.exists() else (sys.executable, "-m", "quiz")
    return (*start, *arguments)


def environment(home: Path) -> dict[str, str]:
    """What programs are started with: a data folder of their own, a common terminal, and no setting that slows them."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or not name.startswith(_DROPPED)}
    return {**kept, "QUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


def timed(command: Sequence[str], home: Path) -> Ended:
    """Run a command that must succeed."""
    run = subprocess.run((*_WATCH, *command), env=environment(home), capture_output=True, text=True, check=True)
    output, _, last = run.stdout.rstrip("\n").rpartition("\n")
    code, wall, cpu, peak = last.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(command)} ended with {code}: {output}{run.stderr}")
    return Ended(output, Seconds(float(wall), float(cpu)), int(peak))


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder in memory, if this system has a place for one: there no journal waits for a disk."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="quiz-bench-", dir=memory) as name:
        yield Path(name)
