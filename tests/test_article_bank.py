"""What the bank on the article must be: whole, of all types, on the argument, and without a pattern in its keys."""

from collections import Counter

import pytest

from quiz.bank.model import Bank, Question
from quiz.coverage.tally import Coverage, coverage
from quiz.folders import shipped_folder
from quiz.kinds import KINDS
from quiz.kinds.evidence import Evidence
from quiz.kinds.options import Options
from quiz.library import Library
from quiz.sources.quotes import words

CHI_SQUARE_5_PERCENT = {1: 3.841, 2: 5.991, 3: 7.815, 4: 9.488}
"""Critical values by degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4)."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    found = Library((shipped_folder(),)).load(shipped_folder() / "hermit-kingdom.yaml").bank
    assert found is not None
    return found


@pytest.fixture(scope="module")
def found(bank: Bank) -> Coverage:
    return coverage(bank)


def choices(bank: Bank) -> list[Options]:
    items = [question.item for question in bank.questions.values() if question.kind == "choice"]
    return [item for item in items if isinstance(item, Options)]


def test_every_claim_is_tested_twice_in_two_types_at_two_levels(found: Coverage) -> None:
    assert 26 <= len(found.claims) <= 40
    assert found.short_of(2, 2) == ()
    assert [claim.id for claim in found.claims if len(claim.levels) < 2] == []


def test_there_are_a_hundred_questions_of_all_types(found: Coverage) -> None:
    assert found.questions >= 100
    assert set(found.types) == set(KINDS)
    assert min(found.types.values()) >= 6


def test_most_ask_for_more_than_remembering(found: Coverage) -> None:
    assert found.levels["remember"] <= found.questions / 2
    assert found.levels["analyse"] + found.levels["evaluate"] >= 30
    assert len(found.joining) >= 8
    assert found.unclaimed == ()


def test_every_question_explains_itself_and_every_wrong_option_says_why(bank: Bank) -> None:
    lacking = [q.id for q in bank.questions.values() if not (q.explanation and q.claims and q.level and q.topic)]
    assert lacking == []
    assert [q.id for q in bank.questions.values() if not _feedback(q)] == []


def _feedback(question: Question) -> bool:
    item = question.item
    if isinstance(item, Options) and not isinstance(item, Evidence):
        return all(option.feedback for option in item.options if not option.right)
    return bool(getattr(item, "feedback", "") or getattr(item, "reject", ()))


def test_quotes_are_short(bank: Bank) -> None:
    assert bank.source is not None
    assert [claim.id for claim in bank.source.claims.values() if words(claim.quote) > 25] == []


def test_the_key_stands_in_every_place_alike(bank: Bank) -> None:
    for size, items in _by_size(choices(bank)).items():
        places = Counter(next(i for i, option in enumerate(item.options) if option.right) for item in items)
        even = len(items) / size
        chi_square = sum((places[place] - even) ** 2 / even for place in range(size))
        assert chi_square < CHI_SQUARE_5_PERCENT[size - 1], places


def _by_size(items: list[Options]) -> dict[int, list[Options]]:
    sizes = {len(item.options) for item in items}
    return {size: [item for item in items if len(item.options) == size] for size in sizes}


def test_the_key_is_the_longest_option_no_more_often_than_by_chance(bank: Bank) -> None:
    items = choices(bank)
    chance = sum(1 / len(item.options) for item in items) / len(items)
    longest = sum(_longest_is_right(item) for item in items) / len(items)
    assert longest <= chance + 0.05


def _longest_is_right(item: Options) -> bool:
    longest = max(len(option.text) for option in item.options)
    return any(option.right for option in item.options if len(option.text) == longest)


@pytest.mark.parametrize(
    ("name", "typed", "right"),
    [
        ("new-envoy", "Wang Yi, not Liu Xiaoming", False),
        ("new-envoy", "not Liu Xiaoming", False),
        ("new-envoy", "Wang Yi and Liu Xiaoming", False),
        ("new-envoy", "Ri and Liu Xiaoming", False),
        ("new-envoy", "Liu Xiaoming, or Wang Yi", False),
        ("new-envoy", "xiaoming", True),
        ("new-envoy", "Mr Liu", True),
        ("new-envoy", "the former ambassador Liu Xiaoming", True),
        ("new-envoy", "Liu Xiaoming, the former ambassador to North Korea.", True),
        ("summit-president", "Park, not Moon Jae-in", False),
        ("summit-president", "Park and Moon Jae-in", False),
        ("summit-president", "Jae-in", True),
        ("summit-president", "MOON JAE IN!", True),
        ("summit-president", "the South Korean president Moon Jae-in", True),
        ("summit-city", "in Washington, London", False),
        ("summit-city", "Washington, Seoul", False),
        ("summit-city", "Washington or Seoul", False),
        ("summit-city", "in Washington, Ukraine", False),
        ("summit-city", "Washington, D.C., U.S.", True),
        ("summit-city", "washington.", True),
        ("summit-city", "WASHINGTON DC!!", True),
        ("summit-city", "D. C.", True),
        ("missile-range", "how far away Seoul is", False),
        ("missile-range", "no warhead", False),
        ("missile-range", "the number of warheads", False),
        ("missile-range", "how far missiles may fly", True),
        ("missile-range", "how much they can carry", True),
        ("missile-range", "the range of its missiles", True),
        ("defense-system", "THAAD or another system", False),
        ("defense-system", "U.S. THAAD and Patriot", False),
        ("defense-system", "T.H.A.A.D.", True),
        ("defense-system", "the US THAAD system", True),
    ],
)
def test_what_is_typed_is_judged_by_what_it_says(bank: Bank, name: str, typed: str, right: bool) -> None:
    assert bank.questions[name].item.mark((typed,)).right is right
