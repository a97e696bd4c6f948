"""The fingerprint of a key: another one where what is right is, and only there."""

import hashlib

import pytest
from hypothesis import given

from quiz.bank.model import Question, same_key
from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.session.history import Review, standings, still_asked
from quiz.session.memory.cards import Replayer
from tests.bank import cases
from tests.strategies import questions


def asked(kind: str, *lines: str) -> Question:
    """A question with these fields of its own."""
    report = Report()
    bank = read_bank(cases.asked(kind, *lines), "b", report, lambda _: None)
    assert bank is not None
    assert report.diagnostics == []
    return bank.questions["a"]


MATCH = asked("match", "pairs: {L1: R1, L2: R2}", "extras: [R3]")
CLASSIFY = asked("classify", "groups: {S: [mill, bank], F: [dam]}")
INVERTED = asked("classify", "groups: {S: [dam], F: [mill, bank]}")
SORTED = asked("multiple", "choices: [{right: x}, {right: y}, {wrong: z}]")
MULTIPLE = asked("multiple", "choices: [{right: y}, {right: x}, {wrong: z}]")
NUMERIC = asked("numeric", "answer: 1500", "unit: men")
SHORT = asked("short", "accept: [Marta]")

OLDER = [
    (MATCH, "5de98b06bda04f57"),
    (CLASSIFY, "700ac827f50e0ca4"),
    (MULTIPLE, "e5373865650b2992"),
    (NUMERIC, "ef6ef595cee6ca60"),
]
"""Questions, and the one digest that journals of before hold of their keys."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MATCH, asked("match", "pairs: {L2: R2, L1: R1}")),
        (CLASSIFY, asked("classify", "groups: {F: [dam], S: [bank, mill]}")),
        (MULTIPLE, asked("multiple", "choices: [{wrong: v}, {right: x}, {right: y}]")),
        (NUMERIC, asked("numeric", "answer: '1,500.0'", "tolerance: 5", "unit: men")),
        (SHORT, asked("short", "accept: [Marta, Old Marta]")),
    ],
)
def test_a_key_that_is_written_otherwise_is_the_same(before: Question, after: Question) -> None:
    assert same_key(before.fingerprint(), after.fingerprint())
    assert same_key(after.fingerprint(), before.fingerprint())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MATCH, asked("match", "pairs: {L2: R1, L1: R2}")),
        (MATCH, asked("match", "pairs: {L1: R1, L2: R3}", "extras: [R2]")),
        (CLASSIFY, INVERTED),
        (asked("classify", "groups: {S: [mill], F: [dam]}"), asked("classify", "groups: {S: [dam], F: [mill]}")),
        (MULTIPLE, asked("multiple", "choices: [{right: x}, {wrong: y}, {wrong: z}]")),
        (NUMERIC, asked("numeric", "answer: 1500", "unit: years")),
        (NUMERIC, asked("numeric", "answer: '1,5'", "decimal: comma", "unit: men")),
        (SHORT, asked("short", "accept: [Eli]")),
    ],
)
def test_a_key_that_is_turned_round_is_another(before: Question, after: Question) -> None:
    assert not same_key(before.fingerprint(), after.fingerprint())
    assert not same_key(after.fingerprint(), before.fingerprint())


@pytest.mark.parametrize(("now", "stored"), OLDER)
def test_answers_of_before_still_count(now: Question, stored: str) -> None:
    older, newer = Review("a", 1, stored, 0, 0), Review("a", 2, now.fingerprint(), 1, 1)
    (standing,) = still_asked(standings([older]), {"a": now}).values()
    assert standing.mark == 0
    (standing,) = still_asked(standings([older, newer]), {"a": now}).values()
    assert (standing.first, standing.to_mend) == (1, 1)
    replayer = Replayer()
    assert replayer.after(replayer.after(None, older, 1), newer, 2).reviews == 2


def test_answers_to_what_was_turned_round_count_no_longer() -> None:
    known = standings([Review("a", 1, CLASSIFY.fingerprint(), 1, 1)])
    assert still_asked(known, {"a": INVERTED}) == {}


@given(questions())
def test_the_digest_of_before_is_the_same_key(question: Question) -> None:
    text = "\0".join((question.kind, *question.item.key()))
    older = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    assert same_key(question.fingerprint(), older)
    assert question.fingerprint().endswith(older)


def test_no_key_is_none_at_all() -> None:
    assert not same_key("", MATCH.fingerprint())
    assert not same_key("", SHORT.fingerprint())
