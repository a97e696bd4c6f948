"""Numbers as people write them, read exactly."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

MAX_LENGTH = 40
_LAST = frozenset("0123456789")
"""Every number ends in one of these: most texts are ruled out by that, without a pattern."""
_WIDE = "０１２３４５６７８９＋，．"
_PLAIN = str.maketrans({"\u2212": "-", "\u2013": "-", "\uff0d": "-"} | dict(zip(_WIDE, "0123456789+,.", strict=True)))
_GROUPING = " \u00a0\u2009\u202f'\u2019"
DIGITS = f"0123456789{_WIDE[:10]}"
"""The digits, in full width too, as an East Asian keyboard may give them."""
SIGNS = f"+-\u2212\u2013\uff0d.,{_WIDE[10:]}{_GROUPING}"
"""What may stand in a number besides digits, an exponent aside."""


def _pattern(decimal: str) -> str:
    grouping = _GROUPING + ("," if decimal == "." else ".")
    whole = rf"(?:[0-9]{{1,3}}([{grouping}])[0-9]{{3}}(?:\1[0-9]{{3}})*(?![0-9])|[0-9]+)"
    return rf"[+-]? ?(?:{whole}(?:{re.escape(decimal)}[0-9]+)?|{re.escape(decimal)}[0-9]+)(?:[eE][+-]?[0-9]{{1,2}})?"


@cache
def _alone(decimal: str) -> re.Pattern[str]:
    return re.compile(_pattern(decimal))


@cache
def _within(decimal: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_pattern(decimal)}(?![0-9])")


def split_unit(text: str) -> tuple[str, str]:
    """A number and what stands behind it, both trimmed: `60 years` gives `60` and `years`."""
    last = max((i for i, letter in enumerate(text) if letter in DIGITS), default=-1)
    return text[: last + 1].strip(), text[last + 1 :].strip()


def number(text: str, decimal: str = ".") -> Fraction | None:
    """The number that `text` says, None where it says none or is longer than any that is meant.

    `decimal` is `.` or `,`. The other of the two, a space or an apostrophe may stand before every three digits, the
    same one throughout: `1,500` is fifteen hundred where the point is the decimal mark, one and a half where the comma
    is.
    """
    flat = text.strip().translate(_PLAIN)
    if len(flat) > MAX_LENGTH or flat[-1:] not in _LAST or not _alone(decimal).fullmatch(flat):
        return None
    return Fraction(re.sub(rf"[{_GROUPING}{',' if decimal == '.' else '.'}]", "", flat).replace(",", "."))


def written(value: Fraction, decimal: str = ".") -> str:
    """`value`, a number that ends after some decimals, in digits."""
    places = 0
    while (value * 10**places).denominator > 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    whole = len(digits) - places
    return f"{'-' if value < 0 else ''}{digits[:whole]}{decimal if places else ''}{digits[whole:]}"


def numbers_in(text: str) -> Iterator[Fraction]:
    """The numbers that stand in `text` in digits, without their signs; by either decimal mark: `11,400` says two."""
    for decimal in (".", ","):
        for found in _within(decimal).finditer(text):
            if (value := number(found[0], decimal)) is not None:
                yield abs(value)
