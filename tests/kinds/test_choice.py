import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.choice import Choice
from quiz.kinds.options import Option
from tests.bank.cases import asked

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


@pytest.mark.parametrize(("number", "more"), [("two", ()), ("3", ("- right: d",))])
def test_the_second_right_choice_is_told_and_where_the_first_one_is(number: str, more: tuple[str, ...]) -> None:
    report = Report()
    bank = asked(
        "choice", "choices:", "- right: a", "  feedback: f", "- wrong: b", "- feedback: g", "  right: c", *more
    )
    read_bank(bank, "b", report, lambda _: None)
    (found,) = report.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("many-right-choices", 11, 5)
    assert found.message == f"this choice is right too, so {number} are; the first right: is on line 7"
