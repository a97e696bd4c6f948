import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.match import Match, Pair

ITEM = Match((Pair("one", "a"), Pair("two", "b"), Pair("three", "a"), Pair("four", "c")), ("d",), "Look again.")


@pytest.mark.parametrize(
    ("response", "mark"),
    [
        ("abac", 1),
        ("abaa", 3 / 4),
        ("aaaa", 2 / 4),
        ("dddd", 0),
        ("ab", 2 / 4),
        ("", 0),
        ("abacd", 1),
        ("babd", 0),
    ],
)
def test_mark_is_the_share_of_pairs(response: str, mark: float) -> None:
    assert ITEM.mark(tuple(response)).mark == pytest.approx(mark)


def test_parts_say_what_was_given_and_what_is_right() -> None:
    parts = ITEM.mark(("a", "", "d", "c")).parts
    assert [(p.label, p.given, p.wanted, p.right) for p in parts] == [
        ("one", "a", "a", True),
        ("two", "", "b", False),
        ("three", "d", "a", False),
        ("four", "c", "c", True),
    ]


def test_a_shared_right_side_is_shown_once_and_extras_last() -> None:
    assert ITEM.shown() == ("a", "b", "c", "d")
    assert ITEM.stems() == ("one", "two", "three", "four")


def test_feedback_is_for_whoever_has_not_the_full_mark() -> None:
    assert [remark.feedback for remark in ITEM.mark(tuple("abaa")).chosen] == ["Look again."]
    assert ITEM.mark(ITEM.key()).chosen == ()


def test_pairs_written_as_a_list_are_told_how_to_be_written() -> None:
    pairs = "[{left: Fog, right: Sá}, {left: Plan, right: B}]"
    text = f"title: T\nquestions:\n- {{id: a, type: match, prompt: P, pairs: {pairs}}}\n"
    report = Report()
    read_bank(text, "b", report, lambda _: None)
    assert [(d.code, d.hint) for d in report.diagnostics if d.code == "wrong-type"] == [
        ("wrong-type", "write a mapping: no dashes, and lines like `Fog: Sá`")
    ]
