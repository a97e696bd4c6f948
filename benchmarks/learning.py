"""How much simulated students remember who follow our reviews, compared with other plans.

docs/explanation/learning.md describes the method, and what it leaves out. Everything is fixed by seeds.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from pathlib import Path
from statistics import fmean

import msgspec

from benchmarks.figures import Figure, Unit
from benchmarks.plans import shipped_bank
from quiz.bank.model import Question
from quiz.session.history import Review, Standing, stands
from quiz.session.memory.cards import LUCKY, Card, Replayer
from quiz.session.memory.days import DAY, HOUR, Days
from quiz.session.memory.schedule import Today, ahead, due
from quiz.session.modes import mode
from quiz.session.modes.base import Wish
from quiz.session.proving import chance

STUDENTS = 100
DAYS = 60
NEW_A_DAY = 20
GOOD = 0.9
"""The retention to be reached."""
_NOON = 12 * HOUR
_BOXES = (1, 2, 4, 8, 16)
"""Days until a card in each of Leitner's five boxes is asked again."""
_SPREAD_STUDENT, _SPREAD_QUESTION = 0.35, 0.5
"""How widely memories differ from what FSRS expects: the deviations of the logarithm of stability."""
_RESAMPLES = 1000


@dataclass(frozen=True)
class Habit:
    """How a student works: at most `daily` answers a day; one who `stops` when nothing is due gives fewer.

    `read`: the share of the questions known at the first answer, from reading.
    """

    daily: int
    stops: bool = False
    read: float = 0.0

    def __str__(self) -> str:
        words = f"up to {self.daily} a day" if self.stops else f"{self.daily} a day"
        return f"{words}, {self.read:.0%} known from reading" if self.read else words


@dataclass
class Mind:
    """What one student truly remembers: FSRS's memory, with a strength of its own for every question."""

    strengths: Mapping[str, float]
    chance: random.Random
    read: float = 0.0
    replayer: Replayer = field(default_factory=Replayer)
    truth: dict[str, Card] = field(default_factory=dict)

    def knows(self, name: str, day: int) -> float:
        """Return how likely the question is known, in 0…1."""
        card = self.truth.get(name)
        if card is None:
            return self.read
        strong = msgspec.structs.replace(card, stability=card.stability * self.strengths[name])
        return self.replayer.retrievability(strong, day)

    def answer(self, question: Question, day: int) -> bool:
        """Return whether the answer is right: known, or guessed.

        What is remembered afterwards depends on what was known: a lucky guess teaches as a wrong answer does.
        """
        known = self.chance.random() < self.knows(question.id, day)
        guessed = self.chance.random() < chance(question)
        card = self.truth.get(question.id)
        self.truth[question.id] = self.replayer.after(card, _review(question.id, day, known), day)
        return known or guessed

    def retention(self, questions: Mapping[str, Question], day: int) -> float:
        """Return the share of all questions that would be known; one that was never asked is not."""
        return sum(self.knows(name, day) for name in self.truth) / len(questions)


def _review(name: str, day: int, right: bool) -> Review:
    return Review(name, day * DAY + _NOON, "", float(right), float(right))


class Ours:
    """What the program does: `quiz play --mode review`, once a day."""

    luck = LUCKY

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.questions = questions
        self.seed = seed
        self.replayer = Replayer()
        self.cards: dict[str, Card] = {}
        self.standings: dict[str, Standing] = {}

    def plan(self, day: int, count: int, *, stops: bool) -> tuple[str, ...]:
        """Return a review's questions, and unless the student stops, those of a second one ahead of time."""
        today = Today(number=day, allowance=NEW_A_DAY, days=Days(begins=0))
        wish = Wish(
            self.questions,
            self.standings,
            f"{self.seed} {day}",
            count,
            lambda _: {},
            due(self.cards, day),
            today.fresh(self.standings),
        )
        names = self.review(wish)
        if stops or len(names) == count:
            return names
        waiting = tuple(name for name in ahead(self.cards, day) if name not in names)
        spare = Wish(self.questions, self.standings, wish.seed, count - len(names), wish.given_away, ahead=waiting)
        return names + mode("review").plan(spare)

    def review(self, wish: Wish) -> tuple[str, ...]:
        """Return what is due and new today, in turn."""
        return mode("review").plan(wish)

    def learn(self, name: str, right: bool, day: int) -> None:
        """Take the answer into account."""
        review, lucky = _review(name, day, right), chance(self.questions[name]) >= self.luck
        self.cards[name] = self.replayer.after(self.cards.get(name), review, day, lucky=lucky)
        self.standings[name] = stands(self.standings.get(name), review)


class Trusting(Ours):
    """Ours, but with a first right answer rated good, however easily it is guessed."""

    luck = 2.0


class DueFirst(Ours):
    """Ours, but with everything that is due before anything new."""

    def review(self, wish: Wish) -> tuple[str, ...]:
        """Return what is due, then what is new."""
        waiting = super().review(msgspec.structs.replace(wish, fresh=0))
        return waiting + super().review(msgspec.structs.replace(wish, due=(), count=wish.count - len(waiting)))


class Leitner:
    """Five boxes: a right answer moves a question up, a wrong one to the first. What is due comes before new ones."""

    turns = False

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.chance = random.Random(f"leitner {seed}")
        self.new = list(questions)
        self.chance.shuffle(self.new)
        self.box: dict[str, int] = {}
        self.due: dict[str, int] = {}

    def plan(self, day: int, count: int, *, stops: bool) -> tuple[str, ...]:
        """Return what is due, the lowest box first, and new ones; then what is due next, unless the student stops."""
        waiting = sorted(
            (name for name in self.box if self.due[name] <= day), key=lambda name: (self.box[name], self.due[name])
        )
        new = self.new[:NEW_A_DAY]
        both = chain.from_iterable(zip_longest(waiting, new)) if self.turns else (*waiting, *new)
        chosen = [name for name in both if name is not None][:count]
        if stops:
            return tuple(chosen)
        spare = [name for name in sorted(self.box, key=self.due.__getitem__) if name not in chosen]
        return tuple([*chosen, *spare][:count])

    def learn(self, name: str, right: bool, day: int) -> None:
        """Move it to its box."""
        if name in self.new:
            self.new.remove(name)
        self.box[name] = min(self.box.get(name, 0) + 1, len(_BOXES) - 1) if right else 0
        self.due[name] = day + _BOXES[self.box[name]]


class LeitnerInTurns(Leitner):
    """The same boxes; what is due and new ones take turns, as they do in our reviews."""

    turns = True


class AtRandom:
    """Any question, as often as chance has it, none twice a day while there are others."""

    def __init__(self, questions: Mapping[str, Question], seed: str) -> None:
        self.chance = random.Random(f"random {seed}")
        self.names = list(questions)

    def plan(self, _: int, count: int, *, stops: bool) -> tuple[str, ...]:
        """Return that many of all questions; nothing is ever due, so there is no stopping."""
        return tuple(self.chance.sample(self.names, min(count, len(self.names))))

    def learn(self, name: str, right: bool, day: int) -> None:
        """Learn nothing."""


Plan = Ours | Leitner | AtRandom
PLANS: dict[str, Callable[[Mapping[str, Question], str], Plan]] = {
    "ours": Ours,
    "Leitner": Leitner,
    "Leitner in turns": LeitnerInTurns,
    "random": AtRandom,
    "ours, due first": DueFirst,
    "ours, lucky answers rated good": Trusting,
}
COMPARED: dict[tuple[str, str], dict[str, float]] = {
    ("ours", "Leitner in turns"): {"aim": 1.0},
    ("Leitner in turns", "Leitner"): {},
    ("ours, due first", "Leitner"): {},
    ("ours", "Leitner"): {"goal": 1.0},
    ("ours", "random"): {"goal": 1.0},
}
"""The model with turns, turns alone, the model without turns, and both together; each with the ratio that is wanted."""
DAILY = (Habit(10), Habit(20))
"""A run of the usual length a day, and two."""
STOPPING = (Habit(20, stops=True), Habit(20, stops=True, read=0.5))


@dataclass(frozen=True)
class Lived:
    """Sixty days of one student: the retention the day after, the answers given, and those until it was good.

    Where it never was, all answers count.
    """

    retention: float
    answers: int
    until_good: int
    good: bool


def live(questions: Mapping[str, Question], student: int, plan: Plan, habit: Habit) -> Lived:
    """Return what becomes of one student with one plan."""
    mind = Mind(strengths(questions, student), random.Random(f"answers {student}"), habit.read)
    answers, until = 0, None
    for day in range(DAYS):
        for name in plan.plan(day, habit.daily, stops=habit.stops):
            plan.learn(name, mind.answer(questions[name], day), day)
            answers += 1
        if until is None and mind.retention(questions, day + 1) >= GOOD:
            until = answers
    return Lived(mind.retention(questions, DAYS), answers, until or answers, until is not None)


def strengths(questions: Mapping[str, Question], student: int) -> dict[str, float]:
    """Return how many times longer than FSRS expects a student remembers each question."""
    chance = random.Random(f"student {student}")
    own = chance.gauss(0, _SPREAD_STUDENT)
    return {name: 2.718281828459045 ** (own + chance.gauss(0, _SPREAD_QUESTION)) for name in questions}


def measure(_: Path, __: int) -> Iterator[Figure]:
    """Measure the same students with each plan."""
    questions = shipped_bank().questions
    for habit in DAILY:
        lived = {name: _lived(questions, name, habit) for name in dict.fromkeys(chain.from_iterable(COMPARED))}
        for (one, other), wanted in COMPARED.items():
            yield replace(_forgotten(habit, one, other, lived), **wanted)
            never = " to ".join(str(sum(not life.good for life in lived[name])) for name in (one, other))
            what = f"{habit}: answers until {GOOD:.0%} (never: {never}), {one} / {other}"
            until = ([life.until_good for life in lived[name]] for name in (one, other))
            yield replace(_figure(what, *until), **wanted)
    for habit in STOPPING:
        names = ("ours", "ours, lucky answers rated good", "Leitner in turns")
        lived = {name: _lived(questions, name, habit) for name in names}
        for other in names[1:]:
            yield _forgotten(habit, "ours", other, lived)
            given = ([life.answers for life in lived[name]] for name in ("ours", other))
            yield _figure(f"{habit}: answers given, ours / {other}", *given)


def _lived(questions: Mapping[str, Question], plan: str, habit: Habit) -> list[Lived]:
    return [live(questions, student, PLANS[plan](questions, str(student)), habit) for student in range(STUDENTS)]


def _forgotten(habit: Habit, one: str, other: str, lived: Mapping[str, list[Lived]]) -> Figure:
    forgot = ([100 * (1 - life.retention) for life in lived[name]] for name in (one, other))
    return _figure(f"{habit}: forgotten on day {DAYS}, {one} / {other}", *forgot, unit="%")


def _figure(what: str, ours: Sequence[float], theirs: Sequence[float], unit: Unit = "answers") -> Figure:
    """Return the ratio of the means, with the interval that holds 95 in 100 resamples of the students."""
    chance, pairs = random.Random(what), list(zip(ours, theirs, strict=True))
    ratios = sorted(
        sum(one for one, _ in again) / sum(other for _, other in again)
        for again in (chance.choices(pairs, k=len(pairs)) for _ in range(_RESAMPLES))
    )
    low, high = ratios[_RESAMPLES // 40], ratios[-_RESAMPLES // 40]
    told = f"{what} (95 %: {low:.2f} to {high:.2f})"
    return Figure(told, fmean(ours), fmean(theirs), unit, samples=len(pairs))
