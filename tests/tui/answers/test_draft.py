"""A line being typed: every editing key, and what holds whatever is pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.tui.answers.draft import _KEYS, MAX_LENGTH, Draft
from tests.strategies import any_text


def draft(marked: str) -> Draft:
    """A draft whose cursor stands at the `|`."""
    made = Draft(marked.replace("|", ""))
    made.cursor = marked.index("|")
    return made


def marked(line: Draft) -> str:
    """The text with a `|` at its cursor."""
    return f"{line.text[: line.cursor]}|{line.text[line.cursor :]}"


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("ab|", "left", "a|b"),
        ("|ab", "left", "|ab"),
        ("a|b", "right", "ab|"),
        ("ab|", "right", "ab|"),
        ("e\u0301|", "left", "|e\u0301"),
        ("|e\u0301x", "right", "e\u0301|x"),
        ("ab|c", "home", "|abc"),
        ("ab|c", "ctrl+a", "|abc"),
        ("a|bc", "end", "abc|"),
        ("a|bc", "ctrl+e", "abc|"),
        ("one two|", "ctrl+left", "one |two"),
        ("one two |", "alt+b", "one |two "),
        ("|one two", "ctrl+right", "one| two"),
        ("one| two", "alt+f", "one two|"),
        ("ab|c", "backspace", "a|c"),
        ("|abc", "backspace", "|abc"),
        ("xe\u0301|", "backspace", "x|"),
        ("a|bc", "delete", "a|c"),
        ("abc|", "delete", "abc|"),
        ("one two|", "ctrl+w", "one |"),
        ("one two|", "alt+backspace", "one |"),
        ("one |two", "alt+d", "one |"),
        ("one t|wo", "ctrl+u", "|wo"),
        ("one t|wo", "ctrl+k", "one t|"),
    ],
)
def test_editing_keys(before: str, key: str, after: str) -> None:
    line = draft(before)
    assert line.edit(key, None)
    assert marked(line) == after


def test_a_letter_is_put_in_at_the_cursor() -> None:
    line = draft("a|c")
    assert line.edit("b", "b")
    assert marked(line) == "ab|c"


@pytest.mark.parametrize(("key", "character"), [("enter", "\r"), ("escape", "\x1b"), ("pageup", None), ("f1", None)])
def test_other_keys_are_left_to_others(key: str, character: str | None) -> None:
    line = draft("a|")
    assert not line.edit(key, character)
    assert marked(line) == "a|"


def test_pasted_text_becomes_one_harmless_line_of_bounded_length() -> None:
    line = draft("<|>")
    line.insert("one\ntwo\x1b[31m")
    assert line.text == "<one two\ufffd[31m>"
    line.insert("x" * 5000)
    assert len(line.text) == MAX_LENGTH


@given(
    any_text,
    st.lists(st.one_of(st.sampled_from(sorted(_KEYS)).map(lambda key: (key, "")), st.tuples(st.just(""), any_text))),
)
def test_the_cursor_stays_in_the_text_and_all_of_it_is_shown(start: str, acts: list[tuple[str, str]]) -> None:
    line = Draft()
    line.insert(start)
    for key, text in acts:
        if key:
            assert line.edit(key, None)
        else:
            line.insert(text)
        assert 0 <= line.cursor <= len(line.text) <= MAX_LENGTH
        assert "\n" not in line.text
        assert line.content().plain.removesuffix("█") == line.text
        assert line.content(open_=False).plain == line.text


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("Old Marta\r", "Old Marta"),
        ("Old Marta\r\n", "Old Marta"),
        ("\rOld Marta\n", "Old Marta"),
        ("Old\rMarta", "Old Marta"),
        ("Old\r\nMarta", "Old Marta"),
        ("Old\nMarta", "Old Marta"),
        ("Old \x1bMarta", "Old \ufffdMarta"),
        ("\r", ""),
    ],
)
def test_line_ends_of_pasted_text_are_spaces_or_nothing(pasted: str, shown: str) -> None:
    line = Draft()
    line.insert(pasted)
    assert line.text == shown
