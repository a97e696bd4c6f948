"""What a type's plain form is, and how options are numbered."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from quiz.kinds import Response
from quiz.text import fold_answer

Options = tuple[str, ...]


def numbered(options: Options, item: object = None) -> list[str]:
    """The options, one a line, numbered from 1."""
    width = len(str(len(options)))
    return [f"  {number:>{width}}  {option}" for number, option in enumerate(options, 1)]


OPEN = "-"
"""What is typed for a part that is left empty."""


def _none(line: str) -> int:
    return 0


class Form(msgspec.Struct, frozen=True):
    """A type in lines, each part given the options as shown in the run and the question's item.

    `instruction` says how to answer; `parse` turns a typed line into a response (None: not understood); `lines` are
    what stands under the prompt; `left` is how many parts a line says to leave empty.
    """

    instruction: Callable[[Options, Any], str]
    parse: Callable[[str, Options, Any], Response | None]
    lines: Callable[[Options, Any], list[str]] = numbered
    left: Callable[[str], int] = _none


def split(line: str) -> list[str]:
    """The words of a line, with spaces, commas or semicolons between."""
    return [word for word in re.split(r"[\s,;]+", line) if word]


def pick(word: str, options: Options) -> str | None:
    """The option meant by a number from 1, a letter from a, or else its own text."""
    word = word.strip()
    place = -1
    if word.isascii() and word.isdigit() and len(word) < 4:
        place = int(word) - 1
    elif len(word) == 1 and "a" <= word.lower() <= "z":
        place = ord(word.lower()) - ord("a")
    if 0 <= place < len(options):
        return options[place]
    wanted = fold_answer(word)
    return word if word in options else next((option for option in options if fold_answer(option) == wanted), None)
