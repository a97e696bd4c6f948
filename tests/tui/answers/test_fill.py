"""An answer that was given can be put back as it stood, in every type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Question
from quiz.kinds import KINDS
from quiz.session.plan import option_order
from quiz.tui.answers import answer_of
from quiz.tui.answers.proof import Proof
from tests.strategies import questions

PRESSED = st.lists(
    st.sampled_from(["1", "2", "3", "a", "b", "down", "up", "space", "tab", "enter", "backspace", "x", "7"]),
    max_size=12,
)


@given(questions(), PRESSED)
def test_what_was_answered_can_be_put_back(asked: Question, keys: list[str]) -> None:
    options = option_order(asked, "seed")
    one, other = (answer_of(asked.kind)(asked, options) for _ in range(2))
    for key in keys:
        one.key(key, key if len(key) == 1 else None)
    response = one.response()
    if response:
        other.fill(response)
    assert other.response() == response
    other.blocks(60)


@given(questions(), st.data())
def test_what_no_longer_fits_is_put_back_as_far_as_it_does(asked: Question, data: st.DataObject) -> None:
    words = st.sampled_from((*asked.item.shown(), *asked.item.key(), "", "something else"))
    response = tuple(data.draw(st.lists(words, min_size=1, max_size=6)))
    answer = answer_of(asked.kind)(asked, option_order(asked, "seed"))
    answer.fill(response)
    answer.response()
    answer.reveal(asked.item.mark(response))
    answer.blocks(60)


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_can_do_it(kind: str) -> None:
    assert answer_of(kind).fill is not answer_of(kind).__mro__[-2].fill


def test_a_proof_too() -> None:
    proof = Proof(None, ("one", "two"))  # type: ignore[arg-type]
    proof.fill(("two",))
    assert proof.response() == ("two",)
