"""Over the whole bank the key is the longest option far more often than by chance.

Why: a student who always picks the longest option gets more right than one who guesses, and learns nothing.

Before: twenty choices of four, twelve of them with the longest option as the key

After: about five; shorten keys, or work distractors out
"""

from collections.abc import Iterator
from math import sqrt

from quiz.bank.model import Bank
from quiz.checks.base import NAMED, WHOLE, BankRule, Flaw
from quiz.checks.chances import normal_tail
from quiz.checks.view import View
from quiz.text import and_more

MORE = 0.05
"""So much over chance is allowed."""
LEVEL = 0.05
_LEAST = 8


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """The bank, where the key is the longest in more than chance and five points, and hardly by accident."""
    choices = [view for view in views.values() if len(view.keys) == 1 and len(view.options) > 1]
    if len(choices) < _LEAST:
        return
    chances = [1 / len(view.options) for view in choices]
    expected = sum(chances)
    names = tuple(view.question.id for view in choices if _is_longest(view))
    longest = len(names)
    spread = sqrt(sum(chance * (1 - chance) for chance in chances))
    if longest / len(choices) > expected / len(choices) + MORE and normal_tail((longest - expected) / spread) < LEVEL:
        told = f"in {longest} of {len(choices)} choices the key is the longest option; by chance in {expected:.0f}"
        hint = "shorten keys, or work distractors out to their length"
        yield "", Flaw(WHOLE, f"{told}: {and_more(names, NAMED)}", hint, others=names)


def _is_longest(view: View) -> bool:
    return all(len(view.keys[0].text) > len(other.text) for other in view.distractors)


RULE = BankRule("key-length", find, whole=True)
