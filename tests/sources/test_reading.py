"""A source as one reads it: quotes in their place, words that are searched, and the map as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.folders import shipped_folder
from quiz.library import load_source
from quiz.sources.document import HEADLINE
from quiz.sources.model import Claim, Source
from quiz.sources.passages import passages, quoted_in_order, quotes_alone
from quiz.sources.search import Hit, Searchable
from quiz.sources.tree import tree
from quiz.text import fold_answer, fold_quote
from tests.sources.test_rivals import claim, source
from tests.strategies import any_text

LESSON = shipped_folder() / "sources" / "reading-arguments.yaml"
SHIPPED = sorted((shipped_folder() / "sources").glob("*.yaml"))


def lesson() -> tuple[Source, str]:
    """The shipped lesson and its text."""
    loaded = load_source(LESSON).source
    assert loaded is not None
    return loaded, LESSON.with_suffix(".txt").read_text("utf-8")


def test_every_quote_of_the_lesson_stands_in_its_paragraph() -> None:
    of, text = lesson()
    shown = passages(of, text)
    cut = {name: (p.number, [p.text[a:b] for a, b in cuts]) for p in shown for name, cuts in p.quotes.items()}
    assert set(cut) == set(of.claims)
    for name, (number, pieces) in cut.items():
        assert number == of.places[name].paragraph
        assert [fold_quote(piece) for piece in pieces] == [
            fold_quote(piece) for piece in of.claims[name].quote.split(" … ")
        ]
    assert "".join(fold_quote(p.text) for p in shown).replace(" ", "") == fold_quote(text).replace(" ", "")
    assert shown[0].number == HEADLINE


def test_quotes_are_gone_through_in_reading_order() -> None:
    of, text = lesson()
    order = quoted_in_order(passages(of, text))
    assert {name for _, name in order} == set(of.claims)
    assert [number for number, _ in order] == sorted(number for number, _ in order)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_without_the_text_the_quotes_alone_are_read_in_its_order(path: object) -> None:
    of = load_source(path).source  # type: ignore[arg-type]
    assert of is not None
    shown = quotes_alone(of)
    assert sorted(p.text for p in shown) == sorted(one.quote for one in of.claims.values())
    numbers = [p.number for p in shown if p.number >= 0]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe", ["Café", "CAFÉ", "cafe\u0301"]),
        ("CAFÉ", ["Café", "CAFÉ", "cafe\u0301"]),
        ("it's", ["it’s"]),
        ("aero", ["Ærø"]),
        ("ที่", ["ที่"]),
        ("мой", ["Мой"]),
        ("мои", []),
        ("a b", ["a\nb"]),
        ("", []),
        ("   ", []),
        ("zzz", []),
    ],
)
def test_hits_stand_where_the_words_are_written(words: str, found: list[str]) -> None:
    texts = ["Café, CAFÉ", "cafe\u0301 — it’s a\nb", "Ærø, ที่, Мой"]
    assert [texts[hit.text][hit.start : hit.end] for hit in Searchable(texts).hits(words)] in (
        found,
        [text.removesuffix("\u0301") for text in found],
    )


def test_hits_do_not_overlap_and_come_in_reading_order() -> None:
    assert Searchable(["aaaa", "baa"]).hits("aa") == (Hit(0, 0, 2), Hit(0, 2, 4), Hit(1, 1, 3))


@given(st.lists(any_text, max_size=3), any_text)
def test_every_hit_holds_the_words(texts: list[str], words: str) -> None:
    wanted = fold_answer(words)
    for hit in Searchable(texts).hits(words):
        assert 0 <= hit.start < hit.end <= len(texts[hit.text])
        assert wanted


def shape(of: Source) -> list[tuple[int, str, bool]]:
    """Depth, id and whether it is only named again, from the top."""
    return [(branch.depth, branch.claim.id, branch.again) for branch in tree(of)]


def test_a_claim_stands_under_what_it_supports() -> None:
    of = source(claim("a", "1"), claim("b", "2", "a"), claim("c", "3", "b"), claim("d", "4"), claim("e", "5", "a"))
    assert shape(of) == [(0, "a", False), (1, "b", False), (2, "c", False), (1, "e", False), (0, "d", False)]


def test_one_that_supports_two_is_named_again_without_what_supports_it() -> None:
    of = source(claim("a", "1"), claim("b", "2"), claim("c", "3", "a", "b"), claim("d", "4", "c"))
    assert shape(of) == [(0, "a", False), (1, "c", False), (2, "d", False), (0, "b", False), (1, "c", True)]


def test_claims_that_only_support_each_other_come_to_an_end() -> None:
    assert shape(source(claim("a", "1", "b"), claim("b", "2", "a"))) == [
        (0, "a", False),
        (1, "b", False),
        (2, "a", True),
    ]


def test_a_chain_of_any_length() -> None:
    links = [claim("c0", "0"), *(claim(f"c{i}", str(i), f"c{i - 1}") for i in range(1, 5000))]
    assert shape(source(*links))[-1] == (4999, "c4999", False)


@given(st.data())
def test_every_claim_stands_whole_exactly_once(data: st.DataObject) -> None:
    names = "abcdefg"
    made: list[Claim] = []
    for name in names:
        above = data.draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
        made.append(claim(name, name, *(other for other in above if other != name)))
    whole = [branch.claim.id for branch in tree(source(*made)) if not branch.again]
    assert sorted(whole) == sorted(names)
