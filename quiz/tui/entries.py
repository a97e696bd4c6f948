"""The lines of the first screen: each bank with how the student stands with it, and the drills under it."""

from functools import cached_property

from textual.content import Content

from quiz import wording
from quiz.bank.model import Bank
from quiz.drills import Drill, drill_bank, drill_id
from quiz.library import FileReading, LoadedBank
from quiz.session.memory.schedule import Outlook
from quiz.session.run import Run
from quiz.sources.model import Source
from quiz.stats.progress import Progress
from quiz.tui.blocks import said
from quiz.workspace import Workspace

_AT_ONCE = 1000
"""As many answers are read before the banks are shown; where more are new, how a bank stands comes a little later."""


class Entry:
    """One bank in the list."""

    def __init__(self, workspace: Workspace, loaded: LoadedBank) -> None:
        self.workspace = workspace
        self.reading = loaded.reading
        self.errors = sum(reading.errors for reading in loaded.readings)
        self._bank: Bank | None = loaded.bank if loaded.bank and loaded.bank.questions else None
        self.progress: Progress | None = None
        self.outlook: Outlook | None = None
        known = workspace.recall(self._bank).glance(_AT_ONCE) if self._bank else None
        if self._bank and known is not None:
            self.progress = workspace.progress(self._bank, known)
            if not known.standings:
                self.outlook = workspace.outlook(self._bank, known)
        self.open_run: Run | None = workspace.open_run(self._bank) if self._bank else None
        self.topic: str | None = None

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


def first_steps(has_text: bool) -> Content:
    """What to do before the first question of a bank on a text."""
    if has_text:
        return Content.assemble(("New here? Read the text first: ", "$quiet"), ("o", "bold $accent"))
    words = "New here? Read the text first: it is not in the program. Its quotes: "
    return Content.assemble((words, "$quiet"), ("o", "bold $accent"))


def ways(progress: Progress, outlook: Outlook | None) -> Content:
    """The other ways to play, each with its key, and how much there is for it."""
    today = [("r", wording.today(outlook))] if outlook else []
    missed = [("w", f"{progress.missed} missed")] if progress.missed else []
    ways = (*today, *missed, ("i", "mixed"), ("x", "exam"), ("s", "stats"))
    parts = [said(key, "bold $accent") + said(f" {way}", "$quiet") for key, way in ways]
    return said(" · ", "$faint").join(parts)
