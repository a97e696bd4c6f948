"""One value is changed, and every other line stays as it is."""

import tomllib
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.diagnostics import Report
from quiz.settings.change import NotChanged, changed, fresh, removed
from quiz.settings.model import FIELDS, Field, Settings, Value
from quiz.settings.read import read
from tests.settings.values import assignments, fields, texts, values


def holds(text: str) -> dict[str, Value]:
    return dict(read(text, Report()).values)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "tries = 3\n"),
        ("tries = 1", "tries = 3"),
        ("tries = 1\ntries = 2\n", "tries = 3\ntries = 2\n"),
        ("# mine\r\n  tries\t=  1 # few\r\nx = 1\r\n", "# mine\r\n  tries\t=  3 # few\r\nx = 1\r\n"),
        ("'tries' = '1' # \"#\"\n", "'tries' = 3 # \"#\"\n"),
        ("\ufefftries = 2\n", "\ufefftries = 3\n"),
        ("tries = two # or so\n", "tries = 3 # or so\n"),
        ("tries =\n", "tries =3\n"),
        ("tries = [\n  1,\n]\nx = 1\n", "tries = 3\nx = 1\n"),
        ("tries.most = 1\n", "tries = 3\n"),
        ("x = 1", "x = 1\ntries = 3\n"),
        ("x = 1\r\n", "x = 1\r\ntries = 3\r\n"),
        ("# help\n#tries = 1\n\nx = 1\n", "# help\n#tries = 1\ntries = 3\n\nx = 1\n"),
        ("x = 1\n[table]\ntries = 1\n", "x = 1\ntries = 3\n[table]\ntries = 1\n"),
        ("[table]\n#tries = 1\n", "tries = 3\n[table]\n#tries = 1\n"),
        ('x = """\n#tries = 1\ntries = 2\n"""\n', 'x = """\n#tries = 1\ntries = 2\n"""\ntries = 3\n'),
    ],
)
def test_where_a_value_is_written(before: str, after: str) -> None:
    assert changed(before, FIELDS["tries"], 3) == after
    assert holds(after)["tries"] == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("#tries = 1\n", "#tries = 1\n"),
        ("tries = 2", ""),
        ("x = 1\r\ntries = 2\r\ny = 1\r\n", "x = 1\r\ny = 1\r\n"),
        ("tries = 2 # mine\n", "# mine\n"),
        ("a = 1\n  tries = 2  # mine\r\n", "a = 1\n# mine\r\n"),
        ("tries = 2\nx = 1\ntries = 3\n", "x = 1\n"),
        ("tries = [\n1]\nx = 1\n", "x = 1\n"),
        ("tries = two\n", ""),
        ("\ufefftries = 2\nx = 1\n", "\ufeffx = 1\n"),
        ("[table]\ntries = 2\n", "[table]\ntries = 2\n"),
    ],
)
def test_how_a_value_is_taken_out(before: str, after: str) -> None:
    assert removed(before, FIELDS["tries"]) == after


def test_a_new_file_sets_nothing_and_shows_every_default() -> None:
    assert holds(fresh()) == {}
    uncommented = "\n".join(line.removeprefix("#") for line in fresh().split("\n") if not line.startswith("# "))
    assert {key: field.default for key, field in FIELDS.items()} == tomllib.loads(uncommented)
    assert all(len(line) <= 100 for line in fresh().split("\n"))


@given(assignments, st.booleans())
def test_any_settings_written_and_read_back_are_equal(sets: list[tuple[Field, Value]], new: bool) -> None:
    text = fresh() if new else ""
    for field, value in sets:
        text = changed(text, field, value)
    wanted = {field.key: value for field, value in sets}
    report = Report()
    found = read(text, report)
    assert report.diagnostics == []
    assert dict(found.values) == wanted == tomllib.loads(text)
    assert Settings(**{FIELDS[key].attribute: value for key, value in found.values.items()}) == Settings(  # type: ignore[arg-type]
        **{field.attribute: value for field, value in sets}  # type: ignore[arg-type]
    )


@given(st.data(), texts, fields)
def test_changing_one_value_leaves_every_other_line(data: st.DataObject, text: str, field: Field) -> None:
    value = data.draw(values(field))
    before = holds(text)
    try:
        now = changed(text, field, value)
    except NotChanged:
        assume(False)
    assert holds(now) == {**before, field.key: value}
    old, new = lines_of(text), lines_of(now)
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    assert come.total() <= 1
    assert gone.total() <= 1 or several_lines(text, field)
    assert changed(now, field, value) == now


@given(texts, fields)
def test_taking_one_value_out_leaves_every_other(text: str, field: Field) -> None:
    before = holds(text)
    try:
        now = removed(text, field)
    except NotChanged:
        assume(False)
    assert holds(now) == {key: value for key, value in before.items() if key != field.key}
    assert removed(now, field) == now


def lines_of(text: str) -> list[str]:
    """The lines; how the last one ends is no part of it, nor is the mark before the first, nor an empty end."""
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n") if line.removesuffix("\r")]


def several_lines(text: str, field: Field) -> bool:
    """Whether the field's value may go over more lines than one."""
    return any(field.key in line and "[" in line for line in text.split("\n"))
