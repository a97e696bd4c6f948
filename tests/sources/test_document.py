import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sources.document import BodyNotFound, Place, document, sentence_starts
from quiz.sources.quotes import find
from quiz.text import clean
from tests import skar
from tests.strategies import any_text, prose


def sentences(paragraph: str) -> list[str]:
    starts = sentence_starts(paragraph)
    return [paragraph[a:b].strip() for a, b in zip(starts, (*starts[1:], None), strict=True)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("One.", ["One."]),
        ("", [""]),
        ("no full stop", ["no full stop"]),
        ("The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]),
        ("Dr. Holm met Mr. Berg and Mrs. Lund. They spoke.", ["Dr. Holm met Mr. Berg and Mrs. Lund.", "They spoke."]),
        ("Gen. Roe and Sen. Doe, St. Ives. Then.", ["Gen. Roe and Sen. Doe, St. Ives.", "Then."]),
        ("See No. 5 of it. Then go.", ["See No. 5 of it.", "Then go."]),
        ("John F. Kennedy spoke. So.", ["John F. Kennedy spoke.", "So."]),
        ("It cost 3.5 million. More.", ["It cost 3.5 million.", "More."]),
        ("It is e.g. Norway. So.", ["It is e.g. Norway.", "So."]),
        ('"Go." He went.', ['"Go."', "He went."]),
        ("(It was late.) He went.", ["(It was late.)", "He went."]),
        ('He said: "Go." "Why?" she asked.', ['He said: "Go."', '"Why?" she asked.']),
        ("It rose. 12 ships came.", ["It rose.", "12 ships came."]),
        ("It rose vs. Denmark. So.", ["It rose vs. Denmark.", "So."]),
        ("a lower. case start", ["a lower. case start"]),
        ("What?! Yes.", ["What?!", "Yes."]),
    ],
)
def test_sentences(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


def test_paragraphs_are_parted_by_blank_lines_and_folded() -> None:
    read = document("One\n line.\n\n\n \t\nTwo “quoted” —\tlines.\n")
    assert [(p.number, p.text) for p in read.paragraphs] == [(1, "One line."), (2, 'Two "quoted" - lines.')]


@pytest.mark.parametrize("blank", ["", "\xa0", "\u2003 \u3000", "\u200b", "\xad", "\ufeff", "\x0c", "\u2028", "\r"])
def test_a_line_on_which_nothing_is_seen_parts_paragraphs(blank: str) -> None:
    read = document(clean(f"It never sleeps.\n{blank}\nThe dam may be built."))
    assert [p.text for p in read.paragraphs] == ["It never sleeps.", "The dam may be built."]
    assert find("never sleeps. The dam", read) is None


@pytest.mark.parametrize("text", ["", " \n\n\t\n", "\n", "\n\xa0\n", "\n \u2003\n\n"])
def test_a_text_without_words_has_no_paragraph(text: str) -> None:
    assert document(text).paragraphs == ()


def test_the_body_begins_and_ends_where_it_is_told() -> None:
    read = skar.body()
    assert [p.number for p in read.paragraphs] == [0, 0, 1, 2, 3, -1, -1]
    assert [p.number for p in read.body] == [1, 2, 3]
    assert read.body[0].text.startswith("The lighthouse at Skar")


@pytest.mark.parametrize(
    ("begins", "ends", "numbers"),
    [
        (None, None, [1, 2, 3, 4]),
        ("b", None, [0, 1, 2, 3]),
        (None, "c", [1, 2, -1, -1]),
        ("b", "d", [0, 1, 2, -1]),
        ("b", "c", [0, 1, -1, -1]),
        ("a", "a", [1, 2, 3, 4]),
        ("b", "a", [0, 1, 2, 3]),
        ("b", "nowhere", [0, 1, 2, 3]),
        ("", "", [1, 2, 3, 4]),
    ],
)
def test_where_the_body_may_lie(begins: str | None, ends: str | None, numbers: list[int]) -> None:
    read = document("a1\n\nb1\n\nc1\n\nd1\n", begins=begins, ends=ends)
    assert [p.number for p in read.paragraphs] == numbers


def test_the_first_of_several_beginnings_counts() -> None:
    assert [p.number for p in document("x\n\na1\n\na2", begins="a").paragraphs] == [0, 1, 2]


def test_beginnings_fold_like_quotes() -> None:
    read = document("Menu\n\n“So” it — began.", begins='"So"  it \u2013 began')
    assert [p.number for p in read.paragraphs] == [0, 1]


def test_a_body_that_never_begins_is_told() -> None:
    with pytest.raises(BodyNotFound, match="Atlantis"):
        document(skar.TEXT, begins="Atlantis")


def test_the_digest_covers_the_body_alone() -> None:
    other = skar.TEXT.replace("Home | Weather", "Login").replace("She grew up", "He grew up")
    assert document(other, begins=skar.BEGINS, ends=skar.ENDS).digest == skar.body().digest


@pytest.mark.parametrize(("old", "new"), [("1848", "1849"), ("Navy", "navy"), ("burned since", "burned, since")])
def test_the_digest_changes_with_a_word(old: str, new: str) -> None:
    changed = document(skar.TEXT.replace(old, new), begins=skar.BEGINS, ends=skar.ENDS)
    assert changed.digest != skar.body().digest


@pytest.mark.parametrize(
    ("old", "new"), [("“", '"'), ("—", "-"), ("é", "e\u0301"), ("else\n", "else \t"), (". Ships", ".\nShips")]
)
def test_the_digest_does_not_change_with_typography(old: str, new: str) -> None:
    same = document(skar.TEXT.replace(old, new), begins=skar.BEGINS, ends=skar.ENDS)
    assert same.digest == skar.body().digest


@pytest.mark.parametrize(("paragraph", "shown"), [(0, "headline"), (-1, "after the text"), (1, "¶1"), (12, "¶12")])
def test_a_place_is_told_in_words(paragraph: int, shown: str) -> None:
    assert str(Place(paragraph, 1)) == shown


@given(st.lists(prose.map(lambda text: f"{text.capitalize()}."), min_size=1, max_size=8))
def test_every_offset_belongs_to_one_sentence(written: list[str]) -> None:
    (paragraph,) = document(" ".join(written)).paragraphs
    numbers = [paragraph.sentence_at(offset) for offset in range(len(paragraph.text))]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, len(paragraph.sentences) + 1))


@given(any_text)
def test_no_text_makes_reading_raise(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    assert all(p.text for p in document(clean).paragraphs)
