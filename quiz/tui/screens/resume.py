"""Asks whether to go on with a run that was left."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.session.run import Run
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.keyline import Key, KeyLine


class ResumeScreen(ModalScreen[bool | None]):
    """True: go on; False: a new run; None: neither."""

    BINDINGS: ClassVar = [
        Binding("enter,y,r", "give(True)", "Go on with the run you left", show=False),
        Binding("n", "give(False)", "Begin a new run", show=False),
        Binding("escape,q", "back", "Back", show=False),
    ]

    def __init__(self, title: str, run: Run) -> None:
        super().__init__()
        self.bank_title = title
        self.run = run

    def compose(self) -> ComposeResult:
        """The question, and its keys."""
        answered = f"{count(len(self.run.answers), 'answer')} kept, {count(len(self.run.queue), 'question')} left."
        with Vertical(id="dialog"):
            yield Static(
                Blocks(
                    [
                        Block(said(self.bank_title, "$quiet")),
                        Block(said("Go on with the run you left?", "bold $bright")),
                        Block(said(answered)),
                        GAP,
                    ]
                ),
                markup=False,
            )
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyLine).show(
            Key("⏎", "go on", "screen.give(True)"),
            Key("n", "new run", "screen.give(False)"),
            Key("esc", "back", "screen.back"),
        )

    def action_give(self, resume: bool) -> None:
        """Close with the choice."""
        self.dismiss(resume)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)
