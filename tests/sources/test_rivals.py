"""Which quotes may stand as wrong proof, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.diagnostics import START
from quiz.sources.document import AFTERWORD, HEADLINE, Place
from quiz.sources.model import Claim, Source
from quiz.sources.rivals import kin, rivals
from quiz.text import fold_quote


def claim(name: str, *supports: str, quote: str = "") -> Claim:
    return Claim(name, f"Says {name}.", "author", "fact", quote or f"quote {name};", supports, False, START, START)


def source(*claims: Claim, **places: tuple[int, int]) -> Source:
    named = {name: Place(*place) for name, place in places.items()}
    return Source("s", "T", "A", "", "", "", START, "", {"author": "A"}, {c.id: c for c in claims}, named)


def names(of: Source, *claims: str, most: int | None = None) -> str:
    return "".join(rival.id for rival in rivals(of, claims, most))


PLACED = source(
    *map(claim, "abcdefgh"),
    a=(HEADLINE, 1),
    b=(2, 1),
    c=(2, 5),
    d=(2, 2),
    e=(3, 9),
    f=(AFTERWORD, 1),
    h=(4, 1),
)


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("b", "dceahfg"),
        ("c", "dbeahfg"),
        ("a", "bcdehfg"),
        ("f", "hedcbag"),
        ("h", "edcbafg"),
        ("bh", "dceafg"),
        ("g", "fhedcba"),
        ("x", "abcdefhg"),
        ("", "abcdefhg"),
        ("abcdefgh", ""),
    ],
)
def test_the_nearest_come_first_and_those_without_a_place_last(right: str, expected: str) -> None:
    assert names(PLACED, *right) == expected


def test_no_more_than_wished() -> None:
    assert names(PLACED, "b", most=2) == "dc"
    assert names(PLACED, "b", most=0) == ""
    assert names(PLACED, "b", most=99) == "dceahfg"


CHAIN = source(claim("a"), claim("b", "a"), claim("c", "b"), claim("d", "c"), claim("e"), claim("f", "e"))
"""d backs c, c backs b, b backs a; f backs e."""


@pytest.mark.parametrize(
    ("right", "related"), [("a", "abcd"), ("b", "abcd"), ("d", "abcd"), ("e", "ef"), ("f", "ef"), ("ae", "abcdef")]
)
def test_what_backs_a_claim_or_is_backed_by_it_is_no_rival_however_far(right: str, related: str) -> None:
    assert set(kin(CHAIN, right)) == set(related)
    assert set(names(CHAIN, *right)) == set("abcdef") - set(related)


def test_two_that_back_the_same_may_stand_beside_each_other() -> None:
    of = source(claim("top"), claim("a", "top"), claim("b", "top"))
    assert [rival.id for rival in rivals(of, ("a",))] == ["b"]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("Ann came on foot", False),
        ("came on", False),
        ("so Ann came on foot at last", False),
        ("Ann\u00a0came  on foot", False),
        ("ann came on foot", True),
        ("Ben left", True),
    ],
)
def test_no_rival_holds_the_words_of_a_right_quote(quote: str, stands: bool) -> None:
    of = source(claim("a", quote="Ann came on foot"), claim("b", quote=quote))
    assert bool(rivals(of, ("a",))) is stands


def test_of_two_rivals_with_the_same_words_the_nearer_stands() -> None:
    of = source(claim("a"), claim("b", quote="far and wide"), claim("c", quote="wide"), a=(3, 1), b=(1, 1), c=(3, 2))
    assert names(of, "a") == "c"


@st.composite
def maps(draw: st.DrawFn) -> Source:
    """A source of up to nine claims that support earlier ones, with few words and some places."""
    claims: list[Claim] = []
    for name in "abcdefghi"[: draw(st.integers(1, 9))]:
        earlier = [c.id for c in claims]
        supports = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
        claims.append(claim(name, *supports, quote=" ".join(draw(st.lists(st.sampled_from("xyz "), min_size=1)))))
    places = draw(st.dictionaries(st.sampled_from([c.id for c in claims]), st.tuples(st.integers(-1, 3), st.just(1))))
    return source(*claims, **places)


@given(st.data(), maps())
def test_no_rival_proves_the_right_ones_or_says_the_same(data: st.DataObject, of: Source) -> None:
    right = data.draw(st.sets(st.sampled_from([*of.claims]), min_size=1))
    found = rivals(of, right)
    assert {rival.id for rival in found}.isdisjoint(kin(of, right))
    shown = [fold_quote(of.claims[name].quote) for name in right]
    for rival in found:
        folded = fold_quote(rival.quote)
        assert not any(folded in other or other in folded for other in shown)
        shown.append(folded)
    assert rivals(of, right, 2) == found[:2]


@given(st.data(), maps())
def test_kinship_goes_both_ways(data: st.DataObject, of: Source) -> None:
    one, other = data.draw(st.sampled_from([*of.claims])), data.draw(st.sampled_from([*of.claims]))
    assert (one in kin(of, (other,))) is (other in kin(of, (one,)))
