"""A view of a file that is being written, and which question is gone to after a save."""

from pathlib import Path

import pytest

from quiz.diagnostics import START, Diagnostic, Span
from quiz.library import Library
from quiz.preview.find import places
from quiz.preview.findings import findings
from quiz.preview.reader import Reader
from quiz.preview.view import Part, View, follow, kept, key_of, view_of
from tests import skar

BANK = """\
title: Mill
questions:
  - id: one
    type: true-false
    prompt: One.
    answer: true
  - id: two
    type: true-false
    prompt: Two.
  - id: one
    type: true-false
    prompt: Another one.
    answer: true
  - id: three
    type: true-false
    topic: none
    prompt: Three.
    answer: false
colour: red
"""
SOURCE = "title: S\nauthor: A\nrights: quotes\nvoices: {a: A}\nclaims:\n"


def viewed(folder: Path, text: str) -> View:
    path = folder / "mill.yaml"
    path.write_text(text)
    loaded = Library([folder]).read(path)
    return view_of(loaded, loaded.reading.diagnostics)


def told(view: View) -> list[tuple[str, list[tuple[int, str]], bool]]:
    return [(p.name, [(f.span.line, f.code) for f in p.findings], p.question is not None) for p in view.parts]


def test_each_question_has_its_own_findings_and_the_file_the_rest(tmp_path: Path) -> None:
    view = viewed(tmp_path, BANK)
    assert told(view) == [
        ("mill.yaml", [(19, "unknown-key")], False),
        ("one", [], True),
        ("two", [(7, "missing-key")], False),
        ("one", [(10, "duplicate-id")], False),
        ("three", [(16, "unknown-topic")], False),
    ]
    assert [part.worst for part in view.parts] == ["error", None, "error", "error", "error"]
    assert [part.line for part in view.parts] == [19, 3, 7, 10, 14]
    assert not view.fault
    assert view.good


PASSAGES = "title: T\n{}questions:\n  - {{id: a, type: evidence, prompt: P, claims: one}}\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("source: none\n", "line 2:9: there is no source none"),
        ("sorce: s\n", "line 2:1: a bank has no field sorce"),
        ("source: s\n", "sources/s.yaml line 6:5: a claim needs says:"),
    ],
)
def test_a_question_that_an_error_elsewhere_leaves_out_is_no_good_one(tmp_path: Path, line: str, why: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "s.yaml").write_text(SOURCE + "  - {id: one, voice: a, stance: fact, quote: q}\n")
    part = viewed(tmp_path, PASSAGES.format(line)).items[0]
    assert (part.question, part.findings, part.worst, part.why) == (None, (), "error", why)


def test_an_error_is_worse_than_a_warning() -> None:
    warning, error = Diagnostic("w", "warning", START, ""), Diagnostic("e", "error", START, "")
    for found, worst in (((), None), ((warning,), "warning"), ((warning, error), "error")):
        assert Part("x", Path(), START, found).worst == worst


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1:1: the file is empty"),
        (BANK + "  \tbad: [\n", "line 20:7: this line is indented with a tab; nothing after this line was read"),
        ("title: T\n", "line 1:1: a bank needs questions:"),
        ("title: T\nquestions: []\n", "line 2:12: there is no question"),
        ("- a\n", "line 1:1: this bank is a list"),
    ],
)
def test_what_hides_every_question_is_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    view = viewed(tmp_path, text)
    assert view.fault.startswith(fault)
    assert not view.good
    (head,) = [part for part in view.parts if not part.item]
    assert head.findings


def test_the_slip_of_form_is_told_before_the_errors_above_it(tmp_path: Path) -> None:
    assert viewed(tmp_path, BANK + "  \tbad: [\n").fault.startswith("line 20:")


def test_a_source_that_cannot_be_used_is_a_fault_at_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "s.yaml").write_text(SOURCE + "\t- [")
    view = viewed(tmp_path, BANK.replace("title: Mill", "title: Mill\nsource: s"))
    assert view.fault.startswith("sources/s.yaml line 6:1: ")
    assert view.source == "s"
    assert "sources/s.yaml" in [part.name for part in view.parts]


def test_a_broken_file_keeps_the_questions_before_it(tmp_path: Path) -> None:
    before = viewed(tmp_path, BANK)
    view = kept(viewed(tmp_path, "\t- ["), before)
    assert view.items == before.items
    assert view.bank == before.bank
    assert view.old
    assert view.good
    assert before.findings
    assert {found.code for found in view.findings} == {"yaml-syntax"}
    assert view.mend == "indent with spaces, not tabs"
    assert [part.name for part in view.parts][:2] == ["mill.yaml", "one"]


def parts(*written: str) -> list[Part]:
    """Parts from `id=text`, or `/name` for what is no question."""
    made = []
    for word in written:
        name, _, text = word.partition("=")
        made.append(Part(name.strip("/"), Path(), Span(1, 1), (), text, item=not name.startswith("/")))
    return made


@pytest.mark.parametrize(
    ("before", "at", "after", "shown"),
    [
        (["a=1", "b=2", "c=3"], 0, ["a=1", "b=2", "c=3"], 0),
        (["a=1", "b=2", "c=3"], 0, ["a=1", "b=9", "c=3"], 1),
        (["a=1", "b=2", "c=3"], 2, ["a=1", "b=9", "c=9"], 2),
        (["a=1", "b=2", "c=3"], 0, ["a=1", "b=9", "c=9"], 1),
        (["a=1", "b=2", "c=3"], 1, ["a=1", "x=2", "c=3"], 1),
        (["a=1", "b=2", "c=3"], 1, ["a=9", "x=2", "c=3"], 1),
        (["a=1", "b=2", "c=3"], 0, ["a=1", "b=2", "n=0", "c=3"], 2),
        (["a=1", "b=2", "c=3"], 2, ["a=1", "c=3"], 1),
        (["a=1", "b=2", "c=3"], 1, ["a=1", "c=3"], 1),
        (["a=1", "b=2", "c=3"], 2, ["a=1", "b=2"], 1),
        (["a=1", "b=2", "c=3"], 0, ["c=3", "b=2", "a=1"], 2),
        (["a=1", "b=2"], 1, ["/file", "a=1", "b=2"], 2),
        (["/file", "a=1", "b=2"], 2, ["a=1", "b=2"], 1),
        (["/file", "a=1", "b=2"], 0, ["a=1", "b=2"], 0),
        (["/file", "a=1", "b=2"], 0, ["/file", "a=1", "b=9"], 2),
        (["a=1", "a=2"], 0, ["a=1", "a=9"], 1),
        (["=1", "=2"], 1, ["=1", "=2"], 1),
        (["/file"], 0, ["/file", "a=1"], 1),
        ([], 0, ["/file", "a=1"], 1),
        ([], 0, ["/file"], 0),
        ([], 0, [], 0),
        (["a=1"], 0, ["/file"], 0),
        (["a=1"], 0, [], 0),
    ],
)
def test_a_save_leads_to_the_question_that_was_edited(before: list[str], at: int, after: list[str], shown: int) -> None:
    assert follow(parts(*before), parts(*after), at) == shown


def test_where_a_file_is_mended_the_question_shown_last_is_gone_back_to() -> None:
    before, after = parts("/source", "a=1", "b=2", "c=3"), parts("a=1", "b=2", "c=3")
    assert follow(before, after, 0, key_of(before, 2)) == 1
    assert follow(before, after, 0, ("gone", 0)) == 0
    assert follow(before, after, 3, key_of(before, 2)) == 2
    assert follow(before, parts("/source", "a=1", "b=2", "c=3"), 0, key_of(before, 2)) == 0
    assert follow(before, parts("a=1", "b=2", "c=9"), 0, key_of(before, 2)) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ()),
        ("  ", ()),
        ("2", (2,)),
        ("3", (3,)),
        ("4", ()),
        ("0", (3,)),
        ("ÁLPHA", (1,)),
        ("gold and", (2,)),
        ("a", (1, 2, 3)),
        ("mill", (0,)),
        ("²", ()),
    ],
)
def test_a_question_is_found_by_number_id_or_words(words: str, found: tuple[int, ...]) -> None:
    assert places(parts("/mill", "alpha=One", "beta=Gold\n  and iron", "gamma=Year 1990"), words) == found


def test_what_reading_found_is_among_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "mill.yaml"
    path.write_text(BANK)
    loaded = Library([tmp_path]).read(path)
    assert len(loaded.reading.diagnostics) == 4
    assert set(loaded.reading.diagnostics) <= set(findings(loaded))
    assert list(findings(loaded)) == sorted(findings(loaded), key=lambda found: (found.span, found.code))
    path.write_text("")
    assert findings(Library([tmp_path]).read(path))


def test_a_text_that_ships_and_was_changed_is_told_and_no_lock_is_written(tmp_path: Path) -> None:
    path = skar.write(tmp_path)
    beside = tmp_path / "sources" / "skar.yaml"
    skar.verify(beside)
    beside.write_text(skar.SOURCE.replace("rights: quotes", "rights: full\ntext: skar.txt"), "utf-8")
    (tmp_path / "sources" / "skar.txt").write_text(skar.TEXT, "utf-8")
    path.write_text(skar.BANK.replace("gives the year", "says that “the lamp was never lit”"), "utf-8")
    view = Reader(path, [tmp_path]).read()
    told = [f.message for part in view.parts for f in part.findings if f.code == "quotation-not-in-text"]
    assert told == ["the text does not hold “the lamp was never lit”"]
    (tmp_path / "sources" / "skar.txt").write_text(skar.TEXT.replace("The county", "No county"), "utf-8")
    lock = beside.with_suffix(".lock").read_bytes()
    view = Reader(path, [tmp_path]).read()
    assert [f.code for f in view.parts[0].findings] == ["text-changed", "quote-not-found"]
    assert all(part.question is not None for part in view.items)
    assert beside.with_suffix(".lock").read_bytes() == lock
