"""What is given to rows is recorded by their names, and read again wherever they stand."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.kinds.classify import Classify
from quiz.kinds.match import Match
from quiz.kinds.parts import by_row, named
from tests.strategies import ITEMS

ROWS, WORDS = ("one", "two", "three"), ("a", "b", "c → d")
RECORDED = ("one → a", "", "three → c → d")


@pytest.mark.parametrize(
    ("response", "rows", "found"),
    [
        (RECORDED, ROWS, ("a", "", "c → d")),
        (RECORDED, ("three", "one", "two"), ("c → d", "a", "")),
        (RECORDED, ("three", "one"), ("c → d", "a")),
        (RECORDED, ("zero", *ROWS), ("", "a", "", "c → d")),
        (RECORDED, ("three", "two", "One"), ("c → d", "a", "")),
        (RECORDED, ("one", "two"), ("a", "")),
        (("a", "", "c → d"), ROWS, ("a", "", "c → d")),
        (("a", "b"), ROWS, ("a", "b", "")),
        (("a", "b", "a", "b"), ROWS, ("a", "b", "a")),
        (("gone", "b", "a"), ROWS, ("gone", "b", "a")),
        (("one → gone", "two → b"), ROWS, ("gone", "b", "")),
        ((), ROWS, ("", "", "")),
        (("x → y → a",), ("x", "x → y"), ("", "a")),
    ],
)
def test_what_is_given_to_each_row(response: tuple[str, ...], rows: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert by_row(response, rows, WORDS) == found


def test_a_row_that_was_left_open_has_no_name() -> None:
    assert named(ROWS, ("a", "", "c → d")) == RECORDED


@given(st.data(), st.sampled_from(["match", "classify"]))
def test_rows_that_were_moved_keep_what_was_given(data: st.DataObject, kind: str) -> None:
    item = data.draw(ITEMS[kind])
    assert isinstance(item, Match | Classify)
    rows, words = (item.stems(), item.shown()) if isinstance(item, Match) else (item.shown(), item.groups)
    response = named(rows, [data.draw(st.sampled_from(["", *words])) for _ in rows])
    field = "pairs" if isinstance(item, Match) else "things"
    moved = msgspec.structs.replace(item, **{field: tuple(data.draw(st.permutations(getattr(item, field))))})
    before, after = item.mark(response), moved.mark(response)
    assert after.mark == before.mark
    assert set(after.parts) == set(before.parts)
