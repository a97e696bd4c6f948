"""The settings: one line each, changed in place and written at once."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.style import Style

from quiz.settings.model import FIELDS, Field, Whole
from quiz.settings.store import NotWritten, SettingsFile
from quiz.text import clean, count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import ApplySetting
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.base import BaseScreen

_LIST = 0
_STEP = "quiz_step"
_TITLE = max(len(field.title) for field in FIELDS.values()) + 2
_VALUE = 12
_TYPED = {"full_stop": ".", **{digit: digit for digit in "0123456789"}}
"""The keys that type a number, and what each types."""
_MISTAKES = 3
"""As many mistakes of the file are told here; the command tells all."""


class SettingsScreen(BaseScreen[None]):
    """Every setting with its value; below them what the one under the cursor does, and what is wrong with the file."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("down,j", "move(1)", "Next setting", show=False),
        Binding("up,k", "move(-1)", "Previous setting", show=False),
        Binding("right,l,space", "change(1)", "The next value; a number: one more", show=False),
        Binding("left,h", "change(-1)", "The value before; a number: one less", show=False),
        Binding("shift+right,pageup", "change(10)", "A number: ten more", show=False),
        Binding("shift+left,pagedown", "change(-10)", "A number: ten less", show=False),
        *(Binding(key, f"type({sign!r})", "Type a number", show=False) for key, sign in _TYPED.items()),
        Binding("backspace", "rub_out", "Take back a digit that was typed", show=False),
        Binding("enter", "settle", "End the number that is typed", show=False),
        Binding("home", "move(-99)", "To the first setting", show=False),
        Binding("end", "move(99)", "To the last setting", show=False),
        Binding("d", "default", "Put the default back", show=False),
        Binding("q,escape", "leave", "Back", show=False),
    ]

    def __init__(self, file: SettingsFile) -> None:
        super().__init__()
        self.file = file
        self.fields = list(FIELDS.values())
        self.cursor = 0
        self.typed = ""
        self.heading = Heading()
        self.sheet = Sheet()
        self.key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """Heading, the settings, the keys."""
        yield self.heading
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Show them."""
        self.heading.show("quiz", "Settings")
        self._draw()

    @property
    def field(self) -> Field:
        """The setting under the cursor."""
        return self.fields[self.cursor]

    def _draw(self) -> None:
        self.sheet.show(self._list, self._about)
        self.sheet.see(_LIST, self.cursor)
        number = (Key("0-9", "type"),) if isinstance(self.field.allowed, Whole) else ()
        change = (Key("←→", "change", "screen.change(1)"), Key("↑↓", "setting"), *number)
        default = () if self.file.origin(self.field) == "default" else (Key("d", "default", "screen.default"),)
        self.key_line.show(*change, *default, Key("?", "keys", "app.keys"), Key("esc", "back", "screen.leave"))

    def _list(self, width: int) -> Blocks:
        return Blocks([self._row(i, field) for i, field in enumerate(self.fields)])

    def _row(self, i: int, field: Field) -> Block:
        here, own = i == self.cursor, self.file.origin(field) != "default"
        title = said(f"{field.title:<{_TITLE}}", "bold $bright" if here else "")
        word = f"{self.typed}█" if here and self.typed else field.allowed.shown(self.file.value(field))
        value = said(word, "bold $bright" if own else "$foreground" if here else "$quiet")
        before, after = (_arrow("‹ ", -1), _arrow(" ›", 1)) if here else (Content("  "), Content("  "))
        shown = (before + value + after).pad_right(max(1, _VALUE - len(word) - 4))
        default = said(f"default {field.allowed.shown(field.default)}" if own else "", "$quiet")
        return Block(shown + default, said("❯ " if here else "  ", "bold $accent") + title, Content(" " * (_TITLE + 2)))

    def _about(self, width: int) -> Blocks:
        field, reading = self.field, self.file.reading
        margin = Content("  ")
        allowed = field.allowed.told.replace('"', "")
        ends = {"default": "", "file": "", "flag": " · for this run only"}[self.file.origin(field)]
        blocks = [
            GAP,
            Block(said(field.does), margin, margin),
            Block(said(f"{allowed}{ends}", "$quiet"), margin, margin),
            GAP,
            Block(said(clean(str(self.file.path)), "$quiet"), margin, margin),
        ]
        for one in reading.diagnostics[:_MISTAKES]:
            told = f"line {one.span.line}: {one.message}" + (f"; {one.hint}" if one.hint else "")
            blocks.append(Block(said(told, "$warning"), said("✗ ", "bold $warning"), margin))
        more = len(reading.diagnostics) - _MISTAKES
        if more > 0:
            told = f"{count(more, 'more mistake')}: `quiz settings` tells all"
            blocks.append(Block(said(told, "$warning"), margin, margin))
        return Blocks(blocks)

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends, and at the last setting what stands below comes into sight."""
        self.typed = ""
        last = len(self.fields) - 1
        if step > 0 and self.cursor == last:
            self.sheet.scroll_so(self.sheet.top + step)
            return
        self.cursor = min(max(self.cursor + step, 0), last)
        self._draw()

    def action_change(self, step: int) -> None:
        """Another value, written at once; words have no tens."""
        self.typed = ""
        field, old = self.field, self.file.value(self.field)
        by = step if isinstance(field.allowed, Whole) else (step > 0) - (step < 0)
        new = field.allowed.step(old, by)
        if new != old:
            self._write(field, lambda: self.file.set(field, new))
        else:
            self._draw()

    def action_type(self, sign: str) -> None:
        """Type a number further; it is written whenever it is one that is allowed."""
        field, typed = self.field, self.typed + sign
        if not isinstance(field.allowed, Whole) or not field.allowed.begins(typed):
            self.key_line.say(f"{field.title}: {field.allowed.told}.".replace('"', ""))
            return
        self._typed(field, typed)

    def action_rub_out(self) -> None:
        """Take the digit back that was typed last."""
        if self.typed:
            self._typed(self.field, self.typed[:-1])

    def action_settle(self) -> None:
        """End the number that is typed; what is only the beginning of one is forgotten."""
        self.typed = ""
        self._draw()

    def _typed(self, field: Field, typed: str) -> None:
        self.typed = typed
        number = field.allowed.parse(typed)
        if number is not None:
            self._write(field, lambda: self.file.set(field, number))
            return
        self._draw()
        if typed:
            self.key_line.say(f"{field.title}: {field.allowed.told}.")

    def action_default(self) -> None:
        """Take the setting out of the file, so that its default holds."""
        self.typed = ""
        if self.file.origin(self.field) != "default":
            self._write(self.field, lambda: self.file.unset(self.field))

    def _write(self, field: Field, write: Callable[[], None]) -> None:
        problem = ""
        try:
            write()
        except NotWritten as not_written:
            problem = clean(str(not_written))
        self.request(ApplySetting(field))
        self._draw()
        if problem:
            self.key_line.say(problem)

    def on_sheet_clicked(self, event: Sheet.Clicked) -> None:
        """A click chooses a setting; on the chosen one it changes the value, on ‹ to the one before."""
        if event.section != _LIST:
            return
        step = self.sheet.blocks[_LIST].meta_at(event.line, event.column, _STEP)
        row = self.sheet.blocks[_LIST].block_at(event.line)
        if row == self.cursor:
            self.action_change(step if isinstance(step, int) else 1)
        elif row is not None:
            self.action_move(row - self.cursor)

    def on_resize(self) -> None:
        """Keep the setting under the cursor in sight."""
        self.call_after_refresh(self._draw)

    def action_leave(self) -> None:
        """Back to the screen beneath."""
        self.dismiss(None)


def _arrow(sign: str, step: int) -> Content:
    return said(sign, "bold $accent").stylize(Style.from_meta({_STEP: step}))
