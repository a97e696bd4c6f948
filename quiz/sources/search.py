"""Searching a text: case, accents and typography folded, every hit at its place in the text as it is written."""

from collections.abc import Iterable
from functools import cache

import msgspec

from quiz.text import fold_answer


class Hit(msgspec.Struct, frozen=True, order=True):
    """One place where the words stand: which text, and start and end as offsets in it."""

    text: int
    start: int
    end: int


class Searchable:
    """Texts folded once, to be searched at every key."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._folded = [_fold(text) for text in texts]

    def hits(self, words: str) -> tuple[Hit, ...]:
        """Where `words` stand, in reading order, none overlapping; nothing where they hold no character."""
        wanted = fold_answer(words)
        if not wanted:
            return ()
        found: list[Hit] = []
        for number, (folded, offsets) in enumerate(self._folded):
            start = folded.find(wanted)
            while start >= 0:
                end = start + len(wanted)
                found.append(Hit(number, offsets[start], offsets[end - 1] + 1))
                start = folded.find(wanted, end)
        return tuple(found)


def _fold(text: str) -> tuple[str, list[int]]:
    """`text` folded character by character, and for each character of that the offset it comes from."""
    parts = [_fold_character(character) for character in text]
    offsets = [offset for offset, part in enumerate(parts) for _ in part]
    return "".join(parts), offsets


@cache
def _fold_character(character: str) -> str:
    """What `fold_answer` makes of a character inside a text; nothing of an accent."""
    return " " if character.isspace() else fold_answer(character)
