"""What a run came to: score, time, each topic, and what was missed."""

from collections.abc import Iterable

import msgspec

from quiz.bank.model import Bank
from quiz.session.certainty import certainty_mark
from quiz.session.events import Answered, AnyEvent
from quiz.session.run import Run, keep_known, replay


class TopicResult(msgspec.Struct, frozen=True):
    """One topic of a run: the sum of its marks and of how many questions; in an exam also of those left open."""

    name: str
    score: float
    answered: int


class RunScore(msgspec.Struct, frozen=True):
    """A finished run: when it ended (ms since 1970), its share of the marks in 0…1, and of how many questions it is."""

    at: int
    share: float
    questions: int


class Results(msgspec.Struct, frozen=True):
    """A finished or interrupted run. `missed` are the answers below the full mark, in the order they were given.

    `later` is how many of them were right in the end, after a further try or with a hint. `counted` is of how many
    questions the score is: of those answered, in an exam of all. `took` is in milliseconds, the limit of an exam that
    was `late`, whose time was up. `certainty` is the sum
    of the certainty marks of `certain_of` answers, those of which it was asked how sure the student was.
    """

    score: float
    answered: int
    planned: int
    took: int
    topics: tuple[TopicResult, ...]
    missed: tuple[Answered, ...]
    left_out: tuple[str, ...]
    later: int = 0
    counted: int = 0
    late: bool = False
    certainty: int = 0
    certain_of: int = 0

    @property
    def share(self) -> float:
        """The score as a share of what counts, in 0…1."""
        return self.score / self.counted if self.counted else 0.0


def results(run: Run, bank: Bank) -> Results:
    """The results of `run` as it stands."""
    marks: dict[str, list[float]] = {}
    unanswered = run.left_out if run.sheet is not None else ()
    for name, mark in (*((a.question, a.mark) for a in run.answers), *((name, 0.0) for name in unanswered)):
        question = bank.questions.get(name)
        topic = bank.topic_of(question) if question else ""
        if topic:
            marks.setdefault(topic, []).append(mark)
    topics = tuple(TopicResult(name, sum(given), len(given)) for name, given in sorted(marks.items()))
    missed = tuple(answer for answer in run.answers if answer.mark < 1)
    later = sum(answer.right for answer in missed)
    answered = len(run.answers)
    late = run.sheet is not None and run.sheet.late
    return Results(
        score=run.score,
        answered=answered,
        planned=len(run.plan),
        took=run.sheet.clock.limit if run.sheet is not None and late else run.took,
        topics=topics,
        missed=missed,
        left_out=run.left_out,
        later=later,
        counted=answered + len(unanswered),
        late=late,
        certainty=sum(certainty_mark(answer.right_as_said, answer.certainty) for answer in run.answers),
        certain_of=sum(answer.certainty > 0 for answer in run.answers),
    )


def run_score(events: Iterable[AnyEvent], bank: Bank) -> RunScore | None:
    """What the run that `events` make came to, as its results say; None where it is not finished, or nothing counts."""
    known = list(events)
    run = replay(known)
    if run is None or not (run := keep_known(run, bank.questions)).finished:
        return None
    found = results(run, bank)
    return RunScore(known[-1].at, found.share, found.counted) if found.counted else None
