"""A file of answers never wins over what is recorded, and whatever it contradicts is said."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.diagnostics import Report
from quiz.journal import opening
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal
from quiz.portable import lines as portable_lines
from quiz.portable.lines import MAX_FINDINGS, MAX_LINE, lines, read
from quiz.portable.merging import merge
from quiz.session.events import (
    LATEST,
    AnyEvent,
    Closed,
    Flagged,
    Hinted,
    Opened,
    Responded,
    Skipped,
    Started,
    Submitted,
    Tried,
    Undone,
)
from quiz.workspace import now
from tests.builders import answered, rot

HEAD = '{"format":"quiz answers","version":1}\n'
STARTED = Started("s", 1, "r", "bank", "practice", "seed", ("a", "b"))
RECORDED: list[AnyEvent] = [STARTED, answered(1, "a", 0.0), answered(2, "b", 1.0, run="other")]
EVERY_KIND: list[AnyEvent] = [
    STARTED,
    answered(1),
    Tried("t", 1, "r", "bank", "a", ("x",), 0, 1, "p"),
    Hinted("h", 1, "r", "bank", "a"),
    Skipped("k", 1, "r", "bank", "a"),
    Undone("u", 1, "r", "bank", "e1"),
    Responded("x", 1, "r", "bank", "a", ("x",), 1, "p"),
    Flagged("f", 1, "r", "bank", "a", True),
    Closed("c", 1, "r", "bank"),
    Opened("o", 1, "r", "bank"),
    Submitted("z", 1, "r", "bank"),
]
UNSAFE = ["\x1b[31m", "\x00", "\x9b", "\u202e", "\r"]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = open_journal(tmp_path / "j.db", "now")
    journal.append(RECORDED)
    yield journal
    journal.close()


def changed(event: AnyEvent, **fields: object) -> AnyEvent:
    return msgspec.structs.replace(event, **fields)


FORGED: dict[str, tuple[AnyEvent, str]] = {
    "a better mark": (changed(RECORDED[1], mark=1.0), "something else is recorded"),
    "another time": (changed(RECORDED[1], at=99), "something else is recorded"),
    "another run": (changed(RECORDED[1], run="other"), "something else is recorded"),
    "another bank": (changed(RECORDED[1], bank="else"), "something else is recorded"),
    "another kind": (Skipped("e1", 2, "r", "bank", "a"), "something else is recorded"),
    "another plan": (changed(STARTED, plan=("b", "a")), "began differently"),
    "another start": (changed(STARTED, id="s2"), "began differently"),
    "a bank that is not the run's": (answered(9, "a", at="else"), "on another bank"),
    "takes back an answer of another run": (Undone("u", 9, "r", "bank", "e2"), "of another run"),
    "takes back from another bank": (Undone("u", 9, "other", "else", "e2"), "of another run"),
}


@pytest.mark.parametrize(("event", "why"), FORGED.values(), ids=FORGED)
def test_what_contradicts_the_journal_is_named_and_left_out(journal: Journal, event: AnyEvent, why: str) -> None:
    honest = answered(7, "b")
    merged = merge(journal, [event, honest])
    conflict = merged.conflicts[0]
    assert conflict.id == event.id
    assert why in conflict.why
    taken = [] if isinstance(event, Started) else [honest]
    assert journal.every_event() == RECORDED + taken
    assert merged.events == len(taken)
    assert [(one.question, one.mark) for one in journal.memories("bank").reviews][:2] == [("a", 0.0), ("b", 1.0)]


def test_what_belongs_to_a_run_that_began_differently_is_left_out(journal: Journal) -> None:
    forged = [changed(STARTED, plan=("x",)), answered(7, "x"), Submitted("z", 9, "r", "bank")]
    merged = merge(journal, forged)
    assert [one.id for one in merged.conflicts] == ["s", "e7", "z"]
    assert journal.every_event() == RECORDED


def test_an_undo_of_a_recorded_answer_is_told(journal: Journal) -> None:
    merged = merge(journal, [Undone("u", 9, "r", "bank", "e1")])
    assert (merged.taken_back, merged.events, merged.conflicts) == (1, 1, [])
    again = merge(journal, [Undone("u", 9, "r", "bank", "e1"), Undone("v", 9, "r", "bank", "e1")])
    assert (again.taken_back, again.events, again.there) == (1, 0, 2)


def test_what_was_recorded_before_it_was_cleaned_is_the_same(journal: Journal) -> None:
    raw = changed(answered(5), response=("\x1b[31m",), proof="\u202e")
    journal.append([raw])
    report = Report()
    merged = merge(journal, read("".join(lines([raw])).splitlines(), report))
    assert (merged.there, merged.conflicts, report.diagnostics) == (1, [], [])


def test_what_cannot_be_read_any_more_is_no_proof_of_being_the_same(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "j.db", "now")
    journal.append(RECORDED)
    journal.close()
    rot(tmp_path / "j.db", "e2")
    journal = open_journal(tmp_path / "j.db", "now")
    merged = merge(journal, [RECORDED[2], answered(3)])
    assert ([one.id for one in merged.conflicts], merged.events) == (["e2"], 1)
    journal.close()


@given(st.data())
def test_whatever_a_file_holds_what_is_recorded_stays_and_all_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    events = st.builds(
        answered,
        st.integers(1, 4),
        st.sampled_from("ab"),
        st.sampled_from([0.0, 1.0]),
        st.sampled_from(["r", "q"]),
        st.sampled_from(["bank", "else"]),
    )
    undos = st.builds(
        Undone,
        st.sampled_from(["u", "v"]),
        st.just(9),
        st.sampled_from(["r", "q"]),
        st.sampled_from(["bank", "else"]),
        st.sampled_from(["e1", "e2", "e3"]),
    )
    starts = st.builds(changed, st.just(STARTED), run=st.sampled_from(["r", "q"]), seed=st.sampled_from(["s", "t"]))
    some = st.lists(st.one_of(events, undos, starts), max_size=6)
    with_journal = open_journal(tmp_path_factory.mktemp("m") / "j.db", "now")
    before = read(lines(data.draw(some)), Report())
    merge(with_journal, before)
    recorded = with_journal.every_event()
    new = read(lines(data.draw(some)), Report())
    merged = merge(with_journal, new)
    after = with_journal.every_event()
    assert [event for event in after if event in recorded] == recorded
    assert len(after) - len(recorded) == merged.runs + merged.events
    assert len(new) == merged.runs + merged.events + merged.there + len(merged.conflicts)
    with_journal.close()


def problems(text: str | bytes, latest: int = LATEST) -> list[tuple[int, str]]:
    report = Report()
    whole = HEAD.encode() + (text if isinstance(text, bytes) else text.encode())
    read(whole.splitlines(keepends=True), report, latest)
    return [(one.span.line, one.message) for one in report.sorted()]


def test_two_lines_with_one_id_that_differ_are_told() -> None:
    written = "".join(list(lines([answered(1, mark=0.0), answered(2), answered(1, mark=0.0), answered(1)]))[1:])
    ((line, said),) = problems(written)
    assert (line, "differs from line 2" in said) == (5, True)


@pytest.mark.parametrize("unsafe", UNSAFE)
@pytest.mark.parametrize("event", EVERY_KIND, ids=lambda event: type(event).__name__)
def test_no_text_of_an_event_comes_in_with_control_characters(event: AnyEvent, unsafe: str) -> None:
    for field in event.__struct_fields__:
        value = getattr(event, field)
        if not isinstance(value, str | tuple):
            continue
        poison = f"x{unsafe}" if isinstance(value, str) else (f"x{unsafe}",)
        report = Report()
        taken = read(lines([changed(event, **{field: poison})]), report)
        if field in ("response", "proof"):
            assert unsafe not in "".join(map(str, msgspec.structs.astuple(taken[0])))
        else:
            assert (taken, [field in one.message for one in report.diagnostics]) == ([], [True])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"kind":"hinted","x":' + b"[" * 100_000, "nested too deeply"),
        (b'{"kind":"hinted","id":"\xff"}', "no event"),
        (b'{"kind":"hinted","id":"' + b"x" * MAX_LINE + b'"}', "longer ones are not read"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(line: bytes, said: str) -> None:
    assert [(number, said in message) for number, message in problems(line)] == [(2, True)]


@pytest.mark.parametrize(("bad", "said"), [(1, "1 line"), (5, "5 lines"), (10_000, f"at least {MAX_FINDINGS} lines")])
def test_of_many_bad_lines_the_first_are_shown_and_all_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: int, said: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(HEAD + "x\n" * bad)
    assert main(["import", str(path)]) == 3
    err = capsys.readouterr().err.splitlines()
    assert len(err) == min(bad, 2) + 1
    assert err[0].startswith(f"quiz: {path}:2: ")
    assert err[-1] == f"quiz: nothing was taken in: {said} cannot be used"


def test_no_answer_comes_from_the_future(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = answered(now() + 3 * 86_400_000)
    written = list(lines([later]))
    assert [(line, "later than now" in said) for line, said in problems(written[1], now())] == [(2, True)]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(written))
    assert main(["import", str(path)]) == 3
    assert "nothing was taken in" in capsys.readouterr().err


def test_the_command_says_what_it_left_out(quiz_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = open_journal(quiz_home / "journal.db", "now")
    journal.append(RECORDED)
    journal.close()
    path = quiz_home / "a.jsonl"
    forged: list[AnyEvent] = [changed(RECORDED[1], mark=1.0), answered(7, "b"), Undone("u", 9, "other", "bank", "e2")]
    path.write_bytes(b"\xef\xbb\xbf" + "".join(lines(forged)).encode())
    assert main(["import", str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == "0 new runs, 2 new events; 0 were there already\n"
    assert err.splitlines() == [
        f"quiz: {path} takes back 1 answer recorded here",
        f"quiz: {path}: 1 event not taken in; what is recorded here stays:"
        " e1 (something else is recorded under its id)",
    ]


@pytest.mark.parametrize(
    ("limit", "value", "text"),
    [("MAX_BYTES", 200, b"\n" * 300), ("_MOST_LINES", 100, b"\n" * 101), ("MAX_LINE", 50, b"x" * 51)],
)
def test_what_is_too_much_is_not_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    limit: str,
    value: int,
    text: bytes,
) -> None:
    monkeypatch.setattr(f"quiz.cli.export.{limit}", value)
    if limit == "MAX_LINE":
        monkeypatch.setattr(portable_lines, limit, value)
    path = tmp_path / "a.jsonl"
    path.write_bytes(HEAD.encode() + text)
    assert main(["import", str(path)]) == (3 if limit == "MAX_LINE" else 2)
    assert {"MAX_BYTES": "at most 200", "_MOST_LINES": "more than 100", "MAX_LINE": "more than 50"}[limit] in (
        capsys.readouterr().err
    )
