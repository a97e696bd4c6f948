"""What a bank's file holds in written order."""

import pytest

from quiz.bank.outline import outline

TWO = "title: T\nsource: mill\nquestions:\n  - id: a\n    prompt: A?\n\n  - id: b\n    prompt: B?\n"


def items(text: str) -> list[tuple[str, int, int, str]]:
    return [(item.id, item.at.line, item.at.column, item.text) for item in outline(text).items]


def test_items_stand_in_written_order_with_their_own_text() -> None:
    assert items(TWO) == [("a", 4, 5, "id: a\n    prompt: A?"), ("b", 7, 5, "id: b\n    prompt: B?")]
    assert outline(TWO).source == "mill"
    assert outline(TWO).whole
    assert outline(TWO).end is None


def test_what_follows_the_questions_is_none_of_theirs() -> None:
    found = outline(TWO + "topics:\n  x: X\n")
    assert found.items == outline(TWO).items
    assert found.end is not None
    assert found.end.line == 9


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("questions:\n- id: a\n- prompt: no id\n- just words\n- id: [x]\n", ["a", "", "", ""]),
        ("questions: [{id: a, prompt: A?}, {id: b}]\n", ["a", "b"]),
        ('questions:\n- id: "two\\n  words"\n', ["two words"]),
        ("questions: none\n", []),
        ("title: T\n", []),
    ],
)
def test_items_that_are_no_questions_are_items_all_the_same(text: str, ids: list[str]) -> None:
    assert [item.id for item in outline(text).items] == ids
    assert outline(text).whole


def test_two_items_on_one_line_are_told_apart() -> None:
    assert [text for *_, text in items("questions: [{id: a, prompt: A?}, {id: b}]\n")] == [
        "{id: a, prompt: A?},",
        "{id: b}]",
    ]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "only words", "\x00", TWO + "\tbad: ["])
def test_what_cannot_be_read_to_its_end_is_not_whole(text: str) -> None:
    assert not outline(text).whole


def test_the_items_before_a_slip_of_form_are_there() -> None:
    found = outline(TWO + "  - id: c\n\tbad: [\n")
    assert [item.id for item in found.items][:2] == ["a", "b"]
    assert (found.whole, found.source) == (False, "mill")
