"""Question, answer and feedback one under the other, drawn as lines of one widget.

Nothing in it is ever laid out anew by the screen: a change is found line by line, and only lines that differ are
painted. It scrolls by itself; a thin bar at the right shows where.
"""

from collections.abc import Callable

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from quiz.tui.blocks import EMPTY, Blocks, Styles, segments
from quiz.tui.messages import Gesture

MAX_WIDTH = 90
_NARROW = 60
_WHEEL = 3

Section = Callable[[int], Blocks]
"""What a part of the sheet looks like in so many columns."""


class _Look(Struct, frozen=True):
    """All that is the same for every line of one paint: finding it out costs more than drawing a line."""

    size: Size
    left: int
    thumb: range
    thumb_style: RichStyle
    style: Style
    styles: Styles
    blank: Strip


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
        self._look: _Look | None = None
        self._styles = Styles(self)

    @property
    def text_width(self) -> int:
        """Columns of the text."""
        return _text_width(self.size.width)

    @property
    def max_top(self) -> int:
        """How many lines can be above the first that is seen."""
        return self._max_top(self.size.height)

    def _max_top(self, height: int) -> int:
        return max(0, len(self._lines) - height)

    def start_of(self, section: int) -> int:
        """The line at which a section begins."""
        return self._starts[section] if section < len(self._starts) else 0

    def show(self, *sections: Section, top: int | None = None) -> None:
        """Show these sections; `top` is the line to begin with, as far as there is something below it."""
        self.sections = sections
        size = self.size
        if not size.width:
            self.top = top or 0
            return
        before = self._visible(size.height)
        self._lay_out(_text_width(size.width))
        self.top = min(self.top if top is None else top, self._max_top(size.height))
        self._repaint(before, size)

    def _lay_out(self, width: int) -> None:
        self._width = width
        self.blocks = tuple(section(width) for section in self.sections)
        self._lines, self._starts = [], []
        for blocks in self.blocks:
            self._starts.append(len(self._lines))
            self._lines += blocks.lines(width)

    def _visible(self, height: int) -> list[tuple[Content, bool]]:
        thumb = self._thumb(height)
        lines = self._lines[self.top : self.top + height]
        lines += [EMPTY] * (height - len(lines))
        return [(line, y in thumb) for y, line in enumerate(lines)]

    def _thumb(self, height: int) -> range:
        """The lines of the screen at which the bar at the right is drawn; none where everything is in sight."""
        total = len(self._lines)
        if total <= height or not height:
            return range(0)
        length = max(1, height * height // total)
        start = round(self.top / self._max_top(height) * (height - length))
        return range(start, start + length)

    def _repaint(self, before: list[tuple[Content, bool]], size: Size) -> None:
        """Have the lines painted that differ from `before`."""
        if self.text_selection is not None:
            self.refresh()
            return
        now = self._visible(size.height)
        changed = [y for y, (old, new) in enumerate(zip(before, now, strict=True)) if not _same(old, new)]
        if changed:
            first, last = changed[0], changed[-1]
            self.refresh(Region(0, first, size.width, last - first + 1))

    def see(self, section: int, block: int | None) -> None:
        """Scroll as little as needed to have a block of a section in sight; of a long one its first line."""
        if block is not None and self.max_top and (lines := self.lines_of(section, block)):
            self.scroll_so(min(max(self.top, lines[-1] - self.size.height + 1), lines[0]))

    def lines_of(self, section: int, block: int) -> list[int]:
        """The lines of a block of a section; none before there is any room to lay them out in."""
        if section >= len(self.blocks):
            return []
        blocks, start = self.blocks[section], self.start_of(section)
        lines = blocks.lines(_text_width(self.size.width))
        return [start + i for i in range(len(lines)) if blocks.block_at(i) == block]

    def scroll_so(self, top: int) -> None:
        """Begin with line `top`, as far as there is something below it."""
        size = self.size
        top = min(max(0, top), self._max_top(size.height))
        if top == self.top:
            return
        before, self.top = self._visible(size.height), top
        self._repaint(before, size)
        self.post_message(self.Scrolled())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of one paint, laid out again if the width has changed."""
        size = self.size
        if self._width != (width := _text_width(size.width)):
            self._lay_out(width)
        self.top = min(self.top, self._max_top(size.height))
        style, styles = self.visual_style, self._styles.now()
        bar = (style + styles["$faint"]).rich_style
        blank = Strip.blank(size.width, style.rich_style)
        self._look = _Look(size, _margin(size.width), self._thumb(size.height), bar, style, styles, blank)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        look = self._look
        if look is None:
            return Strip.blank(self.size.width)
        number, style = y + self.top, look.style
        line = self._lines[number] if number < len(self._lines) else EMPTY
        if line is EMPTY and y not in look.thumb:
            return look.blank
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection", partial=True)
            line = line.stylize(chosen, start, len(line) if end == -1 else end)
        width, rich = look.size.width, style.rich_style
        bar = look.thumb_style if y in look.thumb else rich
        words = segments(line, style, look.styles.__getitem__, number)
        used = look.left + line.cell_length
        drawn = [Segment(" " * look.left, rich), *words, Segment(" " * max(0, width - used - 1), rich)]
        drawn.append(Segment("▐" if y in look.thumb else " ", bar))
        return Strip(drawn, max(used + 1, width)).adjust_cell_length(width, rich)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def on_click(self, event: events.Click) -> None:
        """Tell on which line of which section the click was."""
        number = event.y + self.top
        section = sum(start <= number for start in self._starts) - 1
        if section >= 0 and number < len(self._lines):
            event.stop()
            self.post_message(self.Clicked(section, number - self._starts[section], event.x - _margin(self.size.width)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down a little."""
        self.scroll_so(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up a little."""
        self.scroll_so(self.top - _WHEEL)


def _margin(width: int) -> int:
    """Return how many columns are free before the text of a sheet of that width."""
    return 1 if width < _NARROW else 2


def _text_width(width: int) -> int:
    return max(1, min(MAX_WIDTH, width - 2 * _margin(width)))


def _same(old: tuple[Content, bool], new: tuple[Content, bool]) -> bool:
    (line, thumb), (other, other_thumb) = old, new
    return thumb == other_thumb and (line is other or (line.plain == other.plain and line.spans == other.spans))
