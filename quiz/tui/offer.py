"""What may be begun now: the run that is wished, and one that was left."""

from typing import NamedTuple

from quiz import wording
from quiz.bank.model import Bank
from quiz.session.modes import run_name
from quiz.session.run import EXAM, PRACTICE, Run
from quiz.text import count
from quiz.workspace import RunOptions, asked_of, limit_of, now


class Offer(NamedTuple):
    """The run that is wished on `bank`, and the one that was `left` on it, if any."""

    bank: Bank
    left: Run | None
    wished: RunOptions

    @property
    def resumes(self) -> bool:
        """Whether going on with the run that was left is what is wished.

        Practice is what is wished where nothing else is, and goes on with whatever was left; other modes with a run of
        theirs. A run of another seed, or not on the wished topic alone, is not wished.
        """
        left, wished = self.left, self.wished
        if left is None or wished.mode not in (PRACTICE, left.mode) or wished.seed not in (None, left.seed):
            return False
        known = [self.bank.questions[name] for name in left.plan if name in self.bank.questions]
        return wished.topic is None or all(question.topic == wished.topic for question in known)

    def words(self) -> tuple[str, str]:
        """What is asked, and what there is to know before it is answered."""
        left, wished = self.left, self.wished
        if left is not None and self.resumes:
            return _resumed(left)
        number = min(wished.count, len(asked_of(self.bank, wished)))
        told = [wording.exam_line(number, limit_of(wished, number), wished.held)] if wished.mode == EXAM else []
        if left is not None:
            kept = "It stays open" if left.sheet else "Its answers are kept, and what it did not ask comes again"
            told.append(f"You left {wording.left_line(left)}. {kept}.")
        return f"Begin {run_name(wished.mode)}?", " ".join(told)


def _resumed(left: Run) -> tuple[str, str]:
    """What is asked about a run that was left, and how it stands."""
    if left.sheet is None:
        kept = f"{count(len(left.answers), 'answer')} kept, {count(len(left.queue), 'question')} left."
        return "Go on with the run you left?", kept
    written, clock = f"{wording.left_at(left)} answered", left.sheet.clock
    time = clock.limit - clock.used if clock.held and clock.limit else clock.left(now())
    if time is None:
        return "Go on with the exam you left?", f"{written}."
    if time <= 0:
        return "The time of the exam you left is up.", f"{written}. Go on to see what it came to."
    return "Go on with the exam you left?", f"{written} · {wording.time_left(time)}"
