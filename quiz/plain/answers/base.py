"""What a type's plain form is, and how options are numbered."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from quiz.kinds import Response
from quiz.kinds.base import Item
from quiz.text import fold_answer

Options = tuple[str, ...]


def numbered(options: Options, item: object = None) -> list[str]:
    """The options, one a line, numbered from 1."""
    width = len(str(len(options)))
    return [f"  {number:>{width}}  {option}" for number, option in enumerate(options, 1)]


def accepted(patterns: Sequence[str], case: bool) -> str:
    """All that is accepted where one types, as it is written in a bank."""
    return " | ".join(patterns) + (" (case and accents matter)" if case else "")


LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The letters by which options without numbers are named."""

OPEN = "-"
"""What is typed for a part that is left empty."""


def numbered_key(options: Options, item: Item) -> list[str]:
    """The right options, one a line, with their numbers."""
    right = item.key()
    return [f"{number}  {option}" for number, option in enumerate(options, 1) if option in right]


def _none(line: str) -> int:
    return 0


class Form(msgspec.Struct, frozen=True):
    """A type in lines, each part given the options as shown in the run and the question's item.

    `wanted` says what is typed or written as the answer, as what follows those verbs; `parse` turns a typed line into a
    response (None: not understood); `lines` are what stands under the prompt; `left` is how many parts a line says to
    leave empty; `key` is what is right, with the numbers and letters of `lines`.
    """

    wanted: Callable[[Options, Any], str]
    parse: Callable[[str, Options, Any], Response | None]
    lines: Callable[[Options, Any], list[str]] = numbered
    left: Callable[[str], int] = _none
    key: Callable[[Options, Any], list[str]] = numbered_key

    def instruction(self, options: Options, item: Any) -> str:
        """How to answer where one types."""
        return f"Type {self.wanted(options, item)}"


def split(line: str) -> list[str]:
    """The words of a line, with spaces, commas or semicolons between."""
    return [word for word in re.split(r"[\s,;]+", line) if word]


def pick(word: str, options: Options) -> str | None:
    """The option meant by a number from 1, its own text, or else a letter from a, which stands beside none."""
    word = word.strip()
    if word.isascii() and word.isdigit() and len(word) < 4 and 0 < int(word) <= len(options):
        return options[int(word) - 1]
    if (said := by_text(word, options)) is not None:
        return said
    place = LETTERS.find(word.lower()) if len(word) == 1 and word.isascii() else -1  # `İ` is two letters when small
    return options[place] if 0 <= place < len(options) else None


def by_text(word: str, options: Options) -> str | None:
    """The option with the text `word`, or else the first that has it but for case and accents."""
    wanted = fold_answer(word)
    return word if word in options else next((option for option in options if fold_answer(option) == wanted), None)
