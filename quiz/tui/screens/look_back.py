"""The questions of a run once more, each with its answer and what the text says."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from quiz.sitting import Sitting
from quiz.tui.asking import Asking
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key
from quiz.tui.screens.answering import AnsweringScreen


class LookBackScreen(AnsweringScreen):
    """One answered question at a time, in the order in which they were asked; also what was left open."""

    BINDINGS: ClassVar = [
        Binding("enter,n,right,down,j", "go(1)", "Next question", show=False),
        Binding("p,left,up,k", "go(-1)", "Previous question", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("o", "read", "Open the source at the quote", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q,escape", "leave", "Back to the results", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.heading = Heading()
        self.answers = {answer.question: answer for answer in sitting.run.answers}
        self.names = to_look_at(sitting)
        self.at = 0

    def compose(self) -> ComposeResult:
        """Heading, question with verdict, keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Show the first question."""
        self._look()

    def _look(self) -> None:
        name = self.names[self.at]
        self.asking = Asking(self.sitting, self.sitting.bank.questions[name])
        self.asking.look_back(self.answers.get(name))
        self.draw(top=0)
        self.show_around()

    def show_around(self) -> None:
        """Where one is, and the keys."""
        bank = self.sitting.bank
        topic = bank.topic_of(bank.questions[self.names[self.at]])
        trail = (bank.title, topic) if topic else (bank.title,)
        self.heading.show(*trail, done=self.at + 1, total=len(self.names))
        self.show_keys()

    def show_keys(self) -> None:
        """The keys."""
        move = (Key("n p", "next, previous", "screen.go(1)"),) if len(self.names) > 1 else ()
        self.key_line.show(*move, *self.verdict_keys(), Key("?", "keys", "app.keys"), Key("q", "back", "screen.leave"))

    def action_go(self, step: int) -> None:
        """To another question; from the last to the first."""
        self.at = (self.at + step) % len(self.names)
        self._look()

    def action_leave(self) -> None:
        """Back to the results."""
        self.dismiss(None)


def to_look_at(sitting: Sitting) -> list[str]:
    """Return the questions that were answered or left open, in the order of the run; the bank may have lost some."""
    behind = {*(answer.question for answer in sitting.run.answers), *sitting.run.left_out}
    return [name for name in sitting.run.plan if name in behind and name in sitting.bank.questions]
