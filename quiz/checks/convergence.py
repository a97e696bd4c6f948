"""The key shares its parts with several distractors, which share none with each other.

Why: distractors are often made by changing one part of the key, so the option in the middle of all is the key.

Before: `- right: A red cart` `- wrong: A red ship` `- wrong: A blue cart` `- wrong: A plough`

After: distractors that also share parts with each other, or none with the key
"""

from collections import Counter
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_LEAST = 3


def find(view: View) -> Iterator[Flaw]:
    """The key, where it alone holds two words of others, and of different ones."""
    if len(view.keys) != 1 or len(view.options) < _LEAST:
        return
    (key,) = view.keys
    times = Counter(word for option in view.options for word in option.content)
    shared = [word for word in key.content if 1 < times[word] < len(view.options)]
    if len(shared) < 2:
        return
    partners = [frozenset(word for word in shared if word in option.content) for option in view.distractors]
    if len({some for some in partners if some}) < 2 or any(len(some) > 1 for some in partners):
        return
    if any(sum(times[word] > 1 for word in option.content) > 1 for option in view.distractors):
        return
    yield Flaw(
        key.where,
        "the key shares one part with one distractor and another with another, so it stands out as their middle",
        "let distractors share parts with each other too",
    )


RULE = Rule("convergence", find)
