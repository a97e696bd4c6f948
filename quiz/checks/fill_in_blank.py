"""A stem has a blank to be filled with an option.

Why: the student must try each option in the gap before knowing what is asked; a stem is to be understood without its
options.

Before: `prompt: The presidents met in ____.`

After: `prompt: Where did the presidents meet?`, or `type: cloze`
"""

import re
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}|\[\s*\]|\(\s*\)")


def find(view: View) -> Iterator[Flaw]:
    """A blank in a prompt."""
    if view.question.kind != "cloze" and _BLANK.search(view.question.prompt):
        yield Flaw(("prompt",), "a blank does not say what is asked", "ask a question, or write type: cloze")


RULE = Rule("fill-in-blank", find)
