"""The list of an exam's questions: which have an answer, which are marked; and handing in."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from quiz import wording
from quiz.bank.model import Question
from quiz.examining import NEAR_THE_END, Examining
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.base import BaseScreen

HAND_IN = -1
"""What the screen closes with where the exam is to be handed in; else with the place of a question, or None."""
LOOK_SECONDS = 0.25
"""How often the clock is looked at."""
_LIST = 0


def clock_notice(sitting: Examining) -> str:
    """What the heading of an exam says of the time that is left, `!` near the end; or of what was recorded."""
    left = sitting.clock
    if sitting.notice:
        return sitting.notice
    return "" if left is None else f"{wording.time_left(left)}{' !' if left <= NEAR_THE_END else ''}"


class SheetScreen(BaseScreen[int | None]):
    """All questions of the exam in one column."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("enter", "open", "Go to the question", show=False),
        Binding("down,j", "move(1)", "Next question", show=False),
        Binding("up,k", "move(-1)", "Previous question", show=False),
        Binding("n", "open_one", "Next question without an answer, or half filled", show=False),
        Binding("x", "hand_in", "Hand in", show=False),
        Binding("y", "sure", "Yes, hand in", show=False),
        Binding("q,escape,l", "back", "Back to the question", show=False),
    ]

    def __init__(self, sitting: Examining, questions: Sequence[Question], at: int, said: str = "") -> None:
        """`said` is what there is to say first."""
        super().__init__()
        self.said = said
        self.sitting = sitting
        self.questions = questions
        self.cursor = at
        self.asked = False
        self.heading = Heading()
        self.sheet = Sheet()
        self.key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """Heading, the questions, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Show the list, and the clock as it goes on."""
        self._show()
        self.set_interval(LOOK_SECONDS, self._head)

    @property
    def warning(self) -> str:
        """What is still open: `2 questions without an answer, 1 half filled · 1 marked`; empty where nothing is."""
        open_ = wording.open_line(len(self.sitting.unanswered), len(self.sitting.half_filled))
        marked = sum(self.sitting.flagged(question.id) for question in self.questions)
        return " · ".join([*([open_] if open_ else []), *([f"{marked} marked"] if marked else [])])

    def _head(self) -> None:
        done, total = len(self.questions) - len(self.sitting.unanswered), len(self.questions)
        trail = (self.sitting.bank.title, "Exam: all questions")
        self.heading.show(*trail, done=done, total=total, notice=clock_notice(self.sitting))

    def _show(self) -> None:
        self._head()
        foot = Block(said(self.warning or "Every question has an answer.", "$warning" if self.warning else "$quiet"))
        asked = [Block(said("Hand in? After that nothing can be changed.", "bold $bright"))] if self.asked else []
        rows = [self._row(i, question) for i, question in enumerate(self.questions)]
        self.sheet.show(lambda _: Blocks(rows), lambda _: Blocks([GAP, foot, *asked]))
        self.sheet.see(_LIST, self.cursor)
        if self.asked:
            self.sheet.scroll_so(self.sheet.max_top)
            self.key_line.show(Key("y", "hand in", "screen.sure"), Key("esc", "not yet", "screen.back"))
            return
        waiting = self.sitting.unanswered or self.sitting.half_filled
        open_ = (Key("n", "next open", "screen.open_one"),) if waiting else ()
        tail = (Key("?", "keys", "app.keys"), Key("esc", "back", "screen.back"))
        self.key_line.show(Key("⏎", "go to it", "screen.open"), Key("x", "hand in", "screen.hand_in"), *open_, *tail)
        if self.said:
            self.key_line.say(self.said)

    def _row(self, i: int, question: Question) -> Block:
        here = i == self.cursor
        sign, style = self._sign(question.id)
        marked = self.sitting.flagged(question.id)
        lead = (
            said("❯ " if here else "  ", "bold $accent")
            + said(f"{sign} ", style)
            + said("⚑ " if marked else "  ", "bold $warning")
            + said(f"{i + 1:>3}  ", "$quiet")
        )
        words = " ".join(question.prompt.split())
        body = said(words, "bold $bright" if here else "").truncate(max(20, self.sheet.text_width - 11), ellipsis=True)
        return Block(body, lead, said(" " * 11))

    def _sign(self, name: str) -> tuple[str, str]:
        """How much of a question's answer is written down, and its style."""
        if self.sitting.is_half_filled(name):
            return "◐", "$warning"
        return ("○", "$warning") if self.sitting.responded(name) is None else ("●", "$accent")

    def on_resize(self) -> None:
        """Keep the question under the cursor in sight."""
        self.call_after_refresh(self._show)

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        self.asked, self.said = False, ""
        self.cursor = min(max(self.cursor + step, 0), len(self.questions) - 1)
        self._show()

    def action_open_one(self) -> None:
        """To the next question that is open or half filled; from the last to the first."""
        waiting = {*self.sitting.unanswered, *self.sitting.half_filled}
        open_ = [i for i, question in enumerate(self.questions) if question.id in waiting]
        if open_:
            self.action_move(next((i for i in open_ if i > self.cursor), open_[0]) - self.cursor)

    def action_open(self) -> None:
        """Go to the question under the cursor; where handing in was asked, the question stays: Enter is no yes."""
        if not self.asked:
            self.dismiss(self.cursor)

    def action_hand_in(self) -> None:
        """Ask whether it is meant; asked again, it is."""
        self.asked, self.said = True, ""
        self._show()

    def action_sure(self) -> None:
        """Hand in, where that was asked."""
        if self.asked:
            self.dismiss(HAND_IN)

    def action_back(self) -> None:
        """Back to the question; where handing in was asked, only to the list."""
        if self.asked:
            self.asked = False
            self._show()
        else:
            self.dismiss(None)

    def on_sheet_clicked(self, event: Sheet.Clicked) -> None:
        """A click chooses a question; a click on the chosen one goes to it."""
        row = self.sheet.blocks[_LIST].block_at(event.line) if event.section == _LIST else None
        if row is None:
            return
        if row == self.cursor:
            self.action_open()
        else:
            self.action_move(row - self.cursor)
