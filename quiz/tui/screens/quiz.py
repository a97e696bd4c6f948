"""One run: a question, the student's answer, and what the text says."""

from time import monotonic_ns
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quiz.bank.model import Question
from quiz.kinds import Verdict
from quiz.sitting import Sitting
from quiz.tui.answers import ANSWERS, Answer
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.keys import KeyHelp, named
from quiz.tui.panes.feedback import feedback_blocks
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.panes.source import source_blocks

_TYPING = (
    Key("esc s", "skip", "screen.skip"),
    Key("esc u", "undo", "screen.undo"),
    Key("F1", "keys", "app.keys"),
    Key("esc q", "leave", "screen.leave"),
)
"""The keys while a line is being typed: Escape leaves it first."""
_ANSWER, _FEEDBACK = 1, 2
"""The sections of the sheet below the prompt."""


class QuizScreen(Screen[None]):
    """Asks the run's questions one by one; the verdict appears under the question, and nothing moves."""

    class Finished(Message):
        """Every question of the run is behind the student."""

        def __init__(self, sitting: Sitting) -> None:
            super().__init__()
            self.sitting = sitting

    class Left(Message):
        """The student leaves the run; what was answered is kept."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("enter", "next", "Answer; then the next question", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("s", "skip", "Skip: the question comes again at the end", show=False),
        Binding("u", "undo", "Undo the last answer", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q,escape", "leave", "Leave; you can go on later", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.question: Question | None = None
        self.answer: Answer | None = None
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
        self.sheet = Sheet()
        self.key_line = KeyLine()
        self.side: VerticalScroll | None = None

    def compose(self) -> ComposeResult:
        """Heading, the sheet with prompt, answer and feedback, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    def _ask(self) -> None:
        question = self.sitting.current
        if question is None:
            self.post_message(self.Finished(self.sitting))
            return
        self.question, self.verdict, self.others = question, None, False
        self.answer = ANSWERS[question.kind](question, self.sitting.options(question))
        self._draw(top=0)
        self._about(question)
        self._side(None)
        self.began = monotonic_ns()

    def _draw(self, top: int | None = None) -> None:
        """Draw prompt, answer and feedback as they stand."""
        question, answer = self.question, self.answer
        if question is None or answer is None:
            return
        prompt = Blocks([Block(said(question.prompt, "bold $bright")), GAP])
        feedback = Blocks([])
        if self.verdict is not None:
            proofs = self.sitting.bank.proofs(question)
            feedback = feedback_blocks(question, self.verdict, proofs, others=self.others)
        self.sheet.show(lambda _: prompt, answer.draw, lambda _: feedback, top=top)

    def on_key(self, event: events.Key) -> None:
        """Keys of the answer go before the screen's."""
        if self.answer is None or self.verdict is not None:
            return
        typing = self.answer.typing
        if self.answer.key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._changed(typing)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the answer."""
        if self.answer is not None and self.verdict is None:
            typing = self.answer.typing
            self.answer.paste(event.text)
            self._changed(typing)

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        if self.answer is None or self.verdict is not None or event.section != _ANSWER:
            return
        typing = self.answer.typing
        if self.answer.click(event.line, event.column):
            self._give()
        else:
            self._changed(typing)

    def action_answer_key(self, key: str) -> None:
        """A key of the answer, chosen from a list."""
        if self.answer is not None and self.verdict is None:
            typing = self.answer.typing
            self.answer.key(key, key if len(key) == 1 else None)
            self._changed(typing)

    def answer_keys(self) -> list[KeyHelp]:
        """The keys of the answer, for lists of keys."""
        if self.answer is None or self.verdict is not None:
            return []
        return [KeyHelp(named(h.keys), h.does, f"answer_key({h.keys[0]!r})", self) for h in self.answer.help]

    def _changed(self, typing: bool) -> None:
        """Show the answer as it stands now; `typing` says whether letters were text before."""
        if self.answer is None:
            return
        self._draw()
        self.sheet.see(_ANSWER, self.answer.at())
        if self.answer.typing != typing or self.key_line.nudge:
            self._keys()

    def _about(self, question: Question) -> None:
        """What stands around the question: where one is, and the keys."""
        run, bank = self.sitting.run, self.sitting.bank
        topic = bank.topic_of(question)
        trail = (bank.title, topic) if topic else (bank.title,)
        self.heading.show(*trail, done=run.done, total=len(run.plan), notice="" if self.sitting.saved else "not saved")
        self._keys()

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
        if self.answer is None:
            return
        tail = (Key("?", "keys", "app.keys"), Key("q", "leave", "screen.leave"))
        undo = (Key("u", "undo", "screen.undo"),) if self.sitting.run.answers else ()
        if self.verdict is not None:
            why = (Key("w", "the other options", "screen.why"),) if self.verdict.others else ()
            self.key_line.show(Key("⏎", "next", "screen.next"), *why, *undo, *tail)
        elif self.answer.typing:
            self.key_line.show(Key("⏎", "answer", "screen.next"), *_TYPING)
        else:
            skip = Key("s", "skip", "screen.skip")
            self.key_line.show(*self.answer.foot(), Key("⏎", "answer", "screen.next"), skip, *undo, *tail)

    def _give(self) -> None:
        """Give the answer as it stands."""
        question, answer = self.question, self.answer
        if question is None or answer is None or self.verdict is not None:
            return
        response = answer.response()
        if not response:
            self.key_line.say(answer.nudge)
            return
        took = (monotonic_ns() - self.began) // 1_000_000
        self.verdict = self.sitting.answer(question, response, took)
        self.met.update(question.claims)
        answer.reveal(self.verdict)
        self._draw()
        self._show_feedback()
        self._about(question)
        self._side(question)

    def _show_feedback(self) -> None:
        """Where not everything fits, scroll to the verdict, with as many of the options as fit."""
        self.sheet.scroll_so(self.sheet.start_of(_FEEDBACK) if self.sheet.max_top else 0)

    def action_next(self) -> None:
        """The next question, or in an open one the answer."""
        if self.verdict is not None:
            self._ask()
        else:
            self._give()

    def action_why(self) -> None:
        """Show or hide what the bank says of the other options."""
        if self.verdict is not None and self.verdict.others:
            self.others = not self.others
            self._draw()

    def action_skip(self) -> None:
        """Put the question off."""
        if self.verdict is None and self.sitting.skip():
            self._ask()

    def action_undo(self) -> None:
        """Take the last answer back and ask it again."""
        if self.sitting.undo():
            self._ask()
            self.key_line.say("Taken back. Answer again.")
        else:
            self.key_line.say("There is no answer to take back.")

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_so(self.sheet.top + direction * max(1, self.sheet.size.height - 2))

    def action_leave(self) -> None:
        """Leave the run."""
        self.post_message(self.Left())
