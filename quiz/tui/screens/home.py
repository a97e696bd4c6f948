"""The banks: title, source, how far the student is, last score; Enter starts a run."""

import time
from contextlib import closing, suppress
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.drills import beside
from quiz.journal.store import JournalError
from quiz.session.memory.knowledge import Knowledge
from quiz.session.run import PRACTICE
from quiz.settings.model import DEFAULTS
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.entries import DrillEntry, Entry
from quiz.tui.messages import Play, ReadSource, ShowMap, ShowSettings, ShowStats
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import ACTION, Key, KeyLine
from quiz.tui.screens.base import BaseScreen
from quiz.workspace import Workspace

_STEPS = 50
"""So many answers are worked out before other things have their turn."""
_PAUSE = 0.001
"""So many seconds long, which is time enough for a key."""
_LOOK_SECONDS = 1.0
"""How often the clocks are looked at."""
LENGTHS = (5, 10, 15, 20, 30, 50)


class HomeScreen(BaseScreen[None]):
    """A list one could read aloud."""

    class Remembered(Message):
        """All is known of the answers on the bank of `entry`."""

        def __init__(self, entry: Entry, knowledge: Knowledge) -> None:
            super().__init__()
            self.entry = entry
            self.knowledge = knowledge

    BINDINGS: ClassVar = [
        Binding("enter", "play('practice')", "Start a run; or go on with the one you left", show=False),
        Binding("r", "play('review')", "Review: what is due today, and a few new questions", show=False),
        Binding("w", "play('missed')", "Only what was wrong, until it is right twice", show=False),
        Binding("i", "play('mixed')", "A run with the topics in turn", show=False),
        Binding("x", "play('exam')", "An exam: against the clock, feedback at the end", show=False),
        Binding("down,j", "move(1)", "Next bank", show=False),
        Binding("up,k", "move(-1)", "Previous bank", show=False),
        Binding("plus,equals_sign", "length(1)", "Longer runs", show=False),
        Binding("minus", "length(-1)", "Shorter runs", show=False),
        Binding("t", "topic", "Only one topic: the next one", show=False),
        Binding("s", "stats", "Your answers in pictures", show=False),
        Binding("o", "read", "Open the source and read", show=False),
        Binding("m", "map", "The map: what the text claims, and how well you know it", show=False),
        Binding("comma", "settings", "Settings", show=False),
        Binding("q", "quit", "Quit", show=False),
        Binding("escape", "stay", "Say how to quit; never quit", show=False),
    ]

    def __init__(self, workspace: Workspace, length: int = DEFAULTS.questions, first: str = "") -> None:
        """`first` is the id of the bank or drill on which the cursor stands at first."""
        super().__init__()
        self.first = first
        self.workspace = workspace
        self.length = length
        self.entries: list[Entry] = []
        self.cursor = 0
        self.day = 0
        self.times_up: list[bool] = []
        self.chosen = False
        self.blocks = Blocks([])
        self.owners: list[int] = []

    def compose(self) -> ComposeResult:
        """Heading, banks, keys."""
        yield Heading()
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="banks", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look at the clocks: an exam's time, and the student's day."""
        self.set_interval(_LOOK_SECONDS, self._look_at_clocks)

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
            entry.only(topics.get(entry.reading.path))
            self.entries.append(entry)
            source = entry.bank.source if entry.bank else None
            if source is not None:
                self.entries += [DrillEntry(self.workspace, entry.reading, source, drill) for drill in drills]
        at = next((i for i, entry in enumerate(self.entries) if self.first and entry.id == self.first), self.cursor)
        self.cursor, self.first = min(at, max(0, len(self.entries) - 1)), ""
        self.day = self.workspace.today().number
        self._draw()
        self._keys()
        if any(entry.met and not entry.complete for entry in self.entries):
            self.call_after_refresh(self._remember)

    @work(thread=True, exclusive=True, group="memory")
    def _remember(self) -> None:
        """Work out what is due, while the banks can be seen and started."""
        with suppress(JournalError), closing(self.workspace.journal.again()) as journal:
            # An answer that cannot be committed says so when it is given.
            worker = get_current_worker()
            for entry in self.entries:
                if not entry.met or entry.bank is None or worker.is_cancelled:
                    continue
                recall = self.workspace.recall(entry.bank, journal)
                for number, _ in enumerate(recall.bring_up_to_date()):
                    if number % _STEPS == 0:
                        time.sleep(_PAUSE)
                        if worker.is_cancelled:
                            return
                self.post_message(self.Remembered(entry, recall.knowledge))

    def on_home_screen_remembered(self, event: Remembered) -> None:
        """Show what is due."""
        entry = event.entry
        if entry in self.entries and entry.bank is not None:
            entry.learn(event.knowledge)
            self._draw()

    def _look_at_clocks(self) -> None:
        """Say so when the time of an exam that was left is up, and count again when a new day begins."""
        if self.on_top and self.workspace.today().number != self.day:
            self.reload()
        elif [entry.time_up for entry in self.entries] != self.times_up:
            self._draw()

    def _draw(self) -> None:
        """Draw the banks; what is said at the foot stays there."""
        self.times_up = [entry.time_up for entry in self.entries]
        blocks: list[Block] = []
        self.owners = []
        for i, entry in enumerate(self.entries):
            ends = not isinstance((*self.entries, None)[i + 1], DrillEntry)
            rows = entry.lines(here=i == self.cursor) + ([GAP] if ends else [])
            blocks += rows
            self.owners += [i] * len(rows)
        if not self.entries:
            blocks = [
                Block(said("There is no bank yet.", "bold $bright")),
                Block(said(f"Put a YAML file into {self.workspace.library.folders[0]}.")),
            ]
        self.blocks = Blocks(blocks)
        self.query_one("#banks", Static).update(self.blocks)
        mistakes = len(self.workspace.settings_file.reading.diagnostics)
        notice = f"{count(mistakes, 'mistake')} in the settings (,)" if mistakes else ""
        unreadable = len(self.workspace.journal.unreadable)
        if unreadable:
            notice = f"{count(unreadable, 'event')} cannot be read: quiz doctor"
        self.query_one(Heading).show("quiz", notice="not saved" if self.workspace.unsaved else notice)

    def _keys(self) -> None:
        entry = self._entry()
        run = Key("⏎", self._run_word(entry), "screen.play('practice')")
        topics = (Key("t", "topic", "screen.topic"),) if entry and entry.bank and len(entry.bank.topics) > 1 else ()
        settings = Key(",", "settings", "screen.settings")
        tail = (Key("?", "keys", "app.keys"), Key("q", "quit", "screen.quit"))
        move = (Key("↑↓", "bank"),) if len(self.entries) > 1 else ()
        sourced = entry is not None and entry.bank is not None and entry.bank.source is not None
        source = (Key("o", "source", "screen.read"), Key("m", "map", "screen.map")) if sourced else ()
        self.query_one(KeyLine).show(run, *move, *topics, *source, settings, *tail)

    def _run_word(self, entry: Entry | None) -> str:
        """Say what Enter does: go on, or ask as many questions as the bank or the chosen topic has at most."""
        if entry is None or entry.bank is None:
            return f"run of {self.length} (+ -)"
        if entry.resumes:
            return "go on"
        number = entry.questions
        longer = " (+ -)" if number > LENGTHS[0] else ""
        every = "all " if 1 < number < self.length else ""
        return f"run of {every}{min(number, self.length)}{longer}"

    def _entry(self) -> Entry | None:
        return self.entries[self.cursor] if self.entries else None

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        self.cursor = min(max(self.cursor + step, 0), max(0, len(self.entries) - 1))
        self._draw()
        self._keys()
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
        entry.only(topics[(at + 1) % len(topics)])
        self._draw()
        self._keys()

    def action_play(self, mode: str) -> None:
        """Start, or go on."""
        entry = self._entry()
        if entry is not None and entry.bank is not None:
            self.request(Play(entry.bank, self.length, entry.topic, mode))

    def action_read(self) -> None:
        """Read the source of the bank."""
        entry = self._entry()
        if entry is not None and entry.bank is not None and entry.bank.source is not None:
            self.request(ReadSource(entry.bank))

    def action_stats(self) -> None:
        """See what the answers on the bank come to."""
        entry = self._entry()
        if entry is not None and entry.bank is not None:
            self.request(ShowStats(entry.bank))

    def action_map(self) -> None:
        """See the map of the bank's source."""
        entry = self._entry()
        if entry is not None and entry.bank is not None and entry.bank.source is not None:
            self.request(ShowMap(entry.bank))

    def action_settings(self) -> None:
        """See the settings."""
        self.request(ShowSettings())

    async def on_click(self, event: events.Click) -> None:
        """A click chooses a bank, or a way to play it; a click on the chosen one, or a double click, starts."""
        if event.chain > 1 and self.chosen:  # by the first click, which may have moved the lines under the pointer
            self.action_play(PRACTICE)
            return
        self.chosen = False
        if action := event.style.meta.get(ACTION):
            await self.run_action(action)
            return
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
            self.chosen = True
            self.action_move(owners[line] - self.cursor)

    def action_stay(self) -> None:
        """Say which key quits: Escape is pressed once too often on the way back from another screen."""
        self.query_one(KeyLine).say("Press q to quit.", moment=True)

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
