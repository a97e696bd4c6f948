"""The rules that look into the text: on any bank, and on any slip in a name."""

import string

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.checks.base import Rule
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from quiz.sources.document import document
from tests.checks.build import SOURCE, bank_of, text_of, typed
from tests.strategies import banks

TEXT = document(
    "The letter came from Xiaoming Okafor of Seoul. He wrote to Ms Holmqvist of Ferrow, who keeps the Marburg mill."
)
NAMES = ("Xiaoming", "Okafor", "Seoul", "Holmqvist", "Ferrow", "Marburg")


@settings(max_examples=15)
@given(banks())
def test_none_fails_on_any_bank_whether_the_text_is_at_hand_or_not(bank: Bank) -> None:
    about = msgspec.structs.replace(bank, source=SOURCE)
    for views in (views_of(about), views_of(about, TEXT)):
        for name in ("quotation-not-in-text", "misspelt-name"):
            rule = RULES[name]
            if isinstance(rule, Rule):
                assert all(flaw.message for view in views.values() for flaw in rule.find(view))
            else:
                assert all(where in bank.questions for where, _ in rule.find(about, views))


def told(word: str) -> list[str]:
    bank = bank_of(text_of(typed(f"What did the town of {word} do?", "It burnt"), source=True))
    rule = RULES["misspelt-name"]
    assert not isinstance(rule, Rule)
    return [flaw.message for _, flaw in rule.find(bank, views_of(bank, TEXT))]


@settings(max_examples=50)
@given(st.sampled_from(NAMES), st.data())
def test_one_letter_wrong_missing_too_many_or_out_of_place_is_told(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slips = (
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    word = data.draw(st.sampled_from(slips))
    assume(word != name and len(word) > 4)
    assert told(word) == [f"the source has no {word}, but {name}"]


@given(st.sampled_from(NAMES), st.sampled_from(("", "s", "'s", "’s", "ian", "an", "i", "ese", "ish", "-born")))
def test_the_forms_of_a_name_are_not(name: str, ending: str) -> None:
    assert told(name + ending) == []
