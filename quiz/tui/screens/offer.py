"""Asks whether to go on with a run that was left, or to begin the one that is wished."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.offer import Offer
from quiz.tui.panes.keyline import Key, KeyLine


class OfferScreen(ModalScreen[bool | None]):
    """True: go on with what was left; False: a new run; None: neither."""

    CSS_PATH = "dialog.tcss"

    BINDINGS: ClassVar = [
        Binding("enter", "go", "Begin what you asked for; the same again goes on with what you left", show=False),
        Binding("y,r", "resume", "Go on with the run you left", show=False),
        Binding("n", "give(False)", "Begin a new run", show=False),
        Binding("escape,q", "back", "Back", show=False),
    ]

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer

    def compose(self) -> ComposeResult:
        """The question, and its keys."""
        asked, standing = self.offer.words()
        with Vertical(id="dialog"):
            yield Static(
                Blocks(
                    [
                        Block(said(self.offer.bank.title, "$quiet")),
                        Block(said(asked, "bold $bright")),
                        Block(said(standing)),
                        GAP,
                    ]
                ),
                markup=False,
            )
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the keys."""
        left, back = self.offer.left, Key("esc", "back", "screen.back")
        if left is None:
            keys: tuple[Key, ...] = (Key("⏎", "begin", "screen.go"), back)
        elif self.offer.resumes:
            keys = (Key("⏎", "go on", "screen.go"), Key("n", "new run", "screen.give(False)"), back)
        else:
            what = "go on with the exam" if left.sheet else "go on with what you left"
            keys = (Key("⏎", "begin", "screen.go"), Key("r", what, "screen.resume", "go on"), back)
        self.query_one(KeyLine).show(*keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a run that was left there is none to go on with, and one way to begin."""
        return self.offer.left is not None or action not in ("resume", "give")

    def action_go(self) -> None:
        """What was asked for."""
        self.dismiss(self.offer.resumes)

    def action_resume(self) -> None:
        """Go on with what was left."""
        self.dismiss(True)

    def action_give(self, resume: bool) -> None:
        """Close with the choice."""
        self.dismiss(resume)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)
