"""The schema that editors read and the reader agree: on what ships, on the docs, and on every structural mistake."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from quiz.bank.read import read_bank
from quiz.bank.schema import bank_schema
from quiz.cli.main import main
from quiz.diagnostics import Report
from quiz.folders import shipped_folder
from quiz.kinds import KINDS
from quiz.shapes import Shape
from quiz.sources.schema import source_schema
from tests.bank.cases import CASES, GOOD, HEAD, asked
from tests.sources.cases import CASES as SOURCE_CASES

BANKS = sorted(shipped_folder().glob("*.yaml"))
SOURCES = sorted((shipped_folder() / "sources").glob("*.yaml"))
DOCS = Path(__file__).parent.parent / "docs"
STRUCTURAL = {"missing-key", "unknown-key", "unknown-type", "unknown-value", "wrong-type", "not-a-flag", "empty-text"}
"""Mistakes of form, which a schema can see; others need the whole file, the source, or what a text says."""


BEYOND = {"an empty list to prove"}
"""A mistake in a field that other types may leave empty."""


class Plain(yaml.CSafeLoader):
    """YAML as editors read it: only true and false are truth values, dates are texts."""


Plain.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] in ("int", "float", "null", "merge")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(text: str) -> Any:
    """The file as an editor sees it."""
    return yaml.load(text, Loader=Plain)


def accepts(schema: Shape, text: str) -> bool:
    """Whether an editor that checks by `schema` has nothing to say of the file."""
    return jsonschema.Draft7Validator(schema).is_valid(load(text))


def of_form(cases: list[Any]) -> list[Any]:
    """The cases in which every mistake is one of form."""
    form = (case for case in cases if {code for *_, code in case[-1]} <= STRUCTURAL and case[0] not in BEYOND)
    return [pytest.param(case[1], id=case[0]) for case in form]


def fields_of(shape: Shape, at: str = "") -> Iterator[tuple[str, Shape]]:
    """Every field in `shape`, however deep, with its path."""
    for name, inner in shape.get("properties", {}).items():
        yield f"{at}{name}", inner
        yield from fields_of(inner, f"{at}{name}.")
    parts = [shape.get("items"), shape.get("then"), *shape.get("allOf", ())]
    for part in filter(None, parts):
        yield from fields_of(part, at)


SCHEMAS = {"bank": bank_schema(), "source": source_schema()}


@pytest.mark.parametrize("of", SCHEMAS)
def test_every_field_is_described_with_an_example_that_is_right(of: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[of])
    fields = list(fields_of(SCHEMAS[of]))
    assert len(fields) > 15
    for path, shape in fields:
        assert shape["description"], path
        examples = shape.get("examples", shape.get("enum"))
        assert examples, path
        for example in examples:
            jsonschema.Draft7Validator(shape).validate(example)


MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("path", [*BANKS, *SOURCES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_files_name_their_schema_and_it_is_the_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of = "bank" if path in BANKS else "source"
    first = path.read_text("utf-8").split("\n")[0]
    assert first == f"{MODELINE}{of}.schema.json"
    assert main(["schema", of]) == 0
    committed = (path.parent / first.removeprefix(MODELINE)).read_text("utf-8")
    assert committed == capsys.readouterr().out, "write it anew: make pages"


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_shipped_banks_are_accepted(path: Path) -> None:
    assert accepts(bank_schema(), path.read_text("utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_shipped_sources_are_accepted(path: Path) -> None:
    assert accepts(source_schema(), path.read_text("utf-8"))


def test_the_examples_of_the_reference_are_accepted() -> None:
    page = (DOCS / "reference" / "banks.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(title: .*?)```", page, re.DOTALL)
    assert len(examples) >= len(KINDS)
    assert all(accepts(bank_schema(), example) for example in examples)


@pytest.mark.parametrize("text", of_form(CASES))
def test_mistakes_of_form_in_a_bank_are_refused(text: str) -> None:
    assert not accepts(bank_schema(), text)


@pytest.mark.parametrize("text", of_form(SOURCE_CASES))
def test_mistakes_of_form_in_a_source_are_refused(text: str) -> None:
    assert not accepts(source_schema(), text)


UNSEEN = {
    "fifteen hundred": asked("numeric", "answer: fifteen hundred"),
    "±75": asked("numeric", "answer: 1500", "tolerance: ±75"),
    "28%": asked("numeric", "answer: 28%"),
    "both tolerances": asked("numeric", "answer: 1500", "tolerance: 5", "relative: 5%"),
    "two right options or none": asked("choice", "choices: [{right: a}, {right: b}]"),
    "the same option twice": asked("choice", "choices: [{right: a}, {wrong: a}]"),
    "accepts anything": asked("short", 'accept: ["*"]'),
    "do not end": asked("cloze", 'text: "By a {{river."'),
    "one brace": asked("cloze", 'text: "By a {{river}} and {=a ~b}."'),
    "an id used twice": HEAD + GOOD + GOOD,
}
"""Mistakes that only the program sees, by the words that tell of them in the handbook."""


@pytest.mark.parametrize("told", UNSEEN)
def test_what_a_schema_cannot_see_is_in_the_handbook(told: str) -> None:
    page = (DOCS / "how-to" / "complete-while-typing.md").read_text("utf-8").partition("What a schema cannot see")[2]
    report = Report()
    read_bank(UNSEEN[told], "b", report, lambda _: None)
    assert report.errors
    assert accepts(bank_schema(), UNSEEN[told])
    assert told in " ".join(page.split())


@pytest.mark.parametrize(("answer", "accepted"), [("true", True), ('"TRUE"', False)])
def test_editors_are_stricter_with_flags_than_the_reader(answer: str, accepted: bool) -> None:
    report = Report()
    read_bank(asked("true-false", f"answer: {answer}"), "b", report, lambda _: None)
    assert (report.errors, accepts(bank_schema(), asked("true-false", f"answer: {answer}"))) == (0, accepted)


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_its_fields_and_those_it_needs(kind: str) -> None:
    whole = next(
        one["then"] for one in bank_schema()["properties"]["questions"]["items"]["allOf"] if _kind(one) == kind
    )
    assert KINDS[kind].fields <= set(whole["properties"])
    assert set(KINDS[kind].required) <= set(whole["required"])
    assert not accepts(bank_schema(), asked(kind, "nonsense: x"))


def _kind(when: Shape) -> str:
    """The type that a rule is about."""
    name: str = when["if"]["properties"]["type"]["const"]
    return name


def test_a_good_question_is_accepted() -> None:
    assert accepts(bank_schema(), HEAD + GOOD)


@pytest.mark.parametrize("of", ["bank", "source"])
def test_it_is_printed(of: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", of]) == 0
    assert json.loads(capsys.readouterr().out) == (bank_schema() if of == "bank" else source_schema())
