"""Further tries, hints and free retries: what they cost, and when a question stays."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank, Question
from quiz.journal.rows import given_of, review_of
from quiz.kinds import Verdict
from quiz.kinds.multiple import Multiple
from quiz.kinds.short import Short
from quiz.session import run as runs
from quiz.session.attempt import Attempt, penalised
from quiz.session.events import Answered, Tried
from quiz.session.proving import Pick
from tests.builders import options, question, stamp
from tests.session.student import Student
from tests.strategies import banks, lives

SHORT = msgspec.structs.replace(question("q", kind="short", item=Short(("keeper",), (), False)), hint="A lamp.")
MULTIPLE = question("q", kind="multiple", item=Multiple(options("+a", "+b", "c", "d")))
RIGHT_PROOF, WRONG_PROOF = Pick("has burned", True), Pick("was sold", False)
THIRD = pytest.approx(1 / 3)
TWO_THIRDS = pytest.approx(2 / 3)


@pytest.mark.parametrize("mark", [0.0, 0.2, 0.5, 1.0])
@pytest.mark.parametrize("earlier", range(5))
@pytest.mark.parametrize("hint", [False, True])
def test_a_third_for_each_earlier_try_and_the_hint(mark: float, earlier: int, hint: bool) -> None:
    assert penalised(mark, earlier, hint) == pytest.approx(max(0.0, mark - earlier / 3 - (1 / 3 if hint else 0)))


@pytest.mark.parametrize(
    ("tries", "typed", "hint", "mark", "needed"),
    [
        (1, ["keeper"], False, 1, 1),
        (1, ["x"], False, 0, 1),
        (1, ["keeper"], True, TWO_THIRDS, 1),
        (2, ["keeper"], False, 1, 1),
        (2, ["x", "keeper"], False, TWO_THIRDS, 2),
        (2, ["x", "y"], False, 0, 2),
        (2, ["x", "keeper"], True, THIRD, 2),
        (3, ["x", "y", "keeper"], False, THIRD, 3),
        (3, ["x", "y", "keeper"], True, 0, 3),
        (5, ["x", "y", "z", "keeper"], False, 0, 4),
        (5, ["x", "y", "z", "w", "v"], False, 0, 5),
        (3, ["x", "x", " x ", "keeper"], False, TWO_THIRDS, 2),
        (1, ["keepr", "keeper"], False, 1, 1),
        (1, ["keepr", "keper"], False, 0, 1),
        (1, ["keepr", "keepr", "keeper"], False, 1, 1),
        (1, ["keepr", "keeper"], True, TWO_THIRDS, 1),
        (2, ["keepr", "keper", "keeper"], False, TWO_THIRDS, 2),
        (2, ["x", "keepr", "keeper"], False, TWO_THIRDS, 2),
    ],
)
def test_what_tries_and_a_hint_leave(tries: int, typed: list[str], hint: bool, mark: float, needed: int) -> None:
    student = Student(SHORT, tries)
    assert not hint or student.hint()
    *first, last = typed
    assert all(student.answer(text).again for text in first)
    outcome = student.answer(last)
    assert not outcome.again
    assert outcome.mark == student.answered.mark == mark
    assert outcome.tries == student.answered.tries == needed
    assert outcome.hint is student.answered.hint is hint
    assert student.answered.right is (last == "keeper")
    assert student.run.current == "other"


@pytest.mark.parametrize(
    ("picks", "marks"),
    [
        ([("a",), ("a", "b")], [0.5, 2 / 3]),
        ([("c",), ("a",)], [0, 0.5 - 1 / 3]),
        ([("a",), ("c",)], [0.5, 0]),
    ],
)
def test_an_answer_that_is_partly_right_has_a_further_try_and_the_last_counts(
    picks: list[tuple[str, ...]], marks: list[float]
) -> None:
    student = Student(MULTIPLE, 2)
    first = student.answer(*picks[0])
    assert (first.again, first.why_again, first.verdict.mark) == (True, "try", marks[0])
    assert student.answer(*picks[1]).mark == pytest.approx(marks[1])


@pytest.mark.parametrize(
    ("typed", "why", "left", "worth"),
    [
        (["x"], "try", 2, 2 / 3),
        (["x", "y"], "try", 1, 1 / 3),
        (["x", "x"], "same", 2, 2 / 3),
        (["keepr"], "close", 3, 1),
        (["x", "keepr"], "close", 2, 2 / 3),
        (["keepr", "keper"], "try", 2, 2 / 3),
    ],
)
def test_why_a_question_stays_and_what_it_can_still_earn(typed: list[str], why: str, left: int, worth: float) -> None:
    student = Student(SHORT, 3)
    outcome = [student.answer(text) for text in typed][-1]
    assert (outcome.why_again, outcome.left, outcome.worth) == (why, left, pytest.approx(worth))
    assert (outcome.mark, student.run.answers, student.run.current) == (0, (), "q")


@pytest.mark.parametrize("asked", [SHORT, MULTIPLE], ids=["short", "multiple"])
def test_while_a_question_stays_nothing_of_its_key_is_told(asked: Question) -> None:
    outcome = Student(asked, 2).answer("a", pick=WRONG_PROOF)
    assert outcome.again
    assert (outcome.verdict, outcome.proved) == (Verdict(outcome.verdict.mark), None)


def test_a_repeated_answer_is_no_event() -> None:
    student = Student(SHORT, 2)
    student.answer("x")
    events = list(student.events)
    assert student.answer("x").why_again == "same"
    assert student.events == events


def test_the_same_answer_with_another_proof_is_another_try() -> None:
    student = Student(SHORT, 3)
    student.answer("keeper", pick=WRONG_PROOF)
    assert student.answer("keeper", pick=WRONG_PROOF).why_again == "same"
    outcome = student.answer("keeper", pick=RIGHT_PROOF)
    assert (outcome.again, outcome.mark, outcome.tries) == (False, TWO_THIRDS, 2)


def test_free_retries_and_hints_are_for_practice() -> None:
    student = Student(SHORT, mode="exam")
    assert not student.hint()
    assert not student.answer("keepr").again
    assert student.answered.mark == 0


def test_a_hint_is_taken_once_and_only_where_there_is_one() -> None:
    student = Student(SHORT)
    assert [student.hint(), student.hint()] == [True, False]
    assert student.run.attempt("q").worth == TWO_THIRDS
    assert not Student(MULTIPLE).hint()


def test_the_time_of_all_tries_is_the_time_of_the_answer() -> None:
    student = Student(SHORT, 3)
    for typed in ("x", "y", "keeper"):
        student.answer(typed)
    assert student.answered.took == student.run.took == 30


@pytest.mark.parametrize(
    ("picks", "mark", "needed"),
    [
        ([], 0, 1),
        ([("a",)], 0.5, 1),
        ([("c",), ("a",)], 0.5 - 1 / 3, 2),
        ([("a",), ("c",)], 0, 2),
    ],
)
def test_a_question_given_up_counts_as_its_last_try(picks: list[tuple[str, ...]], mark: float, needed: int) -> None:
    student = Student(MULTIPLE, 5)
    for pick in picks:
        student.answer(*pick)
    outcome = student.give_up()
    assert not outcome.again
    assert (outcome.mark, outcome.tries) == (pytest.approx(mark), needed)
    assert student.answered.response == (picks[-1] if picks else ())


def test_a_slip_of_spelling_given_up_is_the_answer() -> None:
    student = Student(SHORT)
    student.answer("keepr")
    outcome = student.give_up()
    assert (outcome.mark, outcome.tries, student.answered.response) == (0, 1, ("keepr",))


def test_a_slip_after_a_try_counts_as_the_second_when_it_is_given_up() -> None:
    student = Student(SHORT, 3)
    student.answer("x")
    student.answer("keepr")
    assert student.give_up().tries == 2


@pytest.mark.parametrize(
    ("asked", "first", "then", "hint", "mark", "needed"),
    [
        (MULTIPLE, ("c",), ("a", "b"), False, TWO_THIRDS, 2),
        (MULTIPLE, ("a",), ("a", "b"), False, TWO_THIRDS, 2),
        (SHORT, ("x",), ("keeper",), True, THIRD, 2),
        (MULTIPLE, (), ("a", "b"), False, TWO_THIRDS, 2),
    ],
)
def test_an_answer_that_is_taken_back_counts_as_a_try_and_the_hint_stays_taken(
    asked: Question, first: tuple[str, ...], then: tuple[str, ...], hint: bool, mark: float, needed: int
) -> None:
    student = Student(asked)
    assert student.hint() is hint
    student.answer(*first) if first else student.give_up()
    assert student.undo()
    assert student.run.attempt("q").worth == mark
    outcome = student.answer(*then)
    assert (outcome.again, outcome.mark, outcome.tries, outcome.hint) == (False, mark, needed, hint)
    assert student.answered.seen
    assert student.run.took == student.answered.took == 20


def test_an_answer_that_was_right_can_be_taken_back_for_nothing() -> None:
    student = Student(SHORT, 3)
    student.hint()
    student.answer("x")
    student.answer("keeper")
    assert student.undo()
    assert (student.run.queue, student.run.answers) == (("q", "other"), ())
    assert (student.answer("keeper").mark, student.answered.seen) == (THIRD, False)


def test_a_slip_of_spelling_that_was_given_up_and_taken_back_is_no_longer_free() -> None:
    student = Student(SHORT)
    student.answer("keepr")
    student.give_up()
    student.undo()
    assert student.answer("keeper").mark == TWO_THIRDS


def test_taking_back_again_and_again_earns_nothing() -> None:
    student = Student(MULTIPLE)
    for picked in ("c", "d", "a"):
        student.answer(picked)
        student.undo()
    assert (student.answer("a", "b").mark, student.answered.tries) == (0, 4)


def test_what_was_taken_back_last_is_no_news_when_it_is_given_again() -> None:
    student = Student(MULTIPLE)
    student.answer("a")
    student.undo()
    assert student.answer("a").why_again == "same"
    assert (student.give_up().mark, student.answered.tries) == (0.5, 1)


def test_how_sure_one_is_after_the_answer_was_seen_is_not_kept() -> None:
    student = Student(MULTIPLE)
    student.answer("a")
    student.undo()
    _, _, event = runs.answer(student.run, MULTIPLE, ("a", "b"), stamp(99), 1, certainty=3)
    assert isinstance(event, Answered)
    assert (event.certainty, event.right) == (0, True)


@pytest.mark.parametrize(
    ("said", "certainty", "first_wrong"),
    [
        ([("x", 3), ("keeper", 1)], 3, True),
        ([("x", 3), ("y", 1), ("keeper", 2)], 3, True),
        ([("x", 2), ("y", 3), ("z", 3)], 2, True),
        ([("x", 3), ("x", 1), ("keeper", 1)], 3, True),
        ([("keepr", 3), ("keeper", 2)], 2, False),
        ([("keepr", 3), ("x", 2), ("keeper", 1)], 2, True),
        ([("x", 0), ("keeper", 3)], 3, False),
        ([("keeper", 3)], 3, False),
    ],
)
def test_how_sure_one_was_of_the_first_try_counts(
    said: list[tuple[str, int]], certainty: int, first_wrong: bool
) -> None:
    student = Student(SHORT, 3)
    for text, sure in said:
        outcome = student.answer(text, certainty=sure)
    assert (outcome.certainty, outcome.first_wrong) == (certainty, first_wrong)
    assert (student.answered.certainty, student.answered.first_wrong) == (certainty, first_wrong)
    assert student.answered.right_as_said is (said[-1][0] == "keeper" and not first_wrong)


@pytest.mark.parametrize("tries", [["x"], ["x", "y"]])
def test_how_sure_one_was_of_the_first_try_stays_when_the_answer_is_given_up_and_taken_back(tries: list[str]) -> None:
    student = Student(SHORT, 3)
    for sure, text in enumerate(tries):
        student.answer(text, certainty=3 - sure)
    student.give_up()
    assert (student.answered.certainty, student.answered.first_wrong) == (3, True)
    student.undo()
    student.answer("keeper", certainty=1)
    assert (student.answered.certainty, student.answered.first_wrong, student.answered.seen) == (3, True, True)


def test_events_that_do_not_tell_how_sure_one_was_of_a_try_are_read_as_before() -> None:
    base = b'"id":"e1","at":1,"run":"r","bank":"bank","question":"q","response":["x"],"mark":0.0,"took":1'
    tried = msgspec.json.decode(b'{"kind":"tried",' + base + b"}", type=Tried)
    assert (tried.certainty, Attempt((tried,)).certainty) == (0, 0)
    body = b'{"kind":"answered",' + base + b',"fingerprint":"f","tries":2,"earned":1.0,"certainty":3}'
    answered = msgspec.json.decode(body, type=Answered)
    assert (answered.right, answered.right_as_said, answered.certainty) == (True, True, 3)
    assert (given_of(body).first_wrong, review_of(body).first_wrong) == (False, False)


def test_a_question_put_off_keeps_its_tries_and_so_does_one_left_out() -> None:
    student = Student(SHORT, 3)
    student.answer("x")
    run, _ = runs.skip(student.run, stamp(90))
    assert (run.current, run.attempt("q").counted) == ("other", 1)
    run, _ = runs.skip(run, stamp(91))
    run, _ = runs.skip(run, stamp(92))
    assert (run.left_out, run.attempt("q").counted) == (("q",), 1)


def test_tries_on_a_question_that_the_bank_lost_are_dropped() -> None:
    student = Student(SHORT, 3)
    student.answer("x")
    assert runs.keep_known(student.run, {"other"}).attempts == {}


@pytest.mark.parametrize("act", ["answer", "skip", "hint"])
def test_a_run_is_touched_by_whatever_the_student_does(act: str) -> None:
    student = Student(SHORT, 2)
    assert not student.run.touched
    if act == "skip":
        student.run, _ = runs.skip(student.run, stamp(1))
    elif act == "hint":
        student.hint()
    else:
        student.answer("x")
    assert student.run.touched


def test_what_comes_twice_or_late_changes_nothing() -> None:
    student = Student(SHORT, 3)
    student.answer("x")
    student.hint()
    for event in student.events[1:]:
        assert runs.apply(student.run, event) == student.run
    student.answer("keeper")
    for event in student.events[1:]:
        assert runs.apply(student.run, event) is student.run


@given(st.data(), banks())
def test_no_mark_leaves_its_bounds_nor_is_above_what_was_earned(data: st.DataObject, of: Bank) -> None:
    run, events = data.draw(lives(of))
    for event in events:
        if isinstance(event, Tried):
            assert 0 <= event.mark < 1
        if isinstance(event, Answered):
            earned = event.mark if event.earned is None else event.earned
            assert 0 <= event.mark <= earned <= of.questions[event.question].item.mark(event.response).mark
            assert event.tries >= 1
            assert event.seen or event.tries <= run.tries
    for name, attempt in run.attempts.items():
        assert 0 <= attempt.worth <= 1
        assert attempt.seen or name not in run.queue or attempt.counted < run.tries
        assert sum(one.free for one in attempt.tried) <= 1


def test_nothing_tried_is_worth_everything() -> None:
    assert (Attempt().worth, Attempt().counted, Attempt().free_used, Attempt().took) == (1, 0, False, 0)
