"""Far more statements of the bank are false than true, or the other way round.

Why: authors find it easier to bend a true sentence than to write one that looks bent and is true. Students notice, say
false each time, and are mostly right.

Before: eighteen statements, fourteen of them with `answer: false`

After: about nine of each; make some of the false ones true, keeping what made them look doubtful
"""

from collections.abc import Iterator

from quiz.bank.model import Bank
from quiz.checks.base import NAMED, WHOLE, BankRule, Flaw
from quiz.checks.chances import chi_square_tail
from quiz.checks.view import View
from quiz.kinds.true_false import TrueFalse
from quiz.text import and_more

LEVEL = 0.05
"""Rarer than this by chance is told."""
_LEAST = 8
"""Fewer statements say nothing of a habit."""


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """The bank, where chi-square of true against false is too great."""
    answers = {n: view.question.item.answer for n, view in views.items() if isinstance(view.question.item, TrueFalse)}
    total, true = len(answers), sum(answers.values())
    if total < _LEAST or chi_square_tail((2 * true - total) ** 2 / total, 1) >= LEVEL:
        return
    many, few = ("true", "false") if 2 * true > total else ("false", "true")
    names = tuple(name for name, answer in answers.items() if answer == (many == "true"))
    told = f"of {total} statements {len(names)} are {many}, so a student who always says {many} does well"
    hint = f"turn some of them round, so that about half are {few}"
    yield "", Flaw(WHOLE, f"{told}: {and_more(names, NAMED)}", hint, others=names)


RULE = BankRule("true-false-balance", find, whole=True)
