"""Compares every number that a screen shows with what the journal says."""

import re
from collections.abc import Callable

from quiz.bank.model import Bank
from quiz.session.memory.schedule import current
from quiz.tui.app import QuizApp
from quiz.tui.panes.heading import Heading
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.look_back import LookBackScreen
from quiz.tui.screens.map import MapScreen
from quiz.tui.screens.offer import OfferScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.sheet import SheetScreen
from quiz.tui.screens.stats import StatsScreen
from quiz.workspace import Workspace, now
from tests.tui.screen import shown
from tests.tui.truth import RunTruth, Truth, day


class Teller:
    """What a screen should tell. `promised` is how many questions each way to play was said to have."""

    def __init__(self, app: QuizApp, find: Callable[[str], Bank]) -> None:
        self.app = app
        self.find = find
        self.truth = Truth(app.workspace.journal_path, lambda name: self.find(name).questions)
        self.text = " ".join(shown(app).split())

    def check(self) -> None:
        """Compare what is shown with the truth; an AssertionError names what differs."""
        screen = self.app.screen
        checks: dict[type, Callable[[], None]] = {
            HomeScreen: self.home,
            QuizScreen: self.run,
            ExamScreen: self.exam,
            SheetScreen: self.sheet,
            ResultsScreen: self.results,
            LookBackScreen: self.look_back,
            MapScreen: self.map,
            StatsScreen: self.stats,
            OfferScreen: self.offer,
        }
        if check := checks.get(type(screen)):
            check()

    def has(self, words: str) -> None:
        """Fail unless the screen shows `words`."""
        assert words in self.text, f"not told: {words!r} in {self.text}"

    def hasnt(self, pattern: str) -> None:
        """Fail if the screen shows `pattern`."""
        assert not (found := re.search(pattern, self.text)), f"told: {found} in {self.text}"

    def heading(self) -> tuple[int, int, int]:
        """Where the heading says the student is, how much its bar shows as done, and of how many."""
        heading = self.app.screen.query_one(Heading)
        if heading.total:
            self.has(f"{heading.at}/{heading.total}")
        return heading.at, heading.done, heading.total

    def run_of(self, screen: QuizScreen | ExamScreen | SheetScreen | ResultsScreen | LookBackScreen) -> RunTruth:
        """The run that the screen is about."""
        return self.truth.runs[screen.sitting.run.id]

    def run(self) -> None:
        """Where the student is in a run, and how many tries are left."""
        screen = self.app.screen
        assert isinstance(screen, QuizScreen)
        run, question = self.run_of(screen), screen.question
        assert question is not None
        open_ = question.id in run.queue
        assert self.heading() == (run.done + open_, run.done, len(run.plan))
        left = run.tries_left(question.id)
        tried = any(run.tried.get(question.id, {}).values())
        if open_ and tried:
            self.has(f"{left} {'try' if left == 1 else 'tries'} left")
        else:
            self.hasnt(r"\S+ (try|tries) left")

    def exam(self) -> None:
        """Where the student is in an exam, how many answers are written, and the time."""
        screen = self.app.screen
        assert isinstance(screen, ExamScreen)
        run = self.run_of(screen)
        assert self.heading()[1:] == (run.written, len(run.plan))
        self.time(run)
        assert ("⚑" in self.text) is (run.plan[screen.at] in run.flags)

    def sheet(self) -> None:
        """What is answered and marked in the list of an exam."""
        screen = self.app.screen
        assert isinstance(screen, SheetScreen)
        run = self.run_of(screen)
        assert self.heading() == (run.written, run.written, len(run.plan))
        self.time(run)
        open_ = len(run.plan) - run.written
        if open_:
            self.has(f"{open_} question{'s' * (open_ != 1)} without an answer")
        else:
            self.hasnt("without an answer")
        if run.flags:
            self.has(f"{len(run.flags)} marked")

    def time(self, run: RunTruth, *, closed: bool = False) -> None:
        """The time that an exam has left, where it is shown; it was looked at up to a second ago."""
        left = run.time_left(now(), closed=closed)
        told = re.search(r"(?:(\d+) min|(\d+):(\d\d)) left", self.text)
        if told is not None:
            assert left is not None
            minutes, m, s = told.groups()
            assert int(minutes) == -(-left // 60_000) if minutes else int(m) * 60 + int(s) == -(-left // 1000), left

    def results(self) -> None:
        """What a run came to."""
        screen = self.app.screen
        assert isinstance(screen, ResultsScreen)
        run = self.run_of(screen)
        if run.counted:
            right = sum(answer["mark"] >= 1 for answer in run.answers.values())
            self.has(f"{right} of {run.counted} right")
            self.percent(run.share)
        if run.counted and run.left_out:
            self.has(f"{len(run.left_out)} question{'s' * (len(run.left_out) != 1)} ")
        if run.missed:
            self.has(f"only what you missed ({len(run.missed)})")
        else:
            self.hasnt("what you missed \\(")

    def percent(self, share: float) -> None:
        """A share that is neither rounded up to all nor down to nothing."""
        told = [int(number) / 100 for number in re.findall(r"(\d+) %", self.text)]
        assert any(abs(one - share) <= 0.01 and (one in (0, 1)) == (share in (0, 1)) for one in told), (told, share)

    def look_back(self) -> None:
        """Which of the questions of a run is looked at."""
        screen = self.app.screen
        assert isinstance(screen, LookBackScreen)
        run = self.run_of(screen)
        at, done, total = self.heading()
        assert (done, total) == (at, len(run.answers) + len(run.left_out))
        assert 1 <= at <= total

    def map(self) -> None:
        """How many of the claims that are tested are known."""
        screen = self.app.screen
        assert isinstance(screen, MapScreen)
        known, tested = self.claims(screen.bank)
        assert self.heading()[1:] == (known, tested)

    def claims(self, bank: Bank) -> tuple[int, int]:
        """How many claims are known: every question on them was right the last time; and how many are tested."""
        asked = [
            [question.id for question in bank.questions.values() if claim in question.claims]
            for claim in (bank.source.claims if bank.source else ())
        ]
        known = sum(bool(names) and self.truth.right(bank.id, names) == len(names) for names in asked)
        return known, sum(map(bool, asked))

    def stats(self) -> None:
        """What the pictures say in numbers."""
        screen = self.app.screen
        assert isinstance(screen, StatsScreen)
        bank, truth = screen.bank, self.truth
        if screen.overview is None or not truth.of(bank.id) or screen.sheet.top:
            return
        right, met = truth.right(bank.id, bank.questions), truth.met(bank.id, bank.questions)
        self.has(f"█ {right} right · ▒ {met - right} wrong · ╌ {len(bank.questions) - met} not met")
        begins = self.app.workspace.settings.day_begins
        days = {day(event["at"], begins) for event in truth.of(bank.id)}
        answers = len(truth.of(bank.id))
        self.has(f"{answers} answer{'s' * (answers != 1)} on {len(days)} day{'s' * (len(days) != 1)}")
        known, tested = self.claims(bank)
        if tested:
            self.has(f"{tested} claims: ● {known} known")

    def offer(self) -> None:
        """What a dialog says of the run that was left, and of the one that is offered."""
        screen = self.app.screen
        assert isinstance(screen, OfferScreen)
        offer = screen.offer
        if offer.left is not None:
            run = self.truth.runs[offer.left.id]
            if offer.resumes and not run.exam:
                self.has(f"{len(run.answers)} answer{'s' * (len(run.answers) != 1)} kept, {len(run.queue)} question")
            elif offer.resumes:
                self.has(f"{run.written} of {len(run.plan)} answered")
                self.time(run, closed=True)
                assert ("time of the exam you left is up" in self.text) is (run.time_left(now(), closed=True) == 0)
        assert offer.resumes or offer.number, "it leads nowhere"

    def home(self) -> None:
        """How each bank stands, and what its rows promise."""
        screen = self.app.screen
        assert isinstance(screen, HomeScreen)
        for i, entry in enumerate(screen.entries):
            if entry.bank is None or entry.progress is None:
                continue
            bank, topic = entry.bank, entry.topic
            names = [name for name, one in bank.questions.items() if topic in (None, one.topic)]
            if "/" in bank.id:
                self.drill(bank)
            else:
                self.bank(bank, names, topic)
            if i == screen.cursor and "/" not in bank.id:
                self.ways(bank, names, complete=entry.complete)

    def bank(self, bank: Bank, names: list[str], topic: str | None) -> None:
        """The row of a bank, within the chosen topic."""
        truth = self.truth
        if truth.of(bank.id):
            right, met = truth.right(bank.id, names), truth.met(bank.id, names)
            counted = f"{len(names)} question{'s' * (len(names) != 1)}"
            self.has(f"{counted} · {right} of {len(names)} right · {met} met")
            if topic is None and (scores := truth.scores(bank.id)):
                self.percent(scores[-1])
        left = truth.left(bank.id)
        if left is not None:
            number, word = (left.written, "answered") if left.exam else (left.done, "done")
            clock = ", its time is up" if left.time_left(now(), closed=True) == 0 else ""
            self.has(f", {number} of {len(left.plan)} {word}{clock}")

    def drill(self, bank: Bank) -> None:
        """The row of a drill."""
        if self.truth.of(bank.id):
            self.has(f"{self.truth.right(bank.id, bank.questions)} of {len(bank.questions)} right")
        left = self.truth.left(bank.id)
        if left is not None:
            self.has(f"left at {left.written if left.exam else left.done} of {len(left.plan)}")

    def promised(self) -> dict[str, int]:
        """How many questions the rows say that each mode has; 0 where a row is not offered."""
        told = {mode: re.search(pattern, self.text) for mode, pattern in _WAYS.items()}
        due = re.search(r"\br (?:(\d+) due today)?(?:, )?(?:(\d+) new)?", self.text)
        found = {mode: int(match[1]) if match else 0 for mode, match in told.items()}
        if due and (due[1] or due[2]):
            found["review"] = int(due[1] or 0) + int(due[2] or 0)
        return found

    def ways(self, bank: Bank, names: list[str], *, complete: bool) -> None:
        """The ways to play the bank at the cursor."""
        missed = self.truth.to_fix(bank.id, names)
        assert self.promised()["missed"] == missed
        if not complete:
            return
        workspace = Workspace(self.app.workspace.journal_path)
        try:
            knowledge = workspace.recall(bank).now()
            begins, today = workspace.settings.day_begins, workspace.today().number
            cards = current(knowledge.cards, knowledge.standings)
            due = sum(name in names and card.due <= today for name, card in cards.items())
            allowance = workspace.settings.new_per_day
        finally:
            workspace.close()
        new = self.truth.new_today(bank.id, names, allowance, now(), begins)
        if due:
            self.has(f"r {due} due today" + (f", {new} new" if new else ""))
        elif new:
            self.has(f"r {new} new today")
        elif self.truth.met(bank.id, names):
            self.has("r nothing due, go ahead")
        else:
            self.hasnt(r"\br (\d|nothing)")


_WAYS = {"missed": r"\bw (\d+) to fix", "practice": r"⏎ run of (?:all )?(\d+)"}
