"""Cards kept between calls equal cards worked out from nothing."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.journal import opening, store
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal
from quiz.kinds.choice import Choice
from quiz.recall import _FORM, Recall
from quiz.session.events import Answered, Skipped, Tried, Undone
from quiz.session.memory.days import DAY, HOUR, Days
from quiz.session.memory.knowledge import Knowledge
from tests.builders import options, question


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "j.db", "now")


def given_answer(
    number: int, question: str = "a", mark: float = 1, key: str = "k", bank: str = "b", at: int | None = None
) -> Answered:
    return Answered(f"e{number}", (number if at is None else at) * DAY, "r", bank, question, ("x",), mark, 5, key)


def anew(journal: Journal, folder: Path, bank: str = "b") -> Knowledge:
    return Recall(journal, bank, folder / "nothing" / str(len(list(folder.iterdir())))).now()


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("answer"),
            st.sampled_from("abc"),
            st.sampled_from([0.0, 0.5, 1.0]),
            st.sampled_from("kl"),
            st.one_of(st.none(), st.integers(0, 40)),
        ),
        st.tuples(st.just("undo"), st.integers(0, 30)),
        st.tuples(st.just("look")),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_what_was_kept_and_brought_up_to_date_equals_what_is_worked_out_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("recall")
    journal = open_journal(folder / "j.db", "now")
    answers: list[str] = []
    for number, step in enumerate(steps):
        if step[0] == "answer":
            _, question, mark, key, at = step
            journal.append([given_answer(number, question, mark, key, at=at)])  # type: ignore[arg-type]
            answers.append(f"e{number}")
        elif step[0] == "undo" and answers:
            gone = answers.pop(int(str(step[1])) % len(answers))
            journal.append([Undone(f"e{number}", number * DAY, "r", "b", gone)])
        else:
            Recall(journal, "b", folder / "kept").now()
    kept, new = Recall(journal, "b", folder / "kept"), anew(journal, folder)
    glance = kept.glance()
    assert glance is not None
    assert (glance.answers, glance.standings) == (new.answers, new.standings)
    assert kept.now() == new
    assert new.answers == len(answers)
    journal.close()


def test_a_skip_that_is_taken_back_is_no_answer(journal: Journal, tmp_path: Path) -> None:
    recall = Recall(journal, "b", tmp_path / "kept")
    journal.append([given_answer(1), Skipped("s", 2, "r", "b", "a")])
    recall.now()
    journal.append([Undone("u", 3, "r", "b", "s")])
    assert recall.now().answers == 1
    assert anew(journal, tmp_path).answers == 1


def test_answers_that_come_later_count_in_their_own_time(journal: Journal, tmp_path: Path) -> None:
    """As when a student's answers from another machine are taken in."""
    recall = Recall(journal, "b", tmp_path / "kept")
    journal.append([given_answer(1, mark=1, at=9)])
    recall.now()
    journal.append([given_answer(2, mark=0, at=5)])
    found = recall.now()
    assert (found.standings["a"].mark, found.standings["a"].at, found.standings["a"].to_mend) == (1, 9 * DAY, 1)
    assert (found.cards["a"].day, found.cards["a"].reviews) == (8, 2)


def test_only_what_is_new_is_replayed(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.append([given_answer(i) for i in range(1, 9)])
    recall = Recall(journal, "b", tmp_path / "kept")
    assert sum(1 for _ in recall.bring_up_to_date()) == 8
    assert sum(1 for _ in recall.bring_up_to_date()) == 0
    journal.append([given_answer(9), given_answer(10, "b")])
    assert sum(1 for _ in recall.bring_up_to_date()) == 2
    assert recall.knowledge == anew(journal, tmp_path)
    assert recall.knowledge.cards["a"].reviews == 9


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"\x96\x01"])
def test_a_damaged_file_is_worked_out_anew(journal: Journal, tmp_path: Path, damage: bytes) -> None:
    journal.append([given_answer(1)])
    recall = Recall(journal, "b", tmp_path / "kept")
    before = recall.now()
    recall.path.write_bytes(damage)
    assert Recall(journal, "b", tmp_path / "kept").now() == before != Knowledge()


def test_another_journal_in_the_same_place_does_not_meet_the_old_cards(tmp_path: Path) -> None:
    for number, mark in ((1, 1.0), (2, 0.0)):
        path = tmp_path / "j.db"
        path.unlink(missing_ok=True)
        journal = open_journal(path, "now")
        journal.append([given_answer(number, mark=mark)])
        cards = Recall(journal, "b", tmp_path / "kept").now().cards
        journal.close()
    assert (cards["a"].reviews, cards["a"].lapses) == (1, 1)


def test_another_retention_is_another_plan(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1)])
    usual, strict = (Recall(journal, "b", tmp_path / "kept", retention).now().cards for retention in (0.8, 0.95))
    assert usual["a"].due > strict["a"].due


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.0, 1.0])), min_size=1, max_size=8),
    st.data(),
    st.booleans(),
)
@settings(max_examples=30, deadline=None)
def test_when_in_a_day_an_answer_was_given_or_taken_in_from_elsewhere_changes_no_card(
    tmp_path_factory: pytest.TempPathFactory, given_on: list[tuple[int, float]], data: st.DataObject, late: bool
) -> None:
    """Two journals with the same answers on the same days: at noon, or at any hour and perhaps taken in late."""
    folder, day, found = tmp_path_factory.mktemp("recall"), 0, []
    answers: list[tuple[int, float]] = []
    for since, mark in given_on:
        day += since
        answers.append((day, mark))
    hours = data.draw(st.lists(st.integers(0, DAY - 10), min_size=len(answers), max_size=len(answers)))
    for name, shares in (("noon", [DAY // 2] * len(answers)), ("any", hours)):
        journal = open_journal(folder / f"{name}.db", "now")
        ats = sorted(days * DAY + share for (days, _), share in zip(answers, shares, strict=True))
        events = [
            Answered(f"e{i}", at + i, "r", "b", "a", ("x",), mark, 5, "k")
            for i, (at, (_, mark)) in enumerate(zip(ats, answers, strict=True))
        ]
        recall = Recall(journal, "b", folder / name, days=Days(begins=0))
        for half in (events[1::2], events[::2]) if late else (events,):
            journal.append(half)
            recall.now()
        found.append(recall.now().cards)
        journal.close()
    assert found[0] == found[1]


def kept_and_anew(journal: Journal, folder: Path, **by: Any) -> tuple[Knowledge, Knowledge]:
    """What is known by what was kept of other rules, and by nothing that was kept."""
    nothing = folder / f"nothing {len(list(folder.iterdir()))}"
    return Recall(journal, "b", folder / "kept", **by).now(), Recall(journal, "b", nothing, **by).now()


def test_days_that_begin_at_another_hour_or_elsewhere_make_other_cards(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1, mark=0), given_answer(2)])
    recall = Recall(journal, "b", tmp_path / "kept")
    first = recall.now()
    for days in (Days(begins=0), Days(zone="elsewhere", offset=lambda _: 5 * HOUR)):
        kept, new = kept_and_anew(journal, tmp_path, days=days)
        assert kept == new != first
        assert kept.cards["a"].day == 2


def test_a_question_that_has_more_options_now_is_planned_by_them(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1)])
    few, many = (Choice(options("+x", *names)) for names in ("abc", "abcde"))
    for item, luck in ((many, False), (few, True), (many, False)):
        questions = {name: question(name, item=item) for name in ("a", "never answered")}
        kept, new = kept_and_anew(journal, tmp_path, questions=questions)
        assert kept == new
        assert kept.cards["a"].lucky is luck


def test_other_questions_in_the_bank_leave_the_cards_as_they_are(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1)])
    guessed = {"new": question("new", item=Choice(options("+x", "y")))}
    assert sum(1 for _ in Recall(journal, "b", tmp_path / "kept").bring_up_to_date()) == 1
    assert sum(1 for _ in Recall(journal, "b", tmp_path / "kept", questions=guessed).bring_up_to_date()) == 0


def test_cards_that_mean_something_else_have_another_version(journal: Journal, tmp_path: Path) -> None:
    """Where this fails, raise `_FORM` with it: what an earlier version kept must not be read as if it were new."""
    journal.append([given_answer(1), given_answer(2), given_answer(9, mark=0), given_answer(10, "c")])
    cards = Recall(journal, "b", tmp_path / "kept", questions={"a": question("a")}).now().cards
    found = {name: (card.day, card.due, round(card.stability, 4)) for name, card in cards.items()}
    assert (_FORM, found) == (4, {"a": (8, 9, 0.9496), "c": (9, 11, 2.3065)})


def test_what_an_earlier_version_kept_is_not_read(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1)])
    recall = Recall(journal, "b", tmp_path / "kept")
    before = recall.now()
    form, *rest, knowledge = msgspec.msgpack.decode(recall.path.read_bytes())
    knowledge["cards"]["a"]["due"] = 99
    recall.path.write_bytes(msgspec.msgpack.encode([form, *rest, knowledge]))
    assert recall.now().cards["a"].due == 99
    recall.path.write_bytes(msgspec.msgpack.encode([form - 1, *rest, knowledge]))
    assert recall.now() == before


def test_where_nothing_can_be_kept_the_cards_are_there_all_the_same(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal.append([given_answer(1), Tried("t", 5, "r", "b", "a", ("y",), 0, 3)])
    recall = Recall(journal, "b", tmp_path / "file")
    assert recall.now().cards["a"].reviews == 1
    assert Recall(journal, "elsewhere", tmp_path / "file").now() == Knowledge()


def test_a_glance_gives_up_where_too_much_is_new(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(i) for i in range(1, 9)])
    recall = Recall(journal, "b", tmp_path / "kept")
    assert recall.glance(7) is None
    found = recall.glance(8)
    assert found is not None
    assert (found.answers, found.cards) == (8, {})
    recall.now()
    assert recall.glance(0) is not None


def test_another_thread_reads_by_a_connection_of_its_own(journal: Journal, tmp_path: Path) -> None:
    journal.append([given_answer(1)])
    other = journal.again()
    assert other.memories("b").reviews == journal.memories("b").reviews
    with pytest.raises(store.NotSaved):
        other.append([given_answer(2)])
    other.close()
