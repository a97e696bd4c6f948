"""What may be begun now: the run that is wished, and one that was left."""

from typing import NamedTuple

from quiz import wording
from quiz.bank.model import Bank
from quiz.session.run import EXAM, Run
from quiz.text import count
from quiz.workspace import RunOptions, now


class Offer(NamedTuple):
    """The run that is wished on `bank`, and the one that was `left` on it, if any."""

    bank: Bank
    left: Run | None
    wished: RunOptions

    @property
    def resumes(self) -> bool:
        """Whether the run that was left is of the wished kind, so that going on with it is what is asked for."""
        return self.left is not None and self.left.mode == self.wished.mode

    def words(self) -> tuple[str, str]:
        """What is asked, and what there is to know before it is answered."""
        if self.left is not None and self.resumes:
            return _resumed(self.left)
        asked = f"Begin {wording.RUN_NAMES[self.wished.mode]}?"
        if self.left is None:
            return asked, self._exam()
        kept = "It stays open" if self.left.sheet else "Its answers are kept, and what it did not ask comes again"
        standing = f"You left {wording.left_line(self.left)}. {kept}."
        return asked, f"{self._exam()} {standing}" if self.wished.mode == EXAM else standing

    def _exam(self) -> str:
        """How long the exam is, and its rules."""
        from quiz.session.exam import MINUTE, default_limit

        topic = self.wished.topic
        asked = [name for name, question in self.bank.questions.items() if topic in (None, question.topic)]
        number = min(len(asked), self.wished.count)
        minutes = default_limit(number) // MINUTE if self.wished.minutes is None else self.wished.minutes
        time = f" in {count(minutes, 'minute')}" if minutes else ""
        return (
            f"{count(number, 'question')}{time}. Answers can be changed until you hand in; what is right is told then."
        )


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
