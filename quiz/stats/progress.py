"""How far a student is with a bank, worked out from the answers that stand."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from quiz.bank.model import Bank
from quiz.session.history import Given, Standing, standings


class Progress(msgspec.Struct, frozen=True):
    """How a bank stands: questions in it, met, last answered right, and to be mended; the last run's score and time."""

    questions: int
    seen: int
    right: int
    answers: int
    last_score: float | None
    last_answered: int
    last_at: int | None
    missed: int = 0


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
        missed=sum(standing.to_mend > 0 for standing in last.values()),
    )


class ClaimStanding(msgspec.Struct, frozen=True):
    """How a claim stands: the questions that test it, how many of them were met, and the sum of their last marks."""

    questions: int
    met: int
    score: float

    @property
    def known(self) -> bool:
        """Every question that tests the claim was last answered right."""
        return 0 < self.questions == self.met and self.score >= self.questions


def claim_standings(bank: Bank, last: Mapping[str, Standing]) -> dict[str, ClaimStanding]:
    """How each claim of the bank's source stands, by its id; `last` holds the last answer to each question."""
    tested: dict[str, list[str]] = {name: [] for name in bank.source.claims} if bank.source else {}
    for question in bank.questions.values():
        for name in dict.fromkeys(question.claims):
            if name in tested:
                tested[name].append(question.id)
    return {name: _standing([last.get(question) for question in asked]) for name, asked in tested.items()}


def _standing(last: list[Standing | None]) -> ClaimStanding:
    marks = [standing.mark for standing in last if standing is not None]
    return ClaimStanding(len(last), len(marks), sum(marks))
