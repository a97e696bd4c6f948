"""How likely a pattern is by chance."""

from math import erfc, exp, fsum, gamma, sqrt


def chi_square_tail(value: float, degrees: int) -> float:
    """The chance of at least `value` under chi-square with so many degrees of freedom.

    The closed forms for even and odd degrees: Abramowitz & Stegun 26.4.4 and 26.4.5.
    """
    half = value / 2
    if degrees % 2:
        terms = [pow(half, k - 0.5) / gamma(k + 0.5) for k in range(1, degrees // 2 + 1)]
        return erfc(sqrt(half)) + exp(-half) * fsum(terms)
    return exp(-half) * fsum([pow(half, k) / gamma(k + 1) for k in range(degrees // 2)])


def normal_tail(value: float) -> float:
    """The chance of at least `value` under the standard normal."""
    return erfc(value / sqrt(2)) / 2
