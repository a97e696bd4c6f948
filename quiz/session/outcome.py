"""What an answer came to: a mark that stays, or another try."""

from typing import Literal

import msgspec

from quiz.bank.model import Question
from quiz.kinds import Verdict
from quiz.session.attempt import Attempt
from quiz.session.events import Answered
from quiz.session.proving import Pick

WhyAgain = Literal["", "close", "try", "same"]
"""Why a question stays: a slip of spelling, another try, or an answer that was tried before and is not counted."""


class Outcome(msgspec.Struct, frozen=True):
    """An answer after it was marked.

    `mark` in 0…1 is what counts, after tries and hint; 0 while the question stays. `proved` says whether the quote
    that was picked proves the answer (None: none was asked for, or the question stays). `tries` is how many counted,
    this one with them, `hint` whether the hint was taken. `left` is how many tries are left (1 or more while the
    question stays) and `worth` what a right answer would earn in the next. `certainty` is how sure the student was
    (0: was not asked), and `first_wrong` whether that was said of an earlier try, which was not right. `blank`: there
    was no answer, as the question was given up or left open in an exam.

    While the question stays (`again`), the verdict holds a mark and no remarks or parts: it tells nothing of the key.
    """

    verdict: Verdict
    mark: float
    proved: bool | None = None
    tries: int = 1
    hint: bool = False
    why_again: WhyAgain = ""
    left: int = 0
    worth: float = 0.0
    certainty: int = 0
    blank: bool = False
    first_wrong: bool = False

    @property
    def again(self) -> bool:
        """Whether the question stays."""
        return self.why_again != ""


def outcome_of(question: Question, answered: Answered | None, pick: Pick | None) -> Outcome:
    """What an answer that was recorded came to, told anew; None where the question was never answered.

    `pick` is its proof, where one was asked for.
    """
    if answered is None:
        return Outcome(question.item.mark(()), 0.0, blank=True)
    verdict = question.item.mark(answered.response)
    return Outcome(
        verdict,
        answered.mark,
        pick.right if pick else None,
        answered.tries,
        answered.hint,
        certainty=answered.certainty,
        blank=not answered.response,
        first_wrong=answered.first_wrong,
    )


def stays(verdict: Verdict, mark: float, why: WhyAgain, attempt: Attempt, left: int) -> Outcome:
    """Return the outcome of a question that stays after `attempt`, with `left` tries to go."""
    blind = Verdict(mark, close=verdict.close)
    return Outcome(blind, 0.0, tries=attempt.counted, hint=attempt.hint, why_again=why, left=left, worth=attempt.worth)
