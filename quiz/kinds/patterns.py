"""Patterns of typed answers, shared by `short` and by the typed gaps of `cloze`.

White space is folded; case and accents too unless they are minded. `*` stands for any run of characters, `\\*` for
itself (Moodle's short answer).
"""

import re
from functools import lru_cache

from quiz.text import fold_answer

CLOSE_LETTERS = 5
"""An answer of so many letters may be missed by one edit and still be told to be close."""

_STAR = re.compile(r"(?<!\\)\*")


def matches(pattern: str, typed: str, case: bool) -> bool:
    """Whether `pattern` matches the whole of `typed`, in time that grows with its length alone.

    Each piece between two stars is taken where it first stands: no later place could leave more for the rest.
    """
    text = fold_answer(typed, case=case)
    first, *rest = _pieces(pattern, case)
    if not rest:
        return text == first
    *middle, last = rest
    end = len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)):
        return False
    place = len(first)
    for piece in middle:
        place = text.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return place <= end


def is_close(accept: tuple[str, ...], typed: str, case: bool) -> bool:
    """Whether `typed` is one edit away from a pattern without a star."""
    from rapidfuzz.distance import OSA

    folded = fold_answer(typed, case=case)
    literals = (_pieces(pattern, case)[0] for pattern in accept if not has_star(pattern))
    return any(
        len(wanted) >= CLOSE_LETTERS and OSA.distance(folded, wanted, score_cutoff=1) == 1 for wanted in literals
    )


def to_show(accept: tuple[str, ...]) -> str:
    """The first pattern without a star, or else the first."""
    return next((pattern for pattern in accept if not has_star(pattern)), accept[0]).replace(r"\*", "*")


def matches_anything(pattern: str) -> bool:
    """Whether nothing need be typed for `pattern` to match."""
    return not fold_answer(pattern).strip("* ")


def has_star(pattern: str) -> bool:
    """Whether a star in `pattern` stands for other characters."""
    return _STAR.search(pattern) is not None


@lru_cache(maxsize=512)
def _pieces(pattern: str, case: bool) -> tuple[str, ...]:
    """The folded texts between the stars of `pattern`; one where it has none."""
    return tuple(piece.replace(r"\*", "*") for piece in _STAR.split(fold_answer(pattern, case=case)))
