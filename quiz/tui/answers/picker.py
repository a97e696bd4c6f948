"""A list of options to pick from by number, letter, arrows or mouse; shared by the types in which one picks."""

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from quiz.bank.model import Question
from quiz.kinds import Verdict
from quiz.tui.answers.base import Form, Submitted
from quiz.tui.blocks import Block, Blocks, said

_LETTERS = "abcdefg"
_NARROW = 56


def _pick_bindings() -> list[Binding]:
    digits = [Binding(str(n), f"pick({n - 1})", "Choose an option", show=False) for n in range(1, 10)]
    letters = [Binding(c, f"letter('{c}')", "Choose an option", show=False) for c in (*_LETTERS, "t")]
    return [*digits, *letters]


class Picker(Static, can_focus=True):
    """Options as lines. One can be picked, or several where the form says so."""

    BINDINGS: ClassVar = [
        Binding("down,j", "move(1)", "Next option", show=False),
        Binding("up,k", "move(-1)", "Previous option", show=False),
        Binding("enter", "submit", "Answer", show=False),
        Binding("space", "tick", "Tick the option", show=False),
        *_pick_bindings(),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.form = Form("", "")
        self.options: tuple[str, ...] = ()
        self.cursor: int | None = None
        self.picked: set[int] = set()
        self.verdict: Verdict | None = None
        self.blocks = Blocks([])
        self.drawn_width = 0

    def ask(self, form: Form, question: Question, options: tuple[str, ...]) -> None:
        """Show a question's options, none picked."""
        self.form = form
        self.options = options
        self.cursor = None
        self.picked = set()
        self.verdict = None
        self._draw(layout=True)

    def reveal(self, verdict: Verdict) -> None:
        """Mark each option right or wrong; nothing moves."""
        self.verdict = verdict
        self._draw(layout=False)

    def _draw(self, *, layout: bool) -> None:
        rows = [self._row(i, option) for i, option in enumerate(self.options)]
        self.drawn_width = self.size.width
        self.blocks = Blocks(rows, reserve=8 if 0 < self.drawn_width < _NARROW else 13)
        self.update(self.blocks, layout=layout)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the room for tags right for the width."""
        if event.size.width != self.drawn_width:
            self._draw(layout=False)

    def _row(self, i: int, option: str) -> Block:
        lead = f"{i + 1:>2}  " if not self.form.many else f"{i + 1:>2} {'▣' if i in self.picked else '□'} "
        if self.verdict is None:
            return self._open_row(i, option, lead)
        remark = next((r for r in self.verdict.remarks if r.option == option), None)
        if remark is None or not (remark.right or remark.chosen):
            return Block(said(option, "$quiet"), said("  " + lead, "$quiet"), _blank(lead))
        style = "$success" if remark.right else "$error"
        lead_content = said("✓ " if remark.right else "✗ ", f"bold {style}") + said(lead, "$quiet")
        word = "you" if 0 < self.size.width < _NARROW else "your answer"
        tag = said(word, "$quiet") if remark.chosen else said("missed" if self.form.many else "", "$quiet")
        return Block(said(option, "bold $bright" if remark.right else "$foreground"), lead_content, _blank(lead), tag)

    def _open_row(self, i: int, option: str, lead: str) -> Block:
        if i == self.cursor:
            return Block(said(option, "bold $bright"), said("❯ " + lead, "bold $accent"), _blank(lead))
        style = "$bright" if i in self.picked else ""
        return Block(said(option, style), said("  " + lead, "$accent" if i in self.picked else "$quiet"), _blank(lead))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the verdict the screen has the keys."""
        return self.verdict is None or action not in ("move", "pick", "letter", "tick", "submit")

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        if not self.options:
            return
        start = -1 if step > 0 else len(self.options)
        at = start if self.cursor is None else self.cursor
        self.cursor = min(max(at + step, 0), len(self.options) - 1)
        self._draw(layout=False)
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll the card so that the option under the cursor can be read."""
        lines = [i for i in range(self.size.height) if self.blocks.block_at(i) == self.cursor]
        if lines and isinstance(self.parent, Widget):
            region = Region(0, self.virtual_region.y + lines[0], 1, len(lines))
            self.parent.scroll_to_region(region, animate=False)

    def action_pick(self, i: int) -> None:
        """Choose the option with this number from 0; where several may be picked, pick or unpick it."""
        if i >= len(self.options):
            return
        self.cursor = i
        if self.form.many:
            self.picked ^= {i}
        self._draw(layout=False)

    def action_letter(self, letter: str) -> None:
        """Choose by letter: the form's own, or a for the first option and so on."""
        i = (self.form.letters or _LETTERS).find(letter)
        if i >= 0:
            self.action_pick(i)

    def action_tick(self) -> None:
        """Pick or unpick the option under the cursor, where several may be picked."""
        if self.form.many:
            self.action_pick(self.cursor or 0)

    def action_submit(self) -> None:
        """Give what is picked as the answer."""
        chosen = self.picked if self.form.many else {self.cursor} - {None}
        self.post_message(Submitted(tuple(option for i, option in enumerate(self.options) if i in chosen)))

    def on_click(self, event: events.Click) -> None:
        """A click picks; a click on the picked option answers."""
        if self.verdict is not None:
            return
        event.stop()
        i = self.blocks.block_at(event.y)
        if i is None:
            return
        self.focus()
        if not self.form.many and i == self.cursor:
            self.action_submit()
        else:
            self.action_pick(i)


def _blank(lead: str) -> Content:
    return Content(" " * (len(lead) + 2))
