"""What a text tells of itself: title, author, where its body begins, a first quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sources.document import document
from quiz.sources.outline import outline
from quiz.sources.quotes import MAX_WORDS, find, words
from quiz.text import clean, fold_quote
from tests.strategies import any_text, prose

BODY = "The mill by the river burns no coal, whatever they say. Marta says that it turns.\n\nA dam may come.\n"


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("", "", ""),
        ("The Mill\n\n", "The Mill", ""),
        ("# The Mill\n\n", "The Mill", ""),
        ("The Mill\n\nBy A. Writer\n\n", "The Mill", "A. Writer"),
        ("The Mill\nby A. Writer\n\n", "The Mill", "A. Writer"),
        ("What Does the Mill Burn?\n\n", "What Does the Mill Burn?", ""),
        ("It turns.\n\n", "", ""),
        ("Home\nWeather\n\n", "", ""),
    ],
)
def test_title_and_author(head: str, title: str, author: str) -> None:
    found = outline(head + BODY)
    assert (found.title, found.author) == (title, author)
    assert (found.begins != "") is (title != "")
    assert found.paragraphs[0].startswith("The mill by" if title else (head.strip() or "The mill").split("\n")[0])


def test_the_body_begins_with_words_that_the_headline_has_not() -> None:
    found = outline("The mill by the river burns no coal\n\n" + BODY)
    assert found.begins == "The mill by the river burns no coal,"
    assert len(found.paragraphs) == 2


def test_a_headline_that_the_body_repeats_whole_is_part_of_it() -> None:
    found = outline("The mill\n\nThe mill\n\nIt burns no coal at all.")
    assert (found.title, found.begins, len(found.paragraphs)) == ("The mill", "", 3)


@pytest.mark.parametrize(
    ("paragraph", "quote"),
    [
        ("The mill by the river burns no coal, whatever they say.", "The mill by the river burns no coal"),
        ("“Nobody else wants the winters,” she says.", "Nobody else wants the winters"),
        ("It costs 1,200 crowns a year. Nobody pays.", "It costs 1,200 crowns a year"),
        ("Yes, they say, the mill turns: it has turned for long.", "Yes, they say"),
        ("He saw Dr. Holm in May. She left.", "He saw Dr. Holm in May"),
        (" ".join(["word"] * 30), " ".join(["word"] * 25)),
        ("水车不烧煤，因为河水推动它。", "水车不烧煤"),
    ],
)
def test_the_first_clause(paragraph: str, quote: str) -> None:
    found = outline(paragraph)
    assert (found.quote, found.quote_at) == (quote, 1)


def test_a_menu_is_no_claim() -> None:
    found = outline(f"Gazette\n\nHome | Weather | Notices\n\n{BODY}")
    assert (found.quote, found.quote_at) == ("The mill by the river burns no coal", 2)


def test_a_paragraph_that_cannot_be_quoted_is_passed_over() -> None:
    assert (outline(f"* * *\n\n{BODY}").quote_at, outline("").quote, outline("* * *").quote) == (2, "", "")


@given(st.one_of(any_text.map(clean), st.lists(prose, min_size=1, max_size=4).map("\n\n".join)))
def test_whatever_is_quoted_stands_in_the_text(text: str) -> None:
    found = outline(text)
    whole = document(text, begins=found.begins)
    assert tuple(fold_quote(paragraph) for paragraph in found.paragraphs) == tuple(p.text for p in whole.body)
    if found.quote:
        place = find(found.quote, whole)
        assert place is not None
        assert place.place.paragraph == found.quote_at
        assert 1 <= words(found.quote) <= MAX_WORDS
