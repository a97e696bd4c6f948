"""A run line by line on two streams, for screen readers, pipes and plain terminals."""

import time
from typing import IO, NoReturn

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.plain.answers import FORMS, Form
from quiz.plain.talk import Ended, Talk
from quiz.session.certainty import LEVELS
from quiz.session.outcome import Outcome
from quiz.sitting import Sitting

COMMANDS = ":hint :show :why :skip :undo :quit"


class _Anew(Exception):
    """A question is to be asked anew: this one, or another."""


class _GivenUp(Exception):
    """The student wants to see the answer."""


class Player(Talk):
    """Plays one run to its end, or to the end of the input; what was answered is kept."""

    commands = COMMANDS
    last: tuple[Question, Verdict] | None = None

    def __init__(
        self, sitting: Sitting, source: IO[str], sink: IO[str], called: str = "", *, sure: bool = False
    ) -> None:
        super().__init__(sitting, source, sink, called)
        self.sure = sure

    def play(self) -> None:
        """Ask until nothing is left."""
        self.open()
        try:
            while (question := self.sitting.current) is not None:
                self._ask(question)
        except Ended:
            self.line()
        self.close()

    def _ask(self, question: Question) -> None:
        """Ask until the question is answered for good, or a command wants another one, or this one anew."""
        form, options = FORMS[question.kind], self.sitting.options(question)
        self._present(question, form, options)
        self.began = time.monotonic_ns()
        try:
            outcome = self._try(question, form, options)
            while outcome.again:
                if outcome.why_again != "same":
                    self.began = time.monotonic_ns()
                self.line(wording.again_line(outcome))
                self.warn_unsaved()
                if self.sitting.elsewhere and self.sitting.current is not question:
                    return
                outcome = self._try(question, form, options)
        except _Anew:
            return
        self.last = (question, outcome.verdict)
        self.feedback(question, outcome, self.sitting.given)
        self.warn_unsaved()

    def _present(self, question: Question, form: Form, options: tuple[str, ...]) -> None:
        run = self.sitting.run
        self.present(question, form, options, run.done + 1)
        attempt = self.sitting.attempt(question)
        if question.id in run.deferred:
            self.line("(It was skipped before; :skip leaves it out.)")
        if left := wording.tries_left(run, question):
            self.line(f"({left}.)")
        if not question.hint or not run.helps or attempt.seen:
            return
        self.line(f"Hint: {question.hint}" if attempt.hint else wording.hint_offer(attempt))

    def _try(self, question: Question, form: Form, options: tuple[str, ...]) -> Outcome:
        """One answer with its proof, marked and recorded."""
        response: Response | None = None
        proof, certainty = "", 0
        given_up = False
        try:
            response = self.answer(question, form, options)
            proof = self.proof(question)
            attempt = self.sitting.attempt(question)
            certainty = self._certainty() if self.sure and not (attempt.seen or attempt.certainty) else 0
        except _GivenUp:
            given_up = True
        outcome = None
        if response is not None:  # an answer without its proof is an answer all the same
            outcome = self.sitting.answer(question, response, self.took(), proof, certainty)
        if given_up and (outcome is None or outcome.again):
            outcome = self.sitting.give_up(self.took() if outcome is None else 0)
        if outcome is None:
            raise _Anew
        return outcome

    def _certainty(self) -> int:
        """How sure the student is."""
        told = ", ".join(f"{level} {name}" for level, name in LEVELS.items())
        self.line(f"How sure are you? {told}")
        return self.until(
            lambda line: int(line) if line.strip() in map(str, LEVELS) else None, f"Type a number: {told}."
        )

    def command(self, name: str) -> None:
        """Do a command. Raises _Anew where a question is to be asked anew, _GivenUp where this one is given up."""
        if name in ("quit", "q"):
            raise Ended
        if name == "show":
            raise _GivenUp
        if name in ("skip", "s"):
            self._skip()
        if name in ("undo", "u"):
            taken = self.sitting.undo()
            self.line(wording.undo_line(self.sitting.run, taken) if taken else "There is no answer to take back.")
            if taken:
                raise _Anew
        elif name in ("why", "w"):
            self._why()
        elif name in ("hint", "h"):
            hint = self.sitting.hint()
            self.line(f"Hint: {hint}" if hint else wording.no_hint(self.sitting.run))
        else:
            self.line(f"Commands: {COMMANDS}")

    def _skip(self) -> NoReturn:
        """Put the question off or leave it out, and say which."""
        name = self.sitting.run.current
        self.sitting.skip()
        if name is not None:
            self.line(wording.skip_line(self.sitting.run, name))
        raise _Anew

    def _why(self) -> None:
        """Why the options not chosen in the last question are right or wrong."""
        if self.last is None or not self.last[1].others:
            self.line("There is nothing more to say about the last question.")
            return
        question, verdict = self.last
        for number, remark in wording.numbered(verdict.others, self.sitting.options(question)):
            sign, place = wording.RIGHT if remark.right else wording.WRONG, f"{number}  " if number else ""
            self.line(f"{sign} {place}{remark.option}: {remark.feedback}", "  ")
