"""The banks: title, source, how far the student is, last score; Enter starts a run."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quiz import wording
from quiz.bank.model import Bank
from quiz.drills import Drill, beside, drill_bank
from quiz.library import FileReading, LoadedBank
from quiz.session.run import PRACTICE, Run
from quiz.sources.model import Source
from quiz.stats.progress import Progress
from quiz.text import clean, count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import SourceWished
from quiz.tui.panes.heading import Heading, bar
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.workspace import DEFAULT_COUNT, Workspace

LENGTHS = (5, 10, 15, 20, 30, 50)


class Entry:
    """One bank in the list."""

    def __init__(self, workspace: Workspace, loaded: LoadedBank) -> None:
        self.reading = loaded.reading
        self.errors = sum(reading.errors for reading in loaded.readings)
        self._bank: Bank | None = loaded.bank if loaded.bank and loaded.bank.questions else None
        self.progress: Progress | None = workspace.progress(self._bank) if self._bank else None
        self.open_run: Run | None = workspace.open_run(self._bank) if self._bank else None
        self.topic: str | None = None

    @property
    def bank(self) -> Bank | None:
        """The bank, where it has a question."""
        return self._bank


class DrillEntry(Entry):
    """One drill, under the first bank on its source; as long as it was never begun, nothing of it is made."""

    def __init__(self, workspace: Workspace, reading: FileReading, source: Source, drill: Drill) -> None:
        super().__init__(workspace, LoadedBank(workspace.begun(source, drill.name), reading))
        self.errors = 0
        self.source = source
        self.drill = drill

    @property
    def bank(self) -> Bank | None:
        """The drill, made when it is asked for."""
        if self._bank is None:
            self._bank = drill_bank(self.source, self.drill.name)
        return self._bank


class HomeScreen(Screen[None]):
    """A list one could read aloud."""

    class Chosen(Message):
        """A run of `bank` is wished, of `length` questions, on one topic or all, in a mode."""

        def __init__(self, bank: Bank, length: int, topic: str | None, mode: str) -> None:
            super().__init__()
            self.bank = bank
            self.length = length
            self.topic = topic
            self.mode = mode

    class MapWished(Message):
        """The argument map of a bank's source is to be seen."""

        def __init__(self, bank: Bank) -> None:
            super().__init__()
            self.bank = bank

    BINDINGS: ClassVar = [
        Binding("enter", "play('practice')", "Start a run; or go on with the one you left", show=False),
        Binding("w", "play('missed')", "Only what was wrong, until it is right twice", show=False),
        Binding("i", "play('mixed')", "A run with the topics in turn", show=False),
        Binding("x", "play('exam')", "An exam: against the clock, feedback at the end", show=False),
        Binding("down,j", "move(1)", "Next bank", show=False),
        Binding("up,k", "move(-1)", "Previous bank", show=False),
        Binding("plus,equals_sign", "length(1)", "Longer runs", show=False),
        Binding("minus", "length(-1)", "Shorter runs", show=False),
        Binding("t", "topic", "Only one topic: the next one", show=False),
        Binding("o", "read", "Open the source and read", show=False),
        Binding("m", "map", "The map: what the text claims, and how well you know it", show=False),
        Binding("q,escape", "quit", "Quit", show=False),
    ]

    def __init__(self, workspace: Workspace, length: int = DEFAULT_COUNT) -> None:
        super().__init__()
        self.workspace = workspace
        self.length = length
        self.entries: list[Entry] = []
        self.cursor = 0
        self.blocks = Blocks([])
        self.owners: list[int] = []

    def compose(self) -> ComposeResult:
        """Heading, banks, keys."""
        yield Heading()
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="banks", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Read the banks: scores may have changed."""
        self.reload()

    def reload(self) -> None:
        """Read the banks and their scores anew."""
        library = self.workspace.library
        topics = {entry.reading.path: entry.topic for entry in self.entries if not isinstance(entry, DrillEntry)}
        banks = [Entry(self.workspace, library.load(path)) for path in library.bank_paths()]
        self.entries = []
        for entry, drills in zip(banks, beside(entry.bank for entry in banks), strict=True):
            entry.topic = topics.get(entry.reading.path)
            self.entries.append(entry)
            source = entry.bank.source if entry.bank else None
            if source is not None:
                self.entries += [DrillEntry(self.workspace, entry.reading, source, drill) for drill in drills]
        self.cursor = min(self.cursor, max(0, len(self.entries) - 1))
        self._draw()

    def _draw(self) -> None:
        blocks: list[Block] = []
        self.owners = []
        for i, entry in enumerate(self.entries):
            ends = not isinstance((*self.entries, None)[i + 1], DrillEntry)
            rows = self._drill(i, entry) if isinstance(entry, DrillEntry) else self._rows(i, entry)
            rows += [GAP] if ends else []
            blocks += rows
            self.owners += [i] * len(rows)
        if not self.entries:
            blocks = [
                Block(said("There is no bank yet.", "bold $bright")),
                Block(said(f"Put a YAML file into {self.workspace.library.folders[0]}.")),
            ]
        self.blocks = Blocks(blocks)
        self.query_one("#banks", Static).update(self.blocks)
        self.query_one(Heading).show("quiz", notice="not saved" if self.workspace.unsaved else "")
        self._keys()

    def _rows(self, i: int, entry: Entry) -> list[Block]:
        here = i == self.cursor
        lead, follow = said("❯ " if here else "  ", "bold $accent"), said("  ")
        title = entry.bank.title if entry.bank else clean(entry.reading.path.name)
        rows = [Block(said(title, "bold $bright" if here else "bold $foreground"), lead, follow)]
        if entry.bank and entry.bank.source:
            source = entry.bank.source
            rows.append(Block(said(f"on “{source.title}”, {source.author}", "$quiet"), follow, follow))
        if entry.bank and entry.progress:
            rows += self._standing(entry.bank, entry.progress, entry)
            rows += [Block(_ways(entry.progress), follow, follow)] if here else []
        if entry.errors:
            errors = f"{count(entry.errors, 'error')}: quiz check {clean(str(entry.reading.path))}"
            rows.append(Block(said(errors, "$warning"), follow, follow))
        return rows

    def _drill(self, i: int, entry: DrillEntry) -> list[Block]:
        here = i == self.cursor
        lead = said("❯   " if here else "    ", "bold $accent")
        words = said(f"drill · {entry.drill.title}", "bold $bright" if here else "$quiet")
        if entry.progress and entry.progress.answers:
            words += said(f" · {entry.progress.right} of {entry.progress.questions} right", "$quiet")
        if entry.open_run:
            words += said(f" · left at {entry.open_run.done} of {len(entry.open_run.plan)}", "$warning")
        return [Block(words, lead, said("    "))]

    def _standing(self, bank: Bank, progress: Progress, entry: Entry) -> list[Block]:
        follow = said("  ")
        share = progress.right / progress.questions
        words = f"{count(progress.questions, 'question')} · {wording.standing_line(progress)}"
        line = Content.assemble(bar(share, 14), "  ", (words, "$foreground"))
        rows = [Block(line, follow, said(" " * 18))]
        if entry.open_run:
            run = entry.open_run
            rows.append(Block(said(f"you left a run at {run.done} of {len(run.plan)}", "$warning"), follow, follow))
        if entry.topic:
            rows.append(Block(said(f"only: {bank.topics.get(entry.topic, entry.topic)}", "$accent"), follow, follow))
        return rows

    def _keys(self) -> None:
        entry = self._entry()
        run = Key("⏎", f"run of {self.length} (+ -)", "screen.play('practice')")
        topics = (Key("t", "topic", "screen.topic"),) if entry and entry.bank and len(entry.bank.topics) > 1 else ()
        tail = (Key("?", "keys", "app.keys"), Key("q", "quit", "screen.quit"))
        move = (Key("↑↓", "bank"),) if len(self.entries) > 1 else ()
        sourced = entry is not None and entry.bank is not None and entry.bank.source is not None
        source = (Key("o", "source", "screen.read"), Key("m", "map", "screen.map")) if sourced else ()
        self.query_one(KeyLine).show(run, *move, *topics, *source, *tail)

    def _entry(self) -> Entry | None:
        return self.entries[self.cursor] if self.entries else None

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        self.cursor = min(max(self.cursor + step, 0), max(0, len(self.entries) - 1))
        self._draw()
        lines = [n for n, owner in enumerate(self._line_owners()) if owner == self.cursor]
        if lines:
            card = self.query_one("#card", VerticalScroll)
            card.scroll_to_region(Region(0, lines[0], 1, len(lines)), animate=False)

    def _line_owners(self) -> list[int]:
        """The bank that each line belongs to."""
        width = self.query_one("#banks", Static).size.width
        numbers = (self.blocks.block_at(n) for n in range(len(self.blocks.lines(width))))
        return [self.owners[number] for number in numbers if number is not None and self.owners]

    def action_length(self, step: int) -> None:
        """Longer or shorter runs."""
        at = min(range(len(LENGTHS)), key=lambda i: abs(LENGTHS[i] - self.length))
        self.length = LENGTHS[min(max(at + step, 0), len(LENGTHS) - 1)]
        self._keys()

    def action_topic(self) -> None:
        """The next topic; after the last, all."""
        entry = self._entry()
        if entry is None or entry.bank is None:
            return
        topics: list[str | None] = [None, *entry.bank.topics]
        at = topics.index(entry.topic) if entry.topic in topics else 0
        entry.topic = topics[(at + 1) % len(topics)]
        self._draw()

    def action_play(self, mode: str) -> None:
        """Start, or go on."""
        entry = self._entry()
        if entry is not None and entry.bank is not None:
            self.post_message(self.Chosen(entry.bank, self.length, entry.topic, mode))

    def action_read(self) -> None:
        """Read the source of the bank."""
        entry = self._entry()
        if entry is not None and entry.bank is not None and entry.bank.source is not None:
            self.post_message(SourceWished(entry.bank))

    def action_map(self) -> None:
        """See the map of the bank's source."""
        entry = self._entry()
        if entry is not None and entry.bank is not None and entry.bank.source is not None:
            self.post_message(self.MapWished(entry.bank))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a bank; a click on the chosen one starts."""
        widget, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if widget.id != "banks":
            return
        owners = self._line_owners()
        line = event.screen_y - widget.region.y
        if not 0 <= line < len(owners) or not self.entries:
            return
        if owners[line] == self.cursor:
            self.action_play(PRACTICE)
        else:
            self.action_move(owners[line] - self.cursor)

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()


def _ways(progress: Progress) -> Content:
    """The other ways to play, each with its key, and how much there is for it."""
    ways = [("w", f"{progress.missed} missed")] if progress.missed else []
    parts = [
        said(key, "bold $accent") + said(f" {way}", "$quiet") for key, way in (*ways, ("i", "mixed"), ("x", "exam"))
    ]
    return said(" · ", "$faint").join(parts)
