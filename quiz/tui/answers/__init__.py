"""How each question type is answered on screen, one file each; this table is where a type joins."""

from quiz.tui.answers import choice, multiple, short, true_false
from quiz.tui.answers.base import Answer

ANSWERS: dict[str, type[Answer]] = {
    "choice": choice.ANSWER,
    "multiple": multiple.ANSWER,
    "true-false": true_false.ANSWER,
    "short": short.ANSWER,
}

__all__ = ["ANSWERS", "Answer"]
