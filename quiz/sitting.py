"""A student before a run: the one place where a screen's answer, skip or undo becomes a recorded event."""

from quiz.bank.model import Bank, Question
from quiz.kinds import Response, Verdict
from quiz.session import run as runs
from quiz.session.plan import option_order
from quiz.session.results import Results, results
from quiz.session.run import Run
from quiz.text import clean
from quiz.workspace import Workspace, stamp


class Sitting:
    """One run of one bank, being played; every change is committed before this returns."""

    def __init__(self, workspace: Workspace, bank: Bank, run: Run) -> None:
        self.workspace = workspace
        self.bank = bank
        self.run = run

    @property
    def current(self) -> Question | None:
        """The question being asked, or None at the end of the run."""
        name = self.run.current
        return None if name is None else self.bank.questions[name]

    @property
    def saved(self) -> bool:
        """Whether everything that happened is committed."""
        return not self.workspace.unsaved

    def options(self, question: Question) -> tuple[str, ...]:
        """The question's options in this run's order."""
        return option_order(question, self.run.seed)

    def answer(self, question: Question, response: Response, took: int) -> Verdict:
        """Mark and record `response`, what was typed made harmless first; `took` in milliseconds."""
        response = tuple(clean(text) for text in response)
        self.run, verdict, event = runs.answer(self.run, question, response, stamp(), took)
        self.workspace.record(event)
        return verdict

    def skip(self) -> bool:
        """Put the current question off; False where there is none."""
        self.run, event = runs.skip(self.run, stamp())
        if event is not None:
            self.workspace.record(event)
        return event is not None

    def undo(self) -> bool:
        """Take the last answer back; False where there is none."""
        self.run, event = runs.undo(self.run, stamp())
        if event is not None:
            self.workspace.record(event)
            self.run = runs.keep_known(self.run, self.bank.questions)
        return event is not None

    def results(self) -> Results:
        """The results as they stand."""
        return results(self.run, self.bank)
