"""A field, a type or a form that other programs have is one error, and its mend says what is written here."""

import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Diagnostic, Report
from quiz.kinds import KINDS, other_names
from quiz.yaml.names import OTHERS, meant
from tests.bank.cases import HEAD, asked

MARK = "mark the option itself, under choices: `- right: …`"
OWN = "mark the option itself: "


def told(text: str) -> Diagnostic:
    """The one error of a bank."""
    report = Report()
    report.text = text
    bank = read_bank(text, "b", report, lambda _: None)
    assert bank is not None
    assert "a" not in bank.questions
    (found,) = report.diagnostics
    return found


def choices(*lines: str, more: str = "") -> str:
    """A choice whose second option is right; `lines` are its first."""
    return asked("choice", "choices:", *lines, "- right: B", *([more] if more else []))


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        (f"{HEAD}- id: a\n  type: short\n  question: P\n  accept: x\n", "unknown-key", "write prompt:"),
        (f"{HEAD}- id: a\n  type: short\n  Prompt: P\n  accept: x\n", "unknown-key", "write prompt:"),
        (asked("short", "answer: Okafor"), "unknown-key", "write accept:"),
        (asked("short", "answers: [Okafor]"), "unknown-key", "write accept:"),
        (asked("numeric", "value: 6"), "unknown-key", "write answer:"),
        (asked("true-false", "correct: true"), "unknown-key", "write answer:"),
        (asked("order", "items: [a, b]"), "unknown-key", "write sequence:"),
        (asked("classify", "categories: {a: [b], c: [d]}"), "unknown-key", "write groups:"),
        (asked("choice", "options: [{right: A}, {wrong: B}]"), "unknown-key", "write choices:"),
        (asked("choice", "answers: [{right: A}, {wrong: B}]"), "unknown-key", "write choices:"),
        (asked("short", "accept: x", "answer: y"), "unknown-key", "remove it: accept: is there already"),
        (asked("choice", "choices: [{wrong: A}, {wrong: B}]", "answer: B"), "unknown-key", MARK),
        (asked("multiple", "choices: [{wrong: A}, {wrong: B}]", "key: B"), "unknown-key", MARK),
        (asked("choice", "choices: [{right: A}, {wrong: B}]", "correct: A"), "unknown-key", MARK),
        (choices("- incorrect: A"), "unknown-key", "write wrong:"),
        (choices("- wrong: A", "  explanation: E"), "unknown-key", "write feedback:"),
        (choices("- a: A"), "unknown-key", f"{OWN}`- right: A` or `- wrong: A`"),
        (choices("- text: A", "  wrong: true"), "unknown-key", f"{OWN}`- wrong: A`"),
        (choices("- text: A", "  correct: false"), "unknown-key", f"{OWN}`- wrong: A`"),
        (choices("- text: 'A: b'", "  correct: true"), "unknown-key", f"{OWN}`- right: …`"),
        (choices("- A"), "wrong-type", "write `- right: A` or `- wrong: A`"),
        (choices("- wrong: A", "- feedback: F"), "right-or-wrong", "remove its dash, if it is the feedback of the "),
        (asked("choice", "choices: {a: A, b: B}"), "wrong-type", "write a list, each option marked: lines of `- right"),
        (asked("classify", "groups: {x: One, y: Two, z: One}"), "wrong-type", "write each group first, and behind it "),
        (asked("true-false", "answer: true", "<<: {hint: H}"), "unknown-key", "write out the fields that are meant: "),
        (asked("multiple-choice"), "unknown-type", "write choice (one right option) or multiple (several)"),
        (asked("Fill_in the blank"), "unknown-type", "write cloze"),
    ],
)
def test_one_error_says_what_is_written_here(text: str, code: str, hint: str) -> None:
    found = told(text)
    assert (found.code, found.hint[: len(hint)]) == (code, hint)


@pytest.mark.parametrize("name", ["points", "title", "weight", "x", "a1", "noet"])
def test_a_name_that_is_like_none_leads_to_no_other_field(name: str) -> None:
    found = told(asked("true-false", "answer: true", f"{name}: x"))
    assert found.hint.startswith("a true-false takes answer, cite, ")


def test_what_is_meant_by_a_group_for_each_thing_is_shown_by_the_words_written() -> None:
    found = told(asked("classify", "groups: {x: One, y: Two, z: One}"))
    assert found.hint.endswith("`One: [x, z]`")


def test_no_other_name_of_a_type_is_a_type() -> None:
    names = [name for names in other_names.NAMES.values() for name in names.split()]
    assert not set(names) & KINDS.keys()
    assert len(names) == len(set(names))
    assert [kind for kind in other_names.NAMES if " " not in kind and kind not in KINDS] == []


def test_each_other_name_leads_to_its_field_where_no_nearer_one_is_allowed() -> None:
    for field, names in OTHERS.items():
        assert [name for name in names.split() if meant(name, {field}) != field] == []
