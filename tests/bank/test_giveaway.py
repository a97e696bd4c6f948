"""What gives an answer away, and what does not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.giveaway import content_of, given_away, shown
from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.numbers import numbers_in

ENVOY = "type: short\n    prompt: Who is the new envoy?\n    accept: [Liu Xiaoming, 'L*u']"
YEARS = "type: numeric\n    prompt: How old is the treaty?\n    answer: 60"
MANY = "type: numeric\n    prompt: How many passengers did the ferry carry?\n    answer: 11400"
MANY_BY_COMMA = "type: numeric\n    prompt: How many came?\n    answer: 11.400,5\n    decimal: comma"
MANY_TYPED = "type: short\n    prompt: How many passengers did the ferry carry?\n    accept: ['11400']"
FEW = "type: numeric\n    prompt: How many ships were sunk in the harbour?\n    answer: 2"
GAP = "type: cloze\n    prompt: Fill it.\n    text: The mill stands by the {{river}}, {{=old ~new}}."
CHOICE = """type: choice
    prompt: What broke?
    choices:
      - right: The chain of the northern gate
      - wrong: A bridge"""
TWO_WORDS = """type: choice
    prompt: What broke?
    choices:
      - right: An iron chain
      - wrong: A bridge"""
PROVE = (
    "type: true-false\n    prompt: It broke.\n    answer: true\n    prove: true\n    quote: the chain snapped overnight"
)


def bank_of(answer: str, telling: str, claims: tuple[str, str] = ("", "")) -> Bank:
    one, other = (f"\n    claims: [{claim}]" if claim else "" for claim in claims)
    head = "title: Of mills\nsource: s\nquestions:\n"
    text = f"{head}  - id: asked\n    {answer}{one}\n  - id: telling\n    {telling}{other}\n"
    report = Report()
    bank = read_bank(text, "mills", report, lambda _: "unreadable")
    assert bank is not None
    assert len(bank.questions) == 2, report.diagnostics
    return bank


def statement(prompt: str, **more: str) -> str:
    lines = [
        f"{name}: {value}" for name, value in {"type": "true-false", "prompt": prompt, "answer": "true", **more}.items()
    ]
    return "\n    ".join(lines)


@pytest.mark.parametrize(
    ("answer", "telling"),
    [
        (ENVOY, statement("Liu Xiaoming criticizes the U.S.")),
        (ENVOY, statement("He is new.", hint="Think of Xiaoming Liu.")),
        (ENVOY, statement("He is new.", explanation="Liu Xiaoming is.")),
        (ENVOY, statement("He is new.", quote="they sent Liu Xiaoming")),
        (ENVOY, "type: order\n    prompt: Sort.\n    sequence: [Liu Xiaoming speaks, Others listen]"),
        (YEARS, statement("The treaty has stood for sixty years.")),
        (YEARS, statement("It is new.", quote="the 60th anniversary")),
        (MANY, statement("Aune wants to see 11400 of them by day.")),
        (MANY, statement("Aune wants to see 11,400 of them by day.")),
        (MANY, statement("She has figures.", explanation="In 2019, there were 11 400.")),
        (MANY, statement("She has figures.", quote="11'400 passengers")),
        (MANY, statement("She has figures.", hint="Think of 11\u00a0400.")),
        (MANY, statement("She has figures.", hint="Think of 11\u2009400.")),
        (MANY, statement("She has figures.", hint="Think of 11\u202f400.")),
        (MANY, statement("She has figures.", hint="Think of 11\u2019400.")),
        (MANY.replace("11400", "11,400"), statement("Aune wants to see 11400 of them by day.")),
        (MANY.replace("11400", "-11400"), statement("It lost 11,400 of them.")),
        (MANY_BY_COMMA, statement("Es kamen 11.400,5 von ihnen.")),
        (MANY_TYPED, statement("She has figures.", quote="11,400 passengers")),
        (MANY_TYPED.replace("11400", "11,400"), statement("She has 11400 tickets.")),
        (YEARS, statement("It has stood for 60.0 years.")),
        (FEW, statement("It rained.", explanation="Two ships were sunk there.")),
        (
            CHOICE,
            statement("A gate in the north was lost when its chain went.", hint="The chain of the northern gate."),
        ),
        (PROVE, statement("It was loud.", quote="the chain snapped overnight")),
        (
            PROVE,
            "type: choice\n    prompt: Which?\n    choices: [{right: The chain snapped overnight}, {wrong: It held}]",
        ),
    ],
)
def test_told(answer: str, telling: str) -> None:
    bank = bank_of(answer, telling)
    assert given_away(bank, bank.questions).get("telling") == {"asked"}


@pytest.mark.parametrize(
    ("answer", "telling"),
    [
        (ENVOY, statement("Liu Bang was an emperor.")),
        (ENVOY, statement("Xiaoming is a name.")),
        (YEARS, statement("It has 160 pages and 600 readers.")),
        (MANY, statement("She has 111,400 tickets, 11,4000 stamps and 11, 400 coins.")),
        (MANY, statement("She has 11,400.5 of them, and route X11400.")),
        (MANY_BY_COMMA, statement("Es kamen 11.400 von ihnen.")),
        (FEW, statement("Two mills stand by the sea.")),
        (GAP, statement("The mill is old.")),
        (CHOICE, statement("The chain was made of iron.")),
        (TWO_WORDS, statement("An iron chain lay there.")),
        (PROVE, statement("It was loud.", quote="the chain held overnight")),
    ],
)
def test_not_told(answer: str, telling: str) -> None:
    bank = bank_of(answer, telling)
    assert given_away(bank, bank.questions) == {}


@pytest.mark.parametrize("answer", [TWO_WORDS, GAP])
def test_few_common_words_tell_only_beside_a_shared_claim(answer: str) -> None:
    telling = statement("An iron chain lay in the river.")
    apart = bank_of(answer, telling, ("one", "other"))
    shared = bank_of(answer, telling, ("one", "one"))
    assert given_away(apart, apart.questions) == {}
    assert given_away(shared, shared.questions) == {"telling": {"asked"}}


def test_only_the_asked_questions_count() -> None:
    bank = bank_of(ENVOY, statement("Liu Xiaoming came."))
    assert given_away(bank, ["telling"]) == {}


@given(st.text("0123459 .,'ae-\u202fx", min_size=1))
def test_every_number_in_a_text_is_told(words: str) -> None:
    prompt = f"What is {words} then?"
    bank = bank_of(YEARS, statement(json.dumps(prompt)))
    told = next(shown(bank, bank.questions["telling"]))
    assert told == content_of(prompt).union(map(str, numbers_in(prompt)))
