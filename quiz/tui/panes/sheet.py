"""Question, answer and feedback one under the other, drawn as lines of one widget.

Nothing in it is ever laid out anew by the screen: a change is found line by line, and only lines that differ are
painted. It scrolls by itself; a thin bar at the right shows where.
"""

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from quiz.tui.blocks import EMPTY, Blocks, strip
from quiz.tui.messages import Gesture

MAX_WIDTH = 90
_NARROW = 60
_WHEEL = 3

Section = Callable[[int], Blocks]
"""What a part of the sheet looks like in so many columns."""


class Sheet(Widget):
    """Sections of blocks in one column."""

    class Clicked(Gesture):
        """A click on a line of a section; both are counted from 0, the column from the text's left edge."""

        def __init__(self, section: int, line: int, column: int) -> None:
            super().__init__()
            self.section = section
            self.line = line
            self.column = column

    class Scrolled(Message):
        """Another line is the first that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.top = 0
        self.sections: tuple[Section, ...] = ()
        self.blocks: tuple[Blocks, ...] = ()
        self._width = -1
        self._lines: list[Content] = []
        self._starts: list[int] = []

    @property
    def left(self) -> int:
        """Columns before the text."""
        return 1 if self.size.width < _NARROW else 2

    @property
    def text_width(self) -> int:
        """Columns of the text."""
        right = 1 if self.size.width < _NARROW else 2
        return max(1, min(MAX_WIDTH, self.size.width - self.left - right))

    @property
    def max_top(self) -> int:
        """How many lines can be above the first that is seen."""
        return max(0, len(self._lines) - self.size.height)

    def start_of(self, section: int) -> int:
        """The line at which a section begins."""
        return self._starts[section] if section < len(self._starts) else 0

    def show(self, *sections: Section, top: int | None = None) -> None:
        """Show these sections; `top` is the line to begin with, as far as there is something below it."""
        self.sections = sections
        if not self.size.width:
            self.top = top or 0
            return
        before = self._visible()
        self._lay_out()
        self.top = min(self.top if top is None else top, self.max_top)
        self._repaint(before)

    def _lay_out(self) -> None:
        self._width = self.text_width
        self.blocks = tuple(section(self._width) for section in self.sections)
        self._lines, self._starts = [], []
        for blocks in self.blocks:
            self._starts.append(len(self._lines))
            self._lines += blocks.lines(self._width)

    def _fit(self) -> None:
        """Lay the text out where the width is a new one."""
        if self._width != self.text_width:
            self._lay_out()
        self.top = min(self.top, self.max_top)

    def _visible(self) -> list[tuple[Content, bool]]:
        return [(self._line(y), self._in_thumb(y)) for y in range(self.size.height)]

    def _line(self, y: int) -> Content:
        number = y + self.top
        return self._lines[number] if number < len(self._lines) else EMPTY

    def _in_thumb(self, y: int) -> bool:
        height, total = self.size.height, len(self._lines)
        if total <= height or not height:
            return False
        length = max(1, height * height // total)
        start = round(self.top / self.max_top * (height - length))
        return start <= y < start + length

    def _repaint(self, before: list[tuple[Content, bool]]) -> None:
        """Have the lines painted that differ from `before`."""
        if self.text_selection is not None:
            self.refresh()
            return
        now = self._visible()
        changed = [y for y, (old, new) in enumerate(zip(before, now, strict=True)) if not _same(old, new)]
        if changed:
            first, last = changed[0], changed[-1]
            self.refresh(Region(0, first, self.size.width, last - first + 1))

    def see(self, section: int, block: int | None) -> None:
        """Scroll as little as needed to have a block of a section in sight; of a long one its first line."""
        if block is not None and self.max_top and (lines := self.lines_of(section, block)):
            self.scroll_so(min(max(self.top, lines[-1] - self.size.height + 1), lines[0]))

    def lines_of(self, section: int, block: int) -> list[int]:
        """The lines of a block of a section; none before there is any room to lay them out in."""
        if section >= len(self.blocks):
            return []
        blocks, start = self.blocks[section], self.start_of(section)
        return [start + i for i in range(len(blocks.lines(self.text_width))) if blocks.block_at(i) == block]

    def scroll_so(self, top: int) -> None:
        """Begin with line `top`, as far as there is something below it."""
        before, was = self._visible(), self.top
        self.top = min(max(0, top), self.max_top)
        self._repaint(before)
        if self.top != was:
            self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        self._fit()
        style, width = self.visual_style, self.size.width
        line = self._line(y)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y + self.top)) is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection", partial=True)
            line = line.stylize(chosen, start, len(line) if end == -1 else end)
        text = strip(line, style, self._get_style, y + self.top)
        bar = Content.styled("▐", "$faint") if self._in_thumb(y) else Content(" ")
        room = width - self.left - text.cell_length - 1
        parts = [Strip.blank(self.left, style.rich_style), text, Strip.blank(max(0, room), style.rich_style)]
        return Strip.join([*parts, strip(bar, style, self._get_style)]).adjust_cell_length(width, style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def on_click(self, event: events.Click) -> None:
        """Tell on which line of which section the click was."""
        number = event.y + self.top
        section = sum(start <= number for start in self._starts) - 1
        if section >= 0 and number < len(self._lines):
            event.stop()
            self.post_message(self.Clicked(section, number - self._starts[section], event.x - self.left))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down a little."""
        self.scroll_so(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up a little."""
        self.scroll_so(self.top - _WHEEL)


def _same(old: tuple[Content, bool], new: tuple[Content, bool]) -> bool:
    (line, thumb), (other, other_thumb) = old, new
    return thumb == other_thumb and (line is other or (line.plain == other.plain and line.spans == other.spans))
