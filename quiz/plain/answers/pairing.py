"""Rows with numbers and words with letters: how the types in which one pairs or sorts look in lines."""

import re
from collections.abc import Mapping

from quiz.plain.answers.base import LETTERS, OPEN, split

_PAIR = re.compile(r"(\d{1,3})[-.=]?([a-z-])", re.IGNORECASE | re.ASCII)


def lines(rows: tuple[str, ...], words: tuple[str, ...]) -> list[str]:
    """The numbered rows, and under them the lettered words."""
    numbered = [f"  {number:>2}  {row}" for number, row in enumerate(rows, 1)]
    return [*numbered, "", *(f"   {letter}  {word}" for letter, word in zip(LETTERS, words, strict=False))]


def parse(line: str, rows: tuple[str, ...], words: tuple[str, ...]) -> dict[str, str] | None:
    """Row to word (empty: open) from `1b 2a 3-`, or from `b a -` for the rows one after the other; - for open ones.

    None where something is not understood, a row has two words, or none has one.
    """
    said = split(line)
    given: dict[str, str] = dict.fromkeys(rows, "")
    if said and all(_PAIR.fullmatch(word) for word in said):
        pairs = [(int(found[1]) - 1, found[2]) for word in said if (found := _PAIR.fullmatch(word))]
    else:
        pairs = list(enumerate(said))
        if len(said) != len(rows):
            return None
    if len({row for row, _ in pairs}) < len(pairs):
        return None
    for row, letter in pairs:
        word = LETTERS.find(letter.lower()) if len(letter) == 1 and letter.isascii() else -1
        if not (0 <= row < len(rows) and (0 <= word < len(words) or letter == OPEN)):
            return None
        given[rows[row]] = "" if letter == OPEN else words[word]
    return given if any(given.values()) else None


def key(rows: tuple[str, ...], words: tuple[str, ...], right: Mapping[str, str]) -> list[str]:
    """The number of each row with the letter of the word that is `right` for it: all in one line, then with words."""
    letters = dict(zip(words, LETTERS, strict=False))
    pairs = {row: f"{number}{letters.get(right[row], '')}" for number, row in enumerate(rows, 1)}
    return [" ".join(pairs.values()), *(f"{pair}  {row}: {right[row]}" for row, pair in pairs.items())]


def left(line: str) -> int:
    """How many rows a line says to leave open."""
    return sum(word.endswith(OPEN) for word in split(line))
