"""Two questions ask nearly the same in nearly the same words.

Why: the second costs time and shows nothing new; in one run it gives the first away or is given away by it.

Before: `Where did the two presidents meet?` and `Where did the two presidents hold their meeting?`

After: one of them, or a second one that asks for something else
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from quiz.bank.model import Bank
from quiz.checks.base import BankRule, Flaw
from quiz.checks.view import View

ALIKE = 0.8
"""Two sets of words that share this much of their union (Jaccard) are nearly the same."""
_LEAST = 4
_COMMON = 200
"""A word in more questions than this finds no candidates: it says too little about any of them."""


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """Every question that is nearly one before it.

    Sets that are alike share one of their rarest words (prefix filtering: Chaudhuri, Ganti & Kaushik 2006), so only
    those that do are compared.
    """
    sets = {name: words for name, view in views.items() if len(words := view.all_content) >= _LEAST}
    times = Counter(word for words in sets.values() for word in words)
    having: dict[str, list[str]] = defaultdict(list)
    for name, words in sets.items():
        rarest = sorted(words, key=lambda word: (times[word], word))
        prefix = [word for word in rarest[: len(words) - int(ALIKE * len(words)) + 1] if times[word] <= _COMMON]
        near = dict.fromkeys(other for word in prefix for other in having[word])
        twin = next((other for other in near if _alike(words, sets[other])), None)
        if twin is not None:
            line = views[twin].question.at.line
            told = f"this asks nearly what {twin} in line {line} asks"
            yield name, Flaw(("prompt",), told, "keep one of the two", others=(twin,))
        for word in prefix:
            having[word].append(name)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


RULE = BankRule("near-duplicates", find)
