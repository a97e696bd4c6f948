"""How much simulated students remember who follow our reviews, against two other plans with as many answers.

The method, and what it leaves out, is told in docs/explanation/learning.md. Everything is fixed by seeds.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from benchmarks.figures import Figure, Unit
from benchmarks.plans import shipped_bank
from quiz.bank.model import Question
from quiz.session.history import Review, Standing, stands
from quiz.session.memory.cards import Card, Replayer
from quiz.session.memory.schedule import DAY, Day, ahead, due
from quiz.session.modes import mode
from quiz.session.modes.base import Wish

STUDENTS = 60
DAYS = 60
DAILY = (10, 20)
"""So many answers a day: a run of the usual length, and two."""
NEW_A_DAY = 20
GOOD = 0.9
"""The retention to be reached."""
_EVENING = 18 * 3_600_000
_BOXES = (1, 2, 4, 8, 16)
"""Days until a card in each of Leitner's five boxes is asked again."""
_SPREAD_STUDENT, _SPREAD_QUESTION = 0.35, 0.5
"""How widely memories differ from what FSRS expects: the deviations of the logarithm of stability."""
_RESAMPLES = 1000

Days = list[list[str]]
"""The questions answered on each day."""


@dataclass
class Mind:
    """What one student truly remembers: FSRS's memory, with a strength of its own for every question."""

    strengths: Mapping[str, float]
    chance: random.Random
    replayer: Replayer
    truth: dict[str, Card] = field(default_factory=dict)

    def knows(self, name: str, at: int) -> float:
        """How likely the question is known, in 0…1; nothing is known that was never met."""
        card = self.truth.get(name)
        if card is None:
            return 0.0
        strong = self.strengths[name]
        return self.replayer.retrievability(card, card.at + round((at - card.at) / strong))

    def answer(self, question: Question, at: int) -> bool:
        """Whether the answer is right: known, or guessed with one chance in as many as there are options.

        What is remembered afterwards goes by what was known: a lucky guess teaches as a wrong answer does.
        """
        known = self.chance.random() < self.knows(question.id, at)
        lucky = self.chance.random() < guess(question)
        mark = float(known)
        self.truth[question.id] = self.replayer.after(
            self.truth.get(question.id), Review(question.id, at, "", mark, mark)
        )
        return known or lucky

    def retention(self, questions: Mapping[str, Question], at: int) -> float:
        """The share of all questions that would be known now."""
        return fmean(self.knows(name, at) for name in questions)


def guess(question: Question) -> float:
    """The chance to be right without knowing."""
    options = len(question.item.shown())
    return 1 / options if question.kind in ("choice", "true-false") and options else 0.0


class Ours:
    """What the program does: `quiz play --mode review`, once a day."""

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.questions = questions
        self.seed = seed
        self.replayer = Replayer()
        self.cards: dict[str, Card] = {}
        self.standings: dict[str, Standing] = {}

    def plan(self, at: int, count: int) -> tuple[str, ...]:
        """A review, and with the answers that are left when nothing more is due, a second one ahead of time."""
        day = Day(at - at % DAY + DAY, NEW_A_DAY)
        wish = Wish(
            self.questions,
            self.standings,
            f"{self.seed} {at}",
            count,
            lambda _: {},
            due(self.cards, day.end),
            day.fresh(self.standings),
        )
        names = mode("review").plan(wish)
        if len(names) == count:
            return names
        waiting = tuple(name for name in ahead(self.cards, day.end) if name not in names)
        spare = Wish(self.questions, self.standings, wish.seed, count - len(names), wish.given_away, ahead=waiting)
        return names + mode("review").plan(spare)

    def learn(self, name: str, right: bool, at: int) -> None:
        """Go by what was answered."""
        review = Review(name, at, "", float(right), float(right))
        self.cards[name] = self.replayer.after(self.cards.get(name), review)
        self.standings[name] = stands(self.standings.get(name), review)


class Leitner:
    """Five boxes: right, and a question goes up; wrong, and it is in the first again. New ones where there is room."""

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.chance = random.Random(f"leitner {seed}")
        self.new = list(questions)
        self.chance.shuffle(self.new)
        self.box: dict[str, int] = {}
        self.due: dict[str, int] = {}

    def plan(self, at: int, count: int) -> tuple[str, ...]:
        """What is due, the lowest box first; then new ones; then whatever is due next."""
        order = sorted(self.box, key=lambda name: (self.due[name] > at, self.box[name], self.due[name]))
        waiting = [name for name in order if self.due[name] <= at]
        chosen = [*waiting, *self.new][:count]
        spare = [name for name in sorted(order, key=self.due.__getitem__) if name not in chosen]
        return tuple([*chosen, *spare][:count])

    def learn(self, name: str, right: bool, at: int) -> None:
        """Move it to its box."""
        if name in self.new:
            self.new.remove(name)
        self.box[name] = min(self.box.get(name, 0) + 1, len(_BOXES) - 1) if right else 0
        self.due[name] = at - at % DAY + _BOXES[self.box[name]] * DAY


class AtRandom:
    """Any question, as often as chance has it, none twice a day while there are others."""

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.chance = random.Random(f"random {seed}")
        self.names = list(questions)

    def plan(self, _: int, count: int) -> tuple[str, ...]:
        """So many of all questions."""
        return tuple(self.chance.sample(self.names, min(count, len(self.names))))

    def learn(self, name: str, right: bool, at: int) -> None:
        """Chance learns nothing."""


Plan = Ours | Leitner | AtRandom


@dataclass(frozen=True)
class Lived:
    """Sixty days of one student: the retention on the last, and answers until it was good; all, where it never was."""

    retention: float
    until_good: int
    good: bool


def live(questions: Mapping[str, Question], student: int, plan: Plan, daily: int) -> Lived:
    """One student with one plan and so many answers a day."""
    mind = Mind(strengths(questions, student), random.Random(f"answers {student}"), Replayer())
    until: int | None = None
    for day in range(DAYS):
        at = day * DAY + _EVENING
        for name in plan.plan(at, daily):
            plan.learn(name, mind.answer(questions[name], at), at)
        if until is None and mind.retention(questions, at + DAY) >= GOOD:
            until = (day + 1) * daily
    return Lived(mind.retention(questions, DAYS * DAY + _EVENING), until or DAYS * daily, until is not None)


def strengths(questions: Mapping[str, Question], student: int) -> dict[str, float]:
    """How many times longer than FSRS expects a student remembers each question."""
    chance = random.Random(f"student {student}")
    own = chance.gauss(0, _SPREAD_STUDENT)
    return {name: 2.718281828459045 ** (own + chance.gauss(0, _SPREAD_QUESTION)) for name in questions}


def measure(_: Path, __: int) -> Iterator[Figure]:
    """The same students with each plan."""
    questions = shipped_bank().questions
    others: dict[str, Callable[[Mapping[str, Question], str], Plan]] = {"Leitner": Leitner, "random": AtRandom}
    for daily in DAILY:
        ours = _lived(questions, Ours, daily)
        for name, make in others.items():
            lived = _lived(questions, make, daily)
            forgot = [(1 - one.retention, 1 - other.retention) for one, other in zip(ours, lived, strict=True)]
            yield _figure(f"{daily} a day: forgotten on day {DAYS}, ours / {name}", forgot, 100, "%")
            needed = [(float(one.until_good), float(other.until_good)) for one, other in zip(ours, lived, strict=True)]
            never = " to ".join(str(sum(not one.good for one in some)) for some in (ours, lived))
            yield _figure(
                f"{daily} a day: answers until {GOOD:.0%} (never: {never}), ours / {name}", needed, 1, "answers"
            )


def _lived(
    questions: Mapping[str, Question], make: Callable[[Mapping[str, Question], str], Plan], daily: int
) -> list[Lived]:
    return [live(questions, student, make(questions, str(student)), daily) for student in range(STUDENTS)]


def _figure(what: str, pairs: list[tuple[float, float]], scale: float, unit: Unit) -> Figure:
    """The ratio of the means, with the interval that holds 95 in 100 resamples of the students."""
    chance = random.Random(what)
    ratios = sorted(
        sum(one for one, _ in again) / sum(other for _, other in again)
        for again in (chance.choices(pairs, k=len(pairs)) for _ in range(_RESAMPLES))
    )
    low, high = ratios[_RESAMPLES // 40], ratios[-_RESAMPLES // 40]
    ours, theirs = (fmean(values) * scale for values in zip(*pairs, strict=True))
    told = f"{what} (95 %: {low:.2f} to {high:.2f})"
    return Figure(told, ours, theirs, unit, goal=1.0, samples=len(pairs))
