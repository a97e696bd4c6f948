from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.numbers import MAX_LENGTH, number, split_unit
from quiz.kinds.numeric import Numeric
from quiz.kinds.rejects import Reject
from tests.bank.cases import asked
from tests.builders import problems
from tests.strategies import any_text


def item(answer: str, tolerance: str = "0", unit: str = "", decimal: str = ".") -> Numeric:
    """A numeric item that rejects 50."""
    return Numeric(answer, tolerance, unit, decimal, (Reject("50", "Too few."),), "Count again.")


@pytest.mark.parametrize(
    ("asked", "typed", "mark"),
    [
        (item("60"), "60", 1),
        (item("60"), " 60.0 ", 1),
        (item("60"), "060", 1),
        (item("60"), "6e1", 1),
        (item("60"), "+60", 1),
        (item("60"), "59", 0),
        (item("60"), "60.001", 0),
        (item("60"), "-60", 0),
        (item("60"), "sixty", 0),
        (item("60"), "", 0),
        (item("60", "2"), "58", 1),
        (item("60", "2"), "62", 1),
        (item("60", "2"), "57.99", 0),
        (item("60", "2"), "62.01", 0),
        (item("60", "5%"), "57", 1),
        (item("60", "5%"), "63", 1),
        (item("60", "5%"), "63.1", 0),
        (item("-60", "5%"), "-63", 1),
        (item("0.1", "0.2"), "0.3", 1),
        (item("0.1", "0.2"), "0.30000000001", 1),
        (item("0.1", "0.2"), "0.3001", 0),
        (item("0"), "0.0000000001", 1),
        (item("0"), "0.00001", 0),
        (item("1200"), "1,200", 1),
        (item("1,200"), "1200", 1),
        (item("1200"), "1 200", 1),
        (item("1200"), "1\u00a0200", 1),
        (item("1200"), "1'200", 1),
        (item("1200"), "1.200", 0),
        (item("1200"), "12,00", 0),
        (item("1200,5", decimal=","), "1.200,5", 1),
        (item("1200,5", decimal=","), "1200.5", 0),
        (item("1,5", decimal=","), "1,5", 1),
        (item("1500000"), "1,500,000", 1),
        (item("1500000"), "1,500 000", 0),
        (item("-5"), "\u22125", 1),
        (item("60", unit="years"), "60", 1),
        (item("60", unit="years"), "60 years", 1),
        (item("60", unit="years"), "60 Years", 1),
        (item("60", unit="years"), "60years", 1),
        (item("60", unit="years"), "60 year", 1),
        (item("60", unit="years"), "60 days", 0),
        (item("60"), "60 years", 0),
        (item("25", unit="percent"), "25 %", 1),
        (item("25", unit="percent"), "25%", 1),
        (item("25", unit="%"), "25 per cent", 1),
        (item("60"), "６０", 1),
        (item("1200.5"), "１，２００．５", 1),
        (item("-60"), "－６０", 1),
        (item("60"), "٦٠", 0),
        (item("60"), "60.", 1),
        (item("60"), "60!", 0),
        (item("60"), '"60"', 1),
        (item("0.5"), ".5", 1),
        (item("5"), ".5", 0),
        (item("60", unit="years"), "60 years.", 1),
        (item("60", unit="km"), "60 km!", 1),
        (item("60", unit="p.m."), "60 pm", 1),
        (item("60", unit="p.m."), "60 p. m.", 1),
        (item("25", unit="€"), "€25", 1),
        (item("25", unit="€"), "25 €", 1),
        (item("25", unit="€"), "$25", 0),
        (item("-60", unit="$"), "-$60", 1),
        (item("-60", unit="$"), "- $60", 1),
        (item("-60", unit="$"), "\u2212$ 60", 1),
        (item("-60", unit="$"), "$-60", 1),
        (item("-60", unit="$"), "-60 $", 1),
        (item("-60", unit="$"), "$60", 0),
        (item("-60", unit="$"), "-$-60", 0),
        (item("0.5", unit="$"), "$.5", 1),
        (item("0.5", unit="$"), ".$5", 0),
        (item("60", unit="$"), "$60 $", 0),
        (item("60", unit="EUR"), "eur 60", 1),
        (item("60", unit="EUR"), "Eur60", 1),
        (item("60", unit="EUR"), "60 eur", 1),
        (item("60", unit="EUR"), "60 €", 0),
        (item("5", unit="MW"), "mW 5", 0),
        (item("60"), "\ufeff6\u200b0\u2060", 1),
        (item("60", unit="m²"), "60 m²", 1),
        (item("60", unit="m²"), "60 m2", 1),
        (item("60", unit="m²"), "60m^2", 1),
        (item("60", unit="m²"), "60", 1),
        (item("60", unit="m²"), "6e1", 1),
        (item("60", unit="m²"), "60 m", 0),
        (item("60", unit="m²"), "60 m³", 0),
        (item("60", unit="m²/s"), "60 m2/s", 1),
        (item("60", unit="cm⁻³"), "60 cm^-3", 1),
    ],
)
def test_mark(asked: Numeric, typed: str, mark: float) -> None:
    assert asked.mark((typed,)).mark == mark


@pytest.mark.parametrize(
    ("own", "typed", "same"),
    [
        ("ms", "ms", True),
        ("ms", "MS", True),
        ("ms", "m", False),
        ("ms", "M", False),
        ("ms", "Ms", False),
        ("m", "M", False),
        ("m", "ms", False),
        ("MW", "mw", True),
        ("MW", "mW", False),
        ("mW", "MW", False),
        ("m/s", "m/s", True),
        ("m/s", "M/S", True),
        ("m/s", "m/", False),
        ("Å", "A\u030a", True),
        ("Å", "A", False),
        ("kWh", "kwh", True),
        ("kWh", "KWh", False),
        ("MHz", "mHz", False),
        ("EUR", "Eur", True),
        ("km", "km.", True),
        ("km", "kms", True),
        ("yrs", "yr", True),
        ("\u00b5m", "\u03bcm", True),
        ("p.m.", "PM", True),
        ("years", "YEAR", True),
        ("années", "annee", True),
        ("inches", "inch", True),
        ("inch", "inches", True),
        ("centuries", "century", True),
        ("movies", "movie", True),
        ("glasses", "glass", True),
        ("square miles", "Square mile", True),
        ("inches", "century", False),
        ("%", "Per Cent", True),
        ("percent of all", "% of all", True),
    ],
)
def test_a_unit_in_words_may_be_written_otherwise_a_symbol_only_where_it_stays_itself(
    own: str, typed: str, same: bool
) -> None:
    asked = item("60", unit=own)
    assert asked.says_number(f"60 {typed}")
    assert asked.mark((f"60 {typed}",)).right is same


@pytest.mark.parametrize(
    ("asked", "before", "letter", "may"),
    [
        (item("60"), "", "s", False),
        (item("60"), "", "e", False),
        (item("60"), "", "$", False),
        (item("60"), "6", "x", False),
        (item("60"), "55", "?", False),
        (item("60"), "60 ", "y", False),
        (item("60"), "6", "e", True),
        (item("60"), "6e", "-", True),
        (item("60"), "6e1", "e", False),
        (item("60"), "6-", "e", False),
        (item("60"), "", "\u2212", True),
        (item("60"), "1", "\u202f", True),
        (item("60"), "1", "\u2019", True),
        (item("60", decimal=","), "1", ".", True),
        (item("60"), "", "\u0663", False),
        (item("60"), "", "６", True),
        (item("60"), "６", "０", True),
        (item("60"), "６", "．", True),
        (item("60", unit="years"), "６", "y", True),
        (item("60", unit="years"), "60 ", "d", True),
        (item("60", unit="years"), "60", "y", True),
        (item("60", unit="years"), "", "s", False),
        (item("60", unit="years"), " yea", "r", True),
        (item("60", unit="years"), "yes", "s", False),
        (item("25", unit="\u20ac"), "", "\u20ac", True),
        (item("25", unit="\u20ac"), "", "$", False),
        (item("-60", unit="$"), "-", "$", True),
        (item("-60", unit="$"), "- ", "$", True),
        (item("-60"), "-", "$", False),
        (item("60"), "", "\u0301", False),
        (item("60", unit="EUR"), "e", "u", True),
        (item("60", unit="m²"), "60 m", "^", True),
    ],
)
def test_what_may_be_typed_next(asked: Numeric, before: str, letter: str, may: bool) -> None:
    assert asked.may_follow(before, letter) is may


_NUMBERS = st.from_regex(
    r"[+\-\u2212]? ?[0-9０-９]{1,3}([ ,.'\u2019\u202f][0-9]{3})*([.,][0-9]+)?([eE][+-]?[0-9]{1,2})?", fullmatch=True
)


def test_a_raised_digit_in_a_unit_can_be_told_from_the_number() -> None:
    report = Report()
    text = "title: T\nquestions:\n- {id: a, type: numeric, prompt: P, answer: 60, unit: m²}\n"
    bank = read_bank(text, "b", report, lambda _: None)
    assert report.diagnostics == []
    assert bank is not None
    assert bank.questions["a"].item.mark(("60 m²",)).right


@given(
    _NUMBERS,
    st.sampled_from(["", "years", "%", "\u20ac"]),
    st.sampled_from([".", ","]),
    any_text,
    st.booleans(),
    st.data(),
)
def test_whatever_says_a_number_can_be_typed(
    text: str, unit: str, decimal: str, words: str, before: bool, data: st.DataObject
) -> None:
    asked = item("60", unit=unit, decimal=decimal)
    sign = text[:1] if text[:1] in "+-" else ""
    typed = (
        data.draw(st.sampled_from([f"{unit}{text}", f"{sign}{unit.upper()}{text[len(sign) :]}"])) if before else text
    )
    typed += words if unit else ""
    for place, letter in enumerate(typed) if asked.says_number(typed) else ():
        assert asked.may_follow(typed[:place], letter)


@pytest.mark.parametrize(
    ("typed", "feedback"), [("50", "Too few."), ("50.0", "Too few."), ("51", "Count again."), ("fifty", "Count again.")]
)
def test_a_rejected_number_has_its_own_feedback(typed: str, feedback: str) -> None:
    assert [remark.feedback for remark in item("60").mark((typed,)).chosen] == [feedback]


@pytest.mark.parametrize(
    ("asked", "typed", "said"),
    [
        (item("11400"), "11.400", "the point is the decimal mark; a comma or a space"),
        (item("11400", unit="passengers"), "11.400 passengers", "the point is the decimal mark"),
        (item("1200.5"), "1.200,5", "the point is the decimal mark"),
        (item("11.400", decimal=","), "11,400", "the comma is the decimal mark; a point or a space"),
        (item("1.5"), "1,5", "the point is the decimal mark"),
    ],
)
def test_a_decimal_mark_taken_for_another_is_told(asked: Numeric, typed: str, said: str) -> None:
    assert asked.says_number(typed)
    verdict = asked.mark((typed,))
    assert verdict.mark == 0
    (remark,) = verdict.chosen
    assert said in remark.feedback
    assert remark.feedback.endswith("Count again.")


@pytest.mark.parametrize("typed", ["11.401", "11.4", "11.400 tons"])
def test_where_another_mark_would_not_help_it_is_not_spoken_of(typed: str) -> None:
    assert [remark.feedback for remark in item("11400").mark((typed,)).chosen] == ["Count again."]


@pytest.mark.parametrize(("unit", "key"), [("", "60"), ("years", "60 years"), ("%", "60%"), ("percent", "60 percent")])
def test_the_key_has_its_unit(unit: str, key: str) -> None:
    assert item("60", unit=unit).key() == (key,)
    assert item("60", unit=unit).mark((key,)).mark == 1


@pytest.mark.parametrize(
    "typed", ["1e999999", "9" * 5000, "1" + "0" * MAX_LENGTH, "٣", "²", "1_000", "0x10", "inf", "nan", "1/2", "."]
)
def test_what_is_no_number_that_one_means(typed: str) -> None:
    assert number(typed) is None
    assert not item("60").says_number(typed)


@pytest.mark.parametrize("typed", ["60.", "60,", "60 .", "60 years.", "60 years!", "60years;", '"60 years."'])
@pytest.mark.parametrize("decimal", [".", ","])
def test_marks_behind_a_number_are_no_part_of_it(typed: str, decimal: str) -> None:
    asked = item("60", unit="years", decimal=decimal)
    assert asked.says_number(typed)
    assert asked.mark((typed,)).right


def test_words_behind_a_number_are_taken_only_where_there_is_a_unit() -> None:
    assert [item("60", unit=unit).says_number("60 days") for unit in ("", "years")] == [False, True]
    assert not item("60").says_number("60e")


@given(any_text, st.sampled_from([".", ","]))
def test_no_text_is_too_much(typed: str, decimal: str) -> None:
    found = number(typed, decimal)
    assert found is None or isinstance(found, Fraction)
    bare, unit = split_unit(typed)
    assert bare in typed
    assert unit in typed


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_decimal_is_read_exactly_with_point_and_with_comma(value: object) -> None:
    assert number(str(value)) == Fraction(str(value)) == number(str(value).replace(".", ","), ",")
    assert number(f"{value:,}") == Fraction(str(value))


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        (("answer: [27, 28]",), "wrong-type", "write one number; how far off is still right goes under tolerance:"),
        (("answer: 6", "tolerance: ±75"), "not-a-number", "write 75: it counts to both sides"),
        (("answer: 6", "tolerance: +/- 1"), "not-a-number", "write 1: it counts to both sides"),
        (("answer: 6", "tolerance: ± 5%"), "not-a-number", "write 5%: it counts to both sides"),
        (("answer: 6", "tolerance: 12 eggs"), "not-a-number", "write 12; the unit goes under unit:"),
        (("answer: 6", "tolerance: about five"), "not-a-number", "write a number, or a share of the answer as in 5%"),
        (("answer: 6", "relative: 0.05"), "odd-tolerance", "write 5%, or 0.05% where that little is meant"),
        (("answer: 6", "tolerance: 500%"), "odd-tolerance", "write a smaller share, or the number itself without %"),
    ],
)
def test_the_mend_of_a_number_is_that_of_its_field(lines: tuple[str, ...], code: str, hint: str) -> None:
    report = Report()
    read_bank(asked("numeric", *lines), "b", report, lambda _: None)
    assert [(found.code, found.hint) for found in report.diagnostics] == [(code, hint)]


def test_an_odd_tolerance_is_told_at_its_place() -> None:
    report = Report()
    read_bank(asked("numeric", "answer: 6", "relative: 0.05"), "b", report, lambda _: None)
    assert problems(report.diagnostics) == [(7, 13, "odd-tolerance")]


@pytest.mark.parametrize(
    ("lines", "what", "hint"),
    [
        (("answer: 1.500",), "1.500 is 1.5: the point is", "write 1,500 if thousands are meant, or 1.5"),
        (("answer: -12.000",), "-12.000 is -12: the point is", "write -12,000 if thousands are meant, or -12"),
        (("answer: '1,500'", "decimal: comma"), "1,500 is 1,5: the comma is", "write 1.500 if thousands are meant"),
        (("answer: 6", "reject: [{answer: 1.500, feedback: No.}]"), "1.500 is 1.5: the point is", "write 1,500 if"),
    ],
)
def test_a_decimal_mark_where_thousands_may_be_meant_is_told_and_the_question_kept(
    lines: tuple[str, ...], what: str, hint: str
) -> None:
    report = Report()
    bank = read_bank(asked("numeric", *lines), "b", report, lambda _: None)
    (found,) = report.diagnostics
    assert (found.code, found.severity) == ("odd-number", "warning")
    assert what in found.message
    assert hint in found.hint
    assert bank is not None
    assert list(bank.questions) == ["a"]


@pytest.mark.parametrize(
    "lines",
    [
        ("answer: '1,500'",),
        ("answer: 1.500", "decimal: comma"),
        ("answer: 3.142",),
        ("answer: 0.500",),
        ("answer: 1.50",),
        ("answer: 1500.250",),
        ("answer: 6", "tolerance: 1.500"),
    ],
)
def test_another_decimal_mark_is_not_told(lines: tuple[str, ...]) -> None:
    report = Report()
    read_bank(asked("numeric", *lines), "b", report, lambda _: None)
    assert report.diagnostics == []


def test_an_odd_tolerance_leaves_no_question_out() -> None:
    bank = read_bank(asked("numeric", "answer: 6", "relative: 0.05"), "b", Report(), lambda _: None)
    assert bank is not None
    assert list(bank.questions) == ["a"]


@pytest.mark.parametrize("line", ["relative: 0.05%", "tolerance: 0.05", "relative: 1", "tolerance: 99%", "relative: 0"])
def test_a_tolerance_that_may_be_meant_is_not_told(line: str) -> None:
    report = Report()
    read_bank(asked("numeric", "answer: 6", line), "b", report, lambda _: None)
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("60 days", "The number is right, but the unit is years, not days. Count again."),
        ("61 days", "The unit is years, not days. Count again."),
        ("61 years", "Count again."),
        ("61", "Count again."),
        ("50 days", "The unit is years, not days. Count again."),
    ],
)
def test_another_unit_is_named(typed: str, said: str) -> None:
    assert [remark.feedback for remark in item("60", unit="years").mark((typed,)).chosen] == [said]
