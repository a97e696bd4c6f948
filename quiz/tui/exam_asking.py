"""One question of an exam: its answer stands as it was written down, and tells nothing until all is handed in."""

from quiz import answer_lines
from quiz.bank.model import Question
from quiz.examining import Examining
from quiz.tui.asking import Asking


class ExamAsking(Asking):
    """A question on the sheet. `written`: its answer was given, and the next question may come."""

    def __init__(self, sitting: Examining, question: Question) -> None:
        super().__init__(sitting, question)
        self.sheet = sitting
        self.written = False
        before = sitting.responded(question.id)
        self.picked = before.proof if before else ""
        if before is not None:
            self.answer.fill(before.response)

    def _goes_on(self) -> bool:
        """Ask for the proof; one that was picked before stands there."""
        goes_on = super()._goes_on()
        if goes_on and self.proof is not None and self.picked in self.quotes:
            self.proof.fill((self.picked,))
        return goes_on

    def _given(self) -> str:
        """Write the answer down."""
        self.keep()
        self.written = True
        return ""

    def keep(self) -> str:
        """Write the answer down as it stands; one that was taken away is taken off the sheet.

        What is typed and is no answer changes nothing on the sheet; what there is to say of it.
        """
        if slip := self.answer.slip():
            before = self.sheet.responded(self.question.id)
            kept = f"“{answer_lines.answer_line(self.question, before.response)}” stays" if before else "nothing is"
            return f"“{slip}” is no answer: {kept} written down."
        if self.proof is not None and (picked := self.proof.response()):
            self.picked = picked[0]
        response = self.answer.response()
        if self.sheet.respond(self.question, response, self._took(), self.picked if response else ""):
            self.began = _now()
        return ""


def _now() -> int:
    from time import monotonic_ns

    return monotonic_ns()
