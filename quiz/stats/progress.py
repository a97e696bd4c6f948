"""How far a student is with a bank, worked out from the answers that stand."""

from collections.abc import Collection, Iterable

import msgspec

from quiz.session.history import Given, standings


class Progress(msgspec.Struct, frozen=True):
    """How a bank stands: questions in it, met, and last answered right; the last run's score and time."""

    questions: int
    seen: int
    right: int
    answers: int
    last_score: float | None
    last_answered: int
    last_at: int | None


def progress(questions: Collection[str], answers: Iterable[Given]) -> Progress:
    """The progress with a bank that now holds `questions`; answers to questions it no longer has count as answers."""
    given = list(answers)
    last = standings(answer for answer in given if answer.question in questions)
    last_run = [answer.mark for answer in given if answer.run == given[-1].run]
    return Progress(
        questions=len(questions),
        seen=len(last),
        right=sum(standing.mark >= 1 for standing in last.values()),
        answers=len(given),
        last_score=sum(last_run) / len(last_run) if last_run else None,
        last_answered=len(last_run),
        last_at=given[-1].at if given else None,
    )
