"""`quiz check --fix`: makes in the files themselves the changes that are certain to be meant and prove to help."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.checks.run import check
from quiz.cli import output
from quiz.cli.output import Exit
from quiz.diagnostics import Diagnostic, Edit, Report, Severity
from quiz.edits import Change, apply, changes
from quiz.library import Library, load_source, read_file
from quiz.sources.lock import LOCK_CODES
from quiz.text import count
from quiz.writing import write_whole
from quiz.yaml.decode import BOM

Judge = Callable[[bytes], Sequence[Diagnostic]]
"""Gives what is wrong with a file if it held these bytes."""
Told = Callable[[Diagnostic], bool]
"""Whether a problem is to be mended."""

_TRIALS = 64
"""How often a file is judged at most: a file full of changes that do not help must come to an end."""


class Mended(NamedTuple):
    """A file as it is now, how many fewer problems it has, and what was changed, in passes over the whole of it.

    `stayed`: the changes that would not have helped.
    """

    data: bytes
    number: int
    passes: tuple[tuple[Change, ...], ...] = ()
    stayed: tuple[Change, ...] = ()


class Lines(NamedTuple):
    """What there is to say of a file: what was done, and why something was not."""

    done: list[str]
    stayed: list[str]


def mend(path: Path, library: Library, is_source: bool, rules: Collection[str], told: Told) -> Lines:
    """Mend the file `path` where a problem that is `told` can be mended.

    A file that has meanwhile changed, or that cannot be read, stays as it is.
    """
    data = read_file(path, Report())
    if data is None:
        return Lines([], [])

    def of_form(changed: bytes) -> Sequence[Diagnostic]:
        loaded = load_source(path, data=changed) if is_source else library.read(path, changed)
        return [one for one in loaded.reading.diagnostics if one.code not in LOCK_CODES]  # a slip may have hidden these

    def whole(changed: bytes) -> Sequence[Diagnostic]:
        loaded = library.read(path, changed)
        found = check(loaded.bank, loaded.reading.text, rules) if loaded.bank else ()
        return (*loaded.reading.diagnostics, *found)

    errors = mended(data, of_form, "error", told)
    better = errors.data
    warnings = mended(better, whole, "warning", told) if rules and not is_source else Mended(better, 0)
    stayed = list(dict.fromkeys(f"{path}: {_why(change)}" for change in (*errors.stayed, *warnings.stayed)))
    if warnings.data == data:
        return Lines([], stayed)
    try:
        if read_file(path, Report()) != data:
            return Lines([f"{path} has just been changed: nothing was mended"], [])
        write_whole(path, warnings.data)
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{path} cannot be written: {problem.strerror}; nothing was mended") from None
    head = f"{path}: {count(errors.number + warnings.number, 'problem')} mended"
    return Lines([head, *(f"{path}:{said}" for said in _said((*errors.passes, *warnings.passes)))], stayed)


def mended(data: bytes, judge: Judge, severity: Severity, told: Told) -> Mended:
    """The file with the problems of that severity mended.

    A change stays only if with it there are fewer of them, and no more errors.
    """
    done = Mended(data, 0)
    while True:
        trial = _Trial(done.data, judge, severity)
        wanted = [d for d in trial.found if d.severity == severity and d.edits and told(d)]
        trial.take(wanted)
        if not trial.mended:
            judged = [edit for one in wanted for edit in one.edits] if trial.left else []
            return done._replace(stayed=tuple(changes(_text(done.data), judged) if judged else ()))
        made = tuple(changes(_text(done.data), trial.edits))
        done = Mended(trial.better, done.number + trial.mended, (*done.passes, made))


def _why(change: Change) -> str:
    """`choises stayed: with choices there, other problems would show`."""
    instead = f"with {change.after} there" if change.after else "without it"
    return f"{change.before} stayed: {instead}, other problems would show"


def _said(passes: Sequence[Sequence[Change]]) -> Iterator[str]:
    """`5: chioce became choice` for each change, in reading order; the number is that of the line in the file now."""
    gone: list[int] = []
    found: list[tuple[int, str]] = []
    for made in passes:
        before = list(gone)
        for change in made:
            line = _of_first(change.line, before)
            found.append((line, f"{change.before} {f'became {change.after}' if change.after else 'was taken out'}"))
            if change.gone and line not in gone:
                insort(gone, line)
    for line, said in sorted(found, key=lambda one: one[0]):
        yield f"{line - bisect_left(gone, line)}: {said}"


def _of_first(line: int, gone: Sequence[int]) -> int:
    """The number that the line had before those that are `gone`, given in order, were removed."""
    for removed in gone:
        line += removed <= line
    return line


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
    """The file with the `edits` made."""
    return data[: len(data) - len(data.removeprefix(BOM))] + apply(_text(data), edits).encode("utf-8")


def _text(data: bytes) -> str:
    """What is edited was read, so it is UTF-8."""
    return data.removeprefix(BOM).decode("utf-8")
