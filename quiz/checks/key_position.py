"""The key stands in some places far more often than in others, as the bank is written.

Why: on paper, with `shuffle: false`, and in every program that does not shuffle, students find out where authors
like to put the key. Authors put it in the middle, or first.

Before: twelve choices of four, nine with the key first

After: about three with the key in each place
"""

from collections import Counter
from collections.abc import Iterator

from quiz.bank.model import Bank
from quiz.checks.base import NAMED, WHOLE, BankRule, Flaw
from quiz.checks.chances import chi_square_tail
from quiz.checks.view import View
from quiz.text import and_more

LEVEL = 0.05
"""Rarer than this by chance is told."""
_EXPECTED = 2
"""Each place must be due so many keys, or chi-square says nothing."""


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """The bank, where chi-square over all choices with one key is too great; sizes are added up."""
    choices = [view for view in views.values() if len(view.keys) == 1 and len(view.options) > 1]
    places: dict[int, Counter[int]] = {}
    for view in choices:
        places.setdefault(len(view.options), Counter())[view.keys[0].place] += 1
    tried = {size: counts for size, counts in places.items() if counts.total() >= _EXPECTED * size}
    if not tried:
        return
    value = sum(
        (counts[i] - counts.total() / n) ** 2 * n / counts.total() for n, counts in tried.items() for i in range(n)
    )
    if chi_square_tail(value, sum(size - 1 for size in tried)) < LEVEL:
        size, counts = max(tried.items(), key=lambda item: item[1].total())
        place, number = counts.most_common(1)[0]
        names = tuple(v.question.id for v in choices if len(v.options) == size and v.keys[0].place == place)
        told = f"of {counts.total()} choices with {size} options {number} have the key in place {place + 1}"
        what = f"the keys' places are uneven: {told} ({and_more(names, NAMED)})"
        yield "", Flaw(WHOLE, what, "move keys to the places that have few", others=names)


RULE = BankRule("key-position", find, whole=True)
