import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import text as texts
from tests.strategies import any_text

BAD = "\ufffd"


@pytest.mark.parametrize("raw", [b"bad-\xff.yaml", b"two\nlines", b"\x1b[31m\x9b", "é\u202e.txt".encode()])
def test_a_path_is_shown_as_one_harmless_line_whatever_bytes_it_has(raw: bytes) -> None:
    name = os.fsdecode(raw)
    for path in (name, Path(name)):
        shown = texts.shown_path(path)
        shown.encode("utf-8")
        assert shown == texts.clean(shown)
        assert "\n" not in shown
        assert BAD in shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("a\tb", "a    b"),
        ("a\r\nb", "a\nb"),
        ("a\rb", f"a{BAD}b"),
        ("\x1b]0;title\x07", f"{BAD}]0;title{BAD}"),
        ("\x00\x08\x0b\x0c\x1f", BAD * 5),
        ("\x7f\x80\x9b\x9f", BAD * 4),
        ("\u2028\u2029", BAD * 2),
        ("\u061c\u200e\u200f", BAD * 3),
        ("\u202a\u202e\u2066\u2069", BAD * 4),
        ("\U000e0001\U000e007f", BAD * 2),
        ("\ud800\udfff", BAD * 2),
        ("\ufffe\uffff", BAD * 2),
        ("é \u0301 中 \u200b 😀 \u00a0", "é \u0301 中 \u200b 😀 \u00a0"),
    ],
)
def test_clean_shows_what_could_disturb_a_terminal(raw: str, shown: str) -> None:
    assert texts.clean(raw) == shown


@given(any_text)
def test_nothing_unsafe_is_left(text: str) -> None:
    cleaned = texts.clean(text)
    assert list(texts.unsafe_at(cleaned)) == []
    assert "\t" not in cleaned
    assert "\r" not in cleaned
    assert texts.clean(cleaned) == cleaned


@given(any_text)
def test_replacing_moves_nothing(text: str) -> None:
    replaced = texts.replace_unsafe(text)
    assert len(replaced) == len(text)
    changed = [i for i, (a, b) in enumerate(zip(text, replaced, strict=True)) if a != b]
    assert changed == list(texts.unsafe_at(text))


@given(any_text)
def test_the_quick_look_agrees_with_cleaning(text: str) -> None:
    assert texts.may_be_unsafe(text) == (texts.clean(text) != text)


def test_unsafe_places_are_offsets() -> None:
    assert list(texts.unsafe_at("a\x1bb\tc\r\nd\u202ee\r")) == [1, 8, 10]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("  a \n\t b\u00a0c ", "a b c"),
        ("cafe\u0301", "caf\u00e9"),
        ("", ""),
        ("\u3000", ""),
        ("co\u00adal mi\u200bll\ufeff \u2060a", "coal mill a"),
        ("e\u200b\u0301", "é"),
        ("\u200b \ufeff", ""),
        ("नि\u200dर \u200c", "नि\u200dर \u200c"),
    ],
)
def test_fold_space(raw: str, folded: str) -> None:
    assert texts.fold_space(raw) == folded


@pytest.mark.parametrize(
    ("typeset", "plain"),
    [
        ("\u2018a\u2019 \u201ab\u201b \u2032", "'a' 'b' '"),
        ("\u201ca\u201d \u201eb\u201f \u00abc\u00bb \u2033", '"a" "b" "c" "'),
        ("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h", "a-b-c-d-e-f-g-h"),
    ],
)
def test_quotes_fold_typography(typeset: str, plain: str) -> None:
    assert texts.fold_quote(typeset) == plain


@pytest.mark.parametrize(("one", "other"), [("Word", "word"), ("words", "word"), ("café", "cafe"), ("a, b", "a b")])
def test_quotes_fold_nothing_else(one: str, other: str) -> None:
    assert texts.fold_quote(one) != texts.fold_quote(other)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("  New\tYork ", "new york"),
        ("it\u2019s", "it's"),
        ("İstanbul", "istanbul"),
        ("\u1100\u1161\u11a8", "각"),
        ("Søren", "soren"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("Çiğdem Kırık", "cigdem kirik"),
        ("Ærø, Œuvre", "aero, oeuvre"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("за́мок", "замок"),
        ("ещё", "еще"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("x\u0302\u0323", "x"),
        ("\u0301 a", "a"),
        ("a \u0301 b", "a b"),
        ("", ""),
    ],
)
def test_answers_fold_case_and_accents(typed: str, folded: str) -> None:
    assert texts.fold_answer(typed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("かぎ", "かき"),
        ("ガス", "カス"),
        ("ぱ", "は"),
        ("мой", "мои"),
        ("їх", "іх"),
        ("ќе", "ке"),
        ("ที่", "ที"),
        ("हिन्दी", "हिनदी"),
        ("a ≠ b", "a = b"),
    ],
)
def test_a_mark_that_makes_another_letter_is_a_difference(one: str, other: str) -> None:
    assert texts.fold_answer(one) != texts.fold_answer(other)
    assert texts.fold_answer(unicodedata.normalize("NFD", one)) == texts.fold_answer(one)


@pytest.mark.parametrize(("typed", "wanted"), [("Café", "café"), ("cafe", "café"), ("Straße", "STRASSE")])
def test_answers_that_mind_case_mind_accents_too(typed: str, wanted: str) -> None:
    assert texts.fold_answer(typed, case=True) != texts.fold_answer(wanted, case=True)


def test_answers_that_mind_case_fold_space_and_form() -> None:
    assert texts.fold_answer("  Cafe\u0301  Noir", case=True) == texts.fold_answer("Café Noir", case=True)


@given(any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = texts.fold_answer(text, case=True)
    assert folded == folded.strip()
    assert texts.fold_answer(folded, case=True) == folded


@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from("еиaøıİßſω \u0301\u0300\u0306\u0308\u0345\u3099\u05b8\u0e48か="))
    )
)
def test_folding_case_and_accents_twice_is_folding_once(text: str) -> None:
    folded = texts.fold_answer(text)
    assert texts.fold_answer(folded) == folded


@given(any_text)
def test_marks_are_folded_once_for_all(text: str) -> None:
    bare = texts.fold_marks(texts.fold_answer(text))
    assert texts.fold_marks(bare) == bare


@given(st.text("ab. !\"'*5,n", max_size=12))
def test_marks_of_little_else_are_folded_once_for_all(text: str) -> None:
    folded = texts.fold_answer(text)
    bare = texts.fold_marks(folded)
    assert texts.fold_marks(bare) == bare
    assert bool(bare) == bool(folded)


@pytest.mark.parametrize(("number", "words"), [(0, "0 dogs"), (1, "1 dog"), (2, "2 dogs"), (1234567, "1,234,567 dogs")])
def test_count(number: int, words: str) -> None:
    assert texts.count(number, "dog") == words
