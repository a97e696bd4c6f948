"""The stem asks nothing: it is neither a question nor a task.

Why: a student has to read all options to find out what is wanted, and the options then tend to have nothing in common.

Before: `prompt: The summit in Washington`

After: `prompt: What did the summit in Washington decide on missiles?`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_ASKING = frozenset("who whom whose what which when where why how".split())
_TASKS = frozenset(
    """add answer arrange assign calculate choose classify compare complete compute count decide determine estimate
    explain fill find give group identify indicate judge label list mark match name order pair pick place point put
    rank recall say select solve sort state tell tick translate type work write""".split()
)


def find(view: View) -> Iterator[Flaw]:
    """A prompt without a question and without a task."""
    if view.question.kind == "true-false":
        return
    prompt = view.question.prompt
    if "?" in prompt or prompt.rstrip().endswith((":", "…")) or not _ASKING.isdisjoint(view.stem):
        return
    openings = (sentence.split()[:1] for sentence in prompt.replace("!", ".").replace(":", ".").split("."))
    if any(word.lower().strip(",;") in _TASKS for words in openings for word in words):
        return
    yield Flaw(
        ("prompt",), "the prompt asks nothing that can be answered before the options are read", "ask a question"
    )


RULE = Rule("unfocused-stem", find)
