"""What every screen does on which a question is answered: keys, clicks and pasted text go to the answer first."""

from typing import ClassVar

from textual import events, on
from textual.binding import Binding

from quiz import wording
from quiz.bank.model import Question
from quiz.tui.answers.base import Answer
from quiz.tui.asking import ANSWER, FEEDBACK, OTHERS, Asking
from quiz.tui.keys import KeyHelp, heard, named, of_app
from quiz.tui.messages import ReadSource
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Section, Sheet
from quiz.tui.screens.base import BaseScreen


def _after_escape(key: str) -> str:
    """A letter key as it is pressed while a line is being typed."""
    return {"?": "F1", "esc": "esc"}.get(key, f"esc {key}")


class AnsweringScreen(BaseScreen[None]):
    """A question on a sheet, with the line of keys at the foot. `asking` is None where there is none."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.asking: Asking | None = None
        self.sheet = Sheet()
        self.key_line = KeyLine()
        self._actions = {key: binding.action for binding in self.BINDINGS for key in binding.key.split(",")}

    @property
    def question(self) -> Question | None:
        """The question on the sheet."""
        return self.asking.question if self.asking is not None else None

    @property
    def answered(self) -> bool:
        """Whether the verdict on the question shows."""
        return self.asking is not None and self.asking.outcome is not None

    @property
    def taking(self) -> Answer | None:
        """What takes keys, clicks and pasted text now, before the screen does."""
        return self.asking.active if self.asking is not None else None

    @property
    def typing(self) -> bool:
        """Whether letters are text now, until Escape."""
        return self.taking is not None and self.taking.typing

    def sections(self) -> tuple[Section, ...]:
        """What stands on the sheet."""
        return self.asking.sections() if self.asking is not None else ()

    def show_keys(self) -> None:
        """Say at the foot which keys there are."""
        raise NotImplementedError

    def show_around(self) -> None:
        """Say what stands around the question: where one is, and the keys."""
        raise NotImplementedError

    def draw(self, top: int | None = None) -> None:
        """Draw the question as it stands; `top` is the line to begin with."""
        self.sheet.show(*self.sections(), top=top)

    async def on_key(self, event: events.Key) -> None:
        """Keys of the answer go before the screen's, and all of them in the order in which they are typed.

        A binding is otherwise run by the app, which may be after the next key has come here. A character that is no
        key now is typed on in a line that was left.
        """
        if not self.press(event.key, event.character):
            action = self._actions.get(event.key)
            if action is not None and self.works(action):
                await self.run_action(action)
            elif not self.begin(event):
                return
        event.stop()
        event.prevent_default()

    def press(self, key: str, character: str | None) -> bool:
        """Give a key to the answer; False where it does not take it."""
        if self.asking is None or (taking := self.taking) is None:
            return False
        if key in ("escape", "backspace") and self.asking.place != ANSWER:
            self.asking.back(step=True)
        elif not taking.key(key, character):
            return False
        if taking.gives:
            self.give()
        else:
            self._changed()
        return True

    def works(self, action: str) -> bool:
        """Whether an action does something now; a key whose action does not is none."""
        return self.answered or action not in ("why", "read", "scroll(1)", "scroll(-1)")

    def begin(self, event: events.Key) -> bool:
        """Give a character to a line that was left; False where there is no such line."""
        taking, character = self.taking, event.character
        if taking is None or character is None or not character.isprintable() or of_app(self, event.key):
            return False
        begun = taking.begin(event.key, character)
        if begun:
            self._changed()
        return begun

    def type_on(self) -> None:
        """Give the keys back to a line that was left: one that is still open goes on after each other key."""
        if self.taking is not None and self.taking.left:
            self.taking.come_back()
            self._changed()

    def on_screen_resume(self) -> None:
        """What lay over the question is gone."""
        self.type_on()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the answer."""
        if (taking := self.taking) is not None:
            taking.paste(event.text)
            self._changed()

    @on(Sheet.Scrolled)
    def _sheet_scrolled(self) -> None:
        if self.answered or (self._above() and not self.key_line.nudge):
            self.show_keys()

    @on(Sheet.Clicked)
    def _sheet_clicked(self, event: Sheet.Clicked) -> None:
        asking, taking = self.asking, self.taking
        if asking is None or taking is None or event.section != asking.place:
            return
        if taking.click(event.line, event.column):
            self.give()
        else:
            self._changed()

    def action_answer_key(self, key: str) -> None:
        """A key of the answer, chosen from a list."""
        self.press(key, key if len(key) == 1 else None)

    def answer_keys(self) -> list[KeyHelp]:
        """The keys of the answer, for lists of keys."""
        helps = self.taking.helps() if self.taking is not None else ()
        return [
            KeyHelp(named(heard(self, line.keys)), line.does, f"answer_key({line.keys[0]!r})", self) for line in helps
        ]

    def answer_groups(self) -> list[tuple[str, ...]] | None:
        """The keys of the answer, those that do the same together; None where letters are text."""
        if self.taking is None:
            return []
        return None if self.taking.typing or self.taking.left else [line.keys for line in self.taking.helps()]

    def help_keys(self) -> tuple[Key, ...]:
        """The hint, and after a try the answer, for the foot."""
        if self.asking is None:
            return ()
        attempt = self.asking.sitting.attempt(self.asking.question)
        hint = Key("h", f"hint {wording.hint_cost(attempt)}".rstrip(), "screen.hint", kept=True)
        return (
            *((hint,) if self.asking.has_hint and not self.asking.hint else ()),
            *((Key("g", "give up", "screen.give_up"),) if attempt.counted else ()),
        )

    def answer_foot(self, *more: Key) -> tuple[Key, ...]:
        """The keys of an open answer for the foot, its help and `more` after them."""
        asking, taking = self.asking, self.taking
        if asking is None or taking is None:
            return ()
        does = "go on" if asking.quotes and asking.proof is None else "answer"
        answer = Key("⏎", does, "screen.next", kept=asking.certainty is None)
        above = (Key("pgup", "above", "screen.page(-1)", kept=True),) if self._above() and self.sheet.top else ()
        others = (*above, *self.help_keys(), *more)
        if taking.typing:  # Escape leaves the line first
            return (answer, *taking.foot(), *(key._replace(key=_after_escape(key.key)) for key in others))
        first, *foot = taking.foot()
        return (first, answer, *foot, *others)

    def _above(self) -> bool:
        """Whether a step after the answer is taken, for which the question may have been scrolled out of sight."""
        return self.asking is not None and not self.answered and self.asking.place != ANSWER

    def verdict_keys(self) -> tuple[Key, ...]:
        """What there is to read after the verdict, for the foot."""
        asking = self.asking
        if asking is None or asking.outcome is None:
            return ()
        return (
            *((Key("w", "the other options", "screen.why", "others"),) if asking.outcome.verdict.others else ()),
            *((Key("o", "source", "screen.read"),) if asking.sitting.bank.source else ()),
        )

    def _changed(self) -> None:
        """Show the answer as it stands now."""
        self.draw()
        if self.asking is not None and self.asking.active is not None:
            self.sheet.see(self.asking.place, self.asking.active.at())
        self.show_keys()
        if self.taking is not None and self.taking.said:
            self.key_line.say(self.taking.said)
            self.taking.said = ""

    def give(self) -> None:
        """Give the answer as it stands."""
        if self.asking is not None:
            self.came_to(self.asking.give())

    def came_to(self, said: str = "") -> None:
        """Show what the answer came to; `said` takes the place of the keys."""
        asking = self.asking
        if asking is None:
            return
        self.type_on()
        self.draw()
        if asking.outcome is not None:
            self._see_verdict()
        elif asking.place != ANSWER:
            self.sheet.scroll_so(self.sheet.max_top)
        self.show_around()
        if said:
            self.key_line.say(said)

    def _see_verdict(self) -> None:
        """Scroll to where the marked answer and the verdict stand together, from the prompt on where that fits.

        Where not even the two fit, the verdict's first line is seen, and as much of the answer as there is room for.
        """
        from quiz.tui.panes.feedback import VERDICT

        sheet = self.sheet
        height, answer, verdict = sheet.size.height, sheet.start_of(ANSWER), sheet.lines_of(FEEDBACK, VERDICT)
        if not verdict:
            return
        fitting = (top for top in (0, answer) if verdict[-1] - top < height)
        sheet.scroll_so(next(fitting, max(answer, verdict[0] - height + 1)))

    def action_why(self) -> None:
        """Show or hide what the bank says of the other options."""
        asking = self.asking
        if asking is None or asking.outcome is None or not asking.outcome.verdict.others:
            return
        asking.others = not asking.others
        self.draw()
        for block in (len(asking.outcome.verdict.others), 1) if asking.others else ():
            self.sheet.see(OTHERS, block)
        self.show_keys()

    def action_read(self) -> None:
        """Open the source where the answer is proved; not before the verdict, because it would tell the answer."""
        bank = self.asking.sitting.bank if self.asking is not None and self.answered else None
        if self.asking is not None and bank is not None and bank.source is not None:
            self.request(ReadSource(bank, next(iter(self.asking.question.claims), None)))

    def action_hint(self) -> None:
        """Say what the hint costs, and show it when asked again; at once when it costs nothing."""
        if self.asking is None or self.answered:
            return
        self.type_on()
        self.came_to(self.asking.take_hint(_after_escape("h") if self.typing else "h"))

    def action_give_up(self) -> None:
        """Show the answer without giving one."""
        if self.asking is not None and not self.answered:
            self.asking.give_up()
            self.came_to()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines, where there is a verdict; before it the arrows are the answer's."""
        if self.answered:
            self.sheet.scroll_so(self.sheet.top + lines)

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.type_on()
        self.sheet.scroll_so(self.sheet.top + direction * max(1, self.sheet.size.height - 2))
