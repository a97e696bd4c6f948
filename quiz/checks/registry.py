"""All rules by name: this table is where a rule joins."""

import inspect
from types import ModuleType

from quiz.checks import (
    absolute_terms,
    alike_options,
    all_of_above,
    answers_in_one,
    convergence,
    fill_in_blank,
    grammar_cue,
    hedge_lost,
    idle_reject,
    k_type,
    key_length,
    key_position,
    long_option,
    longest_correct,
    lost_sequence,
    misspelt_name,
    near_duplicates,
    negative_stem,
    no_feedback,
    none_of_above,
    own_answer,
    prompt_leaks,
    quotation_not_in_text,
    quote_is_the_key,
    true_false_as_choice,
    true_false_balance,
    typed_labels,
    unfocused_stem,
    vague_terms,
    word_repeats,
)
from quiz.checks.base import BankRule, Rule

_MODULES: tuple[ModuleType, ...] = (
    absolute_terms,
    alike_options,
    all_of_above,
    answers_in_one,
    convergence,
    fill_in_blank,
    grammar_cue,
    hedge_lost,
    idle_reject,
    k_type,
    key_length,
    key_position,
    long_option,
    longest_correct,
    lost_sequence,
    misspelt_name,
    near_duplicates,
    negative_stem,
    no_feedback,
    none_of_above,
    own_answer,
    prompt_leaks,
    quotation_not_in_text,
    quote_is_the_key,
    true_false_as_choice,
    true_false_balance,
    typed_labels,
    unfocused_stem,
    vague_terms,
    word_repeats,
)

RULES: dict[str, Rule | BankRule] = {module.RULE.name: module.RULE for module in _MODULES}
_MODULE_OF = {module.RULE.name: module for module in _MODULES}


def manual(name: str) -> str:
    """The manual page of the rule called `name`: what it finds, why that matters, before and after."""
    return inspect.cleandoc(_MODULE_OF[name].__doc__ or "")


def summary(name: str) -> str:
    """What the rule finds, in a sentence."""
    return manual(name).partition("\n")[0]
