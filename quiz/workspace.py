"""Puts the program together: folders, journal, clock and seeds. The screens and commands stand on this alone."""

import os
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quiz import folders
from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank, Question
from quiz.drills import drill_bank, drill_id
from quiz.journal.opening import open_journal
from quiz.journal.store import Journal, JournalError
from quiz.journal.together import commit
from quiz.library import Library
from quiz.recall import Recall
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent, Stamp
from quiz.session.history import still_asked
from quiz.session.memory.knowledge import Knowledge
from quiz.session.modes import mode
from quiz.session.modes.base import Wish
from quiz.session.results import run_score
from quiz.session.run import EXAM, PRACTICE, REVIEW, Run
from quiz.settings.model import DEFAULTS, Settings
from quiz.settings.store import SettingsFile
from quiz.shelf import Shelf
from quiz.sources.model import Source
from quiz.stats.progress import ClaimStanding, Progress, claim_standings, progress
from quiz.texts import Texts

if TYPE_CHECKING:
    from quiz.session.memory.schedule import Day, Outlook
    from quiz.stats.overview import Overview

JOURNAL_NAME = "journal.db"
FORECAST_DAYS = 30
_QUICKLY_COPIED = 20_000_000
"""Journals of fewer bytes are backed up when the program is left: it takes some hundredths of a second."""
_HOUR = 3_600_000


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


def limit_of(options: RunOptions, number: int) -> int:
    """How long a run of so many questions lasts, in milliseconds; 0: without end, as all but exams are."""
    if options.mode != EXAM:
        return 0
    from quiz.session.exam import MINUTE, default_limit

    return default_limit(number) if options.minutes is None else options.minutes * MINUTE


class Workspace:
    """What a student has on this machine: banks, journal, and the answers not yet saved."""

    def __init__(self, journal_path: Path | None = None) -> None:
        home = folders.data_folder()
        self.journal_path = journal_path or home / JOURNAL_NAME
        self.library = Library((home / "questions", folders.shipped_folder()), Shelf(folders.cache_folder()))
        self.texts = Texts(home / "texts", self.library)
        self.unsaved: list[AnyEvent] = []
        self.gone_on: dict[str, Run] = {}  # by other programs; whoever plays such a run takes it from here
        self.answered = False
        self._journal: Journal | None = None
        self._settings: SettingsFile | None = None

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
            self._journal = open_journal(self.journal_path, time_stamp(), folders.cache_folder())
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
        questions = asked_of(bank, options)
        seed = os.urandom(8).hex() if options.seed is None else options.seed
        wish = Wish(questions, {}, seed, options.count, lambda chosen: given_away(bank, chosen))
        if options.seed is None or options.mode != PRACTICE:
            wish = self._remembered(bank, options, wish)
        names = mode(options.mode).plan(wish)
        return self.begin(bank, names, seed, options) if names else None

    def _remembered(self, bank: Bank, options: RunOptions, wish: Wish) -> Wish:
        """The wish with what is known of the questions; the cards only where the mode goes by them."""
        known = self.recall(bank).now() if options.mode == REVIEW else self.standings(bank)
        if not known.standings and options.mode != REVIEW:
            return wish
        from quiz.session.memory.schedule import ahead, current, due

        day, standing = self.day(), still_asked(known.standings, bank.questions)
        cards = current(known.cards, standing)
        return msgspec.structs.replace(
            wish,
            standings=standing,
            due=due(cards, day.end),
            ahead=ahead(cards, day.end),
            fresh=day.fresh(standing),
        )

    def recall(self, bank: Bank, journal: Journal | None = None) -> Recall:
        """What is known of the questions of `bank`, worked out from the journal, or by another connection to it."""
        return Recall(journal or self.journal, bank.id, folders.cache_folder(), self.settings.retention)

    def standings(self, bank: Bank) -> Knowledge:
        """How the questions of `bank` stand, without their cards."""
        return self.recall(bank).glance() or Knowledge()

    def day(self) -> "Day":
        """The student's day that it is now."""
        from quiz.session.memory.schedule import Day, day_end

        at = now()
        offset = (time.localtime(at // 1000).tm_gmtoff or 0) * 1000
        return Day(day_end(at, offset, self.settings.day_begins * _HOUR), self.settings.new_per_day)

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

    def outlook(self, bank: Bank, known: Knowledge) -> "Outlook":
        """What is to be done on `bank` today, by all that is known of it."""
        from quiz.session.memory.schedule import Outlook, current, due

        day, standing = self.day(), still_asked(known.standings, bank.questions)
        new = min(day.fresh(standing), len(bank.questions) - len(standing))
        return Outlook(len(due(current(known.cards, standing), day.end)), new)

    def progress(self, bank: Bank, known: Knowledge | None = None) -> Progress:
        """How far the student is with `bank`, by what is `known` already."""
        known = known or self.standings(bank)
        scores = (run_score(self.journal.events(name), bank) for name in self.journal.latest_runs(bank.id))
        return progress(bank.questions, known.answers, known.standings, next(filter(None, scores), None))

    def begun(self, source: Source, drill: str) -> Bank | None:
        """The drill of that name on `source`, if the student has ever begun it: no other need be made to tell of it."""
        return drill_bank(source, drill) if self.journal.last_run(drill_id(source, drill)) else None

    def overview(self, bank: Bank, journal: Journal | None = None) -> "Overview":
        """All there is to tell of the answers on `bank`; by another connection to the journal in another thread."""
        from quiz.session.memory.cards import Replayer
        from quiz.session.memory.schedule import DAY, current, forecast
        from quiz.stats.overview import overview

        known = self.recall(bank, journal).now()
        day, standing = self.day(), still_asked(known.standings, bank.questions)
        cards = current(known.cards, standing)
        replayer = Replayer(self.settings.retention)
        right = [card for name, card in cards.items() if standing[name].mark >= 1]
        expected = sum(replayer.retrievability(card, now() + DAY) for card in right)
        journal, due = journal or self.journal, forecast(cards, day.end, FORECAST_DAYS)
        scores = [score for events in journal.every_run(bank.id) if (score := run_score(events, bank))]
        return overview(bank, journal.given(bank.id), scores, known.standings, due, expected, day.end)

    @property
    def weekday(self) -> int:
        """Which day of the week the student's day is; 0 is Monday."""
        return time.localtime((now() - self.settings.day_begins * _HOUR) // 1000).tm_wday

    def claim_standings(self, bank: Bank) -> dict[str, ClaimStanding]:
        """How well the student knows each claim of the bank's source."""
        return claim_standings(bank, still_asked(self.standings(bank).standings, bank.questions))

    def text_of(self, source: Source) -> str | None:
        """The whole text of `source`, harmless to show: the one that ships with it, or the student's own copy."""
        return self.texts.of(source)

    def close(self) -> bool:
        """Save what is left and close the journal; False where something could not be saved."""
        if self.unsaved:
            self.journal.be_patient(True)
        saved = self.record() if self.unsaved else True
        if self._journal is not None:
            if self.answered and saved:
                self._back_up()
            self._journal.close()
            self._journal = None
        return saved

    def _back_up(self) -> None:
        """Once a day, after answers were recorded, keep a copy of the journal; the last week's are kept.

        A journal that takes long to copy is left to `quiz backup`. Where it cannot be done, nothing is lost by it.
        """
        from quiz.journal.backup import backup_of
        from quiz.portable.backups import is_due, name_of, outdated

        if self.journal_path != folders.data_folder() / JOURNAL_NAME:
            return
        folder, at = folders.backups_folder(), time_stamp()
        try:
            names = os.listdir(folder) if folder.is_dir() else []
            if is_due(names, at) and self.journal_path.stat().st_size < _QUICKLY_COPIED:
                backup_of(self.journal, folder / name_of(at))
                for name in outdated([*names, name_of(at)]):
                    (folder / name).unlink()
        except OSError:
            return


class Rehearsal(Workspace):
    """A workspace in which questions are tried out: nothing is recorded, and the journal is never opened."""

    def record(self, *events: AnyEvent) -> bool:
        """Forget `events`."""
        return True
