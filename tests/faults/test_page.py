"""The page of rules and the tests of them are complete: no rule without a test, no test of a rule that is not there."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "what-holds.md"
_TESTED = re.compile(r"^@(?:pytest\.mark\.)?rule\(([^)]*)\)", re.MULTILINE)


def rules() -> list[str]:
    return re.findall(r"^- \*\*(S\d+)\*\*", PAGE.read_text("utf-8"), re.MULTILINE)


def named() -> set[str]:
    files = Path(__file__).parent.glob("test_*.py")
    return {
        number
        for file in files
        for numbers in _TESTED.findall(file.read_text("utf-8"))
        for number in re.findall(r"S\d+", numbers)
    }


def test_the_rules_are_numbered_in_order() -> None:
    assert rules() == [f"S{number}" for number in range(1, len(rules()) + 1)]
    assert rules()


@pytest.mark.parametrize("number", rules())
def test_every_rule_has_a_test(number: str) -> None:
    assert number in named()


def test_every_tested_rule_is_on_the_page() -> None:
    assert named() <= set(rules())
