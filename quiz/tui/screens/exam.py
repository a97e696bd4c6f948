"""An exam: every question can be gone to and answered anew until all is handed in, or the time is up."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from quiz import wording
from quiz.examining import Examining
from quiz.tui.exam_asking import ExamAsking
from quiz.tui.messages import Finish, Leave
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key
from quiz.tui.screens.answering import AnsweringScreen
from quiz.tui.screens.sheet import HAND_IN, LOOK_SECONDS, SheetScreen, clock_notice

_LAST_MOMENTS = 3000
"""In the last milliseconds the answer on the screen is written down again and again."""


class ExamScreen(AnsweringScreen):
    """One question of the exam at a time; what is answered is written on the sheet as soon as one goes on."""

    BINDINGS: ClassVar = [
        Binding("enter", "next", "Write the answer down, and go on", show=False),
        Binding("n,right", "go(1)", "Next question", show=False),
        Binding("p,left", "go(-1)", "Previous question", show=False),
        Binding("m", "mark", "Mark the question to come back to, or no longer", show=False),
        Binding("l", "sheet", "The list of all questions; hand in from there", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q", "leave", "Leave; you can go on later", show=False),
        Binding("escape", "stay", "Say how to leave; never leave", show=False),
    ]

    def __init__(self, sitting: Examining) -> None:
        super().__init__()
        self.sitting = sitting
        self.heading = Heading()
        names = [name for name in sitting.run.plan if name in sitting.bank.questions]
        self.questions = [sitting.bank.questions[name] for name in names]
        self.at = 0
        self.closed = False

    def compose(self) -> ComposeResult:
        """Heading with the clock, the sheet of paper, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Ask the first question that is open; look at the clock again and again."""
        open_ = set(self.sitting.unanswered)
        self.at = next((i for i, question in enumerate(self.questions) if question.id in open_), 0)
        self._ask()
        self.set_interval(LOOK_SECONDS, self._tick)
        self._tick()

    def _ask(self) -> None:
        self.asking = ExamAsking(self.sitting, self.questions[self.at])
        self.draw(top=0)
        self.show_around()

    def _tick(self) -> None:
        """Show the time that is left; hand in when there is none. What was handed in elsewhere is over here too."""
        if self.closed:
            return
        if self.sitting.over:
            if self.sitting.elsewhere:
                self._finish()
            return
        left = self.sitting.left
        if left == 0:
            self.hand_in()
            return
        if left is not None and left <= _LAST_MOMENTS:
            self.keep()  # what stands there when the time is up counts, as it does when one goes on
        self._head()

    def _head(self) -> None:
        marked = " ⚑" if self.sitting.flagged(self.questions[self.at].id) else ""
        trail, total = (self.sitting.bank.title, f"Exam{marked}"), len(self.questions)
        done, notice = total - len(self.sitting.unanswered), clock_notice(self.sitting)
        self.heading.show(*trail, at=self.at + 1, done=done, total=total, notice=notice)

    def show_around(self) -> None:
        """Where one is, the clock, the keys."""
        self._head()
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of the answer and of the exam."""
        mark = Key("m", "unmark" if self.sitting.flagged(self.questions[self.at].id) else "mark", "screen.mark")
        move = Key("n p", "next, back", "screen.go(1)", "next", kept=True)
        sheet = Key("l", "list", "screen.sheet", kept=True)
        self.key_line.show(*self.answer_foot(move, sheet, mark, *_TAIL))

    def keep(self) -> str:
        """Write the answer down as it stands; what there is to say where that changes nothing, as it is no answer."""
        return self.asking.keep() if isinstance(self.asking, ExamAsking) else ""

    def action_next(self) -> None:
        """Write the answer down and go on; after the last question to the list."""
        asking = self.asking
        if not isinstance(asking, ExamAsking):
            return
        said = asking.give()
        if said or not asking.written:
            self.came_to(said)
        elif self.at + 1 < len(self.questions):
            self.action_go(1)
        else:
            self.action_sheet()

    def give(self) -> None:
        """A click gives the answer as Enter does."""
        self.action_next()

    def action_go(self, step: int) -> None:
        """To another question; from the last to the first."""
        said = self.keep()
        self.at = (self.at + step) % len(self.questions)
        self._ask()
        if said:
            self.key_line.say(said)

    def action_mark(self) -> None:
        """Mark the question, or no longer."""
        self.sitting.flag(self.questions[self.at])
        self.type_on()
        self.show_around()

    def action_sheet(self) -> None:
        """The list of all questions."""
        said = self.keep()

        def chosen(place: int | None) -> None:
            if place == HAND_IN:
                self.hand_in()
            elif place is not None and not self.sitting.over:
                self.at = place
                self._ask()

        self._ask()
        self.app.push_screen(SheetScreen(self.sitting, self.questions, self.at, said), chosen)

    def hand_in(self) -> None:
        """Hand the exam in, with the answer as it stands."""
        if self.sitting.over:
            return
        self.keep()
        self.sitting.submit()
        self._finish()

    def _finish(self) -> None:
        """Say what it came to, once."""
        if self.closed:
            return
        self.closed = True
        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.request(Finish(self.sitting))

    def action_stay(self) -> None:
        """Say which key leaves, and what becomes of the clock: Escape is pressed out of habit, and never leaves."""
        clock = self.sitting.run.sheet.clock if self.sitting.run.sheet else None
        then = wording.clock_word(clock.held) if clock is not None and clock.limit else "you can go on later"
        self.key_line.say(f"q leaves the exam; {then}.")

    def action_leave(self) -> None:
        """Leave the exam."""
        self._close()
        self.request(Leave())

    def on_unmount(self) -> None:
        """The program ends: the answer as it stands is written down, too."""
        self._close()

    def _close(self) -> None:
        if not self.closed and not self.sitting.over:
            self.closed = True
            self.keep()
            self.sitting.close()


_TAIL = (Key("?", "keys", "app.keys"), Key("q", "leave", "screen.leave"))
