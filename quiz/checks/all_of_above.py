"""An option says that all others, or both of two others, are right.

Why: whoever sees that two options hold has the answer without knowing the rest, and whoever sees that one is wrong can
strike it out. The option also forbids shuffling.

Before: `- right: All of the above`

After: `type: multiple`, with each of the options marked right: or wrong:
"""

import re
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_ALL = re.compile(
    r"\b(?:all|both|any|each) (?:of )?(?:the )?(?:above|preceding|foregoing|(?:other )?(?:options|answers|choices))\b"
    r"|^\W*(?:all|both)(?: of)?(?: (?:these|those|them|the others?|three|four|five))?\W*$"
    r"|^\W*(?:both )?\(?[A-Z]\)? (?:and|&) \(?[A-Z]\)?(?: (?:above|only|are right|are correct))?\W*$",
    re.IGNORECASE,
)


def speaks_for_others(text: str) -> bool:
    """Whether an option says that all others, or both of two, are right."""
    return _ALL.search(text) is not None


def find(view: View) -> Iterator[Flaw]:
    """Options that speak for others."""
    for option in view.options:
        if speaks_for_others(option.text):
            yield Flaw(
                option.where,
                "this option is right by what is known of the others, not by what the text says",
                "write type: multiple, and mark each option right: or wrong:",
            )


RULE = Rule("all-of-above", find)
