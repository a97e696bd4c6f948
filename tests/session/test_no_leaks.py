"""Whoever answers the whole shipped bank is told no answer before its question, and keeps moving between claims."""

from itertools import pairwise

import pytest

from quiz.bank.giveaway import given_away, shown, subject_of, tells
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.folders import shipped_folder
from quiz.library import Library
from quiz.session.plan import plan

FERRY = """title: The night ferry
questions:
  - id: passengers
    type: numeric
    prompt: How many passengers did the night ferry carry last year?
    answer: 11400
    quote: {number} passengers
  - id: by-day
    type: true-false
    prompt: Aune would like to see {number} passengers by day.
    answer: false
    quote: We are heating an empty ship
"""
SEEDS = [str(seed) for seed in range(200)]


@pytest.fixture(scope="module", params=["hermit-kingdom", "reading-arguments"])
def bank(request: pytest.FixtureRequest) -> Bank:
    found = Library((shipped_folder(),)).load(shipped_folder() / f"{request.param}.yaml").bank
    assert found is not None
    return found


def test_nothing_shown_tells_a_later_answer_and_no_two_in_a_row_share_a_claim(bank: Bank) -> None:
    before = given_away(bank, bank.questions)
    claims = {name: set(question.claims) for name, question in bank.questions.items()}
    told = {name: tuple(tells(bank, question, subject_of(bank))) for name, question in bank.questions.items()}
    texts = {name: tuple(shown(bank, question)) for name, question in bank.questions.items()}
    tellers = {
        (teller, name)
        for name, some in told.items()
        for teller, words in texts.items()
        for tell in some
        if name != teller and not (tell.sharing and claims[name].isdisjoint(claims[teller]))
        if any(tell.told_by(text) for text in words)
    }
    assert len(tellers) > 20
    for seed in SEEDS:
        names = plan(bank.questions, {}, seed, len(bank.questions), lambda _: before)
        at = {name: place for place, name in enumerate(names)}
        assert sorted(names) == sorted(bank.questions)
        assert [(a, b) for a, b in tellers if at[a] < at[b]] == []
        assert [(a, b) for a, b in pairwise(names) if not claims[a].isdisjoint(claims[b])] == []


@pytest.mark.parametrize("number", ["11400", "11,400", "11 400", "11'400", "11\u00a0400", "11\u202f400"])
def test_a_number_is_asked_before_it_is_shown_whatever_parts_its_thousands(number: str) -> None:
    bank = read_bank(FERRY.format(number=number), "ferry", Report(), lambda _: None)
    assert bank is not None
    before = given_away(bank, bank.questions)
    for seed in SEEDS[:30]:
        assert plan(bank.questions, {}, seed, 2, lambda _: before) == ("passengers", "by-day")
