"""A letter or number is typed before an option or a prompt.

Why: the program numbers options and questions itself and shuffles them, so *b)* stands first and before *a)*.

Before: `- right: a) Farmers` beside `- wrong: b) Millers`

After: `- right: Farmers` beside `- wrong: Millers`; with `shuffle: false` where their order is meant
"""

import re
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

_BRACKET = re.compile(r"\(?(?:[A-Za-z]|[0-9]{1,2}|[ivx]{2,4})\)\s+(?=\S)")
_POINT = re.compile(r"([A-Za-z]|[0-9]{1,2})[.:]\s+(?=\S)")
_PROMPT = re.compile(r"(?:\(?[0-9]{1,3}[.)]|[A-Za-z]\)|(?:Q|Question|No\.?) ?[0-9]{1,3}[.:)])\s+(?=\S)")
_ORDERS = ("abcdefghijklmnopqrstuvwxyz", [str(number) for number in range(1, 27)])
_HINT = "leave it out: the program numbers what it shows, in the order that it shows it in"


def find(view: View) -> Iterator[Flaw]:
    """The prompt, and options that may move, where they begin with a label."""
    question = view.question
    label = _PROMPT.match(question.prompt)
    if label:
        yield Flaw(("prompt",), f"the prompt begins with a number of its own, {label[0].strip()}", _HINT)
    if not view.options or not question.shuffle:
        return
    texts = [option.text for option in view.options]
    labels = [_BRACKET.match(text) if ")" in text else None for text in texts]
    if not any(labels):
        labels = _counted(texts)
    for option, found in zip(view.options, labels, strict=False):
        if found and not question.item.fixed():
            yield Flaw(option.where, f"the option begins with a label of its own, {found[0].strip()}", _HINT)


def _counted(texts: list[str]) -> list[re.Match[str] | None]:
    """The labels with a point, where all options have one and they count up: one alone may be an initial or a date."""
    if not _POINT.match(texts[0]):
        return []
    labels = [_POINT.match(text) for text in texts]
    names = [label[1].lower() for label in labels if label]
    bare = {text[label.end() :] for text, label in zip(texts, labels, strict=True) if label}
    counted = any(names == list(order[: len(texts)]) for order in _ORDERS)
    return labels if counted and len(bare) == len(texts) else []


RULE = Rule("typed-labels", find)
