"""Two questions tell each other's answers, so that no order of asking keeps both secret.

Why: the program asks a question before any other whose prompt, options, hint, explanation or quotes name its answer.
Where two do so to each other, one of them is given away whichever comes first.

Before: `Who met the ambassador?` with the key *Wang Yi*, beside `Whom did Wang Yi meet?` with the key *the ambassador*

After: one of the two reworded, or asked about something else
"""

from collections.abc import Iterator

from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank
from quiz.checks.base import BankRule, Flaw
from quiz.checks.view import View


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """The later one of each two that give each other away."""
    before = given_away(bank, list(views))
    order = {name: place for place, name in enumerate(views)}
    for teller, told in before.items():
        for other in sorted(told, key=order.__getitem__):
            if order[other] < order[teller] and teller in before.get(other, ()):
                line = views[other].question.at.line
                what = f"this and {other} in line {line} tell each other's answers"
                yield teller, Flaw(("prompt",), what, "reword one of them, or ask it about something else")


RULE = BankRule("prompt-leaks", find)
