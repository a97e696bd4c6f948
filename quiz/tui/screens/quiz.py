"""One run: a question, the student's answer, and what the text says."""

from time import monotonic_ns
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.widgets import Static

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.sitting import Sitting
from quiz.tui.answers import FORMS, new_widget
from quiz.tui.answers.base import Submitted
from quiz.tui.blocks import Block, Blocks, said
from quiz.tui.panes.feedback import feedback_blocks
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.source import source_blocks

_TYPING = (
    Key("esc s", "skip", "screen.skip"),
    Key("esc u", "undo", "screen.undo"),
    Key("F1", "keys", "app.keys"),
    Key("esc q", "leave", "screen.leave"),
)
"""The keys while a line is being typed: Escape leaves it first."""


class QuizScreen(Screen[None]):
    """Asks the run's questions one by one; the verdict appears under the question, and nothing moves."""

    class Finished(Message):
        """Every question of the run is behind the student."""

        def __init__(self, sitting: Sitting) -> None:
            super().__init__()
            self.sitting = sitting

    class Left(Message):
        """The student leaves the run; what was answered is kept."""

    BINDINGS: ClassVar = [
        Binding("enter", "next", "Answer; then the next question", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("s", "skip", "Skip: the question comes again at the end", show=False),
        Binding("u", "undo", "Undo the last answer", show=False),
        Binding("i,tab", "answer_line", "Back to the answer", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q,escape", "leave", "Leave; you can go on later", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.question: Question | None = None
        self.verdict: Verdict | None = None
        self.others = False
        self.began = 0
        self.met: set[str] = {
            claim
            for answer in sitting.run.answers
            if (question := sitting.bank.questions.get(answer.question))
            for claim in question.claims
        }
        self.heading = Heading()
        self.card = VerticalScroll(id="card", can_focus=False)
        self.prompt_pane = Static(id="ask", markup=False)
        self.feedback_pane = Static(id="feedback", markup=False)
        self.key_line = KeyLine()
        self.side: VerticalScroll | None = None
        self.answer_widgets: dict[str, Widget] = {}
        self.unfocused: Widget | None = None

    def compose(self) -> ComposeResult:
        """Heading, the card with prompt, answer and feedback, the source at the side, the keys."""
        yield self.heading
        with self.card:
            yield self.prompt_pane
            if self.sitting.current is not None:
                yield self._answer_widget(self.sitting.current)
            yield self.feedback_pane
        yield self.key_line

    async def on_mount(self) -> None:
        """Ask the first question; whenever the card has grown, see that the verdict can be read."""
        self.watch(self.card, "virtual_size", self._show_feedback, init=False)
        await self._ask()
        self.call_after_refresh(self._mount_the_rest)

    async def _mount_the_rest(self) -> None:
        """Have every answer widget of the run ready, so that a question of a new type comes as fast as any."""
        questions = self.sitting.bank.questions
        for name in self.sitting.run.queue:
            widget = self._answer_widget(questions[name])
            if not widget.is_attached:
                widget.display = False
                try:
                    await self.card.mount(widget, before=self.feedback_pane)
                except MountError:  # the student has left before this came to pass
                    return

    def _answer_widget(self, question: Question) -> Widget:
        form = FORMS[question.kind]
        widget = self.answer_widgets.get(form.widget)
        if widget is None:
            widget = new_widget(form)
            widget.add_class("answer")
            self.answer_widgets[form.widget] = widget
        return widget

    async def _ask(self) -> None:
        question = self.sitting.current
        if question is None:
            self.post_message(self.Finished(self.sitting))
            return
        self.question, self.verdict, self.others = question, None, False
        widget = self._answer_widget(question)
        if not widget.is_attached:
            await self.card.mount(widget, before=self.feedback_pane)
        with self.app.batch_update():
            for other in self.answer_widgets.values():
                if other.display != (other is widget):
                    other.display = other is widget
            self.prompt_pane.update(Blocks([Block(said(question.prompt, "bold $bright"))]))
            widget.ask(FORMS[question.kind], question, self.sitting.options(question))  # type: ignore[attr-defined]
            self.feedback_pane.update("")
            self._heading(question)
            self._side(None)
            self._keys()
            if self.card.scroll_y:
                self.card.scroll_home(animate=False, immediate=True)
        self.unfocused = None if self.focused is widget else widget
        if self.unfocused is not None:
            self.call_after_refresh(self._focus)
        self.began = monotonic_ns()

    def _focus(self) -> None:
        """Give the keys to the answer: after it was painted, because finding the styles anew takes its time."""
        widget, self.unfocused = self.unfocused, None
        if widget is not None and self.focused is not widget:
            self.set_focus(widget, scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """A key that comes before the answer has the keys still belongs to the answer."""
        widget = self.unfocused
        if widget is not None:
            event.stop()
            event.prevent_default()
            self._focus()
            widget.post_message(event)

    def _heading(self, question: Question) -> None:
        run, bank = self.sitting.run, self.sitting.bank
        topic = bank.topic_of(question)
        trail = (bank.title, topic) if topic else (bank.title,)
        self.heading.show(*trail, done=run.done, total=len(run.plan), notice="" if self.sitting.saved else "not saved")

    def _side(self, current: Question | None) -> None:
        if self.side is not None:
            self.passages.update(source_blocks(self.sitting.bank, current, self.met))
            self.side.scroll_home(animate=False)

    async def on_resize(self) -> None:
        """The source stands at the side where there is room for it."""
        wide = self.has_class("-wide")
        if wide and self.side is None:
            self.passages = Static(id="passages", markup=False)
            self.side = VerticalScroll(self.passages, id="side", can_focus=False)
            await self.mount(self.side)
            self._side(self.question if self.verdict else None)
        elif not wide and self.side is not None:
            side, self.side = self.side, None
            await side.remove()

    def _keys(self) -> None:
        question, tail = self.question, (Key("?", "keys", "app.keys"), Key("q", "leave", "screen.leave"))
        if question is None:
            return
        undo = (Key("u", "undo", "screen.undo"),) if self.sitting.run.answers else ()
        if self.verdict is not None:
            why = (Key("w", "the other options", "screen.why"),) if self.verdict.others else ()
            self.key_line.show(Key("⏎", "next", "screen.next"), *why, *undo, *tail)
            return
        count = len(self.sitting.options(question))
        if count:
            choose = Key(f"1-{count}", FORMS[question.kind].keys)
            skip = Key("s", "skip", "screen.skip")
            self.key_line.show(choose, Key("⏎", "answer", "screen.next"), skip, *undo, *tail)
        else:
            self.key_line.show(Key("⏎", "answer", "screen.next"), *_TYPING)

    @on(Submitted)
    def _submitted(self, event: Submitted) -> None:
        event.stop()
        self._give(event.response)

    def _give(self, response: Response) -> None:
        question = self.question
        if question is None or self.verdict is not None:
            return
        widget = self._answer_widget(question)
        if not response:
            self.key_line.say(FORMS[question.kind].nudge)
            return
        took = (monotonic_ns() - self.began) // 1_000_000
        outcome = self.sitting.answer(question, response, took)
        if outcome.again:
            self.began = self.began if outcome.why_again == "same" else monotonic_ns()
            self.key_line.say(wording.again_line(outcome))
            return
        self.verdict = outcome.verdict
        self.met.update(question.claims)
        with self.app.batch_update():
            widget.reveal(self.verdict)  # type: ignore[attr-defined]
            self._feedback()
            self._heading(question)
            self._side(question)
            self._keys()

    def _feedback(self) -> None:
        if self.question is None or self.verdict is None:
            return
        proofs = self.sitting.bank.proofs(self.question)
        self.feedback_pane.update(feedback_blocks(self.question, self.verdict, proofs, others=self.others))

    def _show_feedback(self) -> None:
        """Where the card is longer than the screen, scroll to the verdict, the options as far as they fit."""
        if self.verdict is not None and self.card.max_scroll_y > 0:
            self.card.scroll_to(y=min(self.feedback_pane.virtual_region.y, self.card.max_scroll_y), animate=False)

    async def action_next(self) -> None:
        """The next question, or in an open one the answer."""
        if self.verdict is not None:
            await self._ask()
        elif self.question is not None:
            widget = self._answer_widget(self.question)
            await widget.run_action("submit")

    def action_why(self) -> None:
        """Show or hide what the bank says of the other options."""
        if self.verdict is not None and self.verdict.others:
            self.others = not self.others
            self._feedback()

    async def action_skip(self) -> None:
        """Put the question off."""
        if self.verdict is None and self.sitting.skip():
            await self._ask()

    async def action_undo(self) -> None:
        """Take the last answer back and ask it again."""
        if self.sitting.undo():
            await self._ask()
            self.key_line.say("Taken back. Answer again.")
        else:
            self.key_line.say("There is no answer to take back.")

    def action_answer_line(self) -> None:
        """Give the keys to the answer again."""
        if self.question is not None and self.verdict is None:
            self.set_focus(self._answer_widget(self.question))

    def action_page(self, direction: int) -> None:
        """Scroll the card by a page."""
        self.card.scroll_relative(y=direction * max(1, self.card.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave the run."""
        self.post_message(self.Left())
