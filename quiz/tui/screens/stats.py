"""What the student's answers on a bank come to, in pictures."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from quiz.bank.model import Bank
from quiz.journal.store import JournalError
from quiz.stats.overview import Overview
from quiz.stats.panels import Line, Panel, Tone, panels
from quiz.tui.blocks import EMPTY, GAP, Block, Blocks, said
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.base import BaseScreen
from quiz.workspace import Workspace

_STYLES: dict[Tone, str] = {
    "": "$foreground",
    "quiet": "$quiet",
    "accent": "$accent",
    "good": "$success",
    "bad": "$error",
    "head": "bold $bright",
}


class StatsScreen(BaseScreen[None]):
    """One picture under the other; they are worked out apart from the screen, however many answers there are."""

    class Told(Message):
        """The overview is there, or (None) the journal cannot be read."""

        def __init__(self, overview: Overview | None) -> None:
            super().__init__()
            self.overview = overview

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "scroll(-99999)", "To the top", show=False),
        Binding("G,end", "scroll(99999)", "To the end", show=False),
        Binding("q,escape", "leave", "Back", show=False),
    ]

    def __init__(self, workspace: Workspace, bank: Bank) -> None:
        super().__init__()
        self.workspace = workspace
        self.bank = bank
        self.heading = Heading()
        self.sheet = Sheet()
        self.key_line = KeyLine()
        self.overview: Overview | None = None

    def compose(self) -> ComposeResult:
        """Heading, the pictures, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Say that it is being worked out, and begin."""
        self.heading.show(self.bank.title, "Your answers")
        self.key_line.show(
            Key("↑↓", "scroll", "screen.scroll(1)"),
            Key("space", "page", "screen.page(1)"),
            Key("?", "keys", "app.keys"),
            Key("q", "back", "screen.leave"),
        )
        self.sheet.show(lambda _: Blocks([Block(said("Reading your answers …", "$quiet"))]))
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            journal = self.workspace.journal.again()
            try:
                self.post_message(self.Told(self.workspace.overview(self.bank, journal)))
            finally:
                journal.close()
        except JournalError:
            self.post_message(self.Told(None))

    def on_stats_screen_told(self, event: Told) -> None:
        """Draw it."""
        self.overview = event.overview
        if self.overview is None:
            self.sheet.show(lambda _: Blocks([Block(said("Your answers cannot be read now.", "$warning"))]))
        else:
            self.sheet.show(self._draw, top=0)

    def _draw(self, width: int) -> Blocks:
        assert self.overview is not None
        drawn = panels(self.overview, width, self.workspace.weekday)
        return Blocks([block for panel in drawn for block in _panel(panel)])

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.sheet.scroll_so(self.sheet.top + lines)

    def action_page(self, direction: int) -> None:
        """Scroll by a page, two lines of it kept."""
        self.sheet.scroll_so(self.sheet.top + direction * max(1, self.sheet.size.height - 2))

    def action_leave(self) -> None:
        """Back to the banks."""
        self.dismiss(None)


def _panel(panel: Panel) -> list[Block]:
    return [Block(said(panel.title, "bold $bright")), *(Block(_content(line)) for line in panel.lines), GAP]


def _content(line: Line) -> Content:
    return EMPTY.join([said(bit.text, _STYLES[bit.tone]) for bit in line]) if line else EMPTY
