"""One run: a question, the student's answer, and what the text says."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quiz.bank.model import Question
from quiz.sitting import Sitting
from quiz.sources.model import Source
from quiz.tui.asking import FEEDBACK, Asking
from quiz.tui.keys import KeyHelp, named
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.panes.source import source_blocks

_TAIL = (Key("?", "keys", "app.keys"), Key("q", "leave", "screen.leave"))


def _after_escape(key: str) -> str:
    """A letter key as it is pressed while a line is being typed."""
    return "F1" if key == "?" else f"esc {key}"


class QuizScreen(Screen[None]):
    """Asks the run's questions one by one; the verdict appears under the question, and nothing moves."""

    class Finished(Message):
        """Every question of the run is behind the student."""

        def __init__(self, sitting: Sitting) -> None:
            super().__init__()
            self.sitting = sitting

    class SourceWished(Message):
        """The source is to be read, at the quote of `claim`."""

        def __init__(self, source: Source, claim: str | None) -> None:
            super().__init__()
            self.source = source
            self.claim = claim

    class Left(Message):
        """The student leaves the run; what was answered is kept."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("enter", "next", "Answer; then the next question", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("h", "hint", "The hint, for a third of the mark", show=False),
        Binding("g", "give_up", "Give up: show the answer", show=False),
        Binding("o", "read", "Open the source at the quote (after the answer)", show=False),
        Binding("s", "skip", "Skip: the question comes again at the end", show=False),
        Binding("u", "undo", "Undo the last answer", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q,escape", "leave", "Leave; you can go on later", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.asking: Asking | None = None
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

    @property
    def question(self) -> Question | None:
        """The question on the sheet."""
        return self.asking.question if self.asking is not None else None

    @property
    def answered(self) -> bool:
        """Whether the verdict on the question shows."""
        return self.asking is not None and self.asking.outcome is not None

    def _ask(self) -> None:
        question = self.sitting.current
        if question is None:
            self.post_message(self.Finished(self.sitting))
            return
        self.asking = Asking(self.sitting, question)
        self._draw(top=0)
        self._about(question)
        self._side(None)

    def _draw(self, top: int | None = None) -> None:
        """Draw the question as it stands."""
        if self.asking is not None:
            self.sheet.show(*self.asking.sections(), top=top)

    def on_key(self, event: events.Key) -> None:
        """Keys of the answer go before the screen's."""
        asking = self.asking
        if asking is None or (active := asking.active) is None:
            return
        if event.key == "backspace" and asking.proof is not None:
            asking.back()
        elif not active.key(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        self._changed()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the answer."""
        if self.asking is not None and self.asking.active is not None:
            self.asking.active.paste(event.text)
            self._changed()

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        asking = self.asking
        if asking is None or asking.active is None or event.section != asking.place:
            return
        if asking.active.click(event.line, event.column):
            self._give()
        else:
            self._changed()

    def action_answer_key(self, key: str) -> None:
        """A key of the answer, chosen from a list."""
        if self.asking is None or self.asking.active is None:
            return
        if key == "backspace" and self.asking.proof is not None:
            self.asking.back()
        else:
            self.asking.active.key(key, key if len(key) == 1 else None)
        self._changed()

    def answer_keys(self) -> list[KeyHelp]:
        """The keys of the answer, for lists of keys."""
        if self.asking is None or self.asking.active is None:
            return []
        helps = self.asking.active.help
        return [KeyHelp(named(line.keys), line.does, f"answer_key({line.keys[0]!r})", self) for line in helps]

    def _changed(self) -> None:
        """Show the answer as it stands now."""
        self._draw()
        if self.asking is not None and self.asking.active is not None:
            self.sheet.see(self.asking.place, self.asking.active.at())
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
            self._side(self.question if self.answered else None)
        elif not wide and self.side is not None:
            side, self.side = self.side, None
            await side.remove()

    def _keys(self) -> None:
        asking = self.asking
        if asking is None:
            return
        undo = (Key("u", "undo", "screen.undo"),) if self.sitting.run.answers else ()
        if asking.outcome is not None:
            why = (Key("w", "the other options", "screen.why"),) if asking.outcome.verdict.others else ()
            read = (Key("o", "source", "screen.read"),) if self.sitting.bank.source else ()
            self.key_line.show(Key("⏎", "next", "screen.next"), *why, *read, *undo, *_TAIL)
        elif asking.active is not None:
            answer = Key("⏎", "go on" if asking.quotes and asking.proof is None else "answer", "screen.next")
            help_ = self._help(asking)
            if asking.active.typing:  # Escape leaves the line first
                keys = (*help_, Key("s", "skip", "screen.skip"), *undo, *_TAIL)
                self.key_line.show(
                    answer, *asking.active.foot(), *(key._replace(key=_after_escape(key.key)) for key in keys)
                )
            else:
                first, *more = asking.active.foot()
                skip = Key("s", "skip", "screen.skip")
                self.key_line.show(first, answer, *more, *help_, skip, *undo, *_TAIL)

    def _help(self, asking: Asking) -> tuple[Key, ...]:
        """The hint, and after a try the answer."""
        hint = asking.question.hint and not asking.hint and self.sitting.run.helps
        tried = self.sitting.attempt(asking.question).counted
        return (
            *((Key("h", "hint", "screen.hint"),) if hint else ()),
            *((Key("g", "give up", "screen.give_up"),) if tried else ()),
        )

    def _give(self) -> None:
        """Give the answer as it stands."""
        if self.asking is None:
            return
        said = self.asking.give()
        self._came_to(said)

    def _came_to(self, said: str = "") -> None:
        """Show what the answer came to; `said` takes the place of the keys."""
        asking = self.asking
        if asking is None:
            return
        self._draw()
        if asking.outcome is not None:
            self.met.update(asking.question.claims)
            self.sheet.scroll_so(self.sheet.start_of(FEEDBACK) if self.sheet.max_top else 0)
            self._side(asking.question)
        elif asking.proof is not None:
            self.sheet.scroll_so(self.sheet.max_top)
        self._about(asking.question)
        if said:
            self.key_line.say(said)

    def action_next(self) -> None:
        """The next question, or in an open one the answer."""
        if self.answered:
            self._ask()
        else:
            self._give()

    def action_why(self) -> None:
        """Show or hide what the bank says of the other options."""
        asking = self.asking
        if asking is not None and asking.outcome is not None and asking.outcome.verdict.others:
            asking.others = not asking.others
            self._draw()

    def action_read(self) -> None:
        """Open the source where the answer is proved; not before the verdict, because it would tell the answer."""
        source = self.sitting.bank.source
        if self.asking is not None and self.answered and source is not None:
            self.post_message(self.SourceWished(source, next(iter(self.asking.question.claims), None)))

    def action_hint(self) -> None:
        """Show the hint."""
        if self.asking is None or self.answered:
            return
        taken = self.asking.take_hint()
        self._came_to("" if taken else "This question has no hint.")

    def action_give_up(self) -> None:
        """Show the answer without giving one."""
        if self.asking is not None and not self.answered:
            self.asking.give_up()
            self._came_to()

    def action_skip(self) -> None:
        """Put the question off."""
        if not self.answered and self.sitting.skip():
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
