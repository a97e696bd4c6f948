"""What YAML reads otherwise than it looks is told where it stands; what is meant is not."""

from pathlib import Path

import pytest

from quiz.diagnostics import Diagnostic, Report
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping, Scalar
from tests.builders import problems

ROOT = Path(__file__).parents[2]

# what is written, the code, its place, words of the message, of the mend
TOLD = [
    ("prompt: Who is #1 here?", "cut-by-comment", (1, 16), "the text ends here", "in double quotes"),
    ("prompt: Who is   #1 here?", "cut-by-comment", (1, 18), "the text ends here", "on a line of its own"),
    ("prompt: Who\n  is #1 here?", "cut-by-comment", (2, 6), "the text ends here", "in double quotes"),
    ('prompt: Who is #1 of "all"?', "cut-by-comment", (1, 16), "the text ends here", "in single quotes"),
    ("a:\n  - wrong: farmer #hashtag", "cut-by-comment", (2, 19), "a comment", "in double quotes"),
    ("a:\n  - The farmer #1", "cut-by-comment", (2, 16), "a comment", "in double quotes"),
    ("topics:\n  mill: Mill #1", "cut-by-comment", (2, 14), "a comment", "in double quotes"),
    ("accept: [farmer #1\n  , b]", "cut-by-comment", (1, 17), "a comment", "in double quotes"),
    ("title: Why C # is hard", "cut-by-comment", (1, 14), "a comment", "in double quotes"),
    ("prompt: What does the # stand for?", "cut-by-comment", (1, 23), "a comment", "in double quotes"),
    ("prompt: Who wrote in C #\nhint: a", "cut-by-comment", (1, 24), "a comment", "in double quotes"),
    ("title: “Why it is”", "look-alike", (1, 8), "marks “ and ” are part of this text", 'write " for both'),
    ("title: “It’s here”", "look-alike", (1, 8), "marks “ and ” are part of this text", 'write " for both'),
    ("a: [b, „yoghurt“]", "look-alike", (1, 8), "marks „ and “ are part", 'write " before and behind them'),
    ("a:\n  - «yoghurt»", "look-alike", (2, 5), "marks « and » are part", 'write " before and behind them'),
    ("‘b’: c", "look-alike", (1, 1), "marks ‘ and ’ are part", 'write " for both'),
    ("a:\n  – b\n  – c", "look-alike", (2, 3), "– is not the dash of a list", "write - in its place"),
    ("a:\n  • b", "look-alike", (2, 3), "• is not the dash of a list", "write - in its place"),
    ("a: [1,500]", "split-number", (1, 5), "commas part this into 1 and 500", 'write "1,500" with its quotes'),
    ("a: [b, about 1,500,000 c]", "split-number", (1, 14), "into 1, 500 and 000", "a space after the comma"),
    ("a:\n  [b,\n  1,500 loaves]", "split-number", (3, 3), "into 1 and 500", 'write "1,500"'),
    ('a: "b \\the"', "escape", (1, 7), "\\t stands for a tab in double quotes", "two backslashes for one"),
    ('a: "\\nu"', "escape", (1, 5), "\\n stands for a new line", "or put the text in single quotes"),
    ('a: "C:\\temp"', "escape", (1, 7), "\\t stands for a tab", "two backslashes"),
    ('a: "b\n  \\\\ and \\newer"', "escape", (2, 10), "\\n stands for a new line", "two backslashes"),
    ('a: "snake\\_case"', "escape", (1, 10), "\\_ stands for a no-break space", "two backslashes"),
    ('a: "b \\beta"', "control-character", (1, 7), "\\b stands for U+0008 in double quotes", "two backslashes"),
]

MEANT = [
    "# “1” #2\n  #3\na: b",
    "id: payer #1",
    "level: apply #easy",
    "answer: true #1",
    "answer: 1,500 #1",
    "a:\n  - burning #1",
    "claims: [a, b] #1",
    "a: 'Who is #1?'",
    'a: "Who is #1?"',
    "a: |\n  Who is #1?\n  “b”\n",
    "a: Who is#1?",
    "prompt: Who pays? # too easy, is it?",
    "prompt: Who pays?  # too easy",
    "right: The state # it pays",
    "prompt: Who pays? #TODO",
    "prompt: Who pays? #----",
    "prompt: Who pays?\n  #level: apply",
    "a: “b” he said, “c”",
    "a: The “b”",
    "a: “b”.",
    "a: '“b”'",
    'a: "“b”"',
    "quote: “It is so”",
    "a:\n  - right: “as analysts suggest”",
    "a:\n  - – b",
    "a: – b",
    "a:\n  –5",
    "a: [1, 500]",
    "a: [1,50, 1,5000, 1234,500]",
    'a: ["1,500"]',
    "a: 1,500",
    "a: |\n  [1,500]",
    'a: "one\\ntwo\\tthree \\n four\\n\\nand \\nBut \\ttm"',
    'a: "b \\\\the \\\\newer"',
    "a: 'b \\the'",
    "a: b \\the",
    "a: b\u00a0c \u00a0d",
    "a: \u00a0b",
]


def told(text: str) -> tuple[Diagnostic, ...]:
    report = Report()
    assert compose(text, report) is not None
    return report.sorted()


@pytest.mark.parametrize(("text", "code", "place", "message", "hint"), TOLD)
def test_what_is_read_otherwise_than_it_looks_is_a_warning_where_it_stands(
    text: str, code: str, place: tuple[int, int], message: str, hint: str
) -> None:
    (found,) = told(f"{text}\n")
    assert problems([found]) == [(*place, code)]
    assert found.severity == "warning"
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_not_told(text: str) -> None:
    assert told(f"{text}\n") == ()


def test_each_text_is_told_of_in_its_turn() -> None:
    text = "# “a”\na: “b”\nb: '“c”'\nc: |\n  “d” #1\nd: Who is #1?\ne: [1,500, “f”]\nf: “g” and\ng: “h”\n"
    assert problems(told(text)) == [
        (2, 4, "look-alike"),
        (6, 11, "cut-by-comment"),
        (7, 5, "split-number"),
        (7, 12, "look-alike"),
        (9, 4, "look-alike"),
    ]


@pytest.mark.parametrize(("key", "column"), [("\u00a0a", 1), ("a\u00a0", 2), ("a\u202f", 2)])
def test_a_space_that_is_none_of_yamls_is_no_part_of_a_field(key: str, column: int) -> None:
    report = Report()
    root = compose(f"{key}: b\n", report)
    (found,) = report.diagnostics
    assert problems([found]) == [(1, column, "look-alike")]
    assert "no-break space stands here" in found.message
    assert [(edit.span.column, edit.span.width, edit.text) for edit in found.edits] == [(column, 1, "")]
    assert isinstance(root, Mapping)
    assert list(root.values) == ["a"]


def test_of_many_escapes_in_one_text_each_is_told_up_to_twenty() -> None:
    assert problems(told('a: "b \\the \\newer\n  \\\\the \\to"\n')) == [
        (1, 7, "escape"),
        (1, 12, "escape"),
        (2, 9, "escape"),
    ]
    for escape in ("\\the", "\\b"):
        assert len(told(f'a: "{f"{escape} " * 30}"\n')) == 20


def test_what_is_told_changes_no_text() -> None:
    root = compose('a: “b”\nc: Who is #1\nd: "e \\the"\n', Report())
    assert isinstance(root, Mapping)
    values = [node.value for node in root.values.values() if isinstance(node, Scalar)]
    assert values == ["“b”", "Who is", "e     he"]


def test_the_banks_and_sources_that_ship_hold_nothing_of_the_kind() -> None:
    files = sorted((ROOT / "questions").rglob("*.yaml"))
    assert len(files) > 1
    assert [(path.name, told(path.read_text("utf-8"))) for path in files if told(path.read_text("utf-8"))] == []
