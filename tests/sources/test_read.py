from itertools import pairwise

import pytest

from quiz.diagnostics import Report
from quiz.sources.model import Source
from quiz.sources.quotes import MAX_WORDS
from quiz.sources.read import read_source
from quiz.yaml.compose import compose
from tests.builders import Problem, problems
from tests.skar import SOURCE
from tests.sources.cases import CASES, GOOD, HEAD, claim


def read(text: str) -> tuple[Source | None, Report]:
    report = Report()
    return read_source(compose(text, report), "a-source", report), report


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_reported_at_its_place(text: str, expected: list[Problem]) -> None:
    _, report = read(text)
    assert problems(report.diagnostics) == expected
    assert all(found.hint for found in report.diagnostics)


def test_a_good_source() -> None:
    source, report = read(SOURCE)
    assert source is not None
    assert report.diagnostics == []
    assert (source.id, source.title, source.author) == ("a-source", "The Last Keeper", "A. Writer")
    assert (source.thesis, source.begins, source.ends) == (
        "The lamp is still needed.",
        "The lighthouse at Skar",
        "About the writer",
    )
    assert list(source.claims) == ["burning", "winters", "navy", "sale"]
    navy = source.claims["navy"]
    assert (navy.stance, navy.supports, navy.sic) == ("fact", ("burning",), False)
    assert (navy.quote_at.line, navy.quote_at.column) == (26, 12)
    assert source.voice_of(source.claims["winters"]) == "Dr. Holm"


def test_the_text_that_ships_with_a_source() -> None:
    source, report = read(f"rights: full\ntext: the mill.txt\n{GOOD}")
    assert source is not None
    assert report.diagnostics == []
    assert (source.rights, source.text) == ("full", "the mill.txt")
    assert (source.text_at.line, source.text_at.column) == (2, 7)


def test_a_claim_with_an_error_is_left_out_and_named_as_broken() -> None:
    source, _ = read(HEAD + claim("a").replace("fact", "fcat") + claim("b"))
    assert source is not None
    assert list(source.claims) == ["b"]
    assert source.broken == {"a"}


def test_support_for_a_broken_claim_is_no_second_error() -> None:
    _, report = read(HEAD + claim("a").replace("fact", "fcat") + claim("b", "supports: a"))
    assert [d.code for d in report.diagnostics] == ["unknown-value"]


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (claim("a"), "duplicate-id"),
        (claim("B"), "bad-id"),
        (claim("b").replace("id: b", "# no id"), "missing-key"),
        ("- b\n", "wrong-type"),
    ],
)
def test_support_for_what_may_be_a_claim_without_its_id_is_no_second_error(slip: str, code: str) -> None:
    source, report = read(HEAD + claim("a") + slip + claim("c", "supports: b"))
    assert [d.code for d in report.diagnostics] == [code]
    assert source is not None
    assert not source.lacks("b")


def test_a_duplicate_names_the_first_line_and_the_first_stays() -> None:
    source, report = read(HEAD + claim("a") + claim("a").replace("says: S", "says: other"))
    assert source is not None
    assert "line 5" in report.diagnostics[0].message
    assert source.claims["a"].says == "S"


def test_the_circle_is_told_in_full() -> None:
    _, report = read(HEAD + claim("a", "supports: b") + claim("b", "supports: c") + claim("c", "supports: a"))
    (found,) = report.diagnostics
    circle = found.message.split(": ", 1)[1].split(" → ")
    assert circle[0] == circle[-1]
    assert set(pairwise(circle)) == {("a", "b"), ("b", "c"), ("c", "a")}


def test_two_claims_may_support_one_and_one_two() -> None:
    _, report = read(HEAD + claim("a", "supports: [c, d]") + claim("b", "supports: [c]") + claim("c") + claim("d"))
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("voice: author", "voice: autor", "write author"),
        ("voice: author", "voice: a", "write author"),
        ("voice: author", "voice: Xy Z", "add `xy-z: Xy Z` under voices:"),
        ("voice: author", "voice: xyz", "add xyz: under voices:"),
        ("stance: fact", "stance: fat", "write fact"),
        ("stance: fact", "stance: xyz", "write fact, report, judgement, hedge or outlook"),
    ],
)
def test_the_hint_names_the_nearest(old: str, new: str, hint: str) -> None:
    _, report = read(GOOD.replace(old, new))
    assert [found.hint for found in report.diagnostics] == [hint]


@pytest.mark.parametrize(("number", "codes"), [(MAX_WORDS, []), (MAX_WORDS + 1, ["long-quote"])])
def test_how_long_a_quote_may_be(number: int, codes: list[str]) -> None:
    _, report = read(GOOD.replace("quote: q", "quote: " + "word — " * number))
    assert [found.code for found in report.diagnostics] == codes


def test_an_error_of_the_original_is_marked() -> None:
    source, _ = read(HEAD + claim("a", "sic: true"))
    assert source is not None
    assert source.claims["a"].sic


@pytest.mark.parametrize(("written", "number"), [("paragraph: 2", 2), ("paragraph: 0", 0), ("sic: false", None)])
def test_the_paragraph_of_a_quote(written: str, number: int | None) -> None:
    source, report = read(HEAD + claim("a", written))
    assert source is not None
    assert (source.claims["a"].paragraph, report.diagnostics) == (number, [])
