"""Asks whether to go on with a run that was left, or to begin the one that is wished."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz import wording
from quiz.session.run import Run
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.workspace import now


class ResumeScreen(ModalScreen[bool | None]):
    """True: go on; False: a new run; None: neither."""

    BINDINGS: ClassVar = [
        Binding("enter", "go", "Go on with the run you left, or begin what you asked for", show=False),
        Binding("y,r", "give(True)", "Go on with the run you left", show=False),
        Binding("n", "give(False)", "Begin a new run", show=False),
        Binding("escape,q", "back", "Back", show=False),
    ]

    def __init__(self, title: str, run: Run, wished: str) -> None:
        """`wished` is the mode of the run that was asked for."""
        super().__init__()
        self.bank_title = title
        self.run = run
        self.wished = wished

    @property
    def _another(self) -> bool:
        """Whether something else is asked for than what was left."""
        return self.wished != self.run.mode

    def _standing(self) -> tuple[str, str]:
        """What is asked, and how the run stands."""
        run = self.run
        if self._another:
            kept = "It stays open" if run.sheet else "Its answers are kept, and what it did not ask comes again"
            return f"Begin {wording.RUN_NAMES[self.wished]}?", f"You left {wording.left_line(run)}. {kept}."
        if run.sheet is None:
            kept = f"{count(len(run.answers), 'answer')} kept, {count(len(run.queue), 'question')} left."
            return "Go on with the run you left?", kept
        written = f"{wording.left_at(run)} answered"
        clock = run.sheet.clock
        left = clock.limit - clock.used if clock.held and clock.limit else clock.left(now())
        if left is None:
            return "Go on with the exam you left?", f"{written}."
        if left <= 0:
            return "The time of the exam you left is up.", f"{written}. Go on to see what it came to."
        return "Go on with the exam you left?", f"{written} · {wording.time_left(left)}"

    def compose(self) -> ComposeResult:
        """The question, and its keys."""
        asked, standing = self._standing()
        with Vertical(id="dialog"):
            yield Static(
                Blocks(
                    [
                        Block(said(self.bank_title, "$quiet")),
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
        back = Key("esc", "back", "screen.back")
        if self._another:
            left = "go on with the exam" if self.run.sheet else "go on with what you left"
            keys = (Key("⏎", "begin", "screen.give(False)"), Key("r", left, "screen.give(True)"), back)
        else:
            keys = (Key("⏎", "go on", "screen.give(True)"), Key("n", "new run", "screen.give(False)"), back)
        self.query_one(KeyLine).show(*keys)

    def action_go(self) -> None:
        """What was asked for: the same again is the run that was left."""
        self.action_give(not self._another)

    def action_give(self, resume: bool) -> None:
        """Close with the choice."""
        self.dismiss(resume)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)
