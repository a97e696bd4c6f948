"""Where two short texts differ, character by character."""

import unicodedata
from typing import Literal

Runs = tuple[tuple[Literal["same", "extra", "missing"], str], ...]

_LONGEST = 500
"""Longer texts, in characters, are told to differ as a whole: comparing takes time that grows with the square."""


def diff(given: str, wanted: str) -> Runs:
    """What `given` shares with `wanted`, has beyond it and lacks of it, in reading order, both in NFC.

    The same and extra runs together are `given`, the same and missing ones `wanted`. An accent stays with its letter.
    """
    own, right = (unicodedata.normalize("NFC", text) for text in (given, wanted))
    if own == right:
        return (("same", own),) if own else ()
    if max(len(own), len(right)) > _LONGEST:
        return tuple(run for run in (("extra", own), ("missing", right)) if run[1])
    return _compared(_letters(own), _letters(right))


def _compared(own: list[str], right: list[str]) -> Runs:
    from difflib import SequenceMatcher  # not needed before the first answer that is wrong

    runs: list[tuple[Literal["same", "extra", "missing"], str]] = []
    for code, i, j, k, m in SequenceMatcher(None, own, right, autojunk=False).get_opcodes():
        if code == "equal":
            runs.append(("same", "".join(own[i:j])))
            continue
        if j > i:
            runs.append(("extra", "".join(own[i:j])))
        if m > k:
            runs.append(("missing", "".join(right[k:m])))
    return tuple(runs)


def _letters(text: str) -> list[str]:
    """The characters of `text`, each with the accents that could not be composed with it."""
    letters: list[str] = []
    for character in text:
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
