"""Asks whether to go on with a run that was left, or to begin the one that is wished."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import Begin
from quiz.tui.offer import Offer
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.screens.dialog import BaseDialog

LOOK_SECONDS = 0.25
"""How often the clock is looked at."""


class OfferScreen(BaseDialog[None]):
    """The two runs that may be played now: the one that is wished, and the one that was left."""

    CSS_PATH = "dialog.tcss"

    BINDINGS: ClassVar = [
        Binding("enter", "go", "Begin what you asked for; the same again goes on with what you left", show=False),
        Binding("y,r", "resume", "Go on with the run you left", show=False),
        Binding("n", "new", "Begin a new run", show=False),
        Binding("escape,q", "back", "Back", show=False),
    ]

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self.shown = offer.words()

    def compose(self) -> ComposeResult:
        """The question, and its keys."""
        with Vertical(id="dialog"):
            yield Static(self._asked(), markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what is asked, and go on doing so: the time of an exam that was left may be running out."""
        self.query_one(KeyLine).show(*self._keys())
        if self.offer.left is not None and self.offer.left.sheet is not None:
            self.set_interval(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        """Show what is asked now, if it is not shown yet."""
        words = self.offer.words()
        if words != self.shown:
            self.shown = words
            self.query_one(Static).update(self._asked())
            self.query_one(KeyLine).show(*self._keys())

    def _asked(self) -> Blocks:
        asked, standing = self.shown
        rows = [said(self.offer.bank.title, "$quiet"), said(asked, "bold $bright"), said(standing)]
        return Blocks([*(Block(row) for row in rows), GAP])

    def _keys(self) -> tuple[Key, ...]:
        offer, back = self.offer, Key("esc", "back", "screen.back")
        if offer.left is None:
            return (Key("⏎", "begin", "screen.go"), back)
        on = "see results" if offer.time_up else "go on"
        if offer.resumes:
            new = (Key("n", "new run", "screen.new"),) if offer.number else ()
            return (Key("⏎", on, "screen.go"), *new, back)
        what = "go on with the exam" if offer.left.sheet else "go on with what you left"
        resume = Key("r", on if offer.time_up else what, "screen.resume", on)
        return (Key("⏎", "begin", "screen.go"), resume, back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return False for a run that was not left, and for one that has nothing to ask."""
        if action in ("resume", "new") and self.offer.left is None:
            return False
        return action != "new" or self.offer.number > 0

    def action_go(self) -> None:
        """Do what was asked for."""
        self.request(Begin(self.offer, self.offer.resumes))

    def action_resume(self) -> None:
        """Resume the run that was left."""
        self.request(Begin(self.offer, resume=True))

    def action_new(self) -> None:
        """Begin a new run."""
        self.request(Begin(self.offer, resume=False))

    def action_back(self) -> None:
        """Close without a choice."""
        self.dismiss()
