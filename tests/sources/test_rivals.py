"""No rival could be defended as a proof of what it stands beside."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.diagnostics import START
from quiz.folders import shipped_folder
from quiz.library import load_source
from quiz.sources.document import AFTERWORD, HEADLINE, Place
from quiz.sources.model import Claim, Source
from quiz.sources.rivals import related, rivals
from quiz.text import fold_quote

SHIPPED = sorted((shipped_folder() / "sources").glob("*.yaml"))


def claim(name: str, quote: str, *supports: str) -> Claim:
    """A claim with these words."""
    return Claim(name, f"{name} says", "author", "fact", quote, supports, False, START, START)


def source(*claims: Claim, places: dict[str, Place] | None = None) -> Source:
    """A source with these claims."""
    named = {one.id: one for one in claims}
    return Source("s", "S", "A", "", "", "", START, "", {"author": "A"}, named, places or {})


CHAIN = source(claim("a", "one"), claim("b", "two", "a"), claim("c", "three", "b"), claim("d", "four"))


@pytest.mark.parametrize(
    ("asked", "names"), [("a", {"a", "b", "c"}), ("b", {"a", "b", "c"}), ("c", {"a", "b", "c"}), ("d", {"d"})]
)
def test_what_supports_and_what_is_supported_is_related_through_others_too(asked: str, names: set[str]) -> None:
    assert related(CHAIN, [asked]) == names


def test_claims_that_support_each_other_come_to_an_end() -> None:
    ring = source(claim("a", "one", "b"), claim("b", "two", "a"), claim("c", "three"))
    assert [one.id for one in rivals(ring, ["a"])] == ["c"]


def test_what_only_shares_a_supporter_may_be_a_rival() -> None:
    fork = source(claim("a", "one"), claim("b", "two"), claim("c", "three", "a", "b"))
    assert [one.id for one in rivals(fork, ["a"])] == ["b"]


def test_quotes_that_hold_one_another_are_not_set_side_by_side() -> None:
    quotes = {"a": "the old mill", "b": "mill", "c": "see the  old mill turn", "d": "x", "e": "x"}
    alike = source(*(claim(name, quote) for name, quote in quotes.items()))
    assert [one.id for one in rivals(alike, ["a"])] == ["d"]


PLACES = {
    "a": Place(HEADLINE, 1),
    "b": Place(2, 1),
    "c": Place(2, 5),
    "d": Place(2, 2),
    "e": Place(3, 9),
    "f": Place(AFTERWORD, 1),
    "h": Place(4, 1),
}
PLACED = source(*(claim(name, f"words {name}") for name in "abcdefgh"), places=PLACES)


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("a", "bcdehfg"),
        ("b", "dceahfg"),
        ("c", "dbeahfg"),
        ("f", "hedcbag"),
        ("g", "fhedcba"),
        ("h", "edcbafg"),
        ("bh", "dceafg"),
        ("", "abcdefhg"),
        ("abcdefgh", ""),
    ],
)
def test_the_nearest_in_the_text_come_first_and_those_without_a_place_last(asked: str, order: str) -> None:
    assert "".join(one.id for one in rivals(PLACED, asked)) == order
    assert "".join(one.id for one in rivals(PLACED, asked, 2)) == order[:2]


def test_in_a_source_never_held_against_its_text_neighbours_come_first() -> None:
    unplaced = msgspec.structs.replace(PLACED, places={})
    assert "".join(one.id for one in rivals(unplaced, "d")) == "cebfagh"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@given(data=st.data())
def test_in_the_shipped_sources_no_rival_proves_the_right_one(path: object, data: st.DataObject) -> None:
    loaded = load_source(path).source  # type: ignore[arg-type]
    assert loaded is not None
    asked = data.draw(st.lists(st.sampled_from(sorted(loaded.claims)), min_size=1, max_size=3, unique=True))
    found = rivals(loaded, asked)
    assert len(found) >= 3
    above = {name: set(one.supports) for name, one in loaded.claims.items()}
    quotes = [fold_quote(loaded.claims[name].quote) for name in asked]
    for rival in found:
        assert rival.id not in asked
        assert above[rival.id].isdisjoint(asked)
        assert not any(rival.id in above[name] for name in asked)
        assert not any(fold_quote(rival.quote) in quote or quote in fold_quote(rival.quote) for quote in quotes)
    assert len({rival.quote for rival in found}) == len(found)


def test_a_claim_that_is_not_there_has_all_others_for_rivals() -> None:
    assert len(rivals(CHAIN, ["nothing"])) == len(CHAIN.claims)
    assert rivals(msgspec.structs.replace(CHAIN, claims={}), ["a"]) == ()
