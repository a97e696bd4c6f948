"""The installed program as others see it: run with a deadline, and what must hold however it ended.

Nothing here looks at how the program is made. Only `shim` reaches inside, to break what cannot be broken from outside.
"""

import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

QUIZ = Path(sys.executable).with_name("quiz")
DEADLINE = 30.0
ROOM = 1 << 30
"""Bytes of address space for a child: one that reads without a bound fails instead of taking the machine with it."""
LINES = 3
POISON = b"\x1b]0;owned\x07\x9b"
"""What a stranger's text would write into the title of a terminal."""

Word = str | bytes | Path


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a program ended; `code` is what a shell calls it, 128+n after signal n."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """Both streams, for messages of tests."""
        return f"exit code {self.code}\n{self.out[-2000:]!r}\n{self.err[-2000:]!r}"


def shell_code(code: int) -> int:
    """The exit code as a shell gives it."""
    return 128 - code if code < 0 else code


@dataclass(frozen=True, kw_only=True)
class Place:
    """A student's data folder, and the folder the program is started in."""

    home: Path
    folder: Path

    @property
    def journal(self) -> Path:
        """The file of the answers."""
        return self.home / "journal.db"

    def environment(self, more: Mapping[str, Word] = {}) -> dict[bytes, bytes]:
        """The variables of a child: none of those of whoever runs the tests but PATH."""
        own = {"HOME": self.folder, "QUIZ_HOME": self.home, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        kept = {"PATH": os.environ["PATH"], **own, **more}
        return {os.fsencode(name): os.fsencode(value) for name, value in kept.items()}

    def run(
        self,
        *words: Word,
        given: bytes = b"",
        env: Mapping[str, Word] = {},
        deadline: float = DEADLINE,
        before: Sequence[Word] = (),
        limits: Mapping[int, int] = {},
    ) -> Ended:
        """Run `quiz` to its end; one that takes longer than `deadline` fails the test. `before` comes before it."""
        with self.started(*words, env=env, before=before, limits=limits) as child:
            try:
                out, err = child.communicate(given, deadline)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                raise AssertionError(f"after {deadline:g} s it still runs: {[*before, 'quiz', *words]}") from None
        return Ended(code=shell_code(child.returncode), out=out, err=err)

    @contextmanager
    def started(
        self,
        *words: Word,
        env: Mapping[str, Word] = {},
        before: Sequence[Word] = (),
        limits: Mapping[int, int] = {},
    ) -> Iterator[subprocess.Popen[bytes]]:
        """A program that runs, with pipes for its streams; killed at the end if it still does."""
        child = subprocess.Popen(
            [os.fsencode(word) for word in (*before, QUIZ, *words)],
            env=self.environment(env),
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_limited({resource.RLIMIT_AS: ROOM, **limits}),
        )
        try:
            yield child
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
            child.communicate()

    def holds(
        self,
        ended: Ended,
        code: int | Iterable[int],
        *,
        lines: int = LINES,
        answers: int | None = None,
        journal: Path | None = None,
    ) -> None:
        """Assert all that must hold whenever a program has ended outside a terminal.

        The exit code is `code` or one of them; the message has at most `lines` lines and no traceback; no control byte
        is in either stream; the journal is whole and holds `answers`.
        """
        codes = {code} if isinstance(code, int) else set(code)
        assert ended.code in codes, ended.said
        assert b"Traceback" not in ended.out + ended.err, ended.said
        assert ended.err.count(b"\n") <= lines, ended.said
        for stream in (ended.out, ended.err):
            assert controls(stream) == set(), ended.said
        assert_whole(journal or self.journal, answers)

    def bank(self, name: Word, text: str | bytes) -> Path:
        """Write a bank into the student's own folder."""
        path = Path(os.fsdecode(os.fsencode(self.home / "questions") + b"/" + os.fsencode(name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    def shim(self, code: str) -> dict[str, Word]:
        """Variables by which a child runs `code` before the program: the only way to break some things."""
        folder = self.folder / "shim"
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(code)
        return {"PYTHONPATH": folder}


def _limited(limits: Mapping[int, int]) -> Callable[[], None]:
    def limit() -> None:
        for what, most in limits.items():
            resource.setrlimit(what, (most, most))

    return limit


def controls(stream: bytes) -> set[str]:
    """The characters in `stream` by which it would command a terminal or reorder a line, and bytes that are no text."""
    text = stream.decode("utf-8", "surrogateescape")
    bad = {one for one in set(text) if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")}
    return (bad | set(re.findall("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text))) - {"\n"}


def assert_whole(path: Path, answers: int | None = None) -> None:
    """Assert that SQLite finds no fault in the journal, and that it holds that many answers."""
    if not path.is_file():
        assert not answers, f"there is no journal {path}"
        return
    assert answers is None or len(answered(path)) == answers, answered(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def answered(path: Path) -> list[str]:
    """The questions whose answers are in the journal, read by SQLite alone."""
    with closing(sqlite3.connect(path)) as db:
        return [row[0] for row in db.execute("SELECT question FROM events WHERE kind = 'answered' ORDER BY seq")]


def files(folder: Path) -> dict[Path, bytes]:
    """Every file under `folder` with what it holds."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def choices(number: int, first: str = "Yes") -> str:
    """A bank of questions with two options each; the first is right, and each has feedback of its own."""
    questions = "".join(
        f"  - id: q{n}\n    type: choice\n    prompt: Question number {n}?\n    shuffle: false\n"
        f"    explanation: Because {n}.\n    hint: Look at {n}.\n"
        f"    choices:\n      - right: {first} {n}\n      - wrong: No {n}\n        feedback: Not {n}.\n"
        for n in range(1, number + 1)
    )
    return f"title: Choices\nquestions:\n{questions}"
