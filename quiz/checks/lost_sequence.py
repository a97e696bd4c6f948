"""Options that are numbers, dates or months stand in no order.

Why: looking for a number among scattered ones costs time and says nothing of what was understood. As options are
shuffled, a sequence keeps its order only with `shuffle: false`.

Before: `- wrong: 1911` `- right: 1961` `- wrong: 1921`

After: the same from the smallest to the largest, and `shuffle: false`
"""

import re
from collections.abc import Iterator, Sequence

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.words import number

_LEAST = 3
_MOST_WORDS = 3
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FIGURE = re.compile(r"\d[\d.,]*")


def find(view: View) -> Iterator[Flaw]:
    """The options, where all or all but one are of one series and are not in its order."""
    if len(view.options) < _LEAST:
        return
    for series in (_figure, _month, _day):
        values = [series(option.words) for option in view.options]
        known = [value for value in values if value is not None]
        if len(known) < max(_LEAST, len(values) - 1):
            continue
        ordered = known in (sorted(known), sorted(known, reverse=True))
        if not ordered or (view.question.shuffle and not view.question.item.fixed()):
            yield Flaw(
                ("choices",),
                "numbers and dates are found more easily in their order",
                "write them from the smallest to the largest, and shuffle: false",
            )
        return


def _figure(words: Sequence[str]) -> float | None:
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    if _FIGURE.fullmatch(words[0]):
        return float(re.sub(r"\D", "", words[0]))
    value = number(words[0]) or (number(words[1]) if len(words) == 2 else None)
    return None if value is None else float(value)


def _month(words: Sequence[str]) -> float | None:
    return _place(words, _MONTHS)


def _day(words: Sequence[str]) -> float | None:
    return _place(words, _DAYS)


def _place(words: Sequence[str], names: list[str]) -> float | None:
    found = [names.index(word) for word in words if word in names] if len(words) <= _MOST_WORDS else []
    return float(found[0]) if len(found) == 1 else None


RULE = Rule("lost-sequence", find)
