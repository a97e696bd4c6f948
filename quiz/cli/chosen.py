"""Which findings `quiz check` is asked for, and what each stands for."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, NoReturn

import msgspec

from quiz.checks.registry import RULES, manual, summary
from quiz.cli.output import usage
from quiz.codes import FORM, IGNORES
from quiz.diagnostics import Diagnostic, Severity, nearest
from quiz.library import FileReading

ALL = frozenset((*RULES, *FORM, *IGNORES))
FORMAT = "format"
"""The name of all mistakes of form together: what reading alone tells."""
SEVERITIES: dict[str, Severity] = {"errors": "error", "warnings": "warning"}
"""The names of all errors, and of all warnings, whatever their codes."""
GROUPS = (*SEVERITIES, FORMAT)
"""What stands for several codes."""


class Chosen(NamedTuple):
    """The rules to run, the codes to tell, and whether errors of other codes still make a bank bad.

    `severities` are told besides the codes where findings are `selected`; else they are not told whatever their code.
    """

    rules: frozenset[str]
    told: frozenset[str]
    selected: bool
    severities: frozenset[Severity] = frozenset()

    def tells(self, one: Diagnostic) -> bool:
        """Whether the finding is wished."""
        if self.selected:
            return one.code in self.told or one.severity in self.severities
        return one.code in self.told and one.severity not in self.severities

    def of(self, reading: FileReading) -> FileReading:
        """The reading with the wished findings alone."""
        return msgspec.structs.replace(reading, diagnostics=tuple(filter(self.tells, reading.diagnostics)))

    def hidden_errors(self, readings: Iterable[FileReading]) -> int:
        """How many errors were not selected. Those that are ignored by name are no longer counted."""
        if not self.selected:
            return 0
        return sum(r.errors - self.of(r).errors for r in readings)


def chosen(select: str | None, ignore: str | None) -> Chosen:
    """What `--select` or `--ignore` leaves; an unknown name ends the program as a wrong call."""
    if select is not None:
        told, severities = _named(select)
        all_rules = told & IGNORES.keys() or "warning" in severities
        rules = frozenset(RULES) if all_rules else told & RULES.keys()
        return Chosen(rules, told | IGNORES.keys() if told & RULES.keys() else told, True, severities)
    left, severities = _named(ignore) if ignore is not None else (frozenset(), frozenset())
    told = ALL - left
    return Chosen(frozenset() if "warning" in severities else told & RULES.keys(), told, False, severities)


def explain(name: str) -> int:
    """Print what a code stands for, or a line for each rule (`all`) or each mistake of form (`format`)."""
    if name in ("all", FORMAT):
        _list(RULES if name == "all" else FORM)
        return 0
    if name not in ALL:
        _unknown(name, ("all", FORMAT))
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


def _named(names: str) -> tuple[frozenset[str], frozenset[Severity]]:
    """The codes and the severities that are named."""
    found = [name.strip() for name in names.split(",") if name.strip()]
    if not found:
        usage("name a rule: `quiz check --explain all` lists them")
    for name in found:
        if name not in ALL and name not in GROUPS:
            _unknown(name, GROUPS)
    codes = ALL.intersection(found) | (FORM.keys() if FORMAT in found else frozenset())
    return codes, frozenset(severity for name, severity in SEVERITIES.items() if name in found)


def _unknown(name: str, groups: Collection[str]) -> NoReturn:
    near = nearest(name, (*sorted(ALL), *groups))
    usage(f"there is no rule {name}" + (f"; did you mean {near}?" if near else ""))
