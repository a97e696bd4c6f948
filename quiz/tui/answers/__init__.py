"""How each question type is answered on screen, one file each: the file of a type has its name."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from quiz.bank.model import Question
    from quiz.tui.answers.base import Answer

NAMES = ("choice", "multiple", "true-false", "short", "numeric", "cloze", "order", "match", "classify", "evidence")
"""This list is where a type joins."""


def answer_of(kind: str) -> "type[Answer]":
    """The answer to questions of a type; no other is read for it, because a start has no time to lose."""
    return cast("type[Answer]", import_module(f"{__name__}.{kind.replace('-', '_')}").ANSWER)


def answer_to(question: "Question", options: tuple[str, ...]) -> "Answer":
    """An answer to `question` that is begun; `options` are the question's as they are shown."""
    return answer_of(question.kind)(question, options)
