import pytest

from quiz.kinds.classify import Classify, Thing

ITEM = Classify(("A", "B"), (Thing("one", "A"), Thing("two", "A"), Thing("three", "B")), "Look again.")


@pytest.mark.parametrize(
    ("response", "mark"),
    [("AAB", 1), ("AAA", 2 / 3), ("BBB", 1 / 3), ("BBA", 0), ("A", 1 / 3), ("", 0), ("xyz", 0), ("AABB", 1)],
)
def test_mark_is_the_share_in_its_group(response: str, mark: float) -> None:
    assert ITEM.mark(tuple(response)).mark == pytest.approx(mark)


def test_parts_say_what_was_given_and_what_is_right() -> None:
    parts = ITEM.mark(("B", "", "B")).parts
    assert [(p.label, p.given, p.wanted, p.right) for p in parts] == [
        ("one", "B", "A", False),
        ("two", "", "A", False),
        ("three", "B", "B", True),
    ]


def test_feedback_is_for_whoever_has_not_the_full_mark() -> None:
    assert [remark.feedback for remark in ITEM.mark(("A",)).chosen] == ["Look again."]
    assert ITEM.mark(ITEM.key()).chosen == ()
