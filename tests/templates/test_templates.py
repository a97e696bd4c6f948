"""What new files begin with is right, whole, and explains every field."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.bank.schema import BANK, QUESTION, bank_schema
from quiz.checks.run import check
from quiz.diagnostics import Report
from quiz.kinds import KINDS
from quiz.shapes import Shapes
from quiz.sources.model import Source
from quiz.sources.outline import outline
from quiz.sources.read import read_source
from quiz.sources.schema import CLAIM, SOURCE, source_schema
from quiz.templates import example
from quiz.templates.bank import BankPlan, bank_file
from quiz.templates.legend import WIDTH, comment, quoted
from quiz.templates.source import SourcePlan, marking_sheet, source_file
from quiz.text import clean, fold_space
from quiz.yaml.compose import compose
from tests import skar
from tests.strategies import any_text, prose
from tests.test_schema import accepts

ALL = tuple(KINDS)


def bank_of(text: str, source: Source | None = None) -> Bank:
    """The bank in `text`, read without a finding."""
    report = Report()
    bank = read_bank(text, "b", report, lambda name: source)
    assert report.diagnostics == []
    assert bank is not None
    return bank


def source_of(text: str) -> Source:
    """The source in `text`, read without a finding."""
    report = Report()
    source = read_source(compose(text, report), "s", report)
    assert report.diagnostics == []
    assert source is not None
    return source


def legend_names(text: str) -> list[str]:
    """The fields that comments explain, in order, those inside others too."""
    return re.findall(r"^ *# {1,3}([a-z]+)\*?  +\S", text, re.MULTILINE)


def names(shapes: Shapes) -> list[str]:
    """The fields of `shapes`, those inside others too."""
    inner: list[dict[str, Any]] = [shape.get("items", {}) for shape in shapes.values()]
    return [n for name, one in zip(shapes, inner, strict=True) for n in (name, *names(one.get("properties", {})))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_each_type_is_a_good_question(kind: str) -> None:
    first, _ = example(kind).split("\n", 1)
    assert first.startswith("# The student ")
    text = bank_file(BankPlan("T", (kind,), {}, None))
    (question,) = bank_of(text).questions.values()
    assert (question.id, question.kind) == (f"example-{kind}", kind)
    assert question.item.mark(question.item.key()).right
    assert check(bank_of(text), text) == ()
    assert accepts(bank_schema(), text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_comments_explain_every_field(kind: str) -> None:
    text = bank_file(BankPlan("T", (kind,), {}, None))
    head, block = text.split(f"  # {kind}: ")
    assert legend_names(head) == [*names(BANK), *names(QUESTION)]
    assert legend_names(block) == names(KINDS[kind].shapes)
    assert all(shape["description"].split(" ")[0] in block for shape in KINDS[kind].shapes.values())


def test_the_comments_of_a_source_explain_every_field() -> None:
    text = source_file(SourcePlan("T", "A"))
    assert legend_names(text.split("\nclaims: []")[0]) == [*(n for n in SOURCE if n != "claims"), *CLAIM]
    assert "# title* " in text
    assert "# thesis " in text
    assert "hedge (put cautiously)" in text


def test_a_bank_of_all_types_with_topics_and_a_source() -> None:
    source = source_of(skar.SOURCE)
    text = bank_file(BankPlan("All", ALL, {"one": "The first", "no": "No"}, source))
    bank = bank_of(text, source)
    assert [question.kind for question in bank.questions.values()] == ["true-false", *ALL]
    assert {question.topic for question in bank.questions.values()} == {"one", "no"}
    assert bank.topics == {"one": "The first", "no": "No"}
    assert bank.proofs(bank.questions["example-claim"])[0].quote == "has burned since 1848"
    assert all(f"# {claim.id} " in text for claim in source.claims.values())
    assert accepts(bank_schema(), text)
    assert max(map(len, text.split("\n"))) <= 120


def test_a_source_without_a_claim_has_no_question_on_one() -> None:
    source = source_of(source_file(SourcePlan("T", "A")))
    assert list(bank_of(bank_file(BankPlan("T", ("short",), {}, source)), source).questions) == ["example-short"]


@pytest.mark.parametrize("rights", ["quotes", "full"])
def test_a_source_from_its_text(rights: Any) -> None:
    found = outline(skar.TEXT)
    text = source_file(SourcePlan("T", "A", rights, found, "s.txt" * (rights == "full")))
    source = source_of(text)
    assert accepts(source_schema(), text)
    assert source.claims["first-claim"].quote == found.quote
    assert ("Ships still steer" in text) is (rights == "full")
    if rights == "full":
        assert re.findall(r"^  # ¶(\d+) ", text, re.MULTILINE) == [str(n + 1) for n in range(len(found.paragraphs))]
        assert text.index(f"# ¶{found.quote_at} ") < text.index("- id: first-claim")
        assert max(map(len, text.split("\n"))) <= WIDTH


def test_the_sheet_holds_every_paragraph_word_for_word() -> None:
    found = outline(skar.TEXT)
    sheet = marking_sheet("The Last Keeper", found)
    assert "do not publish it" in sheet
    blocks = sheet.rstrip("\n").split("\n\n")[1:]
    assert [fold_space(block) for block in blocks] == [f"¶{n} {p}" for n, p in enumerate(found.paragraphs, 1)]
    assert max(map(len, sheet.split("\n"))) <= WIDTH


texts = any_text.map(clean).map(fold_space).filter(bool)


@given(texts, texts, texts, st.lists(prose, max_size=3))
def test_whatever_is_typed_stands_in_the_file_as_it_is(title: str, author: str, topic: str, body: list[str]) -> None:
    written = bank_file(BankPlan(title, ("short",), {"t": topic}, None))
    bank = bank_of(written)
    assert (bank.title, bank.topics) == (title, {"t": topic})
    assert accepts(bank_schema(), written)
    found = outline("\n\n".join(body))
    source = source_of(source_file(SourcePlan(title, author, "full", found, "s.txt")))
    assert (source.title, source.author, source.voices) == (title, author, {"author": author})


@given(any_text)
def test_a_comment_stays_a_comment(text: str) -> None:
    assert all(line.startswith("  # ") and "\n" not in line for line in comment(clean(text), "", "  "))
    assert "\n" not in quoted(clean(text))
