"""A wrong option without feedback, a question without explanation, or one on a source without a quote.

Why: the moment after the answer is when students learn. A wrong option that says nothing leaves them with *wrong*.

Before: `- wrong: Wang Yi`

After: `- wrong: Wang Yi` with `feedback: Wang is the foreign minister.`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.options import Options


def find(view: View) -> Iterator[Flaw]:
    """Every place where something is left unsaid."""
    question = view.question
    if view.options and isinstance(question.item, Options):
        for place, option in enumerate(question.item.options):
            if not option.right and not option.feedback:
                said = "whoever picks this is not told why it is wrong"
                yield Flaw(("choices", place), said, "add feedback: to the option")
    if not question.explanation:
        said = "nothing says why the answer is right"
        yield Flaw((), said, "add explanation: in your own words")
    if view.bank.source is not None and not question.claims and not question.quote:
        said = "no words of the text prove the answer"
        yield Flaw((), said, "name the claims: that it tests, or write a quote:")


RULE = Rule("no-feedback", find)
