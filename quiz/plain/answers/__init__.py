"""How each question type is asked and answered in lines of text; this table is where a type joins."""

from quiz.plain.answers import choice, classify, cloze, evidence, match, multiple, numeric, order, short, true_false
from quiz.plain.answers.base import Form

FORMS: dict[str, Form] = {
    "choice": choice.FORM,
    "multiple": multiple.FORM,
    "true-false": true_false.FORM,
    "short": short.FORM,
    "numeric": numeric.FORM,
    "cloze": cloze.FORM,
    "order": order.FORM,
    "match": match.FORM,
    "classify": classify.FORM,
    "evidence": evidence.FORM,
}

__all__ = ["FORMS", "Form"]
