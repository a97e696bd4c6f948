"""A mistake in any field of any shipped question, or in any shipped quote, is told at its line."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.folders import shipped_folder
from quiz.library import load_source
from quiz.locks import read_lock
from quiz.sources.model import Source
from quiz.sources.quotes import pieces
from quiz.sources.read import read_source
from quiz.sources.verify import against_lock, quotes_of
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence

FOLDER = shipped_folder()
BANKS = ("hermit-kingdom", "reading-arguments")
TEXTS = {name: (FOLDER / f"{name}.yaml").read_text("utf-8") for name in BANKS}


def _source(name: str) -> Source:
    loaded = load_source(FOLDER / "sources" / f"{name}.yaml").source
    assert loaded is not None
    return loaded


SOURCES = {name: _source(name) for name in BANKS}


class Field(NamedTuple):
    """A field of a shipped question: the bank, the question's id, the key's node and the value's."""

    bank: str
    question: str
    key: Scalar
    value: Node


def _fields(bank: str) -> list[Field]:
    root = compose(TEXTS[bank], Report())
    assert isinstance(root, Mapping)
    questions = root.values["questions"]
    assert isinstance(questions, Sequence)
    found = []
    for node in questions.items:
        assert isinstance(node, Mapping)
        name = node.values["id"]
        assert isinstance(name, Scalar)
        found += [Field(bank, name.value, node.keys[key], value) for key, value in node.values.items()]
    return found


FIELDS = [field for bank in BANKS for field in _fields(bank)]


def lines_told(bank: str, text: str) -> set[int]:
    """The lines at which reading `text` tells of an error."""
    report = Report()
    read_bank(text, bank, report, lambda name: SOURCES[name])
    return {found.span.line for found in report.diagnostics if found.severity == "error"}


def replaced(field: Field, line: str) -> str:
    """The bank with the lines of the field made this one line."""
    lines = TEXTS[field.bank].split("\n")
    first, column = field.key.start.line, field.key.start.column
    after = range(first + 1, len(lines))
    last = next((i for i in after if lines[i].strip() and _indent(lines[i]) <= column), len(lines))
    return "\n".join([*lines[:first], lines[first][:column] + line, *lines[last:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FIELDS), st.sampled_from(["misspelt", "emptied", "nested", "twice"]))
def test_a_mistake_in_a_field_is_told_at_its_line(field: Field, mistake: str) -> None:
    key, first = field.key.value, field.key.start.line
    lines = TEXTS[field.bank].split("\n")
    if mistake == "misspelt":
        lines[first] = lines[first].replace(f"{key}:", f"{key}q:", 1)
        text = "\n".join(lines)
    elif mistake == "emptied":
        text = replaced(field, f"{key}:")
    elif mistake == "nested":
        text = replaced(field, f"{key}: {{a: {{b: c}}}}")
    else:
        text = "\n".join([*lines[:first], f"{' ' * field.key.start.column}{key}: x", *lines[first:]])
        if lines[first].lstrip().startswith("- "):
            text = TEXTS[field.bank].replace(lines[first], f"{lines[first]}\n    {key}: x", 1)
    told = lines_told(field.bank, text)
    assert told & {first + 1, first + 2}, (mistake, key, told)


REFERENCES = [field for field in FIELDS if field.key.value in ("type", "topic", "level", "claims")]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REFERENCES))
def test_a_name_that_is_not_there_is_told_at_its_line(field: Field) -> None:
    text = replaced(field, f"{field.key.value}: nowhere")
    assert field.key.start.line + 1 in lines_told(field.bank, text)


QUOTES = [(name, claim.id) for name, source in SOURCES.items() for claim in source.claims.values()]


@pytest.mark.parametrize("name", BANKS)
def test_the_shipped_files_tell_nothing_as_they_are(name: str) -> None:
    assert lines_told(name, TEXTS[name]) == set()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(QUOTES), st.integers(0, 200), st.sampled_from(list("aeQz7!-’ ")))
@example(("reading-arguments", "hedge-defined"), 0, "-")
@example(("reading-arguments", "sales-fell"), 0, " ")
def test_a_changed_character_of_a_quote_is_told_at_its_line(
    claim: tuple[str, str], offset: int, character: str
) -> None:
    name, claim_id = claim
    source = SOURCES[name]
    quoted = next(quoted for quoted in quotes_of(source) if quoted.owner == claim_id)
    path = FOLDER / "sources" / f"{name}.yaml"
    text = path.read_text("utf-8")
    written = re.compile(r"\s+".join(map(re.escape, quoted.quote.split())))
    found = written.search(text, text.index(f"id: {claim_id}\n"))
    assert found is not None
    place = found.start() + offset % len(found[0])
    assume(not text[place].isspace())
    mutated = text[:place] + character + text[place + 1 :]
    changed = " ".join(mutated[found.start() : found.end()].split())
    report = Report()
    read = read_source(compose(mutated, report), name, report)
    lock = read_lock(path, Report())
    assert lock is not None
    if read is not None:  # a character may also be a mistake of YAML
        against_lock(quotes_of(read), lock, report)
    told = {problem.span.line for problem in report.diagnostics}
    if read is None:  # the parser sees it where the quote's lines no longer stand under each other
        last = quoted.at.line + text[found.start() : found.end()].count("\n") + 1
        assert any(quoted.at.line <= line <= last for line in told)
    elif pieces(changed) == pieces(quoted.quote) and claim_id in read.claims:
        assert told == set()
    else:
        assert quoted.at.line in told


def test_the_files_are_those_that_ship() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.yaml")} == set(BANKS)
