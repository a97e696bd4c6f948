import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.sources.document import document
from quiz.sources.quotations import Wording, quotations
from tests import skar

MARKS = ("“”", '""', "‘’", "''", "„“", "„”", "«»", "»«", "‚‘")
WORDING = Wording.of(skar.body())
BODY = " ".join(paragraph.shown for paragraph in skar.body().body).split(" ")


def shown(text: str) -> list[str]:
    return [one.shown for one in quotations(text)]


@given(marks=st.sampled_from(MARKS), data=st.data())
def test_what_the_text_says_is_found_in_any_marks_and_case(marks: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(BODY) - 4))
    words = " ".join(BODY[start : start + data.draw(st.integers(3, 8))])
    words = re.sub("[“”’]", "", words)  # these would end it
    assume(len(re.findall(r"\w+", words.replace(".", ""))) > 2)
    case = data.draw(st.sampled_from((str.lower, str.upper)))
    end = data.draw(st.sampled_from(("", ",", ".", " …")))
    text = f"She writes: {marks[0]}{case(words)}{end}{marks[1]} there."
    whole = Wording.of(document(re.sub("[“”’]", "", skar.TEXT)))
    assert [whole.holds(one) for one in quotations(text)] == [True]


@pytest.mark.parametrize("marks", MARKS)
def test_other_words_are_not(marks: str) -> None:
    (found,) = quotations(f"It says {marks[0]}has burned since 1849{marks[1]}.")
    assert not WORDING.holds(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“one two three” and “four five six”", ["one two three", "four five six"]),
        ("“one two ‘three four five’ six”", ["one two ‘three four five’ six"]),
        ("'one two isn't three' four", ["one two isn't three"]),
        ("‘one two isn’t three’ four", ["one two isn’t three"]),
        ("the farmers' wheel and the millers' gate", []),
        ("the farmers’ wheel, the millers’ gate, ‘one two three’", ["one two three"]),
        ("rock 'n' roll of the '60s and the '70s' end", []),
        ("the U.S.'s want of what she calls' end", []),
        ('a 5" beam of a 12" one', []),
        ('said "one two three", then "four five six".', ["one two three", "four five six"]),
        ("“one two”", []),
        ("“one two three", []),
        ("(‘one two three’)", ["one two three"]),
        ("'We, the 'one two three' people'", ["one two three"]),
        ("“The Old Mill of the Valley”", []),
        ("“The old mill of the valley”", ["The old mill of the valley"]),
        ("to ferry means “to take one across”, or “to bring one over”", []),
        ("the “one for all” rule", []),
        ("“1848 was a good year”", ["1848 was a good year"]),
        ("« un deux trois » et «quatre cinq six»", ["un deux trois", "quatre cinq six"]),
        ("so »eins zwei drei« und „vier fünf sechs“", ["eins zwei drei", "vier fünf sechs"]),
    ],
)
def test_what_is_a_quotation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("quotation", "holds"),
    [
        ("Dr. Holm keeps it alone", True),
        ("dr. holm keeps it alone.", True),
        ("[she] keeps it alone", True),
        ("Dr. Holm [who is old] keeps it", True),
        ("Dr. Holm … alone", True),
        ("Dr. Holm...alone", True),
        ("alone … Dr. Holm", False),
        ("Dr. Holm keep[s] it alone", True),
        ("she says. Ships still steer", True),
        ("ips still steer by", False),
        ("the U.S. Navy's did", True),
        ("lamp - even the U.S.", True),
    ],
)
def test_what_the_text_holds(quotation: str, holds: bool) -> None:
    assert [WORDING.holds(one) for one in quotations(f"“{quotation}”")] == [holds]


def test_letters_that_grow_when_they_are_made_small_move_no_word() -> None:
    wording = Wording.of(document("İİİ The lamp has burned long."))
    (found,) = quotations("“THE LAMP has burned”")
    assert wording.holds(found)


def test_short_texts_are_not_joined() -> None:
    (found,) = quotations("“one two three four”")
    assert not Wording.of_texts(["one two", "three four"]).holds(found)


@given(st.text(alphabet=st.sampled_from("ab .'\"“”‘’„«»‚[]…\n"), max_size=60))
def test_nothing_odd_fails(text: str) -> None:
    for one in quotations(text):
        assert one.parts
        assert Wording(text).holds(one) in (True, False)


@pytest.mark.parametrize("part", ["'a ", "“", "‘a’b ", '"a ', "«", "‚a ’b", "„ ", "['a] "])
def test_marks_that_are_never_closed_are_read_in_no_time(part: str) -> None:
    assert len(shown(part * 5_000)) < 5_000
