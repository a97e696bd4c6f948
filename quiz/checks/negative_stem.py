"""The stem asks for what is not so, and does not make that plain.

Why: readers in a hurry overlook a small *not* and answer the opposite question: the slip looks like ignorance. Asking
for the exception also teaches what is wrong.

Before: `prompt: Which of these did the presidents not discuss?`

After: `prompt: Which of these did the presidents discuss?`, or `… did the presidents NOT discuss?`
"""

import re
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_SENTENCE = re.compile(r"[^.!?]*+[.!?]")
_NEGATIVE = re.compile(
    r"(?<!or )(?<!if )(?<!why )\bnot\b(?! only\b| just\b| merely\b| yet\b)"
    r"|\b(?:except|incorrect|incorrectly|untrue|cannot|without)\b"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|may|might|must)n['’]t\b"
)


def find(view: View) -> Iterator[Flaw]:
    """A question that asks for the exception in small letters."""
    if not view.options:
        return
    prompt = view.question.prompt
    questions = [sentence for sentence in _SENTENCE.findall(prompt) if sentence.endswith("?")]
    for sentence in questions or [prompt]:
        found = _NEGATIVE.search(sentence)
        if found:
            yield Flaw(
                ("prompt",),
                f"“{found[0]}” turns the question round, and is easily overlooked",
                f"ask for what is so, or write {found[0].upper()}",
            )
            return


RULE = Rule("negative-stem", find)
