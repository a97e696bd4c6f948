"""A student before a run: the one place where what a student does on a screen becomes a recorded event."""

from typing import TYPE_CHECKING

from quiz.bank.model import Bank, Question
from quiz.kinds import Response
from quiz.session import run as runs
from quiz.session.attempt import Attempt
from quiz.session.events import Answered, AnyEvent, Skipped
from quiz.session.outcome import Outcome, outcome_of
from quiz.session.plan import option_order
from quiz.session.proving import Pick, picked, proof_options
from quiz.session.run import Run
from quiz.text import clean
from quiz.workspace import Workspace, stamp

if TYPE_CHECKING:
    from quiz.session.results import Results


class Sitting:
    """One run of one bank, being played; every change is committed before this returns.

    `given` is what was answered last. `elsewhere`: another program had gone on with the run when something was last
    recorded, so that it is now as both left it; a second answer to a question does not count.
    """

    def __init__(self, workspace: Workspace, bank: Bank, run: Run) -> None:
        self.workspace = workspace
        self.bank = bank
        self.run = run
        self.given: Response = ()
        self.elsewhere = False

    @property
    def current(self) -> Question | None:
        """The question being asked, or None at the end of the run."""
        name = self.run.current
        return None if name is None else self.bank.questions[name]

    @property
    def saved(self) -> bool:
        """Whether everything that happened is committed."""
        return not self.workspace.unsaved

    @property
    def notice(self) -> str:
        """What there is to say of what was last recorded; empty where all is as it should be."""
        if not self.saved:
            return "not saved"
        return "gone on with elsewhere" if self.elsewhere else ""

    def options(self, question: Question) -> tuple[str, ...]:
        """The question's options in this run's order."""
        return option_order(question, self.run.seed)

    def proof_options(self, question: Question) -> tuple[str, ...]:
        """The quotes of which one is to be picked as the proof, in this run's order; none where none is asked for."""
        return proof_options(self.bank, question, self.run.seed)

    def attempt(self, question: Question) -> Attempt:
        """What was tried and taken on a question that is not answered yet."""
        return self.run.attempt(question.id)

    def answer(self, question: Question, response: Response, took: int, proof: str = "", certainty: int = 0) -> Outcome:
        """Mark and record `response`, what was typed made harmless first; with `again` the question stays.

        `proof` is the quote picked from `proof_options`; the student sees no verdict before both are given.
        `took` in milliseconds since the question, or the last try that counted, was shown. `certainty` is how sure the
        student is (1 to 3; 0: was not asked).
        """
        response = tuple(clean(text) for text in response)
        pick = self._pick(question, clean(proof))
        self.given = response
        self.run, outcome, event = runs.answer(self.run, question, response, stamp(), took, pick, certainty)
        self._record(event)
        return outcome

    def give_up(self, took: int = 0) -> Outcome | None:
        """Answer the current question with its last try, or with nothing; None where there is no question."""
        question = self.current
        if question is None:
            return None
        tried = self.attempt(question).tried
        pick = self._pick(question, tried[-1].proof) if tried else None
        self.run, outcome, event = runs.give_up(self.run, question, stamp(), took, pick)
        self.given = event.response
        self._record(event)
        return outcome

    def hint(self) -> str | None:
        """Take the current question's hint, which costs once; None when there is none to take or to read again."""
        question = self.current
        if question is None:
            return None
        self.run, event = runs.hint(self.run, question, stamp())
        self._record(event)
        attempt = self.run.attempt(question.id)
        return question.hint if attempt.hint and not attempt.seen else None

    def skip(self) -> bool:
        """Put the current question off, or the second time leave it out; its tries stay. False where there is none."""
        self.run, event = runs.skip(self.run, stamp())
        return self._record(event)

    def undo(self) -> Answered | Skipped | None:
        """Take back the last answer or skip, and what it was; tries and hint stay, and a wrong answer is a try."""
        taken = self.run.moves[-1] if self.run.moves else None
        self.run, event = runs.undo(self.run, stamp())
        if event is not None:
            self.run = runs.keep_known(self.run, self.bank.questions)
        return taken if self._record(event) else None

    def outcome_of(self, question: Question, answered: Answered | None) -> Outcome:
        """What the recorded answer to a question came to; None where there was none."""
        return outcome_of(question, answered, self._pick(question, answered.proof) if answered else None)

    def _pick(self, question: Question, proof: str) -> Pick | None:
        return picked(self.bank, question, self.run.seed, proof)

    def _record(self, *happened: AnyEvent | None) -> bool:
        """Commit what happened; False where nothing did."""
        events = [event for event in happened if event is not None]
        self.elsewhere = False
        if events:
            self.workspace.record(*events)
        if (run := self.workspace.gone_on.pop(self.run.id, None)) is not None:
            self.run, self.elsewhere = runs.keep_known(run, self.bank.questions), True
        return bool(events)

    def results(self) -> "Results":
        """The results as they stand."""
        from quiz.session.results import results

        return results(self.run, self.bank)
