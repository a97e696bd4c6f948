"""Words of a text, cut at word boundaries, and the stems of those that carry content."""

import re
from collections.abc import Iterable
from functools import lru_cache

from quiz.later import later
from quiz.text import fold_quote

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_ENDINGS = (
    "encies",
    "ences",
    "ency",
    "ence",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ied",
    "ies",
    "edly",
    "ed",
    "es",
    "ly",
    "s",
)
_LEAST = 4
"""A stem keeps so many letters."""

COMMON = frozenset(
    """a about after all also an and any are as at be been before being between both but by can could did do does
    during each either for from had has have he her here him his how i if in into is it its itself just may might
    more most must neither no nor not of off on one only or other others our out over own she should since so some
    such than that the their them then there these they this those through to too under until up upon was we were
    what when where whether which while who whom whose why will with within without would you your""".split()
)
"""Words that carry no content of their own."""


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case; `small` holds no `all`, `U.S.` and `Moon Jae-in` stay one and two words."""
    return tuple(_WORD.findall((text if text.isascii() else fold_quote(text)).lower()))


def as_written(text: str) -> list[str]:
    """The words of `text` in their own case and with their own signs."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """`word` without a common English ending, so that `criticized` and `criticize` meet; never under four letters."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > _LEAST:
        return word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word


_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {
    word: str(number)
    for number, word in zip(
        range(20, 101, 10), "twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), strict=True
    )
}
_ORDINAL = later(r"(\d+)(?:st|nd|rd|th)")
_LONGEST = 40
"""More digits than any number that is meant has; Python refuses to read several thousand."""


@lru_cache(maxsize=65536)
def number(word: str) -> str | None:
    """Return the number that `word` is, in the digits 0 to 9: `60` for `sixty`, `60th`, `60`; None if it is not one.

    Digits of other scripts count as well; `²` and `①`, which look like digits, have no value as a number.
    """
    if not word[:1].isdecimal():
        return _NUMBERS.get(word)
    ordinal = _ORDINAL.fullmatch(word)
    digits = ordinal[1] if ordinal else word
    if not digits.isdecimal() or len(digits) > _LONGEST:
        return _NUMBERS.get(word)
    return digits if digits.isascii() else str(int(digits))


def content(found: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry content."""
    return frozenset([stem(word) for word in found if word not in COMMON])
