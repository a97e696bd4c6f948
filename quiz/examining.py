"""A student before an exam: answers that stay open, flags, the clock, and handing in; every change is committed."""

from quiz.answer_lines import lacking
from quiz.bank.model import Bank, Question
from quiz.kinds import Response
from quiz.session import exam
from quiz.session.events import Responded
from quiz.session.run import Run
from quiz.sitting import Sitting
from quiz.text import clean
from quiz.workspace import Workspace, now, stamp

NEAR_THE_END = exam.MINUTE
"""From so many milliseconds on the end is near, and is shown to be."""


class Examining(Sitting):
    """One exam of one bank, being written."""

    def responded(self, name: str) -> Responded | None:
        """What stands on the sheet for a question."""
        return self.run.sheet.responses.get(name) if self.run.sheet else None

    def flagged(self, name: str) -> bool:
        """Whether a question is marked to come back to."""
        return self.run.sheet is not None and name in self.run.sheet.flags

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions that have no answer yet, in the order of the exam."""
        return tuple(name for name in self.run.plan if self.responded(name) is None)

    @property
    def half_filled(self) -> tuple[str, ...]:
        """The questions of whose answer a part is empty, or the proof is not picked, in the order of the exam."""
        return tuple(name for name in self.run.plan if self.is_half_filled(name))

    def is_half_filled(self, name: str) -> bool:
        """Whether a part of the answer to this question is empty, or its proof is not picked."""
        given, question = self.responded(name), self.bank.questions.get(name)
        if given is None or question is None:
            return False
        return bool(lacking(question, given.response) or (not given.proof and self.proof_options(question)))

    @property
    def left(self) -> int | None:
        """Milliseconds until the time is up; None without a limit."""
        return exam.left(self.run, now())

    @property
    def clock(self) -> int | None:
        """As much of it as the student wishes to see: where the clock is hidden, only when the end is near."""
        left = self.left
        hidden = self.workspace.settings.exam_clock == "hidden"
        return None if left is not None and hidden and left > NEAR_THE_END else left

    @property
    def over(self) -> bool:
        """Whether it is handed in."""
        return self.run.sheet is None or self.run.sheet.submitted

    def respond(self, question: Question, response: Response, took: int, proof: str = "") -> bool:
        """Write an answer on the sheet, in the place of what is there; False where nothing changes."""
        response = tuple(clean(text) for text in response)
        self.run, event = exam.respond(self.run, question.id, response, stamp(), took, clean(proof))
        return self._record(event)

    def flag(self, question: Question) -> bool:
        """Mark a question to come back to, or no longer; whether it now is."""
        self.run, event = exam.flag(self.run, question.id, stamp())
        self._record(event)
        return self.flagged(question.id)

    def close(self) -> None:
        """The exam is left."""
        self.run, event = exam.close(self.run, stamp())
        self._record(event)

    def reopen(self) -> None:
        """The exam is come back to."""
        self.run, event = exam.reopen(self.run, stamp())
        self._record(event)

    def submit(self) -> None:
        """Hand the exam in: all of it is marked and committed at once, or nothing."""
        stamps = tuple(stamp() for _ in range(len(self.run.plan) + 1))
        self.run, events = exam.submit(self.run, self.bank, stamps)
        self._record(*events)


def sitting_of(workspace: Workspace, bank: Bank, run: Run, *, resumed: bool) -> Sitting:
    """The student before a run; an exam that is `resumed` is come back to."""
    if run.sheet is None:
        return Sitting(workspace, bank, run)
    sitting = Examining(workspace, bank, run)
    if resumed:
        sitting.reopen()
    return sitting
