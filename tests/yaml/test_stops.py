"""A slip of YAML is told in plain words, at its place, with the mend of just that slip."""

from collections.abc import Iterator

import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Diagnostic, Report
from quiz.sources.model import Source
from quiz.sources.read import read_source
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping
from tests.builders import composed, problems
from tests.skar import SOURCE

BANK = """title: The ferry
topics:
  money: Money
questions:
  - id: payer
    type: choice
    prompt: Who pays?
    level: understand
    choices:
      - right: The town
      - wrong: The state
        feedback: It pays for roads.
    explanation: The town does.
  - id: late
    type: true-false
    prompt: It is late.
    answer: true
"""


def slipped(right: str, slip: str) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """The ids of the questions that are read of the bank with a slip in it, and what is told."""
    assert BANK.count(right) == 1
    report = Report()
    bank = read_bank(BANK.replace(right, slip), "ferry", report, lambda _: None)
    return list(bank.questions) if bank else [], report.sorted()


# what is written, the slip, the questions before it, its place, words of the message, of the mend
SLIPS = [
    (
        "    level: u",
        "   level: u",
        [],
        (8, 4),
        "begins in column 4, where nothing that it",
        "prompt: (column 5)",
    ),
    ("    level: u", "  level: u", [], (8, 3), "no dash, and begins where list items do", "or align it with prompt:"),
    ("    level: u", " level: u", [], (8, 2), "begins in column 2, where nothing that it", "prompt: (column 5)"),
    ("    level: u", "     level: u", [], (8, 6), "deeper than prompt: on line 7", "align it with prompt: (column 5)"),
    ("    level: u", "\tlevel: u", [], (8, 1), "indented with a tab", "spaces, not tabs"),
    ("    level: u", "  \tlevel: u", [], (8, 3), "indented with a tab", "spaces, not tabs"),
    ("level: u", "level:u", [], (8, 5), "no space follows the colon on this line", "write a space"),
    ("level: u", "level u", [], (8, 5), "this line is no field: it has no colon", "write its name and a colon"),
    ("    level: u", "    - level: u", [], (8, 5), "has a dash, and begins where fields do", "remove the dash"),
    (
        "        feed",
        "       feed",
        [],
        (12, 8),
        "begins in column 8",
        "wrong: (column 9), choices: (column 5) or questions:",
    ),
    ("      - wrong: The", "      wrong: The", [], (11, 7), "no dash", "write a dash and a space before it"),
    ("- wrong: The", "- The", [], (11, 9), "this line is no field: it has no colon", "write its name and a colon"),
    ("  - id: late", "   - id: late", ["payer"], (14, 4), "begins in column 4", "the dash on line 5 (column 3)"),
    ("  - id: late", " - id: late", ["payer"], (14, 2), "begins in column 2", "the dash on line 5 (column 3)"),
    ("  - id: late", "  - id: late\n     x: y", ["payer"], (15, 6), "deeper than id: on line 14", "id: (column 5)"),
    ("title: The", " title: The", [], (2, 1), "left of title: on line 1", "in column 1"),
    ("topics:", " topics:", [], (2, 2), "deeper than title: on line 1", "title: (column 1)"),
    ("Who pays?", '"Who pays?', [], (7, 13), 'this quotation mark " is never closed', 'write " where'),
    ("It is late.", "'It is late.", ["payer"], (16, 13), "this quotation mark ' is never", "write ' where"),
    ("Who pays?", '"Who" pays?', [], (7, 19), "goes on behind its closing quotation mark", "in single quotes"),
    ("Who pays?", "'Who's' pays?", [], (7, 18), "goes on behind its closing quotation mark", "in double quotes"),
    ("Who pays?", "[Who] pays?", [], (7, 19), "goes on behind ]", "in double quotes"),
    ("Who pays?", "Who pays: whom?", [], (7, 21), "holds a colon and a space", "in double quotes"),
    ("Who pays?", 'Who pays: "whom"?', [], (7, 21), "holds a colon and a space", "in single quotes"),
    ("Who pays?", "`Who` pays?", [], (7, 13), "begins with ` must", "in double quotes"),
    ("Who pays?", "- who pays?", [], (7, 13), "begins with - must", "in double quotes"),
    ("Who pays?", "@Who pays?", [], (7, 13), "begins with @ must", "in double quotes"),
    ("Who pays?", "*pays*?", [], (7, 13), "begins with * must", "in double quotes"),
    ("Who pays?", "> who pays?", [], (7, 13), "begins with > must", "in double quotes"),
    ("Who pays?", ", who pays?", [], (7, 13), "begins with , must", "in double quotes"),
    ("Who pays?", '"Who \\pays?"', [], (7, 18), "\\p means nothing", "two backslashes"),
    ("understand", "[understand", [], (8, 12), "this [ is not closed", "write ]"),
    ("understand", "[understand,", [], (8, 12), "this [ is not closed", "write ]"),
    ("understand", "[under, {a: b", [], (8, 20), "this { is not closed", "write }"),
    ("    explanation: The", "    claims: [a,\n    explanation: The", [], (13, 13), "this [ is not", "write ]"),
    (
        "    explanation: The",
        "    claims: [a,\n      , b]\n    explanation: The",
        [],
        (14, 7),
        "begins with ,",
        "in double",
    ),
    ("questions:", "questions", [], (4, 1), "this line is no field: it has no colon", "its name and a colon"),
    ("  - id: late", "  -id: late", ["payer"], (14, 3), "no space follows the dash on this line", "a space after"),
    ("  - id: late", "-id: late", ["payer"], (14, 1), "no space follows the dash on this line", "a space after"),
    ("- id: payer", "-id: payer", [], (5, 3), "no space follows the dash on this line", "a space after"),
    ("- right: The", "-right: The", [], (10, 7), "no space follows the dash on this line", "a space after"),
    ("- wrong: The", "-wrong: The", [], (11, 7), "no space follows the dash on this line", "a space after"),
    (
        "- right: The town\n",
        "right: The town\n      - wrong: We\n",
        [],
        (10, 7),
        "no dash, and those below it have one",
        "write a dash and a space before it",
    ),
    ("  - id: payer\n", "", [], (5, 5), "no dash, and those below it have one", "write a dash and a space before it"),
    ("- right: The", "right: The", [], (11, 7), "has a dash, and begins where fields", "remove the dash, or align it"),
    ("  money: M", "  a: A\n  - money: M", [], (4, 3), "has a dash, and begins where fields do", "remove the dash"),
    ("Who pays?", "|\n      -a: b\n     x: y", [], (9, 6), "begins in column 6, where nothing", "prompt: (column 5)"),
    ("Who pays?", "*B*", [], (7, 13), "begins with * must", "in double quotes"),
    ("Who pays?", "*B* pays?", [], (7, 13), "begins with * must", "in double quotes"),
    ("Who pays?", "? who pays", [], (7, 13), "begins with ? must", "in double quotes"),
    ("Who pays?", '"Who is \\user?"', [], (7, 21), "\\u means nothing", "two backslashes"),
    ("understand", "[understand]]", [], (8, 24), "this ] closes nothing", "remove it"),
    ("understand", "[nr #1, b]", [], (8, 16), "behind # is a comment, so this [ is not closed", "the # in double"),
    ("Who pays?", "Who is #1 in\n      the town?", [], (7, 20), "the text ends here, and cannot go on", "in double"),
    ("  money: Money", "  A -> b\n  c: d\n  e: f", [], (3, 3), "is no field: it has no colon", "its name and a colon"),
    ("  money: Money", "\n  A -> b\n  c: d\n  e: f", [], (4, 3), "is no field: it has no colon", "name and a colon"),
    ("    prompt: W", "    prompt： W", [], (7, 11), "： is not the colon of a field", "write : and a space"),
    ("prompt: W", "prompt:\u00a0W", [], (7, 12), "a no-break space follows the colon", "write a space in its place"),
    ("    level: u", "   \u00a0level: u", [], (8, 4), "a no-break space stands here", "write a space in its place"),
    ("    level: u", "   \u3000level: u", [], (8, 4), "an ideographic space stands here", "write a space in its"),
    ("- wrong: The", "– wrong: The", [], (11, 7), "– is not the dash of a list", "write - in its place"),
    ("- wrong: The", "• wrong: The", [], (11, 7), "• is not the dash of a list", "write - in its place"),
    ("- wrong: The", "* wrong: The", [], (11, 7), "* is not the dash of a list", "write - in its place"),
    ("  - id: late", "<<<<<<< HEAD\n  - id: late", [], (14, 1), "<<<<<<< is a mark of two", "keep one of the two"),
    ("questions:", "=======\nquestions:", [], (4, 1), "======= is a mark of two versions", "keep one of the two"),
    ("questions:", ">>>>>>> mine\nquestions:", [], (4, 1), ">>>>>>> is a mark of two", "keep one of the two"),
    ("  - id: late", "...\n\n  - id: late", ["payer"], (14, 1), "... ends the file for YAML", "remove this line"),
    ("understand", "[a: b: c]", [], (8, 17), "between [ and ] something stands", "in quotes"),
]


@pytest.mark.parametrize(("right", "slip", "before", "place", "message", "hint"), SLIPS)
def test_a_slip_is_told_once_with_its_mend(
    right: str, slip: str, before: list[str], place: tuple[int, int], message: str, hint: str
) -> None:
    questions, (found,) = slipped(right, slip)
    assert questions == before
    assert problems([found]) == [(*place, "yaml-syntax")]
    assert message in found.message
    assert hint in found.hint
    assert found.message.endswith("; nothing after this line was read")


def test_a_quotation_mark_that_only_a_later_text_closes_is_told_where_it_opens() -> None:
    _, (found,) = slipped("Who pays?\n    level: understand", '"Who pays?\n    level: "understand"')
    assert problems([found]) == [(7, 13, "yaml-syntax")]
    assert 'this quotation mark " is closed only on line 8' in found.message
    assert found.hint == 'write " where the text of this line ends'


def test_a_file_that_is_no_yaml_at_all_is_told_at_its_first_line() -> None:
    report = Report()
    compose("\n# Bread\nA title\n\nBy me\n\nIt says this: one and two.\n", report)
    (found,) = report.diagnostics
    assert problems([found]) == [(3, 1, "yaml-syntax")]
    assert "this line is no field: it has no colon" in found.message


@pytest.mark.parametrize("blank", ["\t", "  \t ", "\t\t\t\t\t\t\t"])
def test_a_line_that_holds_only_tabs_and_spaces_is_blank(blank: str) -> None:
    for right in ("  - id: late\n", "    choices:\n", "questions:\n", "    answer: true\n"):
        for slip in (f"{blank}\n{right}", f"{right}{blank}\n"):
            assert slipped(right, slip) == (["payer", "late"], ())
    assert slipped("answer: true\n", f"answer: true\n{blank}") == (["payer", "late"], ())


def test_what_was_told_above_the_slip_stays() -> None:
    questions, found = slipped("level: understand\n    choices:", "levle: understand\n    choices:\n     x: y")
    assert questions == []
    assert [d.code for d in found] == ["yaml-syntax"]
    above = BANK.replace("answer: true", "answr: true") + "  - id: 'third\n"
    report = Report()
    read_bank(above, "ferry", report, lambda _: None)
    assert [d.code for d in report.sorted()] == ["unknown-key", "yaml-syntax"]


def test_where_a_list_in_brackets_or_what_follows_it_breaks_its_last_whole_item_is_read() -> None:
    for text in ("questions: [a,\nb,\n'c", "questions: [a,\nb]\n@", "{questions: [a,\nb],\nc: @"):
        seen: list[object] = []
        root = compose(text, Report(), stream="questions", each=seen.append)
        assert isinstance(root, Mapping)
        assert root.cut
        assert len(seen) == 2


def test_a_slip_that_has_no_plain_name_keeps_the_words_of_the_parser() -> None:
    report = Report()
    compose("a: b\n]", report)
    (found,) = report.diagnostics
    assert found.message.startswith("this is not YAML (")
    assert "the line above" in found.hint


HEAD = "title: The keeper\nabout: A lighthouse\nsource: skar\ntopics: {lamp: The lamp}\nquestions:\n"
WRONG = "- {id: a, type: true-false, prompt: P, answer: true, topic: lmap, claims: [burnign]}\n"
GOOD = "- {id: b, type: true-false, prompt: P, answer: true, topic: lamp, claims: [burning]}\n"
CUT = "- id: c\n prompt: x\n"


def skar(name: str) -> Source | None:
    return read_source(composed(SOURCE), name, Report())


def test_the_fields_of_the_bank_above_a_slip_and_the_mistakes_of_the_questions_before_it_are_told() -> None:
    report = Report()
    bank = read_bank(HEAD + WRONG + GOOD + CUT, "b", report, skar)
    assert bank is not None
    assert (bank.title, bank.about, bank.topics) == ("The keeper", "A lighthouse", {"lamp": "The lamp"})
    assert bank.source is not None
    assert list(bank.questions) == ["b"]
    assert problems(report.sorted()) == [(6, 61, "unknown-topic"), (6, 76, "unknown-claim"), (9, 2, "yaml-syntax")]


def test_what_may_stand_behind_a_slip_is_not_said_to_be_missing() -> None:
    report = Report()
    bank = read_bank("questions:\n" + WRONG + CUT, "b", report, skar)
    assert bank is not None
    assert (bank.title, bank.source) == ("b", None)
    assert problems(report.sorted()) == [(4, 2, "yaml-syntax")]


# what is written, and the fields that are whole
CUTS = [
    ("title: T\n topics:\n", []),
    ("title: T\ntopics\nabout: A\n", ["title"]),
    ("title: T\nsource: s\nabout: 'A\nquestions:\n", ["title", "source"]),
    ("title: 'T\nabout: 'A'\n", []),
    ("title: T\nabout: @\n", ["title"]),
    ("title: T\ntopics:\n\ta: A\n", ["title"]),
    ("title: T\nquestions:\n- a\n- [\n", ["title"]),
    ("questions:\n- a\ntitle: T\nabout: [\n", ["questions", "title"]),
    ("title: T\ntopics:\n    a: A\n  - b: B\n", ["title"]),
    ("title: T\nabout: A\n]", ["title", "about"]),
    ("{title: T,\nabout: A,\ntopics: @", ["title", "about"]),
    ("title: T\nabout: " + "[" * 30, ["title"]),
    ("title: T\nabout: " + "[" * 3_000, ["title"]),
    ("@", None),
    ("- a\n- @", None),
]


@pytest.mark.parametrize(("text", "fields"), CUTS)
def test_a_field_is_whole_where_something_of_its_own_stands_behind_it(text: str, fields: list[str] | None) -> None:
    report = Report()
    root = compose(text, report, stream="questions", each=lambda node: None)
    assert len(report.diagnostics) == 1
    assert (list(root.values) if isinstance(root, Mapping) else None) == fields
    assert not isinstance(root, Mapping) or (root.cut and list(root.keys) == fields)
    assert compose(text, Report()) is None


def shifted() -> Iterator[str]:
    """The bank with each of its lines once at every other column up to four deeper."""
    lines = BANK.splitlines()
    for number, line in enumerate(lines):
        body = line.lstrip(" ")
        for column in range(len(line) - len(body) + 4):
            yield "\n".join([*lines[:number], " " * column + body, *lines[number + 1 :]]) + "\n"


def test_beside_a_slip_of_indentation_nothing_false_is_told() -> None:
    slips = 0
    for text in shifted():
        report = Report()
        read_bank(text, "mills", report, lambda _: None)
        codes = [told.code for told in report.sorted()]
        if "yaml-syntax" in codes:
            slips += 1
            assert codes == ["yaml-syntax"], text
    assert slips > 50
