"""The differences of two short texts, character by character; a number is never taken apart."""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple


class Stretch(NamedTuple):
    """A piece of both texts: what they share, or what only the given one (`extra`) or the wanted one (`missing`) has.

    What they share is in `own` and `right` as each has it; in the other kinds the one that lacks it is empty.
    """

    kind: Literal["same", "extra", "missing"]
    own: str
    right: str


Runs = tuple[Stretch, ...]

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|.", re.DOTALL)
_LONGEST = 500
"""Longer texts, in characters, are told to differ as a whole: comparing takes time that grows with the square."""


def diff(given: str, wanted: str, fold: Callable[[str], str] = str) -> Runs:
    """What `given` shares with `wanted`, has beyond it and lacks of it, in reading order, both in NFC.

    Characters that `fold` makes alike are the same. An accent stays with its letter, and a number is one piece: 1953
    and 1950 share nothing.
    """
    own, right = (unicodedata.normalize("NFC", text) for text in (given, wanted))
    if own == right:
        return (Stretch("same", own, right),) if own else ()
    if max(len(own), len(right)) > _LONGEST:
        return tuple(run for run in (Stretch("extra", own, ""), Stretch("missing", "", right)) if run.own or run.right)
    return _compared(_letters(own), _letters(right), fold)


def _compared(own: list[str], right: list[str], fold: Callable[[str], str]) -> Runs:
    from difflib import SequenceMatcher  # not needed before the first answer that is wrong

    runs: list[Stretch] = []
    compared = SequenceMatcher(None, [fold(one) for one in own], [fold(one) for one in right], autojunk=False)
    for code, i, j, k, m in compared.get_opcodes():
        given, wanted = "".join(own[i:j]), "".join(right[k:m])
        if code == "equal":
            runs.append(Stretch("same", given, wanted))
            continue
        if given:
            runs.append(Stretch("extra", given, ""))
        if wanted:
            runs.append(Stretch("missing", "", wanted))
    return tuple(runs)


def _letters(text: str) -> list[str]:
    """Return the characters of `text`, each with the accents that could not be composed with it; a number is one."""
    letters: list[str] = []
    for piece in _PIECE.findall(text):
        if letters and unicodedata.combining(piece[0]):
            letters[-1] += piece
        else:
            letters.append(piece)
    return letters
