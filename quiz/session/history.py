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
    """What is known of one question: its last mark in 0…1 and when it was given (ms since 1970)."""

    mark: float
    at: int


def standings(answers: Iterable[Given]) -> dict[str, Standing]:
    """The last answer to each question; `answers` in the order they were given."""
    return {answer.question: Standing(answer.mark, answer.at) for answer in answers}
