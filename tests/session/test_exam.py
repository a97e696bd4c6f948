"""Exams: answers that stay open, flags, the clock, and handing in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quiz.kinds.match import Match, Pair
from quiz.plain.answers import FORMS
from quiz.session import exam
from quiz.session import run as runs
from quiz.session.clock import Clock
from quiz.session.events import Answered, AnyEvent, Stamp, Submitted
from quiz.tui.answers import answer_of
from tests.builders import bank, question

NAMES = tuple("abcd")
BANK = bank(*(question(name) for name in NAMES))
LIMIT = 100


def at(number: int, when: int) -> Stamp:
    return Stamp(f"e{number}", when)


class ExamMachine(RuleBasedStateMachine):
    """An exam beside a model of plain dicts; at every step a killed program would find the same exam."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.run, started = exam.begin(at(0, 0), "r", "bank", NAMES, "seed", LIMIT)
        self.events: list[AnyEvent] = [started]
        self.given: dict[str, tuple[str, ...]] = {}
        self.flags: set[str] = set()
        self.done = False

    def stamp(self) -> Stamp:
        return at(len(self.events), self.now)

    @rule(passed=st.integers(-20, 30))
    def time_passes(self, passed: int) -> None:
        self.now += passed

    @rule(name=st.sampled_from((*NAMES, "unknown")), response=st.sampled_from([("True",), ("False",), ()]))
    def respond(self, name: str, response: tuple[str, ...]) -> None:
        open_ = not self.done and name in NAMES and exam.left(self.run, self.now) != 0
        changes = open_ and self.given.get(name, ()) != response
        self.run, event = exam.respond(self.run, name, response, self.stamp(), 5)
        assert (event is not None) is changes
        if event is not None:
            self.events.append(event)
            self.given[name] = response

    @rule(name=st.sampled_from((*NAMES, "unknown")))
    def flag(self, name: str) -> None:
        self.run, event = exam.flag(self.run, name, self.stamp())
        assert (event is not None) is (not self.done and name in NAMES)
        if event is not None:
            self.events.append(event)
            self.flags ^= {name}

    @rule()
    def leave_and_come_back(self) -> None:
        for change in (exam.close, exam.reopen):
            self.run, event = change(self.run, self.stamp())
            assert (event is None) is self.done
            self.events += [event] if event is not None else []

    @rule()
    def hand_in(self) -> None:
        left = exam.left(self.run, self.now)
        stamps = tuple(at(len(self.events) + i, self.now) for i in range(len(NAMES) + 1))
        self.run, events = exam.submit(self.run, BANK, stamps)
        assert bool(events) is not self.done
        if events:
            last = events[-1]
            assert isinstance(last, Submitted)
            assert last.late is (left == 0)
        self.events += events
        self.done = True

    @rule()
    def what_practice_does_does_nothing(self) -> None:
        assert runs.undo(self.run, self.stamp()) == (self.run, None)
        assert runs.skip(self.run, self.stamp()) == (self.run, None)
        assert runs.hint(self.run, BANK.questions["a"], self.stamp()) == (self.run, None)

    @invariant()
    def a_killed_program_finds_the_same(self) -> None:
        assert runs.replay(self.events) == self.run

    @invariant()
    def the_sheet_is_what_was_written(self) -> None:
        assert self.run.sheet is not None
        filled = {name: response for name, response in self.given.items() if response}
        assert {name: given.response for name, given in self.run.sheet.responses.items()} == filled
        assert self.run.sheet.flags == self.flags
        assert self.run.sheet.submitted is self.done
        if not self.done:
            assert (self.run.queue, self.run.answers) == (NAMES, ())
            return
        assert self.run.queue == ()
        assert {a.question: (a.response, a.mark) for a in self.run.answers} == {
            name: (response, float(response == ("True",))) for name, response in filled.items()
        }
        assert set(self.run.left_out) == set(NAMES) - set(filled)


TestExams = ExamMachine.TestCase


@pytest.mark.parametrize(
    ("held", "closed", "left"), [(False, True, 40), (True, True, 90), (False, False, 40), (True, False, 40)]
)
def test_the_clock_goes_on_while_an_exam_is_closed_unless_it_is_held(held: bool, closed: bool, left: int) -> None:
    run, _ = exam.begin(at(0, 1000), "r", "bank", NAMES, "seed", LIMIT, held)
    run, _ = exam.close(run, at(1, 1010))
    if closed:
        run, _ = exam.reopen(run, at(2, 1060))
    assert exam.left(run, 1060) == left


def test_a_killed_and_held_exam_goes_on_from_the_last_thing_that_happened() -> None:
    run, _ = exam.begin(at(0, 0), "r", "bank", NAMES, "seed", LIMIT, held=True)
    run, _ = exam.respond(run, "a", ("True",), at(1, 30), 30)
    run, _ = exam.reopen(run, at(2, 5000))
    assert exam.left(run, 5010) == 60


def test_when_the_time_is_up_no_answer_is_taken_and_what_is_there_counts() -> None:
    run, _ = exam.begin(at(0, 0), "r", "bank", NAMES, "seed", LIMIT)
    run, _ = exam.respond(run, "a", ("True",), at(1, 99), 99)
    run, event = exam.respond(run, "b", ("True",), at(2, 100), 1)
    assert event is None
    run, events = exam.submit(run, BANK, tuple(at(3 + i, 100) for i in range(5)))
    assert [type(one) for one in events] == [Answered, Submitted]
    assert run.sheet is not None
    assert (run.sheet.late, run.score, run.left_out) == (True, 1, ("b", "c", "d"))


def test_the_time_spent_on_a_question_adds_up() -> None:
    run, _ = exam.begin(at(0, 0), "r", "bank", NAMES, "seed", 0)
    for number, response in enumerate(("True", "False", "True"), 1):
        run, _ = exam.respond(run, "a", (response,), at(number, number * 1000), 700)
    run, events = exam.submit(run, BANK, tuple(at(9 + i, 9000) for i in range(5)))
    assert isinstance(events[0], Answered)
    assert (events[0].took, events[0].tries, events[0].hint) == (2100, 1, False)
    assert exam.left(run, 10**9) is None


def test_a_question_that_the_bank_no_longer_has_is_left_out() -> None:
    run, _ = exam.begin(at(0, 0), "r", "bank", ("a", "gone"), "seed", 0)
    for number, name in enumerate(("a", "gone"), 1):
        run, _ = exam.respond(run, name, ("True",), at(number, number), 1)
    run, _ = exam.submit(run, BANK, tuple(at(3 + i, 9) for i in range(3)))
    assert ([a.question for a in run.answers], run.left_out) == (["a"], ("gone",))


def test_rows_that_were_moved_while_an_exam_was_closed_keep_what_was_given() -> None:
    pairs = (Pair("one", "a"), Pair("two", "b"), Pair("three", "c"))
    asked = question("a", kind="match", item=Match(pairs, (), ""))
    moved = question("a", kind="match", item=Match((pairs[2], *pairs[:2]), (), ""))
    response = FORMS["match"].parse("1a 2b 3c", ("a", "b", "c"), asked.item)
    assert response is not None
    run, _ = exam.begin(at(0, 0), "r", "bank", ("a",), "seed", 0)
    run, _ = exam.respond(run, "a", response, at(1, 1), 1)
    run, _ = exam.submit(run, bank(moved), tuple(at(2 + i, 2) for i in range(2)))
    assert run.score == 1
    answer = answer_of("match")(moved, ("c", "b", "a"))
    answer.fill(run.answers[0].response)
    assert moved.item.mark(answer.response()).right


@pytest.mark.parametrize(("questions", "minutes"), [(1, 2), (2, 3), (10, 15), (11, 17)])
def test_a_minute_and_a_half_for_each_question(questions: int, minutes: int) -> None:
    assert exam.default_limit(questions) == minutes * exam.MINUTE


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), max_size=20), st.booleans())
def test_a_clock_never_goes_back(times: list[tuple[int, bool]], held: bool) -> None:
    clock = Clock(10**6, 0, held)
    for now, closed in times:
        before = clock
        clock = clock.ticked(now, closed=closed)
        assert before.used <= clock.used
        assert before.at <= clock.at
        left = clock.left(clock.at)
        assert left is not None
        assert left >= 0


def test_an_event_that_fits_no_exam_changes_nothing() -> None:
    practice, _ = runs.start(at(0, 0), "r", "bank", NAMES, "seed")
    run, _ = exam.begin(at(0, 0), "r", "bank", NAMES, "seed", 0)
    _, event = exam.respond(run, "a", ("True",), at(1, 1), 1)
    assert event is not None
    assert runs.apply(practice, event) == practice
    assert exam.left(practice, 5) is None
    assert exam.submit(practice, BANK, ()) == (practice, ())
