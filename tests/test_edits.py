"""Edits change what they name and nothing else; a slip is mended only where nothing else can be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from quiz.diagnostics import Edit, Span
from quiz.edits import apply, slip

contents = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=12)


@st.composite
def files(draw: DrawFn) -> tuple[list[tuple[str, str]], list[Edit]]:
    """The lines of a file with their ends, and edits of them that do not overlap and leave no line blank."""
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [(line, end) for line in draw(st.lists(contents, min_size=1, max_size=6))]
    edits = []
    for number, (line, _) in enumerate(lines, 1):
        cuts = sorted(draw(st.sets(st.integers(0, len(line)), max_size=4)))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            edits.append(Edit(Span(number, start + 1, stop - start), draw(contents) + "x"))
    return lines, draw(st.permutations(edits))


@given(files())
def test_what_no_edit_names_stays_as_it_is(file: tuple[list[tuple[str, str]], list[Edit]]) -> None:
    lines, edits = file
    text = "".join(line + end for line, end in lines)
    starts = [len("".join(line + end for line, end in lines[:n])) for n in range(len(lines))]
    expected = text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        at = starts[edit.span.line - 1] + edit.span.column - 1
        expected = expected[:at] + edit.text + expected[at + edit.span.width :]
    assert apply(text, edits) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_of_which_nothing_is_left_goes(end: str) -> None:
    text = end.join(("a: 1", "", "  b: 2", "  c: 3 # why"))
    assert apply(text, [Edit(Span(3, 3, 4), "")]) == end.join(("a: 1", "", "  c: 3 # why"))
    assert apply(text, [Edit(Span(4, 3, 4), "")]) == end.join(("a: 1", "", "  b: 2", "   # why"))


def test_of_two_that_overlap_the_first_is_made() -> None:
    assert apply("abcdef", [Edit(Span(1, 3, 2), "Y"), Edit(Span(1, 2, 2), "X")]) == "aXdef"
    assert apply("abc", [Edit(Span(1, 2), "X"), Edit(Span(1, 2), "X")]) == "aXc"


KNOWN = ("prompt", "type", "true-false", "choices", "hint", "id", "part-1", "part-2", "level", "lever")


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("promt", "prompt"),
        ("propmt", "prompt"),
        ("prompts", "prompt"),
        ("prampt", "prompt"),
        ("Prompt", "prompt"),
        ("true_false", "true-false"),
        ("True False", "true-false"),
        ("ID", "id"),
    ],
)
def test_a_slip_is_mended(written: str, near: str) -> None:
    span = Span(7, 3, len(written))
    assert slip(span, written, near, KNOWN) == (Edit(span, near),)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("promise", "prompt"),  # two letters off
        ("ix", "id"),  # too short to tell
        ("part-3", "part-1"),  # another number
        ("leves", "level"),  # level or lever
        ("hints", None),
    ],
)
def test_what_might_mean_another_name_is_left(written: str, near: str | None) -> None:
    assert slip(Span(1, 1, len(written)), written, near, KNOWN) == ()


def test_in_the_authors_own_names_a_letter_makes_another_name() -> None:
    assert slip(Span(1, 1, 5), "promt", "prompt", KNOWN, own=True) == ()
    assert slip(Span(1, 1, 6), "PROMPT", "prompt", KNOWN, own=True) == (Edit(Span(1, 1, 6), "prompt"),)


def test_a_name_in_quotes_is_replaced_with_them_and_one_in_escapes_is_left() -> None:
    assert slip(Span(1, 1, 7), "promt", "prompt", KNOWN) == (Edit(Span(1, 1, 7), "prompt"),)
    assert slip(Span(1, 1, 10), "promt", "prompt", KNOWN) == ()


def test_a_name_that_would_need_quotes_is_not_written() -> None:
    assert slip(Span(1, 1, 5), "A: b ", "a: b", ("a: b",)) == ()
    assert slip(Span(1, 1, 4), "A: b", "a: b", ("a: b",)) == ()
