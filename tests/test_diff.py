import unicodedata

import pytest
from hypothesis import given

from quiz.diff import Runs, diff
from tests.strategies import any_text


@pytest.mark.parametrize(
    ("own", "wanted", "runs"),
    [
        ("", "", ()),
        ("Holm", "Holm", (("same", "Holm"),)),
        ("Hulm", "Holm", (("same", "H"), ("extra", "u"), ("missing", "o"), ("same", "lm"))),
        ("Hom", "Holm", (("same", "Ho"), ("missing", "l"), ("same", "m"))),
        ("Hollm", "Holm", (("same", "Hol"), ("extra", "l"), ("same", "m"))),
        ("", "Holm", (("missing", "Holm"),)),
        ("Holm", "", (("extra", "Holm"),)),
        ("cafe\u0301", "caf\u00e9", (("same", "café"),)),
        ("q\u0301", "q", (("extra", "q\u0301"), ("missing", "q"))),
        ("x" * 501, "x", (("extra", "x" * 501), ("missing", "x"))),
    ],
)
def test_where_two_texts_differ(own: str, wanted: str, runs: Runs) -> None:
    assert diff(own, wanted) == runs


@given(any_text, any_text)
def test_the_runs_make_up_both_texts(own: str, wanted: str) -> None:
    runs = diff(own, wanted)
    assert all(text for _, text in runs)
    assert "".join(text for kind, text in runs if kind != "missing") == unicodedata.normalize("NFC", own)
    assert "".join(text for kind, text in runs if kind != "extra") == unicodedata.normalize("NFC", wanted)
