import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.diff import Stretch, diff
from quiz.text import fold_answer
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
        ("HOLM", "Holm", (("same", "H"), ("extra", "OLM"), ("missing", "olm"))),
        ("1950", "1953", (("extra", "1950"), ("missing", "1953"))),
        ("11,400 t", "11,500 t", (("extra", "11,400"), ("missing", "11,500"), ("same", " t"))),
        ("x" * 501, "x", (("extra", "x" * 501), ("missing", "x"))),
    ],
)
def test_where_two_texts_differ(own: str, wanted: str, runs: tuple[tuple[str, str], ...]) -> None:
    assert tuple((run.kind, run.own or run.right) for run in diff(own, wanted)) == runs


def test_what_folds_alike_is_the_same_and_stands_as_each_has_it() -> None:
    runs = diff("moon já", "Moon Jae", fold_answer)
    assert runs == (Stretch("same", "moon já", "Moon Ja"), Stretch("missing", "", "e"))


@given(any_text, any_text, st.sampled_from([str, fold_answer]))
def test_the_runs_make_up_both_texts(own: str, wanted: str, fold: Callable[[str], str]) -> None:
    runs = diff(own, wanted, fold)
    assert all(run.own or run.right for run in runs)
    assert "".join(run.own for run in runs) == unicodedata.normalize("NFC", own)
    assert "".join(run.right for run in runs) == unicodedata.normalize("NFC", wanted)
    assert all(not run.own for run in runs if run.kind == "missing")
    assert all(not run.right for run in runs if run.kind == "extra")
