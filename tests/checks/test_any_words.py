"""No rule fails on a bank, whatever its words are: digits that are no numbers, letters that grow when made small."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.read import read_bank
from quiz.checks.run import check
from quiz.diagnostics import Report
from quiz.words import number
from tests.checks.build import Ask, ask, gaps, no, text_of, typed

ODD = (
    "²",
    "①",
    "²³",
    "٣",
    "४th",
    "½",
    "İstanbul",
    "ß",
    "ﬃ",
    "K",
    "9" * 5000,
    "9" * 5000 + "th",
    "1st",
    "60",
    "e\u0301",
    "א",
)
words = st.lists(st.sampled_from([*ODD, "the", "mill", "or", "not", "all"]), min_size=1, max_size=3).map(" ".join)


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    """A question of odd words, whose options and answers also stand in its prompt or hint."""
    options = draw(st.lists(words, min_size=3, max_size=5, unique=True))
    prompt, hint = draw(words), draw(st.sampled_from(options))
    kind = draw(st.sampled_from(["choice", "short", "cloze"]))
    if kind == "short":
        return typed(f"{prompt} {options[0]}", *options, reject=[no(draw(words))], hint=hint)
    if kind == "cloze":
        return gaps(f"{prompt} {{{{{options[0]} | {options[1]}}}}} {draw(words)}") | {"hint": hint}
    return ask(f"{prompt}?", f"+{options[0]}", *options[1:], hint=hint)


@settings(max_examples=25)
@given(st.lists(asks(), min_size=1, max_size=3))
def test_every_rule_takes_any_words(questions: list[Ask]) -> None:
    text = text_of(*questions)
    read = read_bank(text, "mills", Report(), lambda _: None)
    if read is not None:
        check(read, text)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("60", "60"),
        ("60th", "60"),
        ("sixty", "60"),
        ("٦٠", "60"),
        ("²", None),
        ("①", None),
        ("9" * 5000, None),
        ("mill", None),
    ],
)
def test_what_is_a_number(word: str, said: str | None) -> None:
    assert number(word) == said
