"""An exam line by line: any question can be gone to and answered anew until all is handed in."""

import time
from typing import IO

from quiz import answer_lines, wording
from quiz.bank.model import Question
from quiz.examining import Examining
from quiz.kinds import Response
from quiz.plain.answers import FORMS
from quiz.plain.talk import Ended, Talk


class _Gone(Exception):
    """Another question is to be shown, or all is handed in."""


class Examiner(Talk):
    """One exam to its end, or to the end of the input: then it stays open, as when a student leaves."""

    commands = ":next :back :go N :mark :list :submit :quit"

    def __init__(self, sitting: Examining, source: IO[str], sink: IO[str], called: str = "") -> None:
        super().__init__(sitting, source, sink, called)
        self.exam = sitting
        known = sitting.bank.questions
        self.questions = [known[name] for name in sitting.run.plan if name in known]
        open_ = set(sitting.unanswered)
        self.at = next((i for i, question in enumerate(self.questions) if question.id in open_), 0)
        self.sure = False

    def play(self) -> None:
        """Ask until all is handed in or the time is up."""
        self.open()
        sheet = self.exam.run.sheet
        if sheet is not None and not sheet.responses:
            self.line(wording.exam_line(len(self.questions), sheet.clock.limit, sheet.clock.held))
        try:
            while not self._over():
                self._ask(self.questions[self.at])
        except Ended:
            self.exam.close()
            self.line()
        if self.exam.over:
            self._look_back()
        self.close()

    def close(self) -> None:
        """What it came to, or how it stands where it was left."""
        if self.exam.over:
            super().close()
            return
        answered = len(self.questions) - len(self.exam.unanswered)
        how = f"go on with `quiz play {self.called} --plain --resume`."
        clock = self.exam.run.sheet.clock if self.exam.run.sheet else None
        then = f", {wording.clock_word(clock.held)}" if clock and clock.limit else ""
        self.line(f"{answered} of {len(self.questions)} answered{then}: {how}")

    def _over(self) -> bool:
        if not self.exam.over and self.exam.left == 0:
            self.line("The time is up.")
            self.exam.submit()
        return self.exam.over

    def _ask(self, question: Question) -> None:
        form, options = FORMS[question.kind], self.exam.options(question)
        self.present(question, form, options, self.at + 1)
        before = self.exam.responded(question.id)
        marked = " · marked" if self.exam.flagged(question.id) else ""
        left = self.exam.clock
        clock = f" · {wording.time_left(left)}" if left is not None else ""
        if before or marked or clock:
            given = answer_lines.answer_line(question, before.response) if before else "none yet"
            self.line(f"(Your answer: {given}{marked}{clock})")
        self.began = time.monotonic_ns()
        try:
            response = self.answer(question, form, options)
            self._write(question, response, before.proof if before else "")
            self._write(question, response, self.proof(question))
        except _Gone:
            return
        if self._over():
            return
        self.warn_unsaved()
        if self.at + 1 < len(self.questions):
            self.at += 1
            return
        self._list()
        try:
            self.until(lambda _: None, f"That was the last question. {self.commands}")
        except _Gone:
            return

    def _write(self, question: Question, response: Response, proof: str) -> None:
        """Write an answer on the sheet: first before its proof is asked for, so that it stays when that is left."""
        self.sure = False
        if self.exam.respond(question, response, self.took(), proof):
            self.began = time.monotonic_ns()

    def command(self, name: str) -> None:
        """Do a command. Raises _Gone where another question is to be shown, Ended where the student leaves."""
        word, _, rest = name.partition(" ")
        self.sure, sure = False, self.sure
        if self._over():
            raise _Gone
        if word in ("quit", "q"):
            raise Ended
        if word in ("next", "n", "back", "b"):
            self._go(self.at + (1 if word[0] == "n" else -1))
        if word in ("go", "g"):
            self._go(int(rest) - 1 if rest.isascii() and rest.isdigit() and 0 < len(rest) < 5 else -1, named=True)
        elif word in ("mark", "m"):
            self.line("Marked." if self.exam.flag(self.questions[self.at]) else "No longer marked.")
        elif word in ("list", "l"):
            self._list()
        elif word == "submit":
            self._submit(sure)
        else:
            self.line(f"Commands: {self.commands}")

    def _go(self, place: int, *, named: bool = False) -> None:
        if named and not 0 <= place < len(self.questions):
            self.line(f"Write :go and a number from 1 to {len(self.questions)}.")
            return
        self.at = place % len(self.questions)
        raise _Gone

    def _list(self) -> None:
        for i, question in enumerate(self.questions, 1):
            answer = self.exam.responded(question.id)
            half = " (half filled)" if self.exam.is_half_filled(question.id) else ""
            marked = " (marked)" if self.exam.flagged(question.id) else ""
            given = answer_lines.answer_line(question, answer.response) if answer else "no answer"
            self.line(f"{i}. {given}{half}{marked}", "  ")
        self.line(f"{self._open() or 'Every question has an answer'}. :submit hands in.")

    def _open(self) -> str:
        return wording.open_line(len(self.exam.unanswered), len(self.exam.half_filled))

    def _submit(self, sure: bool) -> None:
        """Hand in; if something is open, only when it is said twice in a row."""
        if (open_ := self._open()) and not sure:
            self.sure = True
            self.line(f"{open_}. :submit once more hands in all the same.")
            return
        self.exam.submit()
        raise _Gone

    def _look_back(self) -> None:
        """Every question with its verdict, as in practice."""
        answers = {answer.question: answer for answer in self.exam.run.answers}
        for number, question in enumerate(self.questions, 1):
            answer = answers.get(question.id)
            self.line()
            self.line(f"{number}. {question.prompt}")
            self.line(f"You: {answer_lines.answer_line(question, answer.response if answer else ())}", "  ")
            outcome = self.exam.outcome_of(question, answer)
            self.feedback(question, outcome, answer.response if answer else ())
