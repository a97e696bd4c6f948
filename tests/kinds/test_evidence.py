import pytest

from quiz.kinds.evidence import LEAST, MORE, Evidence, passages
from tests.builders import options
from tests.sources.test_rivals import claim, source

ITEM = Evidence(options("+a", "+b", "c", "d"), "Look for the dates.")


@pytest.mark.parametrize(
    ("response", "mark"),
    [("ab", 1), ("a", 1 / 2), ("abc", 1 / 2), ("ac", 0), ("abcd", 0), ("cd", 0), ("", 0), ("abx", 1 / 2)],
)
def test_mark_is_net_correct(response: str, mark: float) -> None:
    assert ITEM.mark(tuple(response)).mark == pytest.approx(mark)


def test_feedback_is_for_whoever_has_not_the_full_mark() -> None:
    assert [remark.feedback for remark in ITEM.mark(("a",)).chosen] == ["Look for the dates."]
    assert ITEM.mark(("a", "b")).chosen == ()


def test_wrong_passages_are_those_that_the_author_named() -> None:
    text = source(*(claim(name, f"words {name}") for name in "abcdefghij"))
    found = passages(text, ("a", "b"), ("j", "f"))
    assert [(option.text, option.right) for option in found] == [
        ("words a", True),
        ("words b", True),
        ("words j", False),
        ("words f", False),
    ]
    assert found[2].feedback == "This proves something else, said by A: j says"


@pytest.mark.parametrize(("right", "wrong"), [(1, LEAST - 1), (2, MORE), (4, MORE)])
def test_passages_come_from_the_source_and_wrong_ones_say_what_they_prove(right: int, wrong: int) -> None:
    text = source(*(claim(name, f"words {name}") for name in "abcdefghij"))
    found = passages(text, tuple("abcdefghij"[:right]))
    assert [option.right for option in found] == [True] * right + [False] * wrong
    assert [option.feedback for option in found if not option.right] == [
        f"This proves something else, said by A: {option.text[-1]} says" for option in found if not option.right
    ]
