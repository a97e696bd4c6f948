from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.kinds.order import Order, longest_run
from quiz.session.plan import option_order
from tests.builders import question

SIX = Order(tuple("abcdef"), "Mind the dates.")
TWO = Order(("a", "b"), "")


@pytest.mark.parametrize(
    ("response", "mark"),
    [
        ("abcdef", 1),
        ("bacdef", 5 / 6),
        ("acbdef", 5 / 6),
        ("abcdfe", 5 / 6),
        ("bcdefa", 5 / 6),
        ("fabcde", 5 / 6),
        ("badcfe", 3 / 6),
        ("defabc", 3 / 6),
        ("fedcba", 0),
        ("fedcab", 2 / 6),
        ("", 0),
        ("abc", 3 / 6),
        ("a", 0),
        ("axbxc", 3 / 6),
        ("aabb", 2 / 6),
        ("xyz", 0),
    ],
)
def test_mark_is_the_longest_run_in_order(response: str, mark: float) -> None:
    assert SIX.mark(tuple(response)).mark == pytest.approx(mark)


def test_two_items() -> None:
    assert [TWO.mark(order).mark for order in (("a", "b"), ("b", "a"))] == [1, 0]


def test_a_part_is_right_when_its_item_was_put_in_its_place_whatever_the_mark_counts() -> None:
    parts = Order(tuple("abcd"), "").mark(tuple("dacb")).parts
    assert [(part.given, part.wanted, part.right) for part in parts] == [
        ("d", "a", False),
        ("a", "b", False),
        ("c", "c", True),
        ("b", "d", False),
    ]


@given(st.permutations("abcdef"))
def test_a_part_is_right_exactly_when_what_was_given_is_what_belongs_there(response: list[str]) -> None:
    parts = SIX.mark(tuple(response)).parts
    assert [part.given for part in parts] == response
    assert [part.right for part in parts] == [given == wanted for given, wanted in zip(response, "abcdef", strict=True)]


def test_feedback_is_for_whoever_has_not_the_full_mark() -> None:
    assert [remark.feedback for remark in SIX.mark(tuple("bacdef")).chosen] == ["Mind the dates."]
    assert SIX.mark(tuple("abcdef")).chosen == ()


@given(st.permutations(range(7)))
def test_no_run_is_longer(places: list[int]) -> None:
    run = longest_run(places)
    kept = [place for place in places if place in run]
    assert kept == run == sorted(run)
    longer = (some for some in permutations(sorted(places), len(run) + 1) if list(some) == sorted(some))
    rank = {place: i for i, place in enumerate(places)}
    assert not any(all(rank[a] < rank[b] for a, b in pairwise(some)) for some in longer)


@pytest.mark.parametrize("item", [TWO, SIX, Order(("a", "b", "c"), "")])
def test_it_is_never_shown_in_its_right_order(item: Order) -> None:
    asked = question(kind="order", item=item)
    orders = {option_order(asked, str(seed)) for seed in range(500)}
    assert item.key() not in orders
    assert all(sorted(order) == sorted(item.key()) for order in orders)
