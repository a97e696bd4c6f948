"""What holds of every question type, whatever is asked and whatever is answered."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Question
from quiz.kinds import KINDS
from quiz.kinds.choice import Choice
from quiz.kinds.multiple import Multiple
from quiz.session.plan import option_order
from tests.strategies import ITEMS, any_text, prose, questions, responses

PICKED = ("choice", "multiple", "true-false")


def test_the_strategies_know_every_kind() -> None:
    assert set(ITEMS) == set(KINDS)


@given(st.data(), questions())
def test_a_mark_lies_between_nothing_and_everything(data: st.DataObject, asked: Question) -> None:
    verdict = asked.item.mark(data.draw(responses(asked.item)))
    assert 0 <= verdict.mark <= 1
    assert verdict.right is (verdict.mark == 1)
    assert not (verdict.close and verdict.mark)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_the_key_earns_the_full_mark(kind: str, data: st.DataObject) -> None:
    item = data.draw(ITEMS[kind])
    assert item.mark(item.key()).mark == 1


@given(questions())
def test_nothing_earns_nothing(asked: Question) -> None:
    assert asked.item.mark(()).mark == 0


@given(questions(kinds=("short", "numeric")), any_text)
def test_no_typed_text_makes_marking_raise(asked: Question, typed: str) -> None:
    verdict = asked.item.mark((typed,))
    assert verdict.mark in (0, 1)
    assert [(r.option, r.chosen) for r in verdict.remarks] == [(typed, True)]


@given(questions(kinds=PICKED), any_text)
def test_what_is_no_option_earns_nothing(asked: Question, typed: str) -> None:
    assert typed in asked.item.shown() or asked.item.mark((typed,)).mark == 0


@given(st.data(), questions(kinds=PICKED))
def test_the_order_of_a_response_is_no_part_of_it(data: st.DataObject, asked: Question) -> None:
    picked = data.draw(st.lists(st.sampled_from(asked.item.shown()), max_size=6, unique=True))
    shuffled = data.draw(st.permutations(picked))
    assert asked.item.mark(tuple(picked)).mark == asked.item.mark(tuple(shuffled)).mark


@given(st.data(), questions(kinds=("choice", "multiple")))
def test_the_order_of_the_options_never_changes_a_mark(data: st.DataObject, asked: Question) -> None:
    item = asked.item
    assert isinstance(item, Choice | Multiple)
    moved = msgspec.structs.replace(item, options=tuple(data.draw(st.permutations(item.options))))
    response = data.draw(responses(item))
    assert item.mark(response).mark == moved.mark(response).mark


@given(st.data(), questions(kinds=PICKED), prose)
def test_the_shuffle_never_changes_a_mark(data: st.DataObject, asked: Question, seed: str) -> None:
    picked = data.draw(st.sets(st.sampled_from(asked.item.shown()), max_size=6))
    as_shown = tuple(option for option in option_order(asked, seed) if option in picked)
    as_written = tuple(option for option in asked.item.shown() if option in picked)
    assert len(as_shown) == len(picked)
    assert asked.item.mark(as_shown).mark == asked.item.mark(as_written).mark


@given(questions(kinds=PICKED), prose)
def test_remarks_cover_the_options_and_say_what_was_chosen(asked: Question, seed: str) -> None:
    first = option_order(asked, seed)[0]
    remarks = asked.item.mark((first,)).remarks
    assert tuple(r.option for r in remarks) == asked.item.shown()
    assert [r.option for r in remarks if r.chosen] == [first]
    assert tuple(r.option for r in remarks if r.right) == asked.item.key()
