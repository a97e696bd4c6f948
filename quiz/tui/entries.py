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
from quiz.text import clean, count
from quiz.tui.blocks import Block, said
from quiz.tui.panes.heading import bar
from quiz.tui.panes.keyline import Key, clickable
from quiz.workspace import Workspace

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
        words = f"{count(self.progress.questions, 'question')} · {wording.standing_line(self.progress)}"
        share = bar(self.progress.right / self.progress.questions, _BAR)
        rows.append(
            Block(Content.assemble(share, "  ", (words, "$foreground")), _FOLLOW, said(" " * (_BAR + len(_FOLLOW) + 2)))
        )
        if self.open_run:
            rows.append(_line(f"you left {wording.left_line(self.open_run)}", "$warning"))
        if self.topic:
            rows.append(_line(f"only: {bank.topics.get(self.topic, self.topic)}", "$accent"))
        if here:
            rows.append(Block(_ways(self.progress, self.outlook), _FOLLOW, _FOLLOW))
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


def _ways(progress: Progress, outlook: Outlook | None) -> Content:
    """The other ways to play, each with its key, which can be clicked too, and how much there is for it."""
    today = [("r", wording.today(outlook), "play('review')")] if outlook else []
    missed = [("w", f"{progress.missed} missed", "play('missed')")] if progress.missed else []
    ways = (*today, *missed, ("i", "mixed", "play('mixed')"), ("x", "exam", "play('exam')"), ("s", "stats", "stats"))
    parts = [clickable(Key(key, does, f"screen.{action}"), "$quiet") for key, does, action in ways]
    return said(" · ", "$faint").join(parts)
