"""Which findings `quiz check` is asked for, and what each stands for."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

from quiz.checks.registry import RULES, manual, summary
from quiz.cli.output import usage
from quiz.codes import FORM, IGNORES
from quiz.diagnostics import nearest
from quiz.library import FileReading

ALL = frozenset((*RULES, *FORM, *IGNORES))
FORMAT = "format"
"""The name of all mistakes of form together: what reading alone tells."""


class Chosen(NamedTuple):
    """The rules to run, the codes to tell, and whether errors of other codes still make a bank bad."""

    rules: frozenset[str]
    told: frozenset[str]
    selected: bool

    def of(self, reading: FileReading) -> FileReading:
        """The reading with the wished findings alone."""
        if self.told == ALL or not reading.diagnostics:
            return reading
        return msgspec.structs.replace(
            reading, diagnostics=tuple(d for d in reading.diagnostics if d.code in self.told)
        )

    def hidden_errors(self, readings: Iterable[FileReading]) -> int:
        """How many errors were not selected. Those that are ignored by name are no longer counted."""
        if not self.selected:
            return 0
        return sum(r.errors - self.of(r).errors for r in readings)


def chosen(select: str | None, ignore: str | None) -> Chosen:
    """What `--select` or `--ignore` leaves; an unknown name ends the program as a wrong call."""
    if select is not None:
        told = _codes(select)
        rules = frozenset(RULES) if told & IGNORES.keys() else told & RULES.keys()
        return Chosen(rules, told | IGNORES.keys() if told & RULES.keys() else told, True)
    told = ALL - _codes(ignore) if ignore is not None else ALL
    return Chosen(told & RULES.keys(), told, False)


def explain(name: str) -> int:
    """Print what a code stands for, or a line for each rule (`all`) or each mistake of form (`format`)."""
    if name in ("all", FORMAT):
        _list(RULES if name == "all" else FORM)
        return 0
    _known(name)
    print(f"{name}\n\n{page(name)}")
    return 0


def page(code: str) -> str:
    """All there is to say of a code: a rule's manual page, or a sentence."""
    return manual(code) if code in RULES else sentence(code)


def sentence(code: str) -> str:
    """What a code stands for."""
    return summary(code) if code in RULES else FORM.get(code) or IGNORES[code]


def _list(codes: Collection[str]) -> None:
    width = max(map(len, codes))
    print("\n".join(f"{code:<{width}}  {sentence(code)}" for code in sorted(codes)))


def _codes(names: str) -> frozenset[str]:
    found = [name.strip() for name in names.split(",") if name.strip()]
    if not found:
        usage("name a rule: `quiz check --explain all` lists them")
    for name in found:
        _known(name)
    return frozenset(found) - {FORMAT} | (FORM.keys() if FORMAT in found else frozenset())


def _known(name: str) -> None:
    if name not in ALL and name != FORMAT:
        near = nearest(name, (*sorted(ALL), FORMAT))
        usage(f"there is no rule {name}" + (f"; did you mean {near}?" if near else ""))
