"""Every key that works on the screen beneath."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.keys import KeyHelp

_COLUMN = 15


class KeysScreen(ModalScreen[None]):
    """A list of keys and what they do."""

    BINDINGS: ClassVar = [
        Binding("escape,enter,q,question_mark", "close", "Close", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
    ]

    def __init__(self, keys: list[KeyHelp]) -> None:
        super().__init__()
        self.all_keys = keys

    def compose(self) -> ComposeResult:
        """One line a group of keys."""
        rows = [
            Block(said(key.does), said(f"{key.keys:<{_COLUMN}}", "bold $accent"), said(" " * _COLUMN))
            for key in self.all_keys
        ]
        close = Block(said("close", "$quiet"), said(f"{'esc':<{_COLUMN}}", "bold $accent"), said(" " * _COLUMN))
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Blocks([Block(said("Keys", "bold $bright")), GAP, *rows, close]), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#dialog", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Back to the screen beneath."""
        self.dismiss(None)
