"""All there is to tell of a student's answers on one bank, in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

import msgspec

from quiz.bank.model import Bank, same_key
from quiz.session.certainty import Calibration, calibration
from quiz.session.history import Given, Standing, still_asked
from quiz.session.memory.schedule import Today
from quiz.session.results import RunScore
from quiz.stats.progress import ClaimStanding, claim_standings

_HARDEST = 5
_TOLD_FROM = 2
"""A question must have so many answers before it is told to be hard."""


class TopicStanding(msgspec.Struct, frozen=True):
    """One topic: its questions, how many were met, and how many were right the last time."""

    name: str
    questions: int
    met: int
    right: int


class Hard(msgspec.Struct, frozen=True):
    """One question: how often it was answered, and its facility, the mean of its marks in 0…1."""

    question: str
    prompt: str
    answers: int
    facility: float


class Slow(msgspec.Struct, frozen=True):
    """One question: how often it was answered, and the median of the time it took in ms."""

    question: str
    prompt: str
    answers: int
    took: int


class Claims(msgspec.Struct, frozen=True):
    """How many claims of the source are known, known in part, missed, and not met; and how many nobody asks about."""

    known: int
    partly: int
    missed: int
    unmet: int
    untested: int


class Overview(msgspec.Struct, frozen=True):
    """`days` are the answers on each day with any, as days from today (0, -1, …); `streak` how many in a row have some.

    `forecast` is how many questions are due today and on each day after. `expected` is how many of the questions that
    were right the last time would still be known in a day, as FSRS estimates. A question's time is the median of those
    of its answers: `took` (ms) is the median of the questions' times, `slowest` are questions that took longer.
    """

    bank: str
    title: str
    questions: int
    answers: int
    met: int
    right: int
    runs: tuple[RunScore, ...]
    topics: tuple[TopicStanding, ...]
    claims: Claims
    calibration: tuple[Calibration, ...]
    days: dict[int, int]
    streak: int
    forecast: tuple[int, ...]
    expected: float
    hardest: tuple[Hard, ...]
    took: int
    slowest: tuple[Slow, ...]


def overview(
    bank: Bank,
    given: Sequence[Given],
    runs: Iterable[RunScore],
    standings: Mapping[str, Standing],
    forecast: Sequence[int],
    expected: float,
    today: Today,
) -> Overview:
    """Return the overview of `given` answers and finished `runs`, both in the order of time."""
    standing = still_asked(standings, bank.questions)
    # An answer from a clock that was ahead counts for today: there is no day after it.
    days = Counter(min(0, today.days.day(one.at) - today.number) for one in given)
    current = [one for one in given if one.question in standing and same_key(standing[one.question].key, one.key)]
    times = _times(bank, current)
    middle = median(one.took for one in times) if times else 0
    return Overview(
        bank=bank.id,
        title=bank.title,
        questions=len(bank.questions),
        answers=len(given),
        met=len(standing),
        right=sum(one.mark >= 1 for one in standing.values()),
        runs=tuple(runs),
        topics=_topics(bank, standing),
        claims=_claims(claim_standings(bank, standing)),
        calibration=calibration(
            (one.certainty, one.earned >= 1 and not one.first_wrong) for one in given if one.certainty
        ),
        days=dict(sorted(days.items())),
        streak=_streak(days),
        forecast=tuple(forecast),
        expected=expected,
        hardest=_hardest(bank, current),
        took=round(middle),
        slowest=_slowest(times, middle),
    )


def _topics(bank: Bank, standing: Mapping[str, Standing]) -> tuple[TopicStanding, ...]:
    found = []
    for topic, name in bank.topics.items():
        names = [question.id for question in bank.questions.values() if question.topic == topic]
        met = [standing[one] for one in names if one in standing]
        found.append(TopicStanding(name, len(names), len(met), sum(one.mark >= 1 for one in met)))
    return tuple(topic for topic in found if topic.questions)


def _claims(found: Mapping[str, ClaimStanding]) -> Claims:
    tested = [claim for claim in found.values() if claim.questions]
    met = [claim for claim in tested if claim.met]
    known = sum(claim.known for claim in met)
    partly = sum(not claim.known and claim.score > 0 for claim in met)
    return Claims(known, partly, len(met) - known - partly, len(tested) - len(met), len(found) - len(tested))


def _streak(days: Mapping[int, int]) -> int:
    """Days in a row with answers, up to today, or up to yesterday where there are none yet today."""
    day = 0 if days.get(0) else -1
    length = 0
    while days.get(day - length):
        length += 1
    return length


def _hardest(bank: Bank, given: Sequence[Given]) -> tuple[Hard, ...]:
    marks: dict[str, list[float]] = {}
    for one in given:
        marks.setdefault(one.question, []).append(one.mark)
    hard = [
        Hard(name, bank.questions[name].prompt, len(some), fmean(some))
        for name, some in marks.items()
        if len(some) >= _TOLD_FROM and fmean(some) < 1
    ]
    return tuple(sorted(hard, key=lambda one: (one.facility, -one.answers, one.question))[:_HARDEST])


def _times(bank: Bank, given: Sequence[Given]) -> list[Slow]:
    """Each question with its time."""
    times: dict[str, list[int]] = {}
    for one in given:
        times.setdefault(one.question, []).append(one.took)
    return [Slow(name, bank.questions[name].prompt, len(some), round(median(some))) for name, some in times.items()]


def _slowest(times: Sequence[Slow], middle: float) -> tuple[Slow, ...]:
    """The slowest of those that take longer than half of them do, whose time is in the `middle`."""
    slow = [one for one in times if one.took > middle]
    return tuple(sorted(slow, key=lambda one: (-one.took, one.question))[:_HARDEST])
