"""How far a student is with a bank, worked out from the answers that stand."""

from collections.abc import Mapping

import msgspec

from quiz.bank.model import Bank, Question
from quiz.session.history import Standing, still_asked
from quiz.session.results import RunScore


class Progress(msgspec.Struct, frozen=True):
    """How a bank stands: questions in it, met, last answered right, and to be mended.

    Of the run that was finished last: its score in 0…1, of how many questions that is, and when it ended.
    `changed` were met, but their key is another one since: they count as new.
    """

    questions: int
    seen: int
    right: int
    answers: int
    last_score: float | None
    last_answered: int
    last_at: int | None
    missed: int = 0
    changed: int = 0


def progress(
    questions: Mapping[str, Question], answers: int, known: Mapping[str, Standing], last: RunScore | None
) -> Progress:
    """The progress with a bank that now holds `questions`, after so many answers to these or others.

    `known` is how each question stands, `last` what the run came to that was finished last.
    """
    standing = still_asked(known, questions)
    return Progress(
        questions=len(questions),
        seen=len(standing),
        right=sum(one.mark >= 1 for one in standing.values()),
        answers=answers,
        last_score=last.share if last else None,
        last_answered=last.questions if last else 0,
        last_at=last.at if last else None,
        missed=sum(one.to_mend > 0 for one in standing.values()),
        changed=sum(name in questions and name not in standing for name in known),
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
