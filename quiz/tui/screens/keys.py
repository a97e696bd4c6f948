"""Every key that works on the screen beneath."""

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.tui.blocks import EMPTY, GAP, Block, Blocks, said
from quiz.tui.keys import KeyHelp
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.screens.dialog import BaseDialog

_WIDEST, _GUTTER = 16, 2
"""How many cells keys may take beside what they do, and what parts the two."""


class KeysScreen(BaseDialog[None]):
    """A list of keys and what they do."""

    CSS_PATH = "dialog.tcss"

    BINDINGS: ClassVar = [
        Binding("escape,enter,q,question_mark", "close", "Close", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "scroll(-9999)", "To the top", show=False),
        Binding("G,end", "scroll(9999)", "To the end", show=False),
    ]

    def __init__(self, keys: list[KeyHelp]) -> None:
        super().__init__()
        self.all_keys = keys

    def compose(self) -> ComposeResult:
        """The keys; under them, always in sight, how to read on and how to close."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Blocks([Block(said("Keys", "bold $bright")), GAP, *self.rows()]), markup=False)
            yield KeyLine()

    def rows(self) -> list[Block]:
        """Keys beside what they do, which begins in the same column in every row and is reached by no key."""
        named = [(wrap(key.keys, _WIDEST) or [""], key.does) for key in self.all_keys]
        width = max(len(line) for lines, _ in named for line in lines) + _GUTTER
        under = said(" " * width)
        rows: list[Block] = []
        for (first, *more), does in named:
            rows.append(Block(said(does), said(f"{first:<{width}}", "bold $accent"), under))
            rows += [Block(EMPTY, said(line, "bold $accent")) for line in more]
        return rows

    def on_resize(self) -> None:
        """Say how to read on where not all is in sight."""
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        scrolls = self.query_one("#dialog", VerticalScroll).max_scroll_y > 0
        more = (Key("↑↓", "scroll", "screen.scroll(1)"), Key("space", "page", "screen.page(1)")) if scrolls else ()
        self.query_one(KeyLine).show(*more, Key("esc", "close", "screen.close"))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#dialog", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a page, two lines of it kept."""
        dialog, foot = self.query_one("#dialog", VerticalScroll), self.query_one(KeyLine)
        self.action_scroll(direction * max(1, dialog.size.height - foot.outer_size.height - 2))

    def action_close(self) -> None:
        """Back to the screen beneath."""
        self.dismiss(None)
