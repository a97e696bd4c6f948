"""Two options differ in nothing but capitals.

Why: a reader takes them for one, and if only one is right, the other is wrong for no reason that can be learnt.

Before: `- right: Millers` beside `- wrong: millers`

After: one of the two, or options that differ in what they say
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View


def find(view: View) -> Iterator[Flaw]:
    """Every option that is one before it but for capitals."""
    options = view.options
    if len({option.text.lower() for option in options}) == len(options):
        return
    seen: dict[str, str] = {}
    for option in options:
        first = seen.setdefault(option.text.lower(), option.text)
        if first is not option.text:
            yield Flaw(
                option.where,
                f"“{option.text}” and “{first}” differ only in capitals",
                "keep one of the two, or make them differ in what they say",
            )


RULE = Rule("alike-options", find)
