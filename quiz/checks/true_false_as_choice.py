"""A choice whose options are only true and false, or yes and no.

Why: it is a true-false question, and as such it is read aloud, marked and counted more simply.

Before: `type: choice` with `- right: "Yes"` and `- wrong: "No"`

After: `type: true-false`, the question turned into a statement, with `answer: true`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_JUDGING = frozenset(("true", "false", "yes", "no", "right", "wrong", "correct", "incorrect"))


def find(view: View) -> Iterator[Flaw]:
    """Options that only judge."""
    if view.options and all(len(option.words) == 1 and option.words[0] in _JUDGING for option in view.options):
        yield Flaw(
            ("choices",),
            "the options only say whether something holds",
            "write type: true-false, and a statement with answer:",
        )


RULE = Rule("true-false-as-choice", find)
