"""What every check of item writing has: a name, and a search that gives flaws with their place in the question."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from quiz.bank.model import Bank
from quiz.checks.view import View
from quiz.yaml.nodes import Where


class Flaw(NamedTuple):
    """One finding: where it stands, what is found and why it matters in one sentence, and what to write instead.

    `others` are the ids of the other questions that it is about; of a finding on the bank, those that it counts.
    """

    where: Where
    message: str
    hint: str
    others: tuple[str, ...] = ()


class Found(NamedTuple):
    """A flaw of a question (of the bank itself, where `question` is empty), and the code it is told by."""

    question: str
    code: str
    flaw: Flaw


class Rule(NamedTuple):
    """A check of one question at a time."""

    name: str
    find: Callable[[View], Iterable[Flaw]]


class BankRule(NamedTuple):
    """A check of a whole bank; each flaw comes with the id of its question, empty for the bank itself.

    `whole`: all its flaws are the bank's.
    """

    name: str
    find: Callable[[Bank, dict[str, View]], Iterable[tuple[str, Flaw]]]
    whole: bool = False


WHOLE: Where = ("questions",)
"""Where a finding on the bank stands."""
NAMED = 3
"""Of many questions that a finding is about so many are named."""
