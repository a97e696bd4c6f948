"""Patterns of typed answers, shared by `short` and by the typed gaps of `cloze`.

White space is folded; case, accents, the marks at the ends and the full stops of abbreviations too unless case is
minded. `*` stands for any run of characters, `\\*` for itself (Moodle's short answer); in what is accepted it never
stands for one of `DENIALS`, so that `*Liu` takes no `not Liu` and no `Wang or Liu`.
"""

from collections import Counter
from functools import lru_cache

from quiz.later import later
from quiz.text import fold_answer, fold_marks

CLOSE_LETTERS = 5
"""An answer of so many letters may be missed by one edit and still be told to be close."""
DENIALS = frozenset(
    """but cannot either except instead neither never no nobody none nor not nothing or unlike without""".split()
)
"""Words that deny, except or leave open, and so turn an answer around; whatever ends in `n't` does too."""

_STAR = later(r"(?<!\\)\*")
_WORD = later(r"no\.? ?[0-9]|[^\W\d_]+(?:'[^\W\d_]+)?")
"""A word; `no. 5` is one of its own, as it denies nothing."""


def accepts(pattern: str, typed: str, case: bool) -> bool:
    """Whether `pattern`, one of the right answers, matches the whole of `typed`.

    Where it has a star, `typed` may hold no more words of denial or choice than `pattern` itself has.
    """
    if not matches(pattern, typed, case):
        return False
    return not has_star(pattern) or _denials(typed) <= _denials(pattern)


def matches(pattern: str, typed: str, case: bool) -> bool:
    """Whether `pattern` matches the whole of `typed`: as both are written, or unless `case` without marks."""
    text = fold_answer(typed, case=case)
    return _fits(_pieces(pattern, case), text) or (not case and _fits(_bare_pieces(pattern), fold_marks(text)))


def _fits(pieces: tuple[str, ...], text: str) -> bool:
    """Whether `text` is the `pieces` with anything between them, in time that grows with its length alone.

    Each piece between two stars is taken where it first stands: no later place could leave more for the rest.
    """
    first, *rest = pieces
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
    """Return whether `typed` is one edit away from a pattern without a star; marks do not count unless `case`.

    Another number is another answer, not a slip of spelling: the digits must be the same.
    """
    from rapidfuzz.distance import OSA

    folded = fold_answer(typed, case=case)
    given = folded if case else fold_marks(folded)
    wished = (pattern for pattern in accept if not has_star(pattern))
    literals = ((_pieces(pattern, case) if case else _bare_pieces(pattern))[0] for pattern in wished)
    return any(
        len(wanted) >= CLOSE_LETTERS
        and _digits(given) == _digits(wanted)
        and OSA.distance(given, wanted, score_cutoff=1) == 1
        for wanted in literals
    )


def _digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]


def to_show(accept: tuple[str, ...]) -> str:
    """The first pattern without a star, or else the first."""
    return as_text(next((pattern for pattern in accept if not has_star(pattern)), accept[0]))


def as_text(pattern: str) -> str:
    """`pattern` as one would type it."""
    return pattern.replace(r"\*", "*")


def matches_anything(pattern: str) -> bool:
    """Whether nothing need be typed for `pattern` to match."""
    return not fold_answer(pattern).strip("* ")


def has_star(pattern: str) -> bool:
    """Whether a star in `pattern` stands for other characters."""
    return _STAR.search(pattern) is not None


def _denials(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(fold_answer(text)) if word in DENIALS or word.endswith("n't"))


@lru_cache(maxsize=512)
def _pieces(pattern: str, case: bool) -> tuple[str, ...]:
    """The folded texts between the stars of `pattern`; one where it has none."""
    return _split(fold_answer(pattern, case=case))


@lru_cache(maxsize=512)
def _bare_pieces(pattern: str) -> tuple[str, ...]:
    """The same of `pattern` without its marks, case folded."""
    return _split(fold_marks(fold_answer(pattern)))


def _split(folded: str) -> tuple[str, ...]:
    return tuple(as_text(piece) for piece in _STAR.split(folded))
