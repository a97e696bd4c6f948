"""The chance of a lucky guess is the share of right ones among all answers that can be given."""

from collections.abc import Iterable
from itertools import combinations, permutations, product

import msgspec
import pytest

from quiz.kinds import Item
from quiz.kinds.choice import Choice
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match, Pair
from quiz.kinds.multiple import Multiple
from quiz.kinds.order import Order
from quiz.kinds.short import Short
from quiz.kinds.true_false import TrueFalse
from quiz.session.proving import chance
from tests.builders import options, question

FOUR = options("+a", "b", "c", "d")
TWO_PAIRS = (Pair("one", "a"), Pair("two", "b"))


def singly(*texts: str) -> Iterable[tuple[str, ...]]:
    return product(texts)


def some(*texts: str) -> Iterable[tuple[str, ...]]:
    return (picks for number in range(1, len(texts) + 1) for picks in combinations(texts, number))


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        (Choice(FOUR), singly(*"abcd")),
        (Choice(options("+a", "b")), singly(*"ab")),
        (TrueFalse(True, ""), singly("True", "False")),
        (Multiple(FOUR), some(*"abcd")),
        (Multiple(options("+a", "+b", "c")), some(*"abc")),
        (Evidence(FOUR, ""), some(*"abcd")),
        (Order(("a", "b"), ""), permutations("ab")),
        (Order(("a", "b", "c", "d"), ""), permutations("abcd")),
        (Match(TWO_PAIRS, (), ""), permutations("ab")),
        (Match(TWO_PAIRS, ("c",), ""), permutations("abc", 2)),
        (Match((*TWO_PAIRS, Pair("three", "a")), (), ""), product("ab", repeat=3)),
        (Classify(("x", "y"), (Thing("a", "x"), Thing("b", "y")), ""), product("xy", repeat=2)),
        (Cloze(("", "", ""), (Gap(("a",), ("a", "b")), Gap(("c",), ("c", "d", "e"))), False, ""), product("ab", "cde")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_chance_is_the_share_of_right_answers(item: Item, answers: Iterable[tuple[str, ...]]) -> None:
    right = [item.mark(answer).right for answer in answers]
    assert item.chance() == pytest.approx(sum(right) / len(right))


@pytest.mark.parametrize(
    "item",
    [
        Short(("a",), (), False),
        Cloze(("", "", ""), (Gap(("a",), ("a", "b")), Gap(("c",))), False, ""),
        Evidence((), ""),
    ],
)
def test_what_is_typed_is_not_guessed(item: Item) -> None:
    assert item.chance() == 0


def test_who_must_prove_an_answer_must_guess_twice() -> None:
    asked = question(item=TrueFalse(True, ""))
    assert (chance(asked), chance(msgspec.structs.replace(asked, prove=True))) == (1 / 2, 1 / 8)
