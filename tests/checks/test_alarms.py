"""Rules that judge a whole bank by chance: how often they cry wolf, and how often they see the wolf."""

import random
from collections.abc import Callable

import pytest

from quiz.checks.base import BankRule
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from tests.checks.build import Ask, ask, bank_of, text_of

BANKS, CHOICES = 200, 24
LENGTHS = (9, 13, 17, 21)
"""How many letters the options have."""

Choice = Callable[[random.Random, int], Ask]


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


def share_told(rule: str, choice: Choice) -> float:
    """In how many of the banks the rule says something, of all."""
    of = RULES[rule]
    assert isinstance(of, BankRule)
    told = 0
    for seed in range(BANKS):
        chance = random.Random(seed)
        bank = bank_of(text_of(*(choice(chance, number) for number in range(CHOICES))))
        told += any(True for _ in of.find(bank, views_of(bank)))
    return told / BANKS


@pytest.mark.parametrize("rule", ["key-position", "key-length"])
def test_banks_without_a_pattern_are_seldom_told_of(rule: str) -> None:
    assert share_told(rule, even) <= 0.08  # both rules work at 5 %; 8 % is two standard errors more


@pytest.mark.parametrize(("rule", "choice"), [("key-position", first_mostly), ("key-length", longest_mostly)])
def test_banks_with_a_pattern_are_told_of(rule: str, choice: Choice) -> None:
    assert share_told(rule, choice) >= 0.9
