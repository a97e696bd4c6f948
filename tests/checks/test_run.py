"""Where findings stand in the file, and what silences them."""

import pytest

from quiz.checks.registry import RULES
from quiz.checks.run import check
from tests.builders import Problem, problems
from tests.checks.build import bank_of

BANK = """\
title: Of mills
questions:
  - id: one
    type: choice
    prompt: Which of these did Marta not sell?
    choices:
      - right: A gate
      - wrong: "All of the above"
        feedback: No.
    explanation: So.
  - id: two
    type: choice
    prompt: |
      Which of these
      did she often not sell?
    choices: [{right: A gate, feedback: Yes}, {wrong: A barn}]
    explanation: So.
"""
ALL: list[Problem] = [
    (5, 13, "negative-stem"),
    (8, 16, "all-of-above"),
    (13, 13, "negative-stem"),
    (16, 47, "no-feedback"),
]


def found(text: str, *rules: str) -> list[Problem]:
    return problems(check(bank_of(text), text, rules or RULES))


def ignoring(line: str) -> str:
    return BANK.replace("    explanation: So.\n", f"    explanation: So.\n    ignore: {line}\n", 1)


def test_each_finding_stands_at_its_words() -> None:
    assert found(BANK) == ALL


def test_only_the_wished_rules_run() -> None:
    assert found(BANK, "all-of-above") == [(8, 16, "all-of-above")]
    assert found(BANK, "k-type") == []


def test_a_finding_on_a_whole_question_stands_at_its_id() -> None:
    text = BANK.replace("    explanation: So.\n", "", 1)
    assert (3, 9, "no-feedback") in found(text)


def test_a_finding_on_the_bank_stands_at_its_questions() -> None:
    lines = [
        f"- {{id: q{n}, type: choice, prompt: Which?, choices: [right: A{n}, wrong: B, wrong: C]}}" for n in range(12)
    ]
    text = "title: T\nquestions:\n" + "\n".join(lines).replace("right: ", "{right: ").replace(
        ", wrong: ", "}, {wrong: "
    )
    text = text.replace("]}", "}]}")
    assert [place[2] for place in found(text, "key-position")] == ["key-position"]
    assert found(text, "key-position")[0][0] == 3


@pytest.mark.parametrize("line", ["[negative-stem, all-of-above]", "[all-of-above, negative-stem]"])
def test_an_ignore_silences_its_rule_on_its_question(line: str) -> None:
    assert [place for place in found(ignoring(line)) if place[0] < 12] == []
    assert len(found(ignoring(line))) == 2


def test_an_ignore_that_silences_nothing_is_told() -> None:
    text = ignoring("[all-of-above, k-type]")
    assert [p for p in found(text) if p[2] == "unused-ignore"] == [(11, 28, "unused-ignore")]
    assert [p for p in found(text, "all-of-above") if p[2] == "unused-ignore"] == []


def test_one_ignore_needs_no_list() -> None:
    assert [p for p in found(ignoring("k-type")) if p[2] == "unused-ignore"] == [(11, 13, "unused-ignore")]


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    text = ignoring("[negative-stems]")
    (told,) = [d for d in check(bank_of(text), text) if d.code == "unknown-rule"]
    assert (told.span.line, told.span.column) == (11, 14)
    assert told.hint == "write negative-stem"


def test_everything_is_a_warning() -> None:
    assert {d.severity for d in check(bank_of(BANK), BANK)} == {"warning"}
