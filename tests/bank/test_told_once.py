"""One slip is told once: what comes of it is not told besides, and the question is left out all the same."""

import pytest

from quiz.bank.read import read_bank
from quiz.checks.run import check
from quiz.diagnostics import Report
from tests.bank.cases import HEAD
from tests.builders import Problem, problems

START = f"{HEAD}- id: a\n  prompt: Who is it?\n"
ORDER = "type: order\n  sequence: [b, c, d, "

# what stands from line 5 on, what is told
SLIPS: list[tuple[str, Problem]] = [
    ("type: short\n  explanation: E\n  accept: [*Reed]", (7, 12, "alias")),
    ("type: short\n  explanation: E\n  accept: *Reed", (7, 11, "alias")),
    ("type: short\n  explanation: E\n  accept: [&Reed]", (7, 12, "anchor")),
    ("type: short\n  explanation: E\n  accept: !Reed", (7, 11, "tag")),
    ("type: *x", (5, 9, "alias")),
    ("type: choice\n  choices: *x", (6, 12, "alias")),
    ("type: choice\n  choices: [{right: *x}, {wrong: b}]", (6, 21, "alias")),
    (f"{ORDER}*x]", (6, 23, "alias")),
    ("type: match\n  pairs: *x", (6, 10, "alias")),
    ("type: numeric\n  answer: *x", (6, 11, "alias")),
    ("type: classify\n  groups:\n    *x : [b]", (7, 5, "alias")),
    ("type: cloze\n  text: {{herring}}", (6, 9, "wrong-type")),
    ("type: cloze\n  text: {{a | b}}", (6, 9, "wrong-type")),
    ("type: cloze\n  text: {{herring}} is sold", (6, 21, "yaml-syntax")),
    ("type: short\n  accept: [*Reed Smith]", (6, 12, "yaml-syntax")),
    ("type: true-false\n  answer: true\n  explanation:", (7, 15, "empty-text")),
    ("type: true-false\n  answer: true\n  explanation: ''", (7, 16, "empty-text")),
    (
        "type: choice\n  explanation: E\n  choices:\n  - right: b\n  - wrong: c\n    feedback:",
        (10, 14, "empty-text"),
    ),
]


@pytest.mark.parametrize(("slip", "problem"), SLIPS)
def test_a_slip_is_told_once(slip: str, problem: Problem) -> None:
    text, report = f"{START}  {slip}\n", Report()
    bank = read_bank(text, "b", report, lambda _: None)
    assert bank is not None
    assert problems([*report.sorted(), *check(bank, text)]) == [problem]
    assert "a" not in bank.questions


def test_a_gap_at_the_beginning_is_told_to_be_a_text() -> None:
    report = Report()
    read_bank(f"{START}  type: cloze\n  text: {{{{herring}}}}\n", "b", report, lambda _: None)
    (found,) = report.sorted()
    assert (found.message, found.hint) == (
        "a text that begins with { must stand in quotes",
        "put the text in double quotes",
    )


def test_an_anchor_before_a_text_leaves_what_is_wrong_with_the_text() -> None:
    report = Report()
    read_bank(f"{START}  type: &x shrot\n", "b", report, lambda _: None)
    assert problems(report.sorted()) == [(5, 9, "anchor"), (5, 9, "unknown-type")]


def test_what_is_refused_elsewhere_stays_when_a_slip_of_syntax_is_told() -> None:
    report = Report()
    read_bank(f"{START}  type: *x\n  accept: @\n", "b", report, lambda _: None)
    assert problems(report.sorted()) == [(5, 9, "alias"), (6, 11, "yaml-syntax")]
