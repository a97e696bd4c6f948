"""Only the key fits the grammar of the stem.

Why: an *a* or *an*, a plural, or a number of things asked for strikes out every option that does not fit it.

Before: `prompt: "The envoy was an:"` with `- right: Ambassador` beside `- wrong: Minister`

After: `prompt: "What was the envoy?"`, or *a(n)*, or options that all fit
"""

import re
from collections.abc import Callable, Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import OptionView, View

_ARTICLE = re.compile(r"\b(an?)\s*+(?:[:…]++\s*+)?$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:which|what|name(?: the)?) (?:two|three)\b", re.IGNORECASE)
_ENUMERATED = re.compile(r",|;|&|\band\b", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?:[aeio]|u(?!n[ai]|s[ae]|r[ao]|te|biq)|hour|hono|heir)", re.IGNORECASE)


def find(view: View) -> Iterator[Flaw]:
    """The key, where it alone fits."""
    if len(view.keys) != 1 or not view.distractors:
        return
    (key,) = view.keys
    fits, what = _wanted(view.question.prompt)
    if fits is None or not fits(key) or any(fits(option) for option in view.distractors):
        return
    yield Flaw(
        key.where, f"only the key fits {what} of the prompt", "reword the prompt, or let a distractor fit as well"
    )


def _wanted(prompt: str) -> tuple[Callable[[OptionView], bool] | None, str]:
    """What the grammar of `prompt` asks of an option, and how that is called."""
    article = _ARTICLE.search(prompt)
    if article:
        vowel = len(article[1]) == 2
        return (lambda option: bool(_VOWEL_SOUND.match(option.text)) == vowel), f"the “{article[1]}”"
    if _SEVERAL.search(prompt):
        return (lambda option: bool(_ENUMERATED.search(option.text))), "the number in the question"
    return None, ""


RULE = Rule("grammar-cue", find)
