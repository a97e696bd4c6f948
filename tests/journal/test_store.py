import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.journal import connection
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal, NotSaved
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent, Hinted, Skipped, Started, Submitted, Tried, Undone
from quiz.session.history import Review
from quiz.session.run import EXAM
from tests.builders import answered, rot
from tests.strategies import banks, histories

STARTED = Started("s0", 1, "r", "bank", "practice", "seed", ("a", "b", "ü"))
EVENTS: list[AnyEvent] = [
    STARTED,
    answered(1, "a", 0.5),
    Skipped("k1", 3, "r", "bank", "b"),
    Undone("u1", 4, "r", "bank", "e1"),
    answered(2, "a", 1.0),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a" / "folder" / "journal.db"


@pytest.fixture
def journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """A journal that does not wait for locks."""
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    journal = open_journal(path, "now")
    yield journal
    journal.close()


def other(path: Path) -> sqlite3.Connection:
    """The same file as another program sees it."""
    return sqlite3.connect(path, isolation_level=None, timeout=0)


def rows(path: Path) -> list[tuple[str]]:
    db = other(path)
    try:
        return db.execute("SELECT id FROM events ORDER BY seq").fetchall()
    finally:
        db.close()


def test_what_is_appended_comes_back_in_order(journal: Journal) -> None:
    journal.append(EVENTS)
    assert journal.events("r") == EVENTS
    assert journal.events("other") == []


def test_what_is_appended_outlives_the_program(journal: Journal, path: Path) -> None:
    journal.append(EVENTS[:2])
    journal.close()
    again = open_journal(path, "now")
    again.append(EVENTS[2:])
    assert again.events("r") == EVENTS
    again.close()


def test_tries_and_hints_come_back_and_are_no_answers(journal: Journal) -> None:
    events: list[AnyEvent] = [
        Started("s0", 1, "r", "bank", "practice", "seed", ("a", "b"), 3),
        Hinted("h1", 2, "r", "bank", "a"),
        Tried("t1", 3, "r", "bank", "a", ("x",), 0.5, 7, "a quote", True),
        Answered("e1", 4, "r", "bank", "a", ("y",), 2 / 3, 7, "f", "a quote", 1, True, 1.0),
        Tried("t2", 5, "r", "bank", "b", ("x",), 0.0, 7),
    ]
    journal.append(events)
    assert journal.events("r") == events
    assert journal.history("bank", "a") == [Review("a", 4, "f", 2 / 3, 1.0, 1, True)]


OLD = {
    "runs": '{"kind":"started","id":"s0","at":1,"run":"r","bank":"bank","mode":"practice","seed":"s","plan":["a","b"]}',
    "events": '{"kind":"answered","id":"e1","at":2,"run":"r","bank":"bank","question":"a","response":["True"],'
    '"mark":0.5,"took":7,"fingerprint":"f"}',
}
"""How a run began and an answer, as they were written when there were no tries."""


def test_a_journal_from_before_there_were_tries_is_read(journal: Journal, path: Path) -> None:
    db = other(path)
    db.execute("INSERT INTO runs (id, at, bank, body) VALUES ('r', 1, 'bank', ?)", (OLD["runs"],))
    db.execute(
        "INSERT INTO events (id, at, run, bank, kind, question, mark, body)"
        " VALUES ('e1', 2, 'r', 'bank', 'answered', 'a', 0.5, ?)",
        (OLD["events"],),
    )
    db.close()
    started, answer = journal.events("r")
    assert started == Started("s0", 1, "r", "bank", "practice", "s", ("a", "b"), 1)
    assert answer == Answered("e1", 2, "r", "bank", "a", ("True",), 0.5, 7, "f", "", 1, False, None)
    run = runs.replay([started, answer])
    assert run is not None
    assert (run.tries, run.current, run.score) == (1, "b", 0.5)


@settings(max_examples=15)
@given(st.data(), banks())
def test_any_history_comes_back(data: st.DataObject, of: Bank) -> None:
    events = data.draw(histories(of))
    with TemporaryDirectory() as folder:
        journal = open_journal(Path(folder) / "j.db", "now")
        journal.append(events[:-1])
        journal.append(events[-1:])
        assert journal.events("run") == events
        assert runs.replay(journal.events("run")) == runs.replay(events)
        journal.close()


def test_appending_twice_is_appending_once(journal: Journal) -> None:
    journal.append(EVENTS)
    journal.append(EVENTS)
    journal.append([*EVENTS[3:], answered(3, "b")])
    assert journal.events("r") == [*EVENTS, answered(3, "b")]


def test_an_event_already_there_stays_as_it_is(journal: Journal) -> None:
    journal.append([answered(1, "a", 1.0)])
    journal.append([answered(1, "a", 0.0)])
    assert journal.events("r") == [answered(1, "a", 1.0)]


def test_the_answers_that_stand(journal: Journal) -> None:
    journal.append(EVENTS)
    journal.append([answered(3, "b", 0.0, run="r2"), answered(4, "b", 1.0, at="another")])
    assert [(r.question, r.mark, r.at) for r in journal.memories("bank").reviews] == [("a", 1.0, 2), ("b", 0.0, 3)]
    assert journal.memories("nothing").reviews == []


def test_runs_come_as_they_were_worked_on_last(journal: Journal) -> None:
    order = [(1, "r"), (2, "old"), (3, "r"), (4, "old"), (5, "new"), (6, "r")]
    journal.append([answered(number, f"q{number}", run=run) for number, run in order])
    journal.append([answered(7, run="elsewhere", at="another"), Skipped("s8", 8, "skipped", "bank", "a")])
    journal.append([Submitted("s9", 9, "exam", "bank")])
    assert list(journal.latest_runs("bank")) == ["exam", "r", "new", "old"]
    assert list(journal.latest_runs("nothing")) == []


def test_what_comes_from_elsewhere_is_last_only_where_it_was_done_last(journal: Journal) -> None:
    def a_year(at: int, name: str) -> list[AnyEvent]:
        exam = Started(f"x{at}", at + 5, f"{name}-exam", "bank", EXAM, "seed", ("a",))
        return [Started(f"s{at}", at, name, "bank", "practice", "seed", ("a",)), exam, answered(at + 9, run=name)]

    def last() -> list[object]:
        return [
            journal.last_run("bank"),
            journal.last_worked_on("bank"),
            journal.last_exam("bank"),
            *journal.latest_runs("bank"),
        ]

    journal.append(a_year(2000, "new"))
    journal.append(a_year(1000, "old"))
    assert last() == ["new-exam", "new", "new-exam", "new", "old"]
    journal.append(a_year(3000, "newer"))
    assert last() == ["newer-exam", "newer", "newer-exam", "newer", "new", "old"]


def test_of_runs_at_one_moment_the_one_recorded_last_is_the_last(journal: Journal) -> None:
    starts = [Started(f"s{name}", 1, name, "bank", EXAM, "seed", ("a",)) for name in "abc"]
    journal.append(starts)
    journal.append([Skipped(f"k{name}", 2, name, "bank", "a") for name in "abc"])
    assert (journal.last_run("bank"), journal.last_exam("bank"), journal.last_worked_on("bank")) == ("c", "c", "c")


def test_how_much_is_new(journal: Journal) -> None:
    journal.append([answered(i) for i in range(5)])
    assert [journal.has_more("bank", since, 2) for since in range(6)] == [True, True, True, False, False, False]
    assert not journal.has_more("nothing", 0, 0)


def test_the_last_run(journal: Journal) -> None:
    assert journal.last_run("bank") is None
    second = Started("s2", 2, "r2", "bank", "practice", "seed", ())
    journal.append([STARTED, second, answered(1), Started("s3", 9, "r3", "another", "practice", "seed", ())])
    assert journal.last_run("bank") == "r2"


def test_all_or_none(journal: Journal) -> None:
    with pytest.raises(NotSaved):
        journal.append([answered(1, "a", 1.0), answered(2, "b", 1.5)])
    assert journal.events("r") == []
    journal.append([answered(1, "a", 1.0)])
    assert len(journal.events("r")) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET mark = 1",
        "DELETE FROM events",
        "REPLACE INTO events (id, at, run, bank, kind, body, seq) VALUES ('x', 1, 'r', 'b', 'skipped', '{}', 1)",
    ],
)
def test_the_file_itself_refuses_a_change(journal: Journal, path: Path, statement: str) -> None:
    journal.append(EVENTS)
    db = other(path)
    db.execute("PRAGMA recursive_triggers = ON")
    with pytest.raises(sqlite3.IntegrityError, match="only appended"):
        db.execute(statement)
    db.close()
    assert journal.events("r") == EVENTS


@pytest.mark.parametrize("bit", [1, 0x80], ids=["no JSON", "no UTF-8"])
def test_what_cannot_be_read_is_passed_over_and_counted(path: Path, bit: int) -> None:
    first = open_journal(path, "now")
    first.append(
        [STARTED, answered(1, "a", 0.5), answered(2, "a"), answered(3, "b"), Skipped("k", 4, "r", "bank", "c")]
    )
    first.append([Started("s1", 1, "x", "bank", "exam", "seed", ("a",))])
    first.close()
    for name in ("e2", "k", "s1"):
        rot(path, name, bit)
    journal = open_journal(path, "now")
    assert journal.set_aside is None
    whole = [STARTED, answered(1, "a", 0.5), answered(3, "b")]
    assert journal.unreadable == set()
    assert journal.events("r") == whole
    assert len(journal.unreadable) == 2
    assert journal.every_event() == journal.every_event("bank") == whole
    assert journal.last_exam("bank") is None
    assert [one.at for one in journal.history("bank", "a")] == [1]
    assert [one.at for one in journal.given("bank")] == [1, 3]
    news = journal.memories("bank")
    assert ([one.at for one in news.reviews], news.more) == ([1, 3], 2)
    assert len(journal.unreadable) == 3
    again = journal.again()
    assert again.unreadable is journal.unreadable
    again.close()
    journal.close()


def test_an_event_of_a_kind_that_is_not_known_is_passed_over(journal: Journal, path: Path) -> None:
    db = other(path)
    db.execute("INSERT INTO events (id, at, run, bank, kind, body) VALUES ('x', 1, 'r', 'b', 'dreamt', '{}')")
    db.close()
    assert journal.events("r") == []
    assert journal.unreadable == {b"{}"}


def test_a_locked_journal_saves_nothing_now_and_all_later(journal: Journal, path: Path) -> None:
    db = other(path)
    db.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="locked"):
        journal.append(EVENTS)
    db.execute("ROLLBACK")
    db.close()
    assert journal.events("r") == []
    journal.append(EVENTS)
    assert journal.events("r") == EVENTS


@pytest.mark.parametrize(
    ("spoil", "mend", "reason"),
    [
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "readonly"),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 9999", "full"),
    ],
)
def test_what_cannot_be_written_is_not_saved(journal: Journal, spoil: str, mend: str, reason: str) -> None:
    many = [answered(i) for i in range(400)]
    journal._db.execute(spoil)
    with pytest.raises(NotSaved, match=reason):
        journal.append(many)
    journal._db.execute(mend)
    assert journal.events("r") == []
    journal.append(many)
    assert journal.events("r") == many


APPENDING = """
import sys
from pathlib import Path
from quiz.journal.opening import open_journal
from quiz.session.events import Answered
name = sys.argv[2]
sys.stdin.readline()
journal = open_journal(Path(sys.argv[1]), name)
for i in range(10):
    journal.append([Answered(f"{name}-{i}", i, name, "bank", "q", ("a",), 1.0, 1, "f")])
journal.close()
"""


def test_eight_programs_at_once_lose_nothing(path: Path) -> None:
    command = [sys.executable, "-c", APPENDING, str(path)]
    programs = [
        subprocess.Popen([*command, f"p{i}"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for i in range(8)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate()[1] for program in programs] == [""] * 8
    assert sorted(name for (name,) in rows(path)) == sorted(f"p{i}-{j}" for i in range(8) for j in range(10))
    journal = open_journal(path, "now")
    assert [event.id for event in journal.events("p3")] == [f"p3-{j}" for j in range(10)]
    journal.close()
