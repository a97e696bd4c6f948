import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sources.document import document, paragraphs_of
from quiz.sources.quotes import find, pieces, words
from tests import skar


@pytest.mark.parametrize(
    ("quote", "paragraph", "sentence"),
    [
        ("has burned since 1848", 1, 1),
        ("The lighthouse at Skar", 1, 1),
        ("“Nobody else wants the winters,”", 1, 2),
        ('"Nobody else wants the winters,"', 1, 2),
        ("Nobody else\n  wants the winters", 1, 2),
        ("Ships still steer by its lamp - even the U.S. Navy's did", 2, 1),
        ("Ships still steer by its lamp \u2013 even", 2, 1),
        ("The cafe\u0301 below it", 2, 2),
        ("Dr. Holm keeps", 1, 1),
        ("closed in 2019.", 2, 2),
        ("some in the harbour fear.", 3, 1),
        ("Harbour Gazette", 0, 1),
        ("She grew up on Skar.", -1, 1),
        ("Ships still … in March", 2, 1),
        ("Ships still ... in March", 2, 1),
        ("Ships still […] in March", 2, 1),
        ("Ships still [...] in March … in 2019", 2, 1),
        ("its lamp … The café", 2, 1),
        ("keeps it alone. “Nobody else", 1, 1),
        ("… in March", 2, 1),
    ],
)
def test_found_word_for_word(quote: str, paragraph: int, sentence: int) -> None:
    found = find(quote, skar.body())
    assert found is not None
    assert (found.place.paragraph, found.place.sentence) == (paragraph, sentence)


@pytest.mark.parametrize(
    "quote",
    [
        "has burned since 1849",
        "has burnt since 1848",
        "Has burned since 1848",
        "has burned, since 1848",
        "burned since 184",
        "urned since 1848",
        "Ship",
        "The cafe below it",
        "in March … Ships still",
        "Dr. Holm … in March",
        "Ships still…in March",
        "winters … winters",
        "",
        "  ",
        "…",
        " … ",
        "Menu",
    ],
)
def test_anything_else_is_not_found(quote: str) -> None:
    assert find(quote, skar.body()) is None


def test_the_body_is_searched_before_what_stands_around_it() -> None:
    read = document("the word\n\nBody with the word\n\nthe word", begins="Body")
    found = find("the word", read)
    assert found is not None
    assert found.place.paragraph == 1


def test_cuts_are_the_offsets_of_the_pieces() -> None:
    found = find("Ships still … in March … in 2019", skar.body())
    assert found is not None
    text = skar.body().body[1].text
    assert [text[a:b] for a, b in found.cuts] == ["Ships still", "in March", "in 2019"]


@pytest.mark.parametrize("letter", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_nobody_sees_in_a_text_hides_no_quote_and_moves_no_offset(letter: str) -> None:
    text = f"{letter}It is “so”.\n\nThe mill burns no co{letter}al{letter} —\nhere."
    read = document(text)
    found = find("no coal", read)
    assert found is not None
    ((start, end),) = found.cuts
    assert paragraphs_of(text) == ["It is “so”.", "The mill burns no coal — here."]
    assert [paragraphs_of(text)[found.index][start:end], read.paragraphs[found.index].text[start:end]] == [
        "no coal"
    ] * 2
    assert find(f"burns{letter} no coal", read) is not None


def test_a_whole_word_later_on_is_found_past_a_part_of_a_word() -> None:
    found = find("art", document("A part of art"))
    assert found is not None
    assert found.cuts == ((10, 13),)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The mill can", "The mill can’t burn coal."),
        ("The mill can", "The mill can't burn coal."),
        ("The mill can'", "The mill can’t burn coal."),
        ("there were about 12", "And there were about 12,000 men."),
        ("there were about 12,", "And there were about 12,000 men."),
        ("000 men", "And there were about 12,000 men."),
        ("rose by 3", "It rose by 3.5 percent."),
        ("5 percent", "It rose by 3.5 percent."),
        ("legal", "It is non-legal."),
        ("non-", "It is non-legal."),
        ("is legal", "It is legal‑ish."),
        ("x", "the x\u0302 value"),
        ("क", "का"),
        ("का", "काम"),
    ],
)
def test_part_of_a_word_or_number_is_not_found(quote: str, text: str) -> None:
    assert find(quote, document(text)) is None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The mill", "The mill—it is old—burns no coal."),
        ("burns no coal", "The mill—it is old—burns no coal."),
        ("The mill", "The mill–dam–burns no coal."),
        ("in 1999", "It was in 1999–2000."),
        ("South Korean", "A U.S.-South Korean drill."),
        ("the millers", "It is the millers' own."),
        ("go", "He said 'go', and went."),
        ("in 1999", "It burned in 1999, 2000 and 2001."),
        ("in 1999", "It burned in 1999."),
        ("by 3", "It rose by 3,and fell."),
        ("can't", "The mill can’t burn coal."),
        ("cafe\u0301", "The café x"),
    ],
)
def test_whole_words_end_at_dashes_and_other_signs(quote: str, text: str) -> None:
    assert find(quote, document(text)) is not None


@given(st.data())
def test_every_run_of_words_is_found(data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(skar.body().body))
    all_words = paragraph.text.split()
    start = data.draw(st.integers(0, len(all_words) - 1))
    end = data.draw(st.integers(start + 1, len(all_words)))
    assert find(" ".join(all_words[start:end]), document(paragraph.text)) is not None


@given(st.data())
def test_a_changed_word_is_never_found(data: st.DataObject) -> None:
    quoted = data.draw(
        st.sampled_from(["has burned since 1848", "may sell the tower next year", "its lamp … in March"])
    )
    parts = quoted.split()
    place = data.draw(st.sampled_from([i for i, part in enumerate(parts) if part != "…"]))
    letter = data.draw(st.integers(0, len(parts[place]) - 1))
    other = data.draw(st.sampled_from("qzxQZX7é").filter(lambda c: c != parts[place][letter]))
    parts[place] = parts[place][:letter] + other + parts[place][letter + 1 :]
    assert find(" ".join(parts), skar.body()) is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("a … b", ("a", "b")),
        ("a ... b", ("a", "b")),
        ("a… b", ("a… b",)),
        ("a...b", ("a...b",)),
        (" … a … b … ", ("a", "b")),
        ("“a” — b", ('"a" - b',)),
        ("", ()),
    ],
)
def test_pieces(quote: str, expected: tuple[str, ...]) -> None:
    assert pieces(quote) == expected


@pytest.mark.parametrize(
    ("quote", "number"),
    [("", 0), ("one", 1), ("one — two", 2), ("U.S.-South Korean", 2), ("a … b", 2), ("¶ * 中文", 1)],
)
def test_words(quote: str, number: int) -> None:
    assert words(quote) == number
