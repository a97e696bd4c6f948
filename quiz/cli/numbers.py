"""Numbers on the command line: each gives its number or ends with what to write."""

import argparse
import sys

_LONGEST_EXAM = 24 * 60


def count(word: str) -> int:
    """How many questions: 1 or more, or all."""
    if word == "all":
        return sys.maxsize
    number = int(word) if word.isascii() and word.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of questions: write 1 or more, or all")
    return number


def minutes(text: str) -> int:
    """Whole minutes, 0 to a day."""
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _LONGEST_EXAM):
        raise argparse.ArgumentTypeError(f"write whole minutes from 0 (no limit) to {_LONGEST_EXAM}")
    return int(text)


def tries(word: str) -> int:
    """How many tries: 1 to 5."""
    if word not in ("1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError(f"{word!r} is no number of tries: write 1 to 5")
    return int(word)
