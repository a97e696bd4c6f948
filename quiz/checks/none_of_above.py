"""An option says that no other is right.

Why: whoever picks it has shown to know what is wrong, not what is right; and as the key it rewards those who know of no
answer at all.

Before: `- wrong: None of the above`

After: one more distractor that somebody who half-read would believe
"""

import re
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_NONE = re.compile(
    r"\b(?:none|neither|no one|not any) (?:of )?(?:the )?(?:above|preceding|(?:other )?(?:options|answers|choices))\b"
    r"|^\W*(?:none|neither)(?: of (?:these|those|them|the (?:others?|two|three|four)))?\W*$"
    r"|^\W*neither \(?[A-Z]\)? n?or \(?[A-Z]\)?\W*$",
    re.IGNORECASE,
)


def speaks_against_others(text: str) -> bool:
    """Whether an option says that no other is right."""
    return _NONE.search(text) is not None


def find(view: View) -> Iterator[Flaw]:
    """Options that speak against all others."""
    for option in view.options:
        if speaks_against_others(option.text):
            yield Flaw(
                option.where,
                "this option tests what is wrong, not what is right",
                "write a distractor that somebody who half-read would believe",
            )


RULE = Rule("none-of-above", find)
