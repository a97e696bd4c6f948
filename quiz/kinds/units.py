"""Units as people write them: words in any case and number, symbols as they stand.

A symbol is another one in another case (`mW`, `MW`), without an `s` (`ms`, `m`) or without its accent (`Å`, `A`).
"""

import re

from quiz.kinds.numbers import DIGITS, SIGNS, split_unit
from quiz.later import later
from quiz.text import fold_answer, fold_marks, fold_quote

WORD_LETTERS = 4
"""A unit of so many letters, and nothing else, is a word."""
_RAISED = str.maketrans("0123456789-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
# `m2` and `m^2`, but not the exponent of `6e2`.
_EXPONENT = later(r"(?<=[^\W\d_])(?<![0-9.][eE])\^?([-\u2212]?[0-9]+)(?![0-9.,])")
_PERCENT = later(r"\s*(?:per ?cent|%)", re.IGNORECASE)
_WORD = later(rf"(?:[^\W\d_][ '-]?){{{WORD_LETTERS},}}")
_PLURAL = later(r"[a-z]{2,}s")


def apart(text: str, own: str) -> tuple[str, str]:
    """The number and the unit of `text`, which is trimmed; `own` is the question's unit, empty where it has none.

    The unit stands behind the number, in whatever words; or before it, its sign before or behind that (`-$60`,
    `$-60`), where it is `own` but for case and accents.
    """
    raised = any(ord(letter) in _RAISED.values() for letter in own)
    bare, unit = split_unit(_EXPONENT.sub(lambda found: found[1].translate(_RAISED), text) if raised else text)
    if unit or not own:
        return bare, unit
    first = next((i for i, letter in enumerate(bare) if letter in DIGITS), 0)
    unit = bare[:first].strip(SIGNS)
    sign, _, rest = bare.partition(unit) if unit and begins(unit, own, whole=True) else ("", "", "")
    if not rest or sign.strip() not in ("", *"+-\u2212\u2013\uff0d"):
        return bare, ""
    return sign.strip() + rest.strip(), unit


def begins(typed: str, own: str, *, whole: bool = False) -> bool:
    """Whether `typed`, signs before it aside, is how `own` begins where it stands before the number; or all of it."""
    begun, wanted = fold_answer(typed.lstrip(SIGNS)), fold_answer(own.strip(SIGNS))
    return bool(begun) and (begun == wanted if whole else wanted.startswith(begun))


def same_unit(typed: str, own: str) -> bool:
    """Whether `typed` is the unit `own`, marks at the end aside.

    Words may be in any case, with or without accents, one or many. In symbols case counts, unless it says nothing: in
    three letters or more of one case, or all typed small; in two all small for all large, or the other way round.
    """
    given, wanted = _plain(typed), _plain(own)
    if _WORD.fullmatch(wanted):
        return bool(_numbers(fold_answer(given)) & _numbers(fold_answer(wanted)))
    return _alike(given, wanted) or _alike(_singular(given), _singular(wanted))


def _plain(unit: str) -> str:
    """A unit with one sign for what has several: percent, the micro sign, quotation marks and dashes."""
    return fold_marks(fold_quote(_PERCENT.sub(" percent", unit.replace("\u00b5", "\u03bc"))))


def _numbers(word: str) -> set[str]:
    """`word` and what it may be the plural of."""
    found = {word, word.removesuffix("s")}
    if re.search(r"(?:[sxz]|[cs]h)es$", word):
        found.add(word[:-2])
    return found | {f"{word[:-3]}y"} if word.endswith("ies") else found


def _singular(symbol: str) -> str:
    """`km` for `kms`, but `ms` as it is."""
    return symbol[:-1] if _PLURAL.fullmatch(symbol) else symbol


def _alike(given: str, wanted: str) -> bool:
    if given == wanted or given.casefold() != wanted.casefold():
        return given == wanted
    one_case = wanted.islower() or wanted.isupper()
    if len(wanted) > 2:
        return one_case or given.islower()
    return len(wanted) == 2 and one_case and (given.islower() or given.isupper())
