from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quiz.bank.model import Bank
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent, Skipped, Stamp, Undone
from quiz.session.run import Run
from tests.builders import answered, bank, question, stamp
from tests.strategies import banks, lives, responses

NAMES = tuple("abcde")
BANK = bank(*(question(name) for name in NAMES))


def begin(*names: str) -> Run:
    return runs.start(stamp(0), "r", "bank", names, "seed")[0]


class RunMachine(RuleBasedStateMachine):
    """A run beside a model of lists and sets: whatever happens, both say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.run, started = runs.start(stamp(0), "r", "bank", NAMES, "seed")
        self.events: list[AnyEvent] = [started]
        self.queue = list(NAMES)
        self.given: list[tuple[str, str, float]] = []
        self.put_off: set[str] = set()
        self.left_out: list[str] = []
        self.before_answer: Run | None = None

    def stamp(self) -> Stamp:
        return stamp(len(self.events))

    @precondition(lambda self: self.queue)
    @rule(right=st.booleans(), took=st.integers(0, 10**6))
    def answer(self, right: bool, took: int) -> None:
        self.before_answer = self.run
        response = ("True",) if right else ("False",)
        self.run, outcome, event = runs.answer(self.run, BANK.questions[self.queue[0]], response, self.stamp(), took)
        assert isinstance(event, Answered)
        assert (outcome.verdict.mark, event.mark, event.took, event.response) == (right, right, took, response)
        self.events.append(event)
        self.given.append((event.id, self.queue.pop(0), right))

    @rule()
    def skip(self) -> None:
        self.run, event = runs.skip(self.run, self.stamp())
        self.before_answer = None
        assert (event is None) == (not self.queue)
        if event is None:
            return
        self.events.append(event)
        name = self.queue.pop(0)
        if name in self.put_off or not self.queue:
            self.left_out.append(name)
        else:
            self.put_off.add(name)
            self.queue.append(name)

    @rule()
    def undo(self) -> None:
        self.run, event = runs.undo(self.run, self.stamp())
        assert (event is None) == (not self.given)
        if event is not None:
            self.events.append(event)
            self.queue.insert(0, self.given.pop()[1])
        if self.before_answer is not None:
            assert self.run == self.before_answer
        self.before_answer = None

    @rule(number=st.integers(0, 30), name=st.sampled_from([*NAMES, "x"]))
    def something_stale(self, number: int, name: str) -> None:
        """What came late, twice or from elsewhere changes nothing."""
        if name not in self.queue:
            late: list[AnyEvent] = [answered(99, name), Skipped("s", 1, "r", "bank", name)]
            assert all(runs.apply(self.run, event) is self.run for event in late)
        if f"e{number}" not in {event for event, _, _ in self.given}:
            assert runs.apply(self.run, Undone("u", 1, "r", "bank", f"e{number}")) is self.run

    @invariant()
    def as_the_model_says(self) -> None:
        run = self.run
        assert list(run.queue) == self.queue
        assert [(a.id, a.question, a.mark) for a in run.answers] == self.given
        assert run.deferred == self.put_off
        assert list(run.left_out) == self.left_out
        assert run.current == (self.queue[0] if self.queue else None)
        assert run.done == len(NAMES) - len(self.queue)
        assert run.score == sum(mark for _, _, mark in self.given)
        assert run.took == sum(a.took for a in run.answers)

    @invariant()
    def every_question_is_in_one_place(self) -> None:
        places = [*self.run.queue, *(a.question for a in self.run.answers), *self.run.left_out]
        assert sorted(places) == sorted(NAMES)

    @invariant()
    def the_events_make_the_same_run(self) -> None:
        assert runs.replay(self.events) == self.run
        assert runs.replay([*self.events, self.events[0]]) == self.run


TestRunMachine: Any = RunMachine.TestCase


@given(st.data(), banks())
def test_the_events_alone_make_the_run(data: st.DataObject, of: Bank) -> None:
    run, events = data.draw(lives(of))
    assert runs.replay(events) == run
    places = [*run.queue, *(a.question for a in run.answers), *run.left_out]
    assert sorted(places) == sorted(run.plan) == sorted(of.questions)
    assert set(run.attempts) <= set(run.queue)
    assert 0 <= run.score <= len(run.answers)


@given(st.data(), banks())
def test_every_run_ends_and_asks_nothing_twice(data: st.DataObject, of: Bank) -> None:
    run, _ = runs.start(stamp(0), "r", of.id, tuple(of.questions), "seed")
    for number in range(2 * len(of.questions)):
        if run.current is None:
            break
        asked = of.questions[run.current]
        if data.draw(st.booleans()):
            run, outcome, _ = runs.answer(run, asked, data.draw(responses(asked.item)), stamp(number), 1)
            if outcome.again:
                run, _, _ = runs.give_up(run, asked, stamp(number), 1)
        else:
            run, _ = runs.skip(run, stamp(number))
    assert run.current is None
    assert sorted([*(a.question for a in run.answers), *run.left_out]) == sorted(run.plan)


def test_nothing_is_made_of_events_that_do_not_begin() -> None:
    assert runs.replay([]) is None
    assert runs.replay([answered(1), Skipped("s", 1, "r", "bank", "q")]) is None


def test_a_question_put_off_comes_again_at_the_end_and_is_then_left_out() -> None:
    run, _ = runs.skip(begin("a", "b"), stamp(1))
    assert run.queue == ("b", "a")
    run, _ = runs.skip(run, stamp(2))
    assert run.queue == ("a", "b")
    run, _ = runs.skip(run, stamp(3))
    assert (run.queue, run.left_out) == (("b",), ("a",))


def test_the_only_question_left_is_left_out_at_once() -> None:
    run, event = runs.skip(begin("a"), stamp(1))
    assert (run.queue, run.left_out) == ((), ("a",))
    assert event is not None
    assert runs.skip(run, stamp(2)) == (run, None)


def test_an_empty_run_is_at_its_end() -> None:
    run = begin()
    assert (run.current, run.done, run.score, run.took) == (None, 0, 0, 0)
    assert runs.undo(run, stamp(1)) == (run, None)


@pytest.mark.parametrize(
    ("known", "plan", "queue"),
    [("abc", "abc", "bc"), ("ab", "ab", "b"), ("bc", "abc", "bc"), ("", "a", "")],
)
def test_questions_that_the_bank_lost_are_not_asked(known: str, plan: str, queue: str) -> None:
    run, _, _ = runs.answer(begin(*"abc"), question("a"), ("True",), stamp(1), 5)
    kept = runs.keep_known(run, set(known))
    assert (kept.plan, kept.queue, kept.answers) == (tuple(plan), tuple(queue), run.answers)


def test_the_event_of_an_answer_carries_what_it_was_marked_by() -> None:
    asked = question("a")
    _, _, event = runs.answer(begin("a"), asked, ("False",), Stamp("id", 12), 34)
    assert isinstance(event, Answered)
    assert (event.id, event.at, event.run, event.bank, event.question) == ("id", 12, "r", "bank", "a")
    assert (event.mark, event.took, event.fingerprint) == (0, 34, asked.fingerprint())
