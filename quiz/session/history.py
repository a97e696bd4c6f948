"""Answers given before, as far as the next run and the student's progress need them."""

from collections.abc import Iterable

import msgspec


class Given(msgspec.Struct, frozen=True):
    """One answer that was not taken back: mark in 0…1, `at` in ms since 1970."""

    run: str
    question: str
    mark: float
    at: int


class Standing(msgspec.Struct, frozen=True):
    """What is known of one question: its last mark in 0…1 and when it was given (ms since 1970).

    `to_mend` is how many times in a row it must still be answered right since it was missed; 0 where it never was.
    """

    mark: float
    at: int
    to_mend: int = 0


MENDED = 2
"""A question that was missed is mended when it was right so many times in a row: once may have been luck."""


def standings(answers: Iterable[Given]) -> dict[str, Standing]:
    """The last answer to each question; `answers` in the order they were given."""
    found: dict[str, Standing] = {}
    for answer in answers:
        before = found.get(answer.question)
        to_mend = MENDED if answer.mark < 1 else max(0, before.to_mend - 1) if before else 0
        found[answer.question] = Standing(answer.mark, answer.at, to_mend)
    return found
