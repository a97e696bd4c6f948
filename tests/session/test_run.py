from typing import Any

import msgspec
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
        self.before: list[Run] = []
        """The run as it was before each answer and skip that stands."""

    def stamp(self) -> Stamp:
        return stamp(len(self.events))

    @precondition(lambda self: self.queue)
    @rule(right=st.booleans(), took=st.integers(0, 10**6))
    def answer(self, right: bool, took: int) -> None:
        before, name, response = self.run, self.queue[0], ("True",) if right else ("False",)
        spent = self.run.attempt(name)
        self.run, outcome, event = runs.answer(self.run, BANK.questions[name], response, self.stamp(), took)
        if spent.seen and not right:
            assert (event, outcome.why_again) == (None, "same")
            return
        mark = max(0, right - spent.counted / 3)
        assert isinstance(event, Answered)
        assert (event.seen, spent.counted) == (spent.seen, int(spent.seen))
        assert (outcome.verdict.mark, event.mark, event.response) == (right, pytest.approx(mark), response)
        assert event.took == spent.took + took
        self.before.append(before)
        self.events.append(event)
        self.given.append((event.id, self.queue.pop(0), event.mark))

    @rule()
    def skip(self) -> None:
        before = self.run
        self.run, event = runs.skip(self.run, self.stamp())
        assert (event is None) == (not self.queue)
        if event is None:
            return
        self.before.append(before)
        self.events.append(event)
        name = self.queue.pop(0)
        if name in self.put_off:
            self.left_out.append(name)
        else:
            self.put_off.add(name)
            self.queue.append(name)

    @rule()
    def undo(self) -> None:
        """All is as it was before the last answer or skip, but for what a wrong answer has cost."""
        last = self.run.moves[-1] if self.run.moves else None
        spent = self.run.attempt(last.question).counted if last else 0
        self.run, event = runs.undo(self.run, self.stamp())
        assert (event is None) == (last is None)
        if event is None or last is None:
            return
        before = self.before.pop()
        self.events.append(event)
        self.queue = list(before.queue)
        self.put_off, self.left_out = set(before.deferred), list(before.left_out)
        self.given = self.given[: len(before.answers)]
        assert msgspec.structs.replace(self.run, attempts=before.attempts) == before
        cost = isinstance(last, Answered) and not last.right
        assert self.run.attempt(last.question).counted == spent + cost

    @rule(number=st.integers(0, 30), name=st.sampled_from([*NAMES, "x"]))
    def something_stale(self, number: int, name: str) -> None:
        """What came late, twice or from elsewhere changes nothing."""
        if name not in self.queue:
            late: list[AnyEvent] = [answered(99, name), Skipped("s", 1, "r", "bank", name)]
            assert all(runs.apply(self.run, event) is self.run for event in late)
        if f"e{number}" not in {move.id for move in self.run.moves}:
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
    assert set(run.attempts) <= set(run.plan)
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


def test_the_only_question_left_comes_again_at_once_and_is_then_left_out() -> None:
    run, _ = runs.skip(begin("a"), stamp(1))
    assert (run.queue, run.left_out) == (("a",), ())
    run, _ = runs.skip(run, stamp(2))
    assert (run.queue, run.left_out) == ((), ("a",))
    assert runs.skip(run, stamp(3)) == (run, None)


def test_a_skip_is_taken_back_before_the_answer_before_it() -> None:
    run, _, _ = runs.answer(begin("a", "b", "c"), question("a"), ("True",), stamp(1), 5)
    run, _ = runs.skip(run, stamp(2))
    run, event = runs.undo(run, stamp(3))
    assert event is not None
    assert (event.answer, run.queue, run.deferred) == ("e2", ("b", "c"), frozenset())
    assert runs.undo(run, stamp(4))[0].queue == ("a", "b", "c")


def test_a_question_left_out_comes_back_and_may_be_left_out_again() -> None:
    run = begin("a", "b")
    for number in (1, 2, 3):
        run, _ = runs.skip(run, stamp(number))
    run, _ = runs.undo(run, stamp(4))
    assert (run.queue, run.left_out) == (("a", "b"), ())
    assert runs.skip(run, stamp(5))[0].left_out == ("a",)


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
