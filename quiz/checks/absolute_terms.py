"""An absolute term stands in a distractor and in no key.

Why: test-wise students strike out options that say *always* or *never*: hardly anything is so without exception, so the
distractor is given away by its wording.

Before: `- wrong: China always helps North Korea`

After: `- wrong: China pays North Korea's debts`
"""

from collections.abc import Iterator

from quiz.checks.all_of_above import speaks_for_others
from quiz.checks.base import Flaw, Rule
from quiz.checks.none_of_above import speaks_against_others
from quiz.checks.view import View

TERMS = frozenset(
    """absolutely all always completely definitely entirely every everybody everyone everything exclusively impossible
    invariably never nobody none nothing only solely totally undoubtedly""".split()
)


def find(view: View) -> Iterator[Flaw]:
    """Distractors with a term that no key has."""
    if any(not TERMS.isdisjoint(option.words) for option in view.keys):
        return
    for option in view.distractors:
        term = next((word for word in option.words if word in TERMS), None)
        if term is not None and not speaks_for_others(option.text) and not speaks_against_others(option.text):
            yield Flaw(
                option.where,
                f"only distractors are as absolute as “{term}”, which gives them away",
                "say the same without it, or word the key as strongly",
            )


RULE = Rule("absolute-terms", find)
