"""What may be begun now: the run that is wished, and one that was left."""

from msgspec import Struct

from quiz import wording
from quiz.bank.model import Bank
from quiz.session.modes import run_name
from quiz.session.run import EXAM, PRACTICE, Run
from quiz.session.sheet import left_closed
from quiz.text import count
from quiz.workspace import RunOptions, Workspace, limit_of, now


class Offer(Struct, frozen=True):
    """The run that is wished on `bank`, and the one that was `left` on it, if any.

    `number` is how many questions the wished run would ask; with none there is only the one that was left.
    """

    bank: Bank
    left: Run | None
    wished: RunOptions
    number: int

    @property
    def resumes(self) -> bool:
        """Whether resuming the run that was left is what is wished."""
        return resumes(self.bank, self.left, self.wished)

    @property
    def time_up(self) -> bool:
        """Whether the run that was left is an exam whose time is up."""
        return time_up(self.left)

    def words(self) -> tuple[str, str]:
        """Return what is asked, and what there is to know before it is answered: both may change with the time."""
        left, wished = self.left, self.wished
        if left is not None and self.resumes:
            return _resumed(left)
        exam = wished.mode == EXAM
        told = [wording.exam_line(self.number, limit_of(wished, self.number), wished.held)] if exam else []
        if left is not None:
            kept = "It stays open" if left.sheet else "Its answers are kept, and what it did not ask comes again"
            told.append(f"You left {wording.left_line(left, time_up=self.time_up)}. {kept}.")
        return f"Begin {run_name(wished.mode)}?", " ".join(told)


def offered(workspace: Workspace, bank: Bank, left: Run | None, wished: RunOptions) -> Offer | None:
    """Return the offer to begin the wished run or resume the one that was `left`; None if that would lead nowhere."""
    offer = Offer(bank, left, wished, workspace.number(bank, wished))
    return offer if offer.number or offer.resumes else None


def resumes(bank: Bank, left: Run | None, wished: RunOptions) -> bool:
    """Return whether resuming the run that was `left` is what is wished.

    Practice is what is wished if nothing else is, and resumes whatever was left; other modes resume a run of theirs.
    A run of another seed, or not on the wished topic alone, is not wished.
    """
    if left is None or wished.mode not in (PRACTICE, left.mode) or wished.seed not in (None, left.seed):
        return False
    known = [bank.questions[name] for name in left.plan if name in bank.questions]
    return wished.topic is None or all(question.topic == wished.topic for question in known)


def time_up(left: Run | None) -> bool:
    """Return whether a run that was left is an exam whose time is up."""
    return left is not None and left_closed(left.sheet, now()) == 0


def _resumed(left: Run) -> tuple[str, str]:
    """Return what is asked about a run that was left, and how it stands."""
    if left.sheet is None:
        kept = f"{count(len(left.answers), 'answer')} kept, {count(len(left.queue), 'question')} left."
        return "Go on with the run you left?", kept
    written, time = f"{wording.left_at(left)} answered", left_closed(left.sheet, now())
    if time is None:
        return "Go on with the exam you left?", f"{written}."
    if time == 0:
        return "The time of the exam you left is up.", f"{written}. Go on to see your results."
    return "Go on with the exam you left?", f"{written} · {wording.time_left(time)}"
