"""A student who answers one question in a run of their own."""

from collections.abc import Callable

from quiz.bank.model import Question
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent
from quiz.session.outcome import Outcome
from quiz.session.proving import Pick
from quiz.session.run import Run
from tests.builders import stamp


class Student:
    """Whatever is done, the events alone make the same run."""

    def __init__(self, asked: Question, tries: int = 1, mode: str = "practice") -> None:
        self.asked = asked
        self.run, started = runs.start(stamp(0), "r", "bank", (asked.id, "other"), "seed", mode, tries)
        self.events: list[AnyEvent] = [started]

    def act(self, change: Callable[..., tuple[Run, Outcome, AnyEvent | None]], *given: object) -> Outcome:
        self.run, outcome, event = change(self.run, self.asked, *given)
        if event is not None:
            self.events.append(event)
        assert runs.replay(self.events) == self.run
        return outcome

    def answer(self, *response: str, pick: Pick | None = None, certainty: int = 0) -> Outcome:
        return self.act(runs.answer, response, stamp(len(self.events)), 10, pick, certainty)

    def give_up(self, pick: Pick | None = None) -> Outcome:
        return self.act(runs.give_up, stamp(len(self.events)), 10, pick)

    def hint(self) -> bool:
        self.run, event = runs.hint(self.run, self.asked, stamp(len(self.events)))
        if event is not None:
            self.events.append(event)
        assert runs.replay(self.events) == self.run
        return event is not None

    def undo(self) -> bool:
        self.run, event = runs.undo(self.run, stamp(len(self.events)))
        if event is not None:
            self.events.append(event)
        assert runs.replay(self.events) == self.run
        return event is not None

    @property
    def answered(self) -> Answered:
        (answer,) = self.run.answers
        return answer
