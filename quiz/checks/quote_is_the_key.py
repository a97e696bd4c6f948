"""The key copies six words or more of the quote that proves it.

Why: whoever remembers the wording picks it without having understood it; a question is to test what the text means.

Before: `- right: It has frequently provided a lifeline to North Korea`

After: `- right: It has kept North Korea supplied`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.words import words

LEAST = 6
"""So many words in a row are a copy."""


def find(view: View) -> Iterator[Flaw]:
    """Keys that are copied."""
    long = [option for option in view.keys if len(option.words) >= LEAST]
    if not long:
        return
    runs = {run for proof in view.bank.proofs(view.question) for run in _runs(words(proof.quote))}
    for option in long:
        if not runs.isdisjoint(_runs(option.words)):
            yield Flaw(option.where, "the key copies its quote, so it tests the wording", "say it in your own words")


def _runs(found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (found[i : i + LEAST] for i in range(len(found) - LEAST + 1))


RULE = Rule("quote-is-the-key", find)
