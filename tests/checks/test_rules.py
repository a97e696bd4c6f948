"""Every rule finds what it should, at its place, and leaves its near misses alone."""

import ast
import inspect
from pathlib import Path

import pytest
from hypothesis import given

import quiz.checks
from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank
from quiz.checks.base import Rule
from quiz.checks.registry import RULES, manual, summary
from quiz.checks.view import views_of
from tests.checks.build import Ask, bank_of, text_of
from tests.checks.cases import CASES, Places
from tests.strategies import banks

NEEDS_SOURCE = {
    "quote-is-the-key",
    "no-feedback",
    "hedge-lost",
    "prompt-leaks",
    "quotation-not-in-text",
    "misspelt-name",
}


def found(rule: str, questions: Ask | list[Ask]) -> Places:
    asked = questions if isinstance(questions, list) else [questions]
    bank = bank_of(text_of(*asked, source=rule in NEEDS_SOURCE))
    views, places = views_of(bank), {name: number for number, name in enumerate(bank.questions, 1)}
    of = RULES[rule]
    if isinstance(of, Rule):
        return [(places[name], flaw.where) for name, view in views.items() for flaw in of.find(view)]
    return [(places.get(name, 0), flaw.where) for name, flaw in of.find(bank, views)]


@pytest.mark.parametrize(
    ("rule", "questions", "places"),
    [(rule, *case) for rule, (positive, _) in CASES.items() for case in positive],
    ids=[f"{rule}-{n}" for rule, (positive, _) in CASES.items() for n in range(len(positive))],
)
def test_what_is_found_and_where(rule: str, questions: Ask | list[Ask], places: Places) -> None:
    assert found(rule, questions) == places


@pytest.mark.parametrize(
    ("rule", "questions"),
    [(rule, case) for rule, (_, negative) in CASES.items() for case in negative],
    ids=[f"{rule}-{n}" for rule, (_, negative) in CASES.items() for n in range(len(negative))],
)
def test_near_misses_are_left_alone(rule: str, questions: Ask | list[Ask]) -> None:
    assert found(rule, questions) == []


def test_what_is_no_leak_would_be_one_by_words_alone() -> None:
    telling = [case for case in CASES["prompt-leaks"][1] if isinstance(case, list) and _mutual(case)]
    assert len(telling) == 5


def _mutual(questions: list[Ask]) -> bool:
    bank = bank_of(text_of(*questions, source=True))
    return given_away(bank, bank.questions) == {"q1": {"q2"}, "q2": {"q1"}}


def test_every_rule_has_six_cases_of_each_sort() -> None:
    assert set(CASES) == set(RULES)
    few = [rule for rule, (positive, negative) in CASES.items() if min(len(positive), len(negative)) < 6]
    assert few == []


def test_every_module_with_a_rule_is_in_the_table() -> None:
    folder = Path(inspect.getfile(quiz.checks)).parent
    with_rule = [path for path in folder.glob("*.py") if "\nRULE = " in path.read_text("utf-8")]
    assert {path.stem.replace("_", "-") for path in with_rule} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_manual_page(rule: str) -> None:
    page = manual(rule)
    assert summary(rule).endswith(".")
    assert [part for part in ("\n\nWhy: ", "\n\nBefore: ", "\n\nAfter: ") if part not in page] == []


@given(banks())
def test_no_rule_fails_on_any_bank(bank: Bank) -> None:
    views = views_of(bank)
    for rule in RULES.values():
        if isinstance(rule, Rule):
            assert all(flaw.message for view in views.values() for flaw in rule.find(view))
        else:
            assert all(name in bank.questions or not name for name, _ in rule.find(bank, views))


def test_cases_use_each_name_once() -> None:
    tree = ast.parse(Path(__file__).with_name("cases.py").read_text("utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(target := node.target, ast.Name)
    ]
    assert len(names) == len(set(names))
