"""The lines of the first screen: each bank with how the student stands with it, and the drills under it."""

from functools import cached_property

from textual.content import Content

from quiz import wording
from quiz.bank.model import Bank
from quiz.drills import Drill, drill_bank, drill_id
from quiz.library import FileReading, LoadedBank
from quiz.session.memory.knowledge import Knowledge
from quiz.session.memory.schedule import Outlook
from quiz.session.planning import Waiting
from quiz.session.run import Run
from quiz.sources.model import Source
from quiz.stats.progress import Progress
from quiz.text import clean, count
from quiz.tui.blocks import Block, said
from quiz.tui.offer import resumes, time_up
from quiz.tui.panes.heading import bar
from quiz.tui.panes.keyline import Key, clickable
from quiz.workspace import RunOptions, Workspace, asked_of

_FOLLOW = said("  ")
_BAR = 14
"""How many characters wide it is."""
_AT_ONCE = 1000
"""As many answers are read before the banks are shown; where more are new, how a bank stands comes a little later."""


class Entry:
    """One bank in the list."""

    def __init__(self, workspace: Workspace, loaded: LoadedBank) -> None:
        self.workspace = workspace
        self.reading = loaded.reading
        self.errors = sum(reading.errors for reading in loaded.readings)
        self._bank: Bank | None = loaded.bank if loaded.bank and loaded.bank.questions else None
        self.topic: str | None = None
        self.progress: Progress | None = None
        self.known = workspace.recall(self._bank).glance(_AT_ONCE) if self._bank else None
        self.complete = self.known is not None and not self.known.standings
        self._waiting: Waiting | None = None
        self.open_run: Run | None = workspace.open_run(self._bank) if self._bank else None
        self._count()

    def learn(self, known: Knowledge) -> None:
        """Take in all that is known of the answers on the bank, the cards with it."""
        self.known, self.complete = known, True
        self._count()

    def only(self, topic: str | None) -> None:
        """Count within one topic, or within the whole bank."""
        if topic != self.topic:
            self.topic = topic
            self._count()

    def _count(self) -> None:
        self._waiting = None
        if self._bank and self.known is not None:
            self.progress = self.workspace.progress(self._bank, self.known, self.topic)

    @property
    def waiting(self) -> Waiting | None:
        """How many questions each way to play has; worked out for the bank at the cursor alone, which shows it."""
        if self._waiting is None and self._bank and self.known is not None:
            self._waiting = self.workspace.waiting(self._bank, self.known, self.topic)
        return self._waiting

    @property
    def questions(self) -> int:
        """How many questions a run may ask."""
        return len(asked_of(self.bank, RunOptions(topic=self.topic))) if self.bank else 0

    @property
    def resumes(self) -> bool:
        """Whether Enter resumes the run that was left."""
        return self.bank is not None and resumes(self.bank, self.open_run, RunOptions(topic=self.topic))

    @property
    def time_up(self) -> bool:
        """Whether the run that was left is an exam whose time is up."""
        return time_up(self.open_run)

    @property
    def id(self) -> str:
        """The bank's id; empty where there is none."""
        return self._bank.id if self._bank else ""

    @property
    def bank(self) -> Bank | None:
        """The bank, where it has a question."""
        return self._bank

    @cached_property
    def has_text(self) -> bool:
        """Whether the whole text of the bank's source is at hand."""
        source = self.bank.source if self.bank else None
        return source is not None and self.workspace.texts.whose(source) is not None

    @property
    def met(self) -> bool:
        """Whether anything was ever answered, as far as that is known yet."""
        return self._bank is not None and (self.progress is None or self.progress.answers > 0)

    def lines(self, *, here: bool) -> list[Block]:
        """The bank and how the student stands with it; where the cursor is `here`, how it can be played."""
        title = self.bank.title if self.bank else clean(self.reading.path.name)
        lead = said("❯ " if here else "  ", "bold $accent")
        rows = [Block(said(title, "bold $bright" if here else "bold $foreground"), lead, _FOLLOW)]
        if self.bank:
            rows += self._standing(self.bank, here)
        if self.errors:
            rows.append(_line(f"{count(self.errors, 'error')}: quiz check {clean(str(self.reading.path))}", "$warning"))
        return rows

    def _standing(self, bank: Bank, here: bool) -> list[Block]:
        source, rows = bank.source, []
        if source:
            rows.append(_line(f"on “{source.title}”, {source.author}", "$quiet"))
        if self.progress is None:
            return rows
        if self.topic is not None:
            rows.append(_line(f"only: {bank.topics.get(self.topic, self.topic)}", "$accent"))
        words = f"{count(self.progress.questions, 'question')} · {wording.standing_line(self.progress)}"
        share = bar(self.progress.right / max(1, self.progress.questions), _BAR)
        rows.append(
            Block(Content.assemble(share, "  ", (words, "$foreground")), _FOLLOW, said(" " * (_BAR + len(_FOLLOW) + 2)))
        )
        if self.open_run:
            rows.append(_line(f"you left {wording.left_line(self.open_run, time_up=self.time_up)}", "$warning"))
        if here and self.waiting:
            rows.append(Block(_ways(self.waiting, complete=self.complete), _FOLLOW, _FOLLOW))
        if here and source and not self.progress.answers:
            rows.append(Block(_first_steps(self.has_text), _FOLLOW, _FOLLOW))
        return rows


class DrillEntry(Entry):
    """One drill, under the first bank on its source; as long as it was never begun, nothing of it is made."""

    def __init__(self, workspace: Workspace, reading: FileReading, source: Source, drill: Drill) -> None:
        super().__init__(workspace, LoadedBank(workspace.begun(source, drill.name), reading))
        self.errors = 0
        self.source = source
        self.drill = drill

    @property
    def id(self) -> str:
        """The drill's id."""
        return drill_id(self.source, self.drill.name)

    @property
    def bank(self) -> Bank | None:
        """The drill, made when it is asked for."""
        if self._bank is None:
            self._bank = drill_bank(self.source, self.drill.name)
        return self._bank

    def lines(self, *, here: bool) -> list[Block]:
        """The drill in one line."""
        lead = said("❯   " if here else "    ", "bold $accent")
        words = said(f"drill · {self.drill.title}", "bold $bright" if here else "$quiet")
        if self.progress and self.progress.answers:
            words += said(f" · {self.progress.right} of {self.progress.questions} right", "$quiet")
        if self.open_run:
            words += said(f" · left at {wording.left_at(self.open_run)}", "$warning")
        return [Block(words, lead, said("    "))]


def _line(words: str, style: str) -> Block:
    return Block(said(words, style), _FOLLOW, _FOLLOW)


def _first_steps(has_text: bool) -> Content:
    """What to do before the first question of a bank on a text."""
    if has_text:
        return Content.assemble(("New here? Read the text first: ", "$quiet"), ("o", "bold $accent"))
    words = "New here? Read the text first: it is not in the program. Its quotes: "
    return Content.assemble((words, "$quiet"), ("o", "bold $accent"))


def _ways(waiting: Waiting, *, complete: bool) -> Content:
    """Return the other ways to play, each with its key, which can be clicked too, and how much there is for it.

    What is due is known only when what is known is `complete`.
    """
    reviews = complete and (waiting.due or waiting.new or waiting.ahead)
    today = [("r", wording.today(Outlook(waiting.due, waiting.new)), "play('review')")] if reviews else []
    missed = [("w", f"{waiting.missed} to fix", "play('missed')")] if waiting.missed else []
    ways = (*today, *missed, ("i", "mixed", "play('mixed')"), ("x", "exam", "play('exam')"), ("s", "stats", "stats"))
    parts = [clickable(Key(key, does, f"screen.{action}"), "$quiet") for key, does, action in ways]
    return said(" · ", "$faint").join(parts)
