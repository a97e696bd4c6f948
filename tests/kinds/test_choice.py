import pytest

from quiz.kinds.choice import Choice
from quiz.kinds.options import Option

ITEM = Choice((Option("a", False, "not a"), Option("b", True, "indeed"), Option("c", False, "")))


@pytest.mark.parametrize(
    ("response", "mark"),
    [(("b",), 1), (("a",), 0), (("c",), 0), ((), 0), (("B",), 0), (("a", "b"), 0), (("b", "b"), 0), (("other",), 0)],
)
def test_mark(response: tuple[str, ...], mark: float) -> None:
    verdict = ITEM.mark(response)
    assert verdict.mark == mark
    assert verdict.right is (mark == 1)


def test_remarks_keep_the_written_order_and_tell_chosen_from_right() -> None:
    verdict = ITEM.mark(("a",))
    assert [(r.option, r.right, r.chosen, r.feedback) for r in verdict.remarks] == [
        ("a", False, True, "not a"),
        ("b", True, False, "indeed"),
        ("c", False, False, ""),
    ]
    assert [r.option for r in verdict.chosen] == ["a"]
    assert [r.option for r in verdict.others] == ["b"]


def test_the_key_and_what_is_shown() -> None:
    assert ITEM.key() == ("b",)
    assert ITEM.shown() == ("a", "b", "c")
