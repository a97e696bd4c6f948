import pytest

from quiz.kinds.multiple import Multiple
from tests.builders import options

TWO_OF_FOUR = Multiple(options("+a", "+b", "c", "d"))
THREE_OF_FOUR = Multiple(options("+a", "+b", "+c", "d"))
ONE_OF_THREE = Multiple(options("a", "+b", "c"))


@pytest.mark.parametrize(
    ("item", "response", "mark"),
    [
        (TWO_OF_FOUR, "ab", 1),
        (TWO_OF_FOUR, "ba", 1),
        (TWO_OF_FOUR, "a", 1 / 2),
        (TWO_OF_FOUR, "ac", 0),
        (TWO_OF_FOUR, "abc", 1 / 2),
        (TWO_OF_FOUR, "abcd", 0),
        (TWO_OF_FOUR, "cd", 0),
        (TWO_OF_FOUR, "acd", 0),
        (TWO_OF_FOUR, "", 0),
        (TWO_OF_FOUR, "aab", 1),
        (THREE_OF_FOUR, "ab", 2 / 3),
        (THREE_OF_FOUR, "abd", 1 / 3),
        (THREE_OF_FOUR, "abcd", 2 / 3),
        (ONE_OF_THREE, "b", 1),
        (ONE_OF_THREE, "abc", 0),
        (ONE_OF_THREE, "ab", 0),
        (TWO_OF_FOUR, "abx", 1 / 2),
    ],
)
def test_mark_is_net_correct(item: Multiple, response: str, mark: float) -> None:
    assert item.mark(tuple(response)).mark == pytest.approx(mark)


def test_remarks_tell_chosen_from_right() -> None:
    verdict = TWO_OF_FOUR.mark(("c", "a"))
    assert [(r.option, r.right, r.chosen) for r in verdict.remarks] == [
        ("a", True, True),
        ("b", True, False),
        ("c", False, True),
        ("d", False, False),
    ]


def test_the_key_and_what_is_shown() -> None:
    assert TWO_OF_FOUR.key() == ("a", "b")
    assert TWO_OF_FOUR.shown() == ("a", "b", "c", "d")
