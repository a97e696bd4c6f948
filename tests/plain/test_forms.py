import pytest
from hypothesis import given

from quiz.kinds import KINDS, Response
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match, Pair
from quiz.kinds.numeric import Numeric
from quiz.kinds.order import Order
from quiz.kinds.short import Short
from quiz.kinds.true_false import TrueFalse
from quiz.plain.answers import FORMS
from quiz.plain.answers.base import numbered, pick
from tests.strategies import any_text

MATCH = Match((Pair("one", "Red"), Pair("two", "Blue"), Pair("three", "Red")), ("1848", "Grün"), "")
CLASSIFY = Classify(("A", "B"), (Thing("Grün", "A"), Thing("Red", "B"), Thing("Blue", "B"), Thing("1848", "A")), "")
WITH_PARTS: dict[str, Match | Classify] = {"match": MATCH, "classify": CLASSIFY}
CLOZE = Cloze(("A ", " b ", "."), (Gap(("x", "y*")), Gap(("Blue",), ("Grün", "Blue"))), False, "")
SPECIAL = {**WITH_PARTS, "cloze": CLOZE, "numeric": Numeric("60", "0", "years", ".", (), "")}
SHOWN = ("Red", "Blue", "1848", "Grün")


def test_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "line", "response"),
    [
        ("choice", "1", ("Red",)),
        ("choice", " 2 ", ("Blue",)),
        ("choice", "3", ("1848",)),
        ("choice", "1848", ("1848",)),
        ("choice", "b", ("Blue",)),
        ("choice", "D", ("Grün",)),
        ("choice", "blue", ("Blue",)),
        ("choice", "GRUN", ("Grün",)),
        ("choice", "0", None),
        ("choice", "5", None),
        ("choice", "-1", None),
        ("choice", "e", None),
        ("choice", "", None),
        ("choice", "1 2", None),
        ("choice", "9" * 5000, None),
        ("choice", "²", None),
        ("choice", "٣", None),
        ("multiple", "1 3", ("Red", "1848")),
        ("multiple", "3,1", ("Red", "1848")),
        ("multiple", "b; a", ("Red", "Blue")),
        ("multiple", "2 2", ("Blue",)),
        ("multiple", "1 2 3 4", SHOWN),
        ("multiple", "", None),
        ("multiple", " , ", None),
        ("multiple", "1 9", None),
        ("multiple", "1 x", None),
        ("numeric", " 60 ", ("60",)),
        ("numeric", "1,200.5 years", ("1,200.5 years",)),
        ("numeric", "60 days", ("60 days",)),
        ("numeric", "sixty", None),
        ("numeric", "1.2.3", None),
        ("numeric", "years", None),
        ("numeric", "", None),
        ("cloze", "x; Blue", ("x", "Blue")),
        ("cloze", " some words | 2 ", ("some words", "Grün")),
        ("cloze", "x; a", ("x", "Blue")),
        ("cloze", ";1", ("", "Blue")),
        ("cloze", "x;", ("x", "")),
        ("cloze", "x; Red", None),
        ("cloze", "x; 3", None),
        ("cloze", "x; -", ("x", "")),
        ("cloze", "-; 1", ("", "Blue")),
        ("cloze", "-; -", None),
        ("cloze", "x", None),
        ("cloze", "x; 1; 2", None),
        ("cloze", ";", None),
        ("cloze", "", None),
        ("order", "4 3 1 2", ("Grün", "1848", "Red", "Blue")),
        ("order", "d,c;a b", ("Grün", "1848", "Red", "Blue")),
        ("order", "1 2 3", None),
        ("order", "1 2 3 3", None),
        ("order", "1 2 3 5", None),
        ("order", "4312", ("Grün", "1848", "Red", "Blue")),
        ("order", "123", None),
        ("order", "1235", None),
        ("order", "1848", None),
        ("order", "", None),
        ("match", "1a 2b 3a", ("Red", "Blue", "Red")),
        ("match", "3-A, 1.d", ("Grün", "", "Red")),
        ("match", "b a c", ("Blue", "Red", "1848")),
        ("match", "b - c", ("Blue", "", "1848")),
        ("match", "1b 2- 3c", ("Blue", "", "1848")),
        ("match", "2-a 1-", ("", "Red", "")),
        ("match", "1- 1a", None),
        ("match", "4-", None),
        ("match", "1-", None),
        ("match", "b a", None),
        ("match", "- - -", None),
        ("match", "1a 1b", None),
        ("match", "4a", None),
        ("match", "0a", None),
        ("match", "1e", None),
        ("match", "a 2b c", None),
        ("match", "", None),
        ("classify", "1a 2b 3b 4a", ("A", "A", "B", "B")),
        ("classify", "a b - -", ("", "A", "B", "")),
        ("classify", "1c", None),
        ("classify", "5a", None),
        ("classify", "a b", None),
        ("short", "  an answer ", ("an answer",)),
        ("short", "a\x1b[0mb", ("a\ufffd[0mb",)),
        ("short", "   ", None),
        ("short", "", None),
    ],
)
def test_what_is_understood(kind: str, line: str, response: tuple[str, ...] | None) -> None:
    found = FORMS[kind].parse(line, SHOWN, SPECIAL.get(kind))
    assert (WITH_PARTS[kind].given(found) if found and kind in WITH_PARTS else found) == response


def test_what_is_given_to_rows_is_recorded_with_their_names() -> None:
    assert FORMS["match"].parse("3a 1b", SHOWN, MATCH) == ("one → Blue", "", "three → Red")
    assert FORMS["classify"].parse("1a 4b", SHOWN, CLASSIFY) == ("Grün → B", "Red → A", "", "")


@pytest.mark.parametrize(
    ("line", "response"),
    [
        *((line, ("True",)) for line in ("t", "T", "true", " True ", "1", "y", "yes")),
        *((line, ("False",)) for line in ("f", "False", "2", "n", "no")),
        *((line, None) for line in ("", "x", "3", "tr", "true false")),
    ],
)
def test_true_or_false(line: str, response: tuple[str, ...] | None) -> None:
    assert FORMS["true-false"].parse(line, ("True", "False"), None) == response


@pytest.mark.parametrize(
    ("word", "option"),
    [
        ("1", "3"),
        ("3", "x"),
        ("8", "8"),
        ("x", "x"),
        ("B", "8"),
        ("d", "D"),
        ("D", "D"),
        ("e", "may"),
        ("May", "May"),
        ("may", "may"),
        ("MAY", "May"),
        ("9", None),
    ],
)
def test_a_number_in_use_goes_before_an_options_own_text_and_that_before_a_letter(
    word: str, option: str | None
) -> None:
    assert pick(word, ("3", "8", "x", "May", "may", "D")) == option


@pytest.mark.parametrize(
    ("line", "response"),
    [("2", ("2",)), ("1", ("1",)), ("4", None), ("b", None)],
)
def test_where_gaps_are_filled_with_numbers_they_stand_for_themselves(line: str, response: Response | None) -> None:
    item = Cloze(("It has ", " wheels."), (Gap(("2",), ("2", "1", "3")),), False, "")
    form, shown = FORMS["cloze"], ("1", "3", "2")
    assert form.parse(line, shown, item) == response
    assert form.lines(shown, item) == ["  It has ____ wheels.", "  (1) 1, 3, 2"]
    assert form.key(shown, item) == ["gap 1: 2"]
    assert form.instruction(shown, item) == "Type a word for the gap."


def gaps(*words: str) -> Cloze:
    """A text with these words to type."""
    return Cloze(("",) * (len(words) + 1), tuple(Gap((word,)) for word in words), False, "")


@pytest.mark.parametrize(
    ("item", "line", "response"),
    [
        (gaps("yes; no"), "yes; no", ("yes; no",)),
        (gaps("yes; no"), "-", None),
        (gaps("a|b", "c"), "a|b; c", ("a|b", "c")),
        (gaps("a; b", "c"), r"a\; b; c", ("a; b", "c")),
        (gaps("a; b", "c"), "a; b; c", None),
        (gaps("a", "b"), "a | b", ("a", "b")),
    ],
)
def test_a_gap_may_hold_the_mark_that_stands_between_gaps(item: Cloze, line: str, response: Response | None) -> None:
    assert FORMS["cloze"].parse(line, (), item) == response
    if response:
        assert item.mark(response).right


def test_how_to_write_the_mark_between_gaps_is_told_where_a_word_has_it() -> None:
    form = FORMS["cloze"]
    assert form.instruction((), gaps("a; b", "c")).endswith(r"with ; between (\; for one in a word), or - for none.")
    assert form.instruction((), gaps("a", "c")).endswith("with ; between, or - for none.")


@pytest.mark.parametrize("kind", KINDS)
@given(line=any_text)
def test_no_line_makes_a_form_raise(kind: str, line: str) -> None:
    shown = ("True", "False") if kind == "true-false" else SHOWN
    response = FORMS[kind].parse(line, shown, SPECIAL.get(kind))
    assert response is None or any(response)
    words = {"match": ("", *shown), "classify": ("", "A", "B")}.get(kind, shown)
    given = WITH_PARTS[kind].given(response) if response and kind in WITH_PARTS else response
    assert kind in ("short", "numeric", "cloze") or given is None or set(given) <= set(words)


def test_the_sign_for_an_empty_gap_is_a_word_where_the_gap_knows_it() -> None:
    item = Cloze(("", ", ", ", ", "."), (Gap(("-",)), Gap(("x",), ("x", "-")), Gap(("x",))), False, "")
    assert FORMS["cloze"].parse("-; -; -", ("x", "-"), item) == ("-", "-", "")


def test_gaps_have_numbers_and_their_options_stand_below() -> None:
    assert FORMS["cloze"].lines(SHOWN, CLOZE) == ["  A ____(1) b ____(2).", "  (2) 1 Blue, 2 Grün"]


@pytest.mark.parametrize("kind", WITH_PARTS)
def test_rows_have_numbers_and_words_have_letters(kind: str) -> None:
    lines = FORMS[kind].lines(SHOWN, WITH_PARTS[kind])
    rows, _, words = (part.split("\n") for part in "\n".join(lines).partition("\n\n"))
    assert [row.split()[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [word.split()[0] for word in words] == list("abcd"[: len(words)])
    assert (len(rows), len(words)) == ((3, 4) if kind == "match" else (4, 2))


def test_numbers_stand_one_under_the_other() -> None:
    lines = numbered(tuple(f"option {i}" for i in range(1, 11)))
    assert lines[0] == "   1  option 1"
    assert lines[9] == "  10  option 10"


@pytest.mark.parametrize("kind", KINDS)
def test_an_instruction_is_one_line(kind: str) -> None:
    said = FORMS[kind].instruction(SHOWN, SPECIAL.get(kind))
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("short", ["Old M* | Marta"]),
        ("numeric", ["60 years"]),
        ("cloze", ["gap 1: x | y*", "gap 2: 1  Blue"]),
        ("match", ["1a 2b 3a", "1a  one: Red", "2b  two: Blue", "3a  three: Red"]),
        ("classify", ["1b 2b 3a 4a", "1b  Red: B", "2b  Blue: B", "3a  1848: A", "4a  Grün: A"]),
        ("order", ["3 1 4 2", "3  1848", "1  Red", "4  Grün", "2  Blue"]),
        ("true-false", ["f  False"]),
    ],
)
def test_the_key_is_told_as_it_is_answered(kind: str, key: list[str]) -> None:
    item = {
        **SPECIAL,
        "short": Short(("Old M*", "Marta"), (), False),
        "order": Order(("1848", "Red", "Grün", "Blue"), ""),
        "true-false": TrueFalse(False, ""),
    }[kind]
    assert FORMS[kind].key(SHOWN, item) == key


@pytest.mark.parametrize(
    ("answer", "tolerance", "decimal", "key"),
    [
        ("60", "5%", ".", "60, or up to 5% off: 57 to 63"),
        ("1,000.5", "0.25", ".", "1,000.5, or up to 0.25 off: 1000.25 to 1000.75"),
        ("1,5", "2", ",", "1,5, or up to 2 off: -0,5 to 3,5"),
        ("0", "5%", ".", "0"),
    ],
)
def test_the_key_to_a_number_tells_how_far_it_reaches(answer: str, tolerance: str, decimal: str, key: str) -> None:
    assert FORMS["numeric"].key((), Numeric(answer, tolerance, "", decimal, (), "")) == [key]
