"""One question while it is asked: the answer, the proof where one is wished, and what it came to."""

from time import monotonic_ns
from typing import TYPE_CHECKING

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Remark, Response, Verdict
from quiz.session.events import Answered
from quiz.session.outcome import Outcome
from quiz.sitting import Sitting
from quiz.tui.answers import answer_to
from quiz.tui.answers.base import Answer
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.sheet import Section

if TYPE_CHECKING:
    from quiz.tui.answers.certainty import Certainty
    from quiz.tui.answers.proof import Proof

ANSWER, PROOF, CERTAINTY, FEEDBACK, OTHERS = 1, 3, 5, 6, 7
"""The places among `sections` of what takes clicks, of the feedback, and of what it says of the other options."""


class Asking:
    """A question on the sheet. `outcome` is None as long as it is open, `hint` empty as long as it is not taken.

    `sure`: how sure the student is, is asked for too, once, unless the right answer was `seen` before. `warned`: the
    answer of which was said that a part is empty. `priced`: it was said what the hint costs.
    """

    def __init__(self, sitting: Sitting, question: Question, *, sure: bool = False) -> None:
        self.sitting = sitting
        self.question = question
        self.answer: Answer = answer_to(question, sitting.options(question))
        self.quotes = sitting.proof_options(question)
        self.proof: Proof | None = None
        self.sure = sure
        self.seen = sitting.attempt(question).seen
        self.certainty: Certainty | None = None
        self.outcome: Outcome | None = None
        self.response: Response = ()
        self.warned: Response = ()
        self.others = False
        self.priced = False
        self.hint = question.hint if self.has_hint and sitting.attempt(question).hint else ""
        self.began = monotonic_ns()

    @property
    def active(self) -> Answer | None:
        """What takes keys now: the answer, its proof, or how sure one is; nothing after the verdict."""
        return None if self.outcome is not None else self.certainty or self.proof or self.answer

    @property
    def place(self) -> int:
        """Where `active` stands among the sections."""
        return CERTAINTY if self.certainty else PROOF if self.proof else ANSWER

    def sections(self) -> tuple[Section, ...]:
        """Prompt, answer, hint and the question for the proof, proof, how sure one is, feedback, others, quotes."""
        prompt = Blocks([Block(said(self.question.prompt, "bold $bright")), GAP])
        aside = Blocks(self._aside())
        proof = self.proof.draw if self.proof is not None else lambda _: Blocks([])
        how = Blocks([GAP, Block(said("How sure are you?", "bold $bright"))] if self._asks_certainty else [])
        sure = self.certainty.draw if self.certainty is not None and self._asks_certainty else lambda _: Blocks([])
        asked = (lambda _: prompt, self.answer.draw, lambda _: aside, proof, lambda _: how, sure)
        return (*asked, *self._feedback())

    @property
    def _asks_certainty(self) -> bool:
        return self.certainty is not None and self.outcome is None

    def _aside(self) -> list[Block]:
        blocks = []
        if self.hint:
            blocks += [GAP, Block(said(self.hint), said("Hint: ", "$warning"), said(" " * 6))]
        if self.proof is not None:
            blocks += [GAP, Block(said("Which quote proves it?", "bold $bright")), GAP]
        return blocks

    def _feedback(self) -> tuple[Section, ...]:
        if self.outcome is None:
            return ()
        from quiz.tui.panes.feedback import feedback_blocks, other_blocks, proof_blocks

        options = self.answer.options
        feedback = feedback_blocks(self.question, self.response, self.outcome, options)
        others = other_blocks(self.outcome.verdict, options) if self.others else Blocks([])
        proofs = proof_blocks(self.sitting.bank.proofs(self.question))
        return (lambda _: feedback, lambda _: others, lambda _: proofs)

    def give(self) -> str:
        """Give the answer as it stands, or go on to its proof; what there is to say about it where it stays open."""
        active = self.active
        if active is None:
            return ""
        response = active.response()
        if not response:
            return active.nudge
        if lacking := self._lacking(response):
            return lacking
        return "" if self._goes_on() else self._given()

    def _goes_on(self) -> bool:
        """Ask for the proof, or how sure one is, where that is still to be asked."""
        if self.quotes and self.proof is None:
            self.answer.leave()
            self.proof = self._proof()
            return True
        said = self.seen or self.sitting.attempt(self.question).certainty
        if self.sure and not said and self.certainty is None:
            self.answer.leave()
            from quiz.tui.answers.certainty import Certainty

            self.certainty = Certainty(self.question)
            return True
        return False

    def _given(self) -> str:
        """Have the answer marked; what there is to say where it stays open."""
        picked = self.proof.response()[0] if self.proof is not None else ""
        level = self.certainty.level if self.certainty else 0
        outcome = self.sitting.answer(self.question, self.answer.response(), self._took(), picked, level)
        if not outcome.again:
            self._close(outcome, picked)
            return ""
        self.began = self.began if outcome.why_again == "same" else monotonic_ns()
        self.back()
        self.answer.try_again()
        return wording.again_line(outcome)

    def _lacking(self, response: Response) -> str:
        """What is said, once, of an answer with empty parts; it is given where it is given again as it stands."""
        from quiz.answer_lines import lacking as empty_parts

        lacking = empty_parts(self.question, response)
        if not lacking or response == self.warned:
            return ""
        self.warned = response
        return f"{lacking} ⏎ again to answer so."

    def look_back(self, answered: Answered | None) -> None:
        """Stand as it stands after the answer that was recorded, or (None) unanswered and shown."""
        if answered is None:
            self._reveal(self.sitting.outcome_of(self.question, None), (), "")
            return
        if answered.response:
            self.answer.fill(answered.response)
        if self.quotes:
            self.proof = self._proof(answered.proof)
        self._reveal(self.sitting.outcome_of(self.question, answered), answered.response, answered.proof)

    def _proof(self, picked: str = "") -> "Proof":
        from quiz.tui.answers.proof import Proof

        proof = Proof(self.question, self.quotes)
        if picked:
            proof.fill((picked,))
        return proof

    def give_up(self) -> None:
        """Show what is right. The last try counts, or nothing, and stands there again: what was begun since is gone."""
        tried = self.sitting.attempt(self.question).tried
        if self.outcome is not None or (outcome := self.sitting.give_up(self._took())) is None:
            return
        self.answer = answer_to(self.question, self.answer.options)
        picked = tried[-1].proof if tried else ""
        if tried:
            self.answer.fill(tried[-1].response)
        if self.proof is not None or picked:
            self.proof = self._proof(picked)
        self._close(outcome, picked)

    def _close(self, outcome: Outcome, picked: str) -> None:
        self._reveal(outcome, self.sitting.given, picked)

    def _reveal(self, outcome: Outcome, response: Response, picked: str) -> None:
        self.outcome, self.response = outcome, response
        self.answer.reveal(outcome.verdict)
        if self.proof is not None:
            right = {proof.quote for proof in self.sitting.bank.proofs(self.question)}
            remarks = tuple(Remark(quote, quote in right, quote == picked) for quote in self.quotes)
            self.proof.reveal(Verdict(float(picked in right), remarks))

    def back(self, *, step: bool = False) -> bool:
        """Back to the answer, or (`step`) to the step before; False where there is none."""
        if step and self.certainty is not None and self.proof is not None:
            self.certainty = None
            return True
        moved = self.certainty is not None or self.proof is not None
        self.certainty = self.proof = None
        self.answer.come_back()
        return moved

    @property
    def has_hint(self) -> bool:
        """True if there is a hint to take or to read again; not once the solution was seen."""
        return bool(self.question.hint) and self.sitting.run.helps and not self.seen

    def take_hint(self, key: str) -> str:
        """Show the hint once `key` was pressed twice, or at once if it costs nothing; return what there is to say."""
        if self.outcome is not None or self.hint:
            return ""
        if not self.has_hint:
            return wording.no_hint(self.sitting.run)
        if self.sitting.attempt(self.question).hint_cost and not self.priced:
            self.priced = True
            return wording.hint_price(key)
        self.hint = self.sitting.hint() or ""
        return ""

    def _took(self) -> int:
        return (monotonic_ns() - self.began) // 1_000_000
