"""Puts the program together: folders, journal, clock and seeds. The screens and commands stand on this alone."""

import os
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quiz import folders
from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank, Question
from quiz.journal.connection import Announce
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal, JournalError
from quiz.journal.together import commit
from quiz.library import Library
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent, Stamp
from quiz.session.history import still_asked
from quiz.session.modes import mode
from quiz.session.modes.base import Wish
from quiz.session.run import EXAM, PRACTICE, REVIEW, Run
from quiz.settings.model import DEFAULTS, Settings
from quiz.settings.store import SettingsFile
from quiz.shelf import Shelf
from quiz.sources.model import Source
from quiz.writing import sweep

if TYPE_CHECKING:
    from quiz.recall import Recall
    from quiz.session.memory.days import Days
    from quiz.session.memory.knowledge import Knowledge
    from quiz.session.memory.schedule import Outlook, Today
    from quiz.session.planning import Waiting
    from quiz.stats.overview import Overview
    from quiz.stats.progress import ClaimStanding, Progress
    from quiz.texts import Texts

JOURNAL_NAME = "journal.db"
FORECAST_DAYS = 30


def time_stamp() -> str:
    """Now in UTC, as it stands in a file's name."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def stamp() -> Stamp:
    """A new event's identity and time."""
    return Stamp(uuid.uuid4().hex, now())


class RunOptions(msgspec.Struct, frozen=True):
    """How a run is wished for. With a `seed` the journal has no say in what a practice run asks.

    An exam lasts `minutes` (0: no limit; None: as long as is usual), and is `held` where its clock stands still while
    it is closed. `sure`: before each answer the student is asked how sure they are.
    """

    count: int = DEFAULTS.questions
    seed: str | None = None
    topic: str | None = None
    resume: bool = False
    new: bool = False
    tries: int = DEFAULTS.tries
    mode: str = PRACTICE
    minutes: int | None = None
    held: bool = False
    sure: bool = False


def asked_of(bank: Bank, options: RunOptions) -> Mapping[str, Question]:
    """Return the questions of `bank` that a run of `options` may ask."""
    topic = options.topic
    if topic is None:
        return bank.questions
    return {name: question for name, question in bank.questions.items() if question.topic == topic}


def _wish(bank: Bank, options: RunOptions) -> Wish:
    """Return the wish for a run of `bank` before anything is known of its questions."""
    seed = os.urandom(8).hex() if options.seed is None else options.seed
    return Wish(asked_of(bank, options), {}, seed, options.count, lambda chosen: given_away(bank, chosen))


def limit_of(options: RunOptions, number: int) -> int:
    """How long a run of so many questions lasts, in milliseconds; 0: without end, as all but exams are."""
    if options.mode != EXAM:
        return 0
    from quiz.session.exam import MINUTE, default_limit

    return default_limit(number) if options.minutes is None else options.minutes * MINUTE


class Workspace:
    """What a student has on this machine: banks, journal, and the answers not yet saved."""

    def __init__(self, journal_path: Path | None = None, announce: Announce | None = None) -> None:
        """Open nothing yet; `announce` shows a line while the journal is waited for."""
        home = folders.data_folder()
        self._announce = announce
        self.journal_path = journal_path or home / JOURNAL_NAME
        self.library = Library((home / "questions", folders.shipped_folder()), Shelf(folders.cache_folder()))
        self._texts_folder = home / "texts"
        self.unsaved: list[AnyEvent] = []
        self.gone_on: dict[str, Run] = {}  # by other programs; whoever plays such a run takes it from here
        self.answered = False
        self._journal: Journal | None = None
        self._settings: SettingsFile | None = None

    @cached_property
    def texts(self) -> "Texts":
        """The whole texts of sources."""
        from quiz.texts import Texts

        return Texts(self._texts_folder, self.library)

    @property
    def settings_file(self) -> SettingsFile:
        """The file of settings, read when it is first needed."""
        if self._settings is None:
            self._settings = SettingsFile(folders.settings_path())
        return self._settings

    @property
    def settings(self) -> Settings:
        """What the student has set."""
        return self.settings_file.settings

    @property
    def journal(self) -> Journal:
        """The journal, opened when it is first needed. Raises JournalError."""
        if self._journal is None:
            self._journal = open_journal(self.journal_path, time_stamp(), folders.cache_folder(), self._announce)
            for folder in (*folders.written_folders(), self._texts_folder):
                sweep(folder)
        return self._journal

    def record(self, *events: AnyEvent) -> bool:
        """Commit `events` and any that are still unsaved; False where they must wait in memory."""
        self.unsaved.extend(events)
        if not self.unsaved:
            return True
        journal = self.journal
        try:
            commit(journal, self.unsaved, self.gone_on)
        except JournalError:
            return False
        self.answered = self.answered or any(isinstance(event, Answered) for event in self.unsaved)
        self.unsaved.clear()
        return True

    def new_run(self, bank: Bank, options: RunOptions) -> Run | None:
        """A recorded new run as `options` wish it; None where its mode has nothing to ask."""
        wish = self._wish(bank, options)
        names = mode(options.mode).plan(wish)
        return self.begin(bank, names, wish.seed, options) if names else None

    def number(self, bank: Bank, options: RunOptions) -> int:
        """Return how many questions a new run with these options would ask."""
        return min(options.count, len(mode(options.mode).waiting(self._wish(bank, options))))

    def waiting(self, bank: Bank, known: "Knowledge", topic: str | None = None) -> "Waiting":
        """Return how many questions of `bank`, or one topic of it, each way to play has."""
        from quiz.session.planning import remembered, waiting

        return waiting(remembered(_wish(bank, RunOptions(topic=topic)), bank.questions, known, self.today()))

    def _wish(self, bank: Bank, options: RunOptions) -> Wish:
        """Return what a mode plans a run by; the cards only if it goes by them."""
        wish = _wish(bank, options)
        if options.mode == EXAM or (options.seed is not None and options.mode == PRACTICE):
            return wish
        known = self.recall(bank).now() if options.mode == REVIEW else self.standings(bank)
        if not known.standings and options.mode != REVIEW:
            return wish
        from quiz.session.planning import remembered

        return remembered(wish, bank.questions, known, self.today())

    def recall(self, bank: Bank, journal: Journal | None = None) -> "Recall":
        """What is known of the questions of `bank`, worked out from the journal, or by another connection to it."""
        from quiz.recall import Recall

        folder, retention = folders.cache_folder(), self.settings.retention
        journal = journal or self.journal
        return Recall(journal, bank.id, folder, retention, days=self.days, questions=bank.questions)

    def standings(self, bank: Bank) -> "Knowledge":
        """How the questions of `bank` stand, without their cards."""
        from quiz.session.memory.knowledge import Knowledge

        return self.recall(bank).glance() or Knowledge()

    @property
    def days(self) -> "Days":
        """The student's days: by the clock of this machine, wherever an answer was given."""
        from quiz.recall import days_here

        return days_here(self.settings.day_begins)

    def today(self) -> "Today":
        """Return the student's day that it is now."""
        from quiz.session.memory.schedule import Today

        days = self.days
        return Today(number=days.day(now()), allowance=self.settings.new_per_day, days=days)

    def begin(
        self,
        bank: Bank,
        names: tuple[str, ...],
        seed: str | None = None,
        options: RunOptions = RunOptions(),  # noqa: B008 - frozen
    ) -> Run:
        """A recorded new run of exactly these questions, with the tries, the mode and the limit of `options`."""
        seed = os.urandom(8).hex() if seed is None else seed
        limit = limit_of(options, len(names))
        run, event = runs.start(
            stamp(), uuid.uuid4().hex, bank.id, names, seed, options.mode, options.tries, limit, options.held
        )
        self.record(event)
        return run

    def open_run(self, bank: Bank) -> Run | None:
        """The run on `bank` in which the student did anything last, where it has questions left.

        Or else an exam that was left before it: its clock may still go on.
        """
        last = self._left(bank, self.journal.last_worked_on(bank.id))
        return last or self._left(bank, self.journal.last_exam(bank.id))

    def _left(self, bank: Bank, name: str | None) -> Run | None:
        run = runs.replay(self.journal.taken_up(name)) if name else None
        if run is None:
            return None
        run = runs.keep_known(run, bank.questions)
        return run if run.queue and run.touched else None

    def outlook(self, bank: Bank, known: "Knowledge") -> "Outlook":
        """What is to be done on `bank` today, by all that is known of it."""
        from quiz.session.memory.schedule import Outlook

        found = self.waiting(bank, known)
        return Outlook(found.due, found.new)

    def progress(self, bank: Bank, known: "Knowledge | None" = None, topic: str | None = None) -> "Progress":
        """Return how far the student is with `bank`, or one topic of it, by what is `known` already.

        A run's score belongs to the whole bank, whatever it asked.
        """
        from quiz.session.results import run_score
        from quiz.stats.progress import progress

        known = known or self.standings(bank)
        if topic is not None:
            return progress(asked_of(bank, RunOptions(topic=topic)), known.answers, known.standings, None)
        scores = (run_score(self.journal.events(name), bank) for name in self.journal.latest_runs(bank.id))
        return progress(bank.questions, known.answers, known.standings, next(filter(None, scores), None))

    def begun(self, source: Source, drill: str) -> Bank | None:
        """The drill of that name on `source`, if the student has ever begun it: no other need be made to tell of it."""
        from quiz.drills import drill_bank, drill_id

        return drill_bank(source, drill) if self.journal.last_run(drill_id(source, drill)) else None

    def overview(self, bank: Bank, journal: Journal | None = None) -> "Overview":
        """All there is to tell of the answers on `bank`; by another connection to the journal in another thread."""
        from quiz.session.memory.cards import Replayer
        from quiz.session.memory.schedule import current, forecast
        from quiz.session.results import run_score
        from quiz.stats.overview import overview

        known = self.recall(bank, journal).now()
        today, standing = self.today(), still_asked(known.standings, bank.questions)
        cards = current(known.cards, standing)
        replayer = Replayer(self.settings.retention)
        right = [card for name, card in cards.items() if standing[name].mark >= 1]
        expected = sum(replayer.retrievability(card, today.number + 1) for card in right)
        journal, due = journal or self.journal, forecast(cards, today.number, FORECAST_DAYS)
        scores = [score for events in journal.every_run(bank.id) if (score := run_score(events, bank))]
        return overview(bank, journal.given(bank.id), scores, known.standings, due, expected, today)

    @property
    def weekday(self) -> int:
        """Which day of the week the student's day is; 0 is Monday."""
        from quiz.session.memory.days import weekday

        return weekday(self.today().number)

    def claim_standings(self, bank: Bank) -> "dict[str, ClaimStanding]":
        """How well the student knows each claim of the bank's source."""
        from quiz.stats.progress import claim_standings

        return claim_standings(bank, still_asked(self.standings(bank).standings, bank.questions))

    def text_of(self, source: Source) -> str | None:
        """The whole text of `source`, harmless to show: the one that ships with it, or the student's own copy."""
        return self.texts.of(source)

    def close(self) -> bool:
        """Save what is left and close the journal; False where something could not be saved."""
        if self.unsaved:
            self.journal.be_patient(True, self._announce)
        saved = self.record() if self.unsaved else True
        if self._journal is not None:
            if self.answered and saved:
                self._back_up(self._journal)
            self._journal.close()
            self._journal = None
        return saved

    def _back_up(self, journal: Journal) -> None:
        """Keep today's copy of the student's own journal, unless another program's lock is in the way."""
        from quiz.journal.daily import keep_daily

        if self.journal_path == folders.data_folder() / JOURNAL_NAME:
            journal.be_patient(False)
            keep_daily(journal, folders.backups_folder(), time_stamp())


class Rehearsal(Workspace):
    """A workspace in which questions are tried out: nothing is recorded, and the journal is never opened."""

    def record(self, *events: AnyEvent) -> bool:
        """Forget `events`."""
        return True
