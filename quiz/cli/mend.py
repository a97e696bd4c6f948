"""`quiz check --fix`: makes in the files themselves the changes that are certain to be meant and prove to help."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from quiz.checks.run import check
from quiz.cli import output
from quiz.cli.output import Exit, say
from quiz.diagnostics import Diagnostic, Edit, Report, Severity
from quiz.edits import apply
from quiz.library import Library, load_source, read_file
from quiz.sources.lock import LOCK_CODES
from quiz.text import count
from quiz.writing import write_over
from quiz.yaml_nodes import BOM

Judge = Callable[[bytes], Sequence[Diagnostic]]
"""Gives what is wrong with a file if it held these bytes."""

_TRIALS = 64
"""How often a file is judged at most: a file full of changes that do not help must come to an end."""


def mend(path: Path, library: Library, is_source: bool, rules: Collection[str], told: Collection[str]) -> None:
    """Mend the file `path` where one of the `told` codes can be mended, and say how many were.

    A file that has meanwhile changed, or that cannot be read, stays as it is.
    """
    data = read_file(path, Report())
    if data is None:
        return

    def of_form(changed: bytes) -> Sequence[Diagnostic]:
        loaded = load_source(path, data=changed) if is_source else library.read(path, changed)
        return [one for one in loaded.reading.diagnostics if one.code not in LOCK_CODES]  # a slip may have hidden these

    def whole(changed: bytes) -> Sequence[Diagnostic]:
        loaded = library.read(path, changed)
        found = check(loaded.bank, loaded.reading.text, rules) if loaded.bank else ()
        return (*loaded.reading.diagnostics, *found)

    better, errors = mended(data, of_form, "error", told)
    better, warnings = mended(better, whole, "warning", told) if rules and not is_source else (better, 0)
    if better == data:
        return
    try:
        if path.read_bytes() != data:
            say(f"{path} has just been changed: nothing was mended")
            return
        write_over(path, better)
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{path} cannot be written: {problem.strerror}; nothing was mended") from None
    say(f"{path}: {count(errors + warnings, 'problem')} mended")


def mended(data: bytes, judge: Judge, severity: Severity, told: Collection[str]) -> tuple[bytes, int]:
    """The file with the problems of that severity mended, and how many fewer there are.

    A change stays only if with it there are fewer of them, and no more errors.
    """
    number = 0
    while True:
        trial = _Trial(data, judge, severity)
        trial.take([d for d in trial.found if d.severity == severity and d.edits and d.code in told])
        if not trial.mended:
            return data, number
        data, number = trial.better, number + trial.mended


class _Trial:
    """Tries changes all at once; where one of them may not help, halves of them."""

    def __init__(self, data: bytes, judge: Judge, severity: Severity) -> None:
        self.better = data
        self.judge = judge
        self.severity = severity
        self.found = judge(data)
        self.errors, self.problems = self._counted(self.found)
        self.edits: list[Edit] = []
        self.mended = 0
        self.data = data
        self.left = _TRIALS

    def take(self, wanted: Sequence[Diagnostic]) -> None:
        if not wanted or not self.left:
            return
        self.left -= 1
        edits = [*self.edits, *(edit for one in wanted for edit in one.edits)]
        changed = _changed(self.data, edits)
        errors, problems = self._counted(self.judge(changed))
        fewer = self.problems.total() - problems.total()
        hidden = len(wanted) > 1 and problems - self.problems  # what one change brings, another may make up for
        if errors <= self.errors and fewer >= len(wanted) and not hidden:
            self.edits, self.better, self.errors, self.problems = edits, changed, errors, problems
            self.mended += fewer
        elif len(wanted) > 1:
            half = len(wanted) // 2
            self.take(wanted[:half])
            self.take(wanted[half:])

    def _counted(self, found: Sequence[Diagnostic]) -> tuple[int, Counter[tuple[str, str]]]:
        """How many are errors, and those of the severity by what they say."""
        told = Counter((d.code, d.message) for d in found if d.severity == self.severity)
        return sum(d.severity == "error" for d in found), told


def _changed(data: bytes, edits: list[Edit]) -> bytes:
    """The file with the `edits` made; what is edited was read, so it is UTF-8."""
    text = data.removeprefix(BOM).decode("utf-8")
    return data[: len(data) - len(data.removeprefix(BOM))] + apply(text, edits).encode("utf-8")
