import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.choice import Choice
from quiz.kinds.multiple import Multiple
from quiz.kinds.options import MAX_OPTIONS
from tests.bank.cases import asked
from tests.builders import options


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "none of the above",
        "Both of these",
        "None of the others",
        "Neither of those",
        "Both A and C",
        "neither A nor B",
        "The above and more",
    ],
)
def test_an_option_that_speaks_of_others_keeps_all_in_place(text: str) -> None:
    assert Choice(options("+a", "b", text)).fixed()
    assert Multiple(options("+a", "b", text)).fixed()


@pytest.mark.parametrize(
    "text", ["All of Korea", "Both China and Korea", "None", "Neither side", "All the same", "Above the river"]
)
def test_other_options_may_move(text: str) -> None:
    assert not Choice(options("+a", "b", text)).fixed()
    assert not Multiple(options("+a", "b", text)).fixed()


def test_as_many_options_as_letters() -> None:
    report = Report()
    lines = [f"- wrong: option {i}" for i in range(MAX_OPTIONS - 1)]
    bank = read_bank(asked("choice", "choices:", "- right: key", *lines), "b", report, lambda _: None)
    assert bank is not None
    assert report.diagnostics == []
    assert len(bank.questions["a"].item.shown()) == 26


@pytest.mark.parametrize(("one", "other"), [("May", "may"), ("resume", "résumé"), ("a b", "ab"), ("1.1", "1.10")])
def test_options_may_differ_in_case_or_accents_alone(one: str, other: str) -> None:
    report = Report()
    lines = (f"- right: {one}", f"- wrong: {other}")
    assert read_bank(asked("choice", "choices:", *lines), "b", report, lambda _: None) is not None
    assert report.diagnostics == []
