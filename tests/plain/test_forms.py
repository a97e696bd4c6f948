import pytest
from hypothesis import given

from quiz.kinds import KINDS
from quiz.plain.answers import FORMS
from quiz.plain.answers.base import numbered, pick
from tests.strategies import any_text

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
        ("short", "  an answer ", ("an answer",)),
        ("short", "a\x1b[0mb", ("a\ufffd[0mb",)),
        ("short", "   ", None),
        ("short", "", None),
    ],
)
def test_what_is_understood(kind: str, line: str, response: tuple[str, ...] | None) -> None:
    assert FORMS[kind].parse(line, SHOWN, None) == response


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
        ("May", "May"),
        ("may", "may"),
        ("MAY", "May"),
        ("9", None),
    ],
)
def test_a_number_or_letter_in_use_goes_before_an_options_own_text(word: str, option: str | None) -> None:
    assert pick(word, ("3", "8", "x", "May", "may")) == option


@pytest.mark.parametrize("kind", KINDS)
@given(line=any_text)
def test_no_line_makes_a_form_raise(kind: str, line: str) -> None:
    shown = ("True", "False") if kind == "true-false" else SHOWN
    response = FORMS[kind].parse(line, shown, None)
    assert response is None or all(response)
    assert kind == "short" or response is None or set(response) <= set(shown)


def test_numbers_stand_one_under_the_other() -> None:
    lines = numbered(tuple(f"option {i}" for i in range(1, 11)))
    assert lines[0] == "   1  option 1"
    assert lines[9] == "  10  option 10"


@pytest.mark.parametrize("kind", KINDS)
def test_an_instruction_is_one_line(kind: str) -> None:
    said = FORMS[kind].instruction(SHOWN, None)
    assert said.endswith(".")
    assert "\n" not in said
