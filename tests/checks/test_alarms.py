"""Rules that judge a whole bank by chance: how often they cry wolf, and how often they see the wolf."""

import random
from collections.abc import Callable

import pytest

from quiz.checks.base import BankRule
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from tests.checks.build import Ask, ask, bank_of, statement, text_of

BANKS, QUESTIONS = 200, 24
LENGTHS = (9, 13, 17, 21)
"""How many letters the options have."""

Writer = Callable[[random.Random, int], Ask]


def even(chance: random.Random, number: int) -> Ask:
    """A choice of four whose key is as likely in any place, and of any length."""
    return _choice(number, chance.randrange(4), chance.sample(LENGTHS, 4))


def first_mostly(chance: random.Random, number: int) -> Ask:
    """The key stands first in every second choice, else anywhere."""
    place = 0 if chance.random() < 0.5 else chance.randrange(4)
    return _choice(number, place, chance.sample(LENGTHS, 4))


def longest_mostly(chance: random.Random, number: int) -> Ask:
    """The key is the longest in every second choice, else by chance."""
    question = even(chance, number)
    lengths = [len(next(iter(option.values()))) for option in question["choices"]]
    key = next(i for i, option in enumerate(question["choices"]) if "right" in option)
    if chance.random() < 0.5:
        longest = lengths.index(max(lengths))
        lengths[key], lengths[longest] = lengths[longest], lengths[key]
    return _choice(number, key, lengths)


def _choice(number: int, key: int, lengths: list[int]) -> Ask:
    options = [f"{'+' if i == key else ''}{chr(97 + i) * length}" for i, length in enumerate(lengths)]
    return ask(f"What is number {number}?", *options)


def true_or_false(chance: random.Random, number: int) -> Ask:
    """A statement as often true as false."""
    return statement(f"Mill {number} turns.", chance.random() < 0.5)


def mostly_false(chance: random.Random, number: int) -> Ask:
    """A statement that is false five times of six."""
    return statement(f"Mill {number} turns.", chance.random() < 1 / 6)


def share_told(rule: str, question: Writer) -> float:
    """In how many of the banks the rule says something, of all."""
    of = RULES[rule]
    assert isinstance(of, BankRule)
    told = 0
    for seed in range(BANKS):
        chance = random.Random(seed)
        bank = bank_of(text_of(*(question(chance, number) for number in range(QUESTIONS))))
        told += any(True for _ in of.find(bank, views_of(bank)))
    return told / BANKS


@pytest.mark.parametrize(
    ("rule", "question"), [("key-position", even), ("key-length", even), ("true-false-balance", true_or_false)]
)
def test_banks_without_a_pattern_are_seldom_told_of(rule: str, question: Writer) -> None:
    assert share_told(rule, question) <= 0.08  # the rules work at 5 %; 8 % is two standard errors more


@pytest.mark.parametrize(
    ("rule", "question"),
    [("key-position", first_mostly), ("key-length", longest_mostly), ("true-false-balance", mostly_false)],
)
def test_banks_with_a_pattern_are_told_of(rule: str, question: Writer) -> None:
    assert share_told(rule, question) >= 0.9
