"""What the schema accepts and what the reader accepts are one: on files made up and each mistake of form."""

from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.bank.schema import bank_schema
from quiz.diagnostics import Report
from quiz.shapes import Shape
from quiz.sources.read import read_source
from quiz.sources.schema import source_schema
from quiz.yaml.compose import compose
from tests.mutations import Mutant, mutants
from tests.sources.cases import HEAD, claim
from tests.strategies import ITEMS, banks, questions
from tests.test_schema import load
from tests.written import Written, as_yaml, bank_fields, source_fields

BANK, SOURCE = jsonschema.Draft7Validator(bank_schema()), jsonschema.Draft7Validator(source_schema())


ABCD = read_source(compose(HEAD + "".join(map(claim, "abcd")), Report()), "abcd", Report())
"""A source with the claims that questions may name."""


def errors_of_bank(text: str) -> list[str]:
    """What the reader says of a bank, whatever source it names."""
    report = Report()
    read_bank(text, "b", report, lambda name: ABCD)
    return [d.code for d in report.diagnostics if d.severity == "error"]


def errors_of_source(text: str) -> list[str]:
    """What the reader says of a source."""
    report = Report()
    read_source(compose(text, report), "s", report)
    return [d.code for d in report.diagnostics if d.severity == "error"]


def question_shape(kind: str) -> Shape:
    """The schema's rule for a question of that type, with the fields in it."""
    rules = bank_schema()["properties"]["questions"]["items"]["allOf"]
    shape: Shape = next(rule["then"] for rule in rules if rule["if"]["properties"]["type"]["const"] == kind)
    return shape


def bank_mutants(fields: Written) -> list[Mutant]:
    """The bank with one mistake of form in it: its own fields, then those of its first question."""
    own = {**bank_schema(), "properties": {**bank_schema()["properties"], "questions": {"type": "array", "items": {}}}}
    first, *rest = fields["questions"]
    top = [m for m in mutants(own, {**fields, "questions": []}) if "questions" not in m[0]]
    whole = [(what, {**one, "questions": fields["questions"]} if isinstance(one, dict) else one) for what, one in top]
    asked = mutants(question_shape(first["type"]), first)
    return [*whole, *((what, {**fields, "questions": [one, *rest]}) for what, one in asked)]


@given(banks())
def test_a_good_bank_is_accepted_by_both(bank: Bank) -> None:
    text = as_yaml(bank_fields(bank))
    assert errors_of_bank(text) == []
    assert [e.message for e in BANK.iter_errors(load(text))] == []


@given(source_fields())
def test_a_good_source_is_accepted_by_both(fields: Written) -> None:
    text = as_yaml(fields)
    assert errors_of_source(text) == []
    assert [e.message for e in SOURCE.iter_errors(load(text))] == []


def disagreements(found: list[Mutant], errors: Any, schema: jsonschema.Draft7Validator) -> list[tuple[str, str]]:
    """The mistakes that the reader or the schema lets pass."""
    texts = [(what, as_yaml(value)) for what, value in found]
    passed = [(what, "the reader") for what, text in texts if not errors(text)]
    return passed + [(what, "the schema") for what, text in texts if schema.is_valid(load(text))]


@settings(max_examples=25)
@given(st.data(), st.sampled_from(sorted(ITEMS)))
def test_a_bank_with_a_mistake_is_refused_by_both(data: st.DataObject, kind: str) -> None:
    bank = Bank("b", "A bank", "", {"one": "One", "two": "Two"}, {"q": data.draw(questions("q", (kind,)))}, None, {})
    found = bank_mutants(bank_fields(bank))
    assert {"no title", "an unknown key", "no prompt", "prompt: a list for a text"} <= {what for what, _ in found}
    assert disagreements(found, errors_of_bank, BANK) == []


@settings(max_examples=25)
@given(source_fields())
def test_a_source_with_a_mistake_is_refused_by_both(fields: Written) -> None:
    found = list(mutants(source_schema(), fields))
    assert {"no voices", "claims: [0] no quote", "claims: [0] an unknown key"} <= {what for what, _ in found}
    assert disagreements(found, errors_of_source, SOURCE) == []
