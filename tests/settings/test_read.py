"""What a file of settings says, and what is told of its mistakes, by place."""

import tomllib

import pytest
from hypothesis import given

from quiz.diagnostics import Diagnostic, Report
from quiz.settings.model import FIELDS, Value
from quiz.settings.read import MOST_MISTAKES, read
from tests.settings.values import texts, valid_texts
from tests.strategies import any_text


def told(text: str) -> tuple[dict[str, Value], list[Diagnostic]]:
    report = Report()
    return dict(read(text, report).values), report.diagnostics


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("# theme = 'light'\n\n", {}),
        ("theme = 'light'", {"theme": "light"}),
        ('  "theme"\t=\t"light" # bright\r\nvi-keys=false\r\n', {"theme": "light", "vi-keys": False}),
        ("\ufeffquestions = 1_5\n", {"questions": 15}),
        ("retention = 0.7\ntries = 5", {"retention": 0.7, "tries": 5}),
        ("new-per-day = 0\nday-begins = 23\n", {"new-per-day": 0, "day-begins": 23}),
        ('theme = """\nlight"""\ntries = 2', {"theme": "light", "tries": 2}),
        ("exam-clock = 'hidden'\ncertainty = 'on'\n", {"exam-clock": "hidden", "certainty": "on"}),
    ],
)
def test_what_is_set(text: str, values: dict[str, Value]) -> None:
    assert told(text) == (values, [])


CASES: list[tuple[str, str, int, int, int, str, str]] = [
    # the text; code, line, column and width of the only mistake, the message, the hint
    ("tries = 6", "out-of-range", 1, 9, 1, "tries cannot be 6", "write a number from 1 to 5"),
    ("questions = 0", "out-of-range", 1, 13, 1, "questions cannot be 0", "write a number from 1 to 500"),
    ("\n retention = 1 # all", "out-of-range", 2, 14, 1, "retention cannot be 1", "write a number from 0.70 to 0.97"),
    ("retention = nan", "out-of-range", 1, 13, 3, "retention cannot be nan", "write a number from 0.70 to 0.97"),
    ("theme = 'drak'", "unknown-value", 1, 9, 6, "theme cannot be drak", 'write theme = "dark"'),
    ("theme = 'Light'", "unknown-value", 1, 9, 7, "theme cannot be Light", 'write theme = "light"'),
    ("theme = 'x'", "unknown-value", 1, 9, 3, "theme cannot be x", 'write "dark", "light" or "auto"'),
    ("theme = '\\u001b'", "unknown-value", 1, 9, 8, "theme cannot be \\u001b", 'write "dark", "light" or "auto"'),
    ('theme = "\\u001b"', "unknown-value", 1, 9, 8, "theme cannot be \ufffd", 'write "dark", "light" or "auto"'),
    ("tries = '2'", "wrong-type", 1, 9, 3, "tries holds a text", "write tries = 2"),
    ("tries = 2.0", "wrong-type", 1, 9, 3, "tries holds a number", "write a number from 1 to 5"),
    ("tries = true", "wrong-type", 1, 9, 4, "tries holds true", "write a number from 1 to 5"),
    ("certainty = true", "wrong-type", 1, 13, 4, "certainty holds true", 'write "off" or "on"'),
    ("vi-keys = 'off'", "wrong-type", 1, 11, 5, "vi-keys holds a text", "write vi-keys = false"),
    ("vi-keys = 0", "wrong-type", 1, 11, 1, "vi-keys holds a number", "write true or false"),
    ("theme = ['dark']", "wrong-type", 1, 9, 8, "theme holds a list", 'write "dark", "light" or "auto"'),
    ("theme = 2020-01-01", "wrong-type", 1, 9, 10, "theme holds a date", 'write "dark", "light" or "auto"'),
    ("tries.most = 3", "wrong-type", 1, 14, 1, "tries holds a table", "write a number from 1 to 5"),
    ("theme = dark", "toml-syntax", 1, 9, 4, "theme cannot be read: ", 'write theme = "dark"'),
    ("theme = 'dark", "toml-syntax", 1, 9, 5, "theme cannot be read: ", 'write theme = "dark"'),
    ("vi-keys = True", "toml-syntax", 1, 11, 4, "vi-keys cannot be read: ", "write vi-keys = true"),
    ("retention = 0,8", "toml-syntax", 1, 13, 3, "retention cannot be read: ", "write retention = 0.80"),
    ("day-begins = 04", "toml-syntax", 1, 14, 2, "day-begins cannot be read: ", "write day-begins = 4"),
    ("tries =", "toml-syntax", 1, 8, 1, "tries cannot be read: ", "write a number from 1 to 5"),
    ("tries = [[[", "toml-syntax", 1, 9, 3, "tries cannot be read: ", "write a number from 1 to 5"),
    ("tries = 9223372036854775807", "out-of-range", 1, 9, 19, "tries cannot be 9223372036854775807", "write a number"),
    *(
        (f"{key} = {number}", "toml-syntax", 1, len(key) + 4, len(number), f"{key} cannot be read: a number is too", "")
        for key in ("tries", "theme", "retention")
        for number in ("9223372036854775808", "0x" + "F" * 5000, "5" * 5000, "[1, {a = 0x" + "F" * 5000 + "}]")
    ),
    ("tries 2", "toml-syntax", 1, 7, 1, "this is no setting: ", "write key = value"),
    ("\x1b[2J", "toml-syntax", 1, 1, 1, "this is no setting: ", "write key = value"),
    ("tries = 2\udcff", "not-utf-8", 1, 10, 1, "this is not UTF-8", "save the file as UTF-8"),
    ("tries = 2\ntries = 3", "duplicate-key", 2, 1, 5, "tries is set in line 1 already", "keep one of them"),
    ("thene = 'dark'", "unknown-key", 1, 1, 5, "there is no setting thene", "did you mean theme?"),
    ("new_per_day = 3", "unknown-key", 1, 1, 11, "there is no setting new_per_day", "did you mean new-per-day?"),
    ("'\x7f' = 1", "toml-syntax", 1, 2, 1, "this is no setting: ", "write key = value"),
    ('"\\u202e" = 1', "unknown-key", 1, 1, 8, "there is no setting \ufffd", "there are questions, tries"),
    ("[look]", "unknown-key", 1, 1, 6, "settings have no tables such as [look]", "write key = value above it"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:40])
def test_a_mistake_is_told_by_place_with_what_to_write(case: tuple[str, str, int, int, int, str, str]) -> None:
    text, code, line, column, width, message, hint = case
    values, diagnostics = told(f"{text}\nday-begins = 7\n" if not text.startswith(("[", "day")) else text)
    (one,) = diagnostics
    assert (one.code, one.span.line, one.span.column, one.span.width) == (code, line, column, width)
    assert one.message.startswith(message)
    assert one.hint.startswith(hint)
    assert values.get("day-begins") == (None if text.startswith(("[", "day")) else 7)


def test_all_mistakes_are_told_and_what_is_good_holds() -> None:
    text = "theme = dark\ntries = 3\nthene = 1\nquestions = 900\nvi-keys = false\n[x]\nretention = 0.8\ny = 1\n"
    values, diagnostics = told(text)
    assert values == {"tries": 3, "vi-keys": False}
    assert [(one.span.line, one.code, one.severity) for one in diagnostics] == [
        (1, "toml-syntax", "error"),
        (3, "unknown-key", "warning"),
        (4, "out-of-range", "error"),
        (6, "unknown-key", "warning"),
        (7, "unknown-key", "error"),
    ]
    assert diagnostics[-1].message == "retention stands under [x], where it is not read"


def test_what_hides_in_a_long_text_is_no_setting() -> None:
    values, diagnostics = told('note = """\ntheme = "light"\n"""\ntries = 2\n')
    assert values == {"tries": 2}
    assert [(one.code, one.span.line) for one in diagnostics] == [("unknown-key", 1)]


@pytest.mark.parametrize("line", ["[", "x", "a = [" + "[" * 2000, "x = " + "9" * 5000, "= '''"])
def test_a_file_full_of_mistakes_is_read_no_further_than_makes_sense(line: str) -> None:
    _, diagnostics = told(f"{line}\n" * (60_000 // len(line)))
    assert 1 <= len(diagnostics) <= MOST_MISTAKES + 1


@given(texts)
def test_whatever_stands_there_is_read_and_placed(text: str) -> None:
    values, diagnostics = told(text)
    lines = text.split("\n")
    assert all(FIELDS[key].allowed.allows(value) for key, value in values.items())
    assert all(1 <= one.span.line <= len(lines) for one in diagnostics)
    assert all(1 <= one.span.column <= len(lines[one.span.line - 1]) + 1 for one in diagnostics)


@given(valid_texts)
def test_toml_that_is_valid_is_read_as_toml_reads_it(text: str) -> None:
    whole = tomllib.loads(text)
    assert told(text)[0] == {
        key: value
        for key, value in whole.items()
        if key in FIELDS and FIELDS[key].allowed.is_kind(value) and FIELDS[key].allowed.allows(value)
    }


@given(any_text)
def test_no_text_breaks_it(text: str) -> None:
    told(text)
    told(f"theme = {text}")
