"""One run: a question, the student's answer, and what the text says."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from quiz import wording
from quiz.bank.model import Question
from quiz.sitting import Sitting
from quiz.tui.asking import Asking
from quiz.tui.messages import AskSure, Finish, Leave
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key
from quiz.tui.screens.answering import AnsweringScreen

WIDE = 110
"""From so many columns on the source has room at the side."""
_GIVE_UP = "g again gives up, and shows what is right."
_GIVING_UP = ("g", "escape")
_TAIL = (Key("?", "keys", "app.keys"), Key("q", "leave", "screen.leave"))


class QuizScreen(AnsweringScreen):
    """Asks the run's questions one by one; the verdict appears under the question, and nothing moves."""

    BINDINGS: ClassVar = [
        Binding("enter", "next", "Answer; then the next question", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("h", "hint", "Hint: what it costs; at the second press the hint", show=False),
        Binding("g", "give_up", "Give up, at the second press: show the answer", show=False),
        Binding("o", "read", "Open the source at the quote (after the answer)", show=False),
        Binding("s", "skip", "Skip: the question comes again at the end (once)", show=False),
        Binding("y", "sure", "Ask how sure I am before each answer, or no longer", show=False),
        Binding("u", "undo", "Undo what was done last", show=False),
        Binding("down,j", "scroll(1)", "Scroll down a line (after the answer)", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up a line (after the answer)", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q", "leave", "Leave; you can go on later", show=False),
        Binding("escape", "stay", "Say how to leave; never leave", show=False),
    ]

    def __init__(self, sitting: Sitting, *, sure: bool = False, said: str = "") -> None:
        """`said` is what there is to say first."""
        super().__init__()
        self.sitting = sitting
        self.sure = sure
        self.said = said
        self.met: set[str] = {
            claim
            for answer in sitting.run.answers
            if (question := sitting.bank.questions.get(answer.question))
            for claim in question.claims
        }
        self.warned: Asking | None = None
        self.giving_up = False
        self.heading = Heading()
        self.side: Static | None = None

    def compose(self) -> ComposeResult:
        """Heading, the sheet with prompt, answer and feedback, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()
        if self.said:
            self.key_line.say(self.said)

    def _ask(self) -> None:
        question = self.sitting.current
        if question is None:
            self.request(Finish(self.sitting))
            return
        self.asking = Asking(self.sitting, question, sure=self.sure)
        self.draw(top=0)
        self.show_around()

    def came_to(self, said: str = "") -> None:
        """Show what the answer came to; where the question was answered elsewhere, the next one."""
        if self.sitting.elsewhere and not self.answered and self.question is not self.sitting.current:
            self._ask()
            self.key_line.say("Gone on with elsewhere: here is what is next.")
        else:
            super().came_to(said)

    def show_around(self) -> None:
        """What stands around the question: where one is, the source at the side, and the keys."""
        question, run, bank = self.question, self.sitting.run, self.sitting.bank
        if question is None:
            return
        topic = bank.topic_of(question)
        trail = (bank.title, topic) if topic else (bank.title,)
        at = run.done if self.answered else run.done + 1
        notice = self.sitting.notice or ("" if self.answered else wording.tries_left(run, question))
        self.heading.show(*trail, at=at, done=run.done, total=len(run.plan), notice=notice)
        if self.answered:
            self.met.update(question.claims)
        self._side(question if self.answered else None)
        self.show_keys()

    def _side(self, current: Question | None) -> None:
        if self.side is not None:
            from quiz.tui.panes.source import source_blocks

            self.side.update(source_blocks(self.sitting.bank, current, self.met))

    async def on_resize(self) -> None:
        """The source stands at the side where there is room for it.

        The class of the width comes only after this: it is still the old one under another screen.
        """
        wide = self.app.size.width >= WIDE
        if wide and self.side is None:
            self.side = Static(id="side", markup=False)
            await self.mount(self.side)
            self._side(self.question if self.answered else None)
        elif not wide and self.side is not None:
            side, self.side = self.side, None
            await side.remove()
        if self.answered:  # there may be more below now, or less
            self.call_after_refresh(self.show_keys)

    def show_keys(self) -> None:
        """The keys of the answer and of the run."""
        run = self.sitting.run
        undo = (Key("u", "undo", "screen.undo"),) if run.moves else ()
        if self.answered:
            more = (Key("↓", "more", "screen.scroll(1)"),) if self.sheet.top < self.sheet.max_top else ()
            self.key_line.show(Key("⏎", "next", "screen.next"), *more, *self.verdict_keys(), *undo, *_TAIL)
        elif self.taking is not None:
            skip = "leave out" if run.current in run.deferred else "skip"
            self.key_line.show(*self.answer_foot(Key("s", skip, "screen.skip", kept=True), *undo, *_TAIL))

    def action_next(self) -> None:
        """The next question, or in an open one the answer."""
        if self.answered:
            self._ask()
        else:
            self.give()

    def press(self, key: str, character: str | None) -> bool:
        """Give a key to the answer; any but Escape, which makes a letter a key while one types, ends giving up."""
        self.giving_up = self.giving_up and key in _GIVING_UP
        return super().press(key, character)

    def action_skip(self) -> None:
        """Put the question off, and say what becomes of it."""
        question = self.question
        if question is None or self.answered or not self.sitting.skip():
            return
        self._ask()
        self.key_line.say(wording.skip_line(self.sitting.run, question.id), moment=True)

    def action_give_up(self) -> None:
        """Show the answer without giving one, once it was asked for twice in a row."""
        if not self.answered and not self.giving_up:
            self.giving_up = True
            self.key_line.say(_GIVE_UP)
        else:
            super().action_give_up()

    def action_sure(self) -> None:
        """Ask how sure one is, from this question on, or no longer."""
        self.sure = not self.sure
        self.request(AskSure(self.sure))
        if self.asking is not None and not self.answered:
            self.asking.sure = self.sure
        self.type_on()
        self.key_line.say(
            "You are asked how sure you are." if self.sure else "You are no longer asked how sure you are."
        )

    def _would_lose(self) -> bool:
        """Whether something stands in the question that would be lost, which was not said yet."""
        asking = self.asking
        return asking is not None and asking is not self.warned and not self.answered and bool(asking.answer.response())

    def action_undo(self) -> None:
        """Take back the last answer or skip, and ask it again; before the verdict, first the step taken last."""
        if self.asking is not None and not self.answered and self.asking.back(step=True):
            self.came_to()
        elif self.sitting.run.moves and self._would_lose():
            self.warned = self.asking
            self.key_line.say("u again goes back; what stands here is lost.")
        elif taken := self.sitting.undo():
            self._ask()
            self.key_line.say(wording.undo_line(self.sitting.run, taken))
        else:
            self.type_on()
            self.key_line.say("There is no answer to take back.")

    def action_stay(self) -> None:
        """Say which key leaves: Escape is pressed out of habit, and never does."""
        self.key_line.say("q leaves; you can go on later.", moment=self.answered)

    def action_leave(self) -> None:
        """Leave the run."""
        self.request(Leave())
