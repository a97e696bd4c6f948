"""The key is much longer than every distractor.

Why: authors take care to make the key exactly true, and students know that the longest and most careful option is the
one to guess.

Before: `- right: It grants that the bond has had its lows but holds that China comes first` beside `- wrong: It lies`

After: the key cut down, or the distractors worked out until one is about as long
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

SHARE = 0.75
"""The longest distractor has at least this share of the key's characters."""
EXEMPT = 3
"""A key of so few words is no cue, however short the others are."""


def find(view: View) -> Iterator[Flaw]:
    """The key, where it alone is long."""
    if len(view.keys) != 1 or not view.distractors:
        return
    (key,) = view.keys
    if len(key.words) <= EXEMPT:
        return
    longest = max(len(option.text) for option in view.distractors)
    if longest < SHARE * len(key.text):
        yield Flaw(
            key.where,
            f"the key has {len(key.text)} characters, the longest distractor {longest}: its length gives it away",
            "shorten the key, or work a distractor out to about its length",
        )


RULE = Rule("longest-correct", find)
