"""How each question type is answered on screen, one file each; this table is where a type joins."""

from quiz.tui.answers import choice, classify, cloze, evidence, match, multiple, numeric, order, short, true_false
from quiz.tui.answers.base import Answer

ANSWERS: dict[str, type[Answer]] = {
    "choice": choice.ANSWER,
    "multiple": multiple.ANSWER,
    "true-false": true_false.ANSWER,
    "short": short.ANSWER,
    "numeric": numeric.ANSWER,
    "cloze": cloze.ANSWER,
    "order": order.ANSWER,
    "match": match.ANSWER,
    "classify": classify.ANSWER,
    "evidence": evidence.ANSWER,
}

__all__ = ["ANSWERS", "Answer"]
