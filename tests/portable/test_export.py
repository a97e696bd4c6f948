"""Answers leave a machine whole and come to another; what comes in is anybody's."""

import csv
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.diagnostics import Report
from quiz.folders import shipped_folder
from quiz.journal import opening
from quiz.journal.opening import open_journal
from quiz.journal.store import NotSaved
from quiz.library import Library
from quiz.portable.lines import lines, read
from quiz.portable.table import COLUMNS, table
from quiz.recall import Recall
from quiz.session.events import Answered, AnyEvent, Started, Undone
from tests.strategies import banks, lives

DAY = 86_400_000


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


def answer(name: str, question: str = "a", mark: float = 1, day: int = 0, **more: object) -> Answered:
    bank = str(more.pop("bank", "b"))
    given = {"response": ("x",), "took": 1500, "fingerprint": "k", **more}
    return Answered(name, day * DAY, "r", bank, question, mark=mark, **given)  # type: ignore[arg-type]


def read_back(written: str) -> tuple[list[AnyEvent], Report]:
    report = Report()
    return read(written.splitlines(), report), report


@given(st.data())
@settings(deadline=None)
def test_what_is_exported_comes_back_and_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    of: Bank = data.draw(banks())
    _, events = data.draw(lives(of))
    written = "".join(lines(events))
    back, report = read_back(written)
    assert report.diagnostics == []
    assert "".join(lines(back)) == written
    journal = open_journal(tmp_path_factory.mktemp("j") / "j.db", "now")
    assert sum(journal.merge(back)) == len(events)
    assert journal.merge(back) == (0, 0)
    assert journal.every_event() == sorted(events, key=lambda event: not isinstance(event, Started))
    journal.close()


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([0.0, 1.0]), st.integers(0, 30)), max_size=12), st.data()
)
@settings(deadline=None, max_examples=40)
def test_two_machines_know_the_same_in_whichever_order_they_take_each_other_in(
    tmp_path_factory: pytest.TempPathFactory, given_: list[tuple[str, float, int]], data: st.DataObject
) -> None:
    events = [answer(f"e{i}", *one) for i, one in enumerate(given_)]
    here = [event for event in events if data.draw(st.booleans())]
    there = [event for event in events if event not in here]
    found = []
    for first, second in ((here, there), (there, here)):
        folder = tmp_path_factory.mktemp("merge")
        journal = open_journal(folder / "j.db", "now")
        journal.append(first)
        Recall(journal, "b", folder / "kept").now()
        journal.merge(second)
        known = Recall(journal, "b", folder / "kept").now()
        found.append((known.answers, {name: card.day for name, card in known.cards.items()}))
        journal.close()
    assert found[0] == found[1]


HEAD = '{"format":"quiz answers","version":1}\n'


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("hello\n", 1, "bad-line", "no answers of quiz"),
        ('{"format":"other","version":1}\n', 1, "bad-line", "no answers of quiz"),
        ('{"format":"quiz answers","version":9}\n', 1, "newer-version", "version 9"),
        (HEAD + '{"kind":"nothing"}\n', 2, "bad-line", "no event"),
        (f"{HEAD}\nx\n", 3, "bad-line", "no event"),
    ],
)
def test_what_is_no_export_is_told_by_its_line(text: str, line: int, code: str, said: str) -> None:
    events, report = read_back(text)
    assert events == []
    assert [(d.span.line, d.code, said in d.message) for d in report.diagnostics] == [(line, code, True)]


def test_nothing_holds_nothing() -> None:
    events, report = read_back("")
    assert (events, report.diagnostics) == ([], [])


@pytest.mark.parametrize(
    ("of", "old", "new", "said"),
    [
        ("answered", '"at":0', '"at":99999999999999999999', "`at` is not from 0 to 4102444800000"),
        ("answered", '"at":0', '"at":1000000000000000', "`at`"),
        ("answered", '"at":0', '"at":-1', "`at`"),
        ("answered", '"mark":1', '"mark":7', "`$.mark`"),
        ("answered", '"took"', '"certainty":9,"took"', "`$.certainty`"),
        ("answered", '"took":1500', '"took":-5', "`took` is not from 0"),
        ("answered", '"tries":1', '"tries":0', "`tries` is not from 1 to 100"),
        ("answered", '"earned":null', '"earned":-3', "`earned` is not from 0 to 1"),
        ("answered", '"question":"a"', '"question":"q\\u001b]0;owned\\u0007"', "control characters"),
        ("answered", '"bank":"b"', '"bank":"b\\u202e"', "control characters"),
        ("started", '"limit":9', '"limit":-5', "`limit` is not from 0"),
        ("started", '"tries":2', '"tries":-9', "`tries`"),
        ("started", '["a"]', '["a\\n"]', "control characters"),
        ("started", '"mode":"exam"', '"mode":"\\u009b"', "control characters"),
    ],
)
def test_what_cannot_be_is_told_by_its_line_and_not_taken_in(of: str, old: str, new: str, said: str) -> None:
    begun = Started("s", 0, "r", "b", "exam", "seed", ("a",), 2, 9)
    written = "".join(lines([begun if of == "started" else answer("e1"), answer("e2")]))
    assert old in written
    events, report = read_back(written.replace(old, new, 1))
    assert [event.id for event in events] == ["e2"]
    assert [(one.span.line, one.code, said in one.message) for one in report.diagnostics] == [(2, "bad-line", True)]


@pytest.mark.parametrize("at", [10**15, -(10**14), 2**63 - 1])
def test_a_time_that_cannot_be_stops_nothing_where_a_journal_holds_it(
    quiz_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    bank = quiz_home / "questions" / "b.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text("questions:\n- {id: a, type: true-false, prompt: Is it?, answer: true}\n")
    key = Library([]).read(bank).bank
    assert key is not None
    poison = Answered("e1", at, "r", "b", "a", ("True",), 1, at, key.questions["a"].fingerprint(), "", -9)
    journal = open_journal(quiz_home / "journal.db", "now")
    journal.append([poison, answer("e2", "q\x1b]0;owned\x07")])
    journal.close()
    for words in ("stats b", "stats", "export --format csv", "play b --plain --mode review"):
        monkeypatch.setattr("sys.stdin", StringIO(":show\n"))
        assert main(words.split()) == 0
        captured = capsys.readouterr()
        assert "\x1b" not in captured.out


def test_a_number_that_no_file_can_hold_is_not_saved(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "j.db", "now")
    with pytest.raises(NotSaved):
        journal.append([answer("e1"), answer("e2", day=10**18)])
    assert journal.every_event() == []
    journal.close()


def test_what_was_typed_is_made_harmless() -> None:
    (back,), _ = read_back("".join(lines([answer("e1", response=("\x1b[31mred", "ok"), proof="a\u202eb")])))
    assert isinstance(back, Answered)
    assert "\x1b" not in "".join((*back.response, back.proof))
    assert "\u202e" not in back.proof


def test_the_table_has_a_row_for_each_answer_and_no_formula() -> None:
    events: list[AnyEvent] = [
        Started("s", 0, "r", "b", "exam", "seed", ("a",)),
        answer("e1", "a", 1 / 3, earned=1.0, tries=2, hint=True, certainty=2, proof="=1+1"),
        answer("e2", "b", 0, response=("@SUM(A1)", "y")),
        Undone("u", 5, "r", "b", "e2"),
    ]
    rows = list(csv.DictReader(StringIO("".join(table(events, ["t1", "t2"])))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["question"], row["mode"], row["right"], row["taken_back"]) for row in rows] == [
        ("a", "exam", "yes", "no"),
        ("b", "exam", "no", "yes"),
    ]
    assert (rows[0]["mark"], rows[0]["tries"], rows[0]["hint"], rows[0]["seconds"]) == ("0.3333", "2", "yes", "1.500")
    assert (rows[0]["proof"], rows[1]["response"]) == ("'=1+1", "'@SUM(A1) | y")


def test_from_one_machine_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        monkeypatch.setenv("QUIZ_HOME", str(tmp_path / name))
        monkeypatch.setattr("sys.stdin", StringIO(":show\n:show\n"))
        assert main(["play", "reading-arguments", "--plain", "--count", "2", "--seed", name]) == 0
    capsys.readouterr()
    assert main(["export", "--out", str(tmp_path / "two.jsonl")]) == 0
    assert "2 answers" in capsys.readouterr().err
    assert main(["export", "--out", str(tmp_path / "two.jsonl")]) == 2
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "one"))
    capsys.readouterr()
    assert main(["import", str(tmp_path / "two.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("1 new run, 2 new events; 0 were there already")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO((tmp_path / "two.jsonl").read_bytes())))
    assert main(["import", "-"]) == 0
    assert capsys.readouterr().out.startswith("0 new runs, 0 new events; 3 were there already")
    assert main(["export", "--format", "csv"]) == 0
    out = capsys.readouterr().out
    assert len(list(csv.DictReader(StringIO(out)))) == 4


def test_of_one_bank_that_is_there_or_on_which_answers_are(
    tmp_path: Path, quiz_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(lines([answer("e1"), answer("e2", bank="reading-arguments")])))
    assert main(["import", str(path)]) == 0

    def exported(bank: str) -> tuple[int, int, str]:
        """The exit code, how many answers, and standard error."""
        capsys.readouterr()
        code = main(["export", "--bank", bank])
        out, err = capsys.readouterr()
        return code, out.count('"e1"') + out.count('"e2"'), err

    assert exported("b") == (0, 1, "")
    assert exported("reading-arguments") == (0, 1, "")
    assert exported(str(shipped_folder() / "reading-arguments.yaml")) == (0, 1, "")
    assert exported("hermit-kingdom") == (0, 0, "")
    assert exported("reading-arguments/proof") == (0, 0, "")
    code, _, err = exported("reading-argument")
    assert (code, err) == (2, "quiz: there is no bank reading-argument; did you mean reading-arguments?\n")
    assert main(["export", "--format", "csv", "--bank", "nosuch"]) == 2
    assert capsys.readouterr().out == ""


def test_a_bad_line_takes_nothing_in(tmp_path: Path, quiz_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(lines([answer("e1")])) + "broken\n")
    assert main(["import", str(path)]) == 3
    assert f"{path}:3: this is no event" in capsys.readouterr().err
    assert main(["export"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["import", str(tmp_path / "gone")]) == 2
