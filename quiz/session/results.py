"""What a run came to: score, time, each topic, and what was missed."""

import msgspec

from quiz.bank.model import Bank
from quiz.session.events import Answered
from quiz.session.run import Run


class TopicResult(msgspec.Struct, frozen=True):
    """One topic of a run: the sum of its marks and how many questions were answered."""

    name: str
    score: float
    answered: int


class Results(msgspec.Struct, frozen=True):
    """A finished or interrupted run. `missed` are the answers below the full mark, in the order they were given.

    `later` is how many of them were right in the end, after a further try or with a hint.
    """

    score: float
    answered: int
    planned: int
    took: int
    topics: tuple[TopicResult, ...]
    missed: tuple[Answered, ...]
    left_out: tuple[str, ...]
    later: int = 0

    @property
    def share(self) -> float:
        """The score as a share of what was answered, in 0…1."""
        return self.score / self.answered if self.answered else 0.0


def results(run: Run, bank: Bank) -> Results:
    """The results of `run` as it stands."""
    marks: dict[str, list[float]] = {}
    for answer in run.answers:
        question = bank.questions.get(answer.question)
        topic = bank.topic_of(question) if question else ""
        if topic:
            marks.setdefault(topic, []).append(answer.mark)
    topics = tuple(TopicResult(name, sum(given), len(given)) for name, given in sorted(marks.items()))
    missed = tuple(answer for answer in run.answers if answer.mark < 1)
    later = sum(answer.right for answer in missed)
    return Results(run.score, len(run.answers), len(run.plan), run.took, topics, missed, run.left_out, later)
