import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.kinds.patterns import matches
from quiz.kinds.rejects import Reject
from quiz.kinds.short import Short
from tests.strategies import any_text, prose


def item(*accept: str, case: bool = False, **reject: str) -> Short:
    return Short(accept, tuple(Reject(pattern, feedback) for pattern, feedback in reject.items()), case)


@pytest.mark.parametrize(
    ("pattern", "typed", "right"),
    [
        ("Liu Xiaoming", "Liu Xiaoming", True),
        ("Liu Xiaoming", "liu xiaoming", True),
        ("Liu Xiaoming", "  LIU \t Xiaoming\u00a0", True),
        ("Liu Xiaoming", "LiuXiaoming", False),
        ("Liu Xiaoming", "Liu Xiaoming and others", False),
        ("Liu Xiaoming", "", False),
        ("café", "CAFE", True),
        ("cafe", "cafe\u0301", True),
        ("naïve", "nai\u0308ve", True),
        ("Mar", "\ufeffM\u00adar\u200b", True),
        ("Mar", "M\u200dar", False),
        ("Straße", "strasse", True),
        ("it's", "it\u2019s", True),
        ("well-known", "well\u2013known", True),
        ("Amb* Liu", "Ambassador Liu", True),
        ("Amb* Liu", "Amb Liu", True),
        ("Amb* Liu", "Ambassador  liu", True),
        ("Amb* Liu", "Ambassador Liu X", False),
        ("Amb* Liu", "An Amb Liu", False),
        ("*Liu*", "Mr Liu X", True),
        ("*Liu*", "L iu", False),
        ("a*b*c", "abc", True),
        ("a*b*c", "a--b--c", True),
        ("a*b*c", "acb", False),
        ("ab*ba", "aba", False),
        ("ab*ba", "abba", True),
        ("*aa", "aaa", True),
        ("a*a", "a", False),
        ("a*", "a\nb", True),
        (r"5 \* 3", "5 * 3", True),
        (r"5 \* 3", "5 x 3", False),
        (r"5 \* 3", r"5 \* 3", False),
        (r"\**", "*anything", True),
        (r"\**", "anything", False),
        ("a.c", "abc", False),
        ("(a|b)", "a", False),
        ("[abc]", "[ABC]", True),
        ("Washington", "washington.", True),
        ("Washington", "Washington!!", True),
        ("Washington", "\u201cWashington.\u201d", True),
        ("Washington", "'Washington',", True),
        ("Washington", '"Washington', False),
        ("Washington.", "Washington", True),
        ("Washington DC", "washington d. c.", True),
        ("Washington D.C.", "Washington DC!", True),
        ("D.C.", "D.C", True),
        ("Mr. Liu", "mr liu", True),
        ("J. Reed", "J Reed", True),
        ("U.S. THAAD*", "US THAAD system.", True),
        ("U.S.*", "user", False),
        ("U.S.*", "U.S. Army", True),
        ("D.*", "D.C.", True),
        ("*.", "anything", False),
        ("C++", "C", False),
        ("C++", "C++!", True),
        ("C#", "C", False),
        ("-5", "5", False),
        (".5", "5", False),
        (".NET", "net", False),
        ("...", "", False),
        ("...", "...", True),
        ("?", "!", False),
        ("n!", "n", False),
        ("5!", "5", False),
        ("5", "5.", True),
        ("COVID-19", "Covid-19!", True),
        ("a.b", "ab", True),
        ("file.txt", "filetxt", False),
    ],
)
def test_matching(pattern: str, typed: str, right: bool) -> None:
    assert item(pattern).mark((typed,)).mark == right


@pytest.mark.parametrize(
    ("pattern", "typed", "right"),
    [
        ("Liu", "Liu", True),
        ("Liu", "liu", False),
        ("café", "cafe", False),
        ("café", "cafe\u0301", True),
        ("New York", " New  York ", True),
        ("Amb*", "ambassador", False),
        ("D.C.", "D.C", False),
        ("D.C.", "DC", False),
        ("Quill", "Quill.", False),
        ("Quill", '"Quill"', False),
    ],
)
def test_matching_that_minds_case(pattern: str, typed: str, right: bool) -> None:
    assert item(pattern, case=True).mark((typed,)).mark == right


@pytest.mark.parametrize(
    ("pattern", "typed", "right"),
    [
        ("* Liu", "the envoy Liu", True),
        ("* Liu", "not Liu", False),
        ("* Liu", "Wang, not Liu", False),
        ("* Liu", "Wang or Liu", False),
        ("* Liu", "anybody BUT Liu", False),
        ("* Liu", "it isn\u2019t Liu", False),
        ("Liu*", "Liu never", False),
        ("Liu*", "Liu, or Wang", False),
        ("*warhead*", "no warhead", False),
        ("*warhead*", "nothing about a warhead", False),
        ("* Liu", "Noel Norton Liu", True),
        ("not * Liu", "not the old Liu", True),
        ("not * Liu", "not the old, not the young Liu", False),
        ("neither * nor *", "neither Wang nor Ri", True),
        ("Liu or *", "Liu or Wang", True),
        ("* Street", "No. 10 Downing Street", True),
        ("not Liu", "not Liu", True),
        (r"\** Liu", "* not Liu", False),
    ],
)
@pytest.mark.parametrize("case", [False, True])
def test_a_star_stands_for_no_word_that_turns_the_answer_around(
    pattern: str, typed: str, right: bool, case: bool
) -> None:
    assert item(pattern, case=case).mark((typed,)).mark == right


@pytest.mark.parametrize(
    ("typed", "mark", "feedback"),
    [
        ("Liu", 1, []),
        ("Mr Liu", 0, ["Which Liu?"]),
        ("the envoy Liu Xiaoming", 1, []),
        ("Wang and Liu Xiaoming", 0, ["He is the minister."]),
        ("Park", 0, ["Look again."]),
        ("Park, not Liu Xiaoming", 0, ["Look again."]),
    ],
)
def test_in_which_order_patterns_decide(typed: str, mark: int, feedback: list[str]) -> None:
    rejects = {"*Wang*": "He is the minister.", "*Liu": "Which Liu?", "*": "Look again."}
    verdict = item("* Liu Xiaoming", "Liu", **rejects).mark((typed,))
    assert verdict.mark == mark
    assert [remark.feedback for remark in verdict.chosen] == feedback


@given(st.one_of(prose, any_text), st.booleans())
def test_an_accepted_text_matches_itself(text: str, case: bool) -> None:
    assert item(text.replace("*", r"\*"), case=case).mark((text,)).mark == 1


@given(prose, st.sampled_from([".", "!", "?", ", ", ";", ":", "...", "?!"]))
def test_marks_at_the_end_are_no_difference(text: str, marks: str) -> None:
    wanted = f"the {text} end"
    assert item(wanted).mark((wanted + marks,)).mark == 1
    assert item(wanted + marks).mark((wanted,)).mark == 1
    assert item(wanted).mark((f"“{wanted}{marks}”",)).mark == 1


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("Pyongyong", True),
        ("pyongyan", True),
        ("pyongyangg", True),
        ("pyognyang", True),
        ("Pyöngyong", True),
        ("Pyongyong!", True),
        ("pyonyan", False),
        ("Seoul", False),
        ("", False),
        ("Kimm", False),
        ("a * c", False),
    ],
)
def test_a_slip_of_spelling_is_wrong_but_told_apart(typed: str, close: bool) -> None:
    verdict = item("Pyongyang", "Kim", "a * d").mark((typed,))
    assert (verdict.mark, verdict.close) == (0, close)


def test_a_slip_beside_an_escaped_star_is_close() -> None:
    assert item(r"5 \* three").mark(("5 * thre",)).close


def test_a_slip_of_case_is_close_where_case_is_minded() -> None:
    verdict = item("Pyongyang", case=True).mark(("pyongyang",))
    assert (verdict.mark, verdict.close) == (0, True)


def test_a_rejected_answer_earns_its_own_feedback() -> None:
    asked = item("Liu", **{"*Wang*": "He is the minister.", "Wang Yi": "never reached"})
    verdict = asked.mark(("Minister wang yi",))
    assert verdict.mark == 0
    assert [r.feedback for r in verdict.chosen] == ["He is the minister."]


def test_the_first_rejected_pattern_that_matches_speaks() -> None:
    asked = item("x", **{"a*": "first", "ab*": "second"})
    assert [r.feedback for r in asked.mark(("abc",)).chosen] == ["first"]


def test_an_accepted_answer_is_never_rejected() -> None:
    assert item("Liu", **{"*": "no"}).mark(("Liu",)).mark == 1


def test_a_rejected_answer_is_no_slip_of_spelling() -> None:
    assert not item("Pyongyang", Pyongyong="A town of its own.").mark(("Pyongyong",)).close


@pytest.mark.parametrize(
    ("accept", "key"),
    [(("Liu", "L*"), "Liu"), (("L*", "Liu"), "Liu"), (("L*",), "L*"), ((r"5 \* 3",), "5 * 3")],
)
def test_the_key_is_fit_to_be_shown(accept: tuple[str, ...], key: str) -> None:
    assert item(*accept).key() == (key,)


def test_no_response_is_wrong() -> None:
    assert item("a").mark(()).mark == 0


def test_many_stars_against_a_long_answer_are_decided() -> None:
    """With one step back for each star this would take longer than anybody waits."""
    pattern = "a*" * 40 + "b"
    assert not matches(pattern, "a" * 20_000, case=False)
    assert matches(pattern, "a" * 20_000 + "b", case=False)


@pytest.mark.parametrize("typed", ["July 1954", "July 1935", "July 953", "July 19533"])
def test_another_number_is_not_a_slip_of_spelling(typed: str) -> None:
    item = Short(("July 1953",), (), False)
    assert not item.mark((typed,)).close
    assert item.mark(("Juli 1953",)).close
