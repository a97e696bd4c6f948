import pytest

from quiz.kinds.patterns import matches
from quiz.kinds.rejects import Reject
from quiz.kinds.short import Short


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
    ],
)
def test_matching_that_minds_case(pattern: str, typed: str, right: bool) -> None:
    assert item(pattern, case=True).mark((typed,)).mark == right


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("Pyongyong", True),
        ("pyongyan", True),
        ("pyongyangg", True),
        ("pyognyang", True),
        ("Pyöngyong", True),
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
