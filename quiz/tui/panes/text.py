"""A text by paragraphs, however long: wrapped once for a width, and drawn line by line as it is scrolled to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quiz.coverage.heat import HeatMap
from quiz.sources.document import Place
from quiz.sources.passages import Passage
from quiz.sources.search import Hit
from quiz.tui.blocks import EMPTY, said, strip
from quiz.tui.messages import Gesture

_MEASURE = 76
"""The longest line that is read with ease, in cells."""
_EDGE = "▌ "
_CONTEXT = 4
"""How many lines stand above what was gone to, where there are as many."""
_COUNT_WIDTH, _HEAT_WIDTH = 3, 10
ROOMY = 60
"""From so many cells on there is room for the levels in the margin."""
_WORD = re.compile(r"\S+\s*")


class Row(NamedTuple):
    """One line of the screen: from where to where of which passage; an empty one parts it from the one before."""

    passage: int
    start: int
    end: int


class TextPane(ScrollView, can_focus=False):
    """Paragraphs with their numbers in the margin; quotes and hits are marked where they stand.

    `whole` tells that the passages are the text itself, in which quotes must be marked, and not quotes alone.
    """

    ALLOW_SELECT = False

    class QuoteClicked(Gesture):
        """The quote of a claim was clicked."""

        def __init__(self, claim: str) -> None:
            super().__init__()
            self.claim = claim

    def __init__(self, passages: tuple[Passage, ...], *, whole: bool) -> None:
        super().__init__(id="text")
        self.passages = passages
        self.whole = whole
        self.claim = ""
        self.hits: tuple[Hit, ...] = ()
        self.hit: Hit | None = None
        self.rows: list[Row] = []
        self._places = [str(Place(p.number, 1)) if p.number > 0 else "" for p in passages]
        self.margin = max((len(place) for place in self._places), default=0) + 1
        self.heat: HeatMap | None = None
        self._width = self._height = 0
        self._gone_to: tuple[int, int, int] | None = None

    def mark(self, claim: str, hits: tuple[Hit, ...] = (), hit: Hit | None = None) -> None:
        """Mark the quote of `claim` as the current one, the `hits` of a search, and the one it stands at."""
        self.claim, self.hits, self.hit = claim, hits, hit
        self.refresh()

    def go_to(self, passage: int, start: int, end: int) -> None:
        """Scroll so that the words from `start` to `end` of a passage can be read; before the first layout, then.

        They stay in sight when the size changes, as long as nobody scrolls away from them.
        """
        self._gone_to = (passage, start, end)
        height = self.size.height
        if self.rows and not self._in_sight(height):
            first, last = self._rows_gone_to()
            self._begin_with(max(0, first - min(_CONTEXT, max(0, height - (last - first) - 1))))

    def _rows_gone_to(self) -> tuple[int, int]:
        """The first and the last line of what was gone to last; of the beginning where nothing was."""
        passage, start, end = self._gone_to or (0, 0, 0)
        return self.row_of(passage, start), self.row_of(passage, max(start, end - 1))

    def _in_sight(self, height: int) -> bool:
        """Whether what was gone to last is among the `height` lines that are seen."""
        first, last = self._rows_gone_to()
        return self.scroll_offset.y <= first <= last < self.scroll_offset.y + height

    def _begin_with(self, row: int) -> None:
        """Have a line at the top; by force, because an ordinary scroll is refused until there is a scroll bar."""
        self.scroll_to(y=row, animate=False, force=True)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """A bar that comes after the text was scrolled has to be told where the text is."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    @property
    def top(self) -> tuple[int, int]:
        """The passage and offset at the top of the screen."""
        row = self.rows[min(self.scroll_offset.y, len(self.rows) - 1)] if self.rows else Row(0, 0, 0)
        return row.passage, row.start

    def row_of(self, passage: int, offset: int) -> int:
        """The number of the line that holds `offset` of a passage."""
        return max(0, bisect_right(self.rows, (passage, offset), key=lambda row: (row.passage, row.start)) - 1)

    def show_heat(self, heat: HeatMap | None) -> None:
        """Show in the margin how often each line is tested, or (None) no longer."""
        self.heat = heat
        self._lay_out(self._width, anew=True)

    @property
    def _before(self) -> int:
        """How many cells stand before the words of a line."""
        return self.margin + self._heat_width + len(_EDGE)

    @property
    def _heat_width(self) -> int:
        return 0 if self.heat is None else _HEAT_WIDTH if self._width >= ROOMY else _COUNT_WIDTH

    def on_resize(self) -> None:
        """Wrap anew where the width has changed."""
        width = self.scrollable_content_region.width
        self._lay_out(width, anew=width != self._width)

    def _lay_out(self, width: int, *, anew: bool) -> None:
        """Stay at the words that were gone to if they are in sight, else at the top ones; `anew`: wrap for `width`."""
        kept = self._gone_to if not self.rows or self._in_sight(max(self._height, self.size.height)) else None
        self._width, self._height = width, self.size.height
        if anew:
            top = self.top
            self.rows = list(self._wrapped(max(1, min(width - 1, _MEASURE) - self._before)))
            self.virtual_size = Size(width, len(self.rows))
            self._begin_with(self.row_of(*top) if any(top) else 0)
        if kept is not None:
            self.go_to(*kept)
        self.refresh()

    def _wrapped(self, room: int) -> Iterator[Row]:
        for number, passage in enumerate(self.passages):
            if number:
                yield Row(number, -1, -1)
            for start, end in wrapped(passage.text, room):
                yield Row(number, start, end)

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the screen."""
        number, style = y + self.scroll_offset.y, self.visual_style
        content = self._line(number) if number < len(self.rows) else EMPTY
        return strip(content, style, self._get_style, y).adjust_cell_length(self.size.width, style.rich_style)

    def _line(self, number: int) -> Content:
        row = self.rows[number]
        if row.end < 0:
            return EMPTY
        passage = self.passages[row.passage]
        inside = passage.number > 0 or not self.whole
        body = said(passage.text[row.start : row.end].rstrip(), "" if inside else "$quiet")
        edge = "  "
        for style, start, end in self._spans(row.passage):
            if start < row.end and end > row.start:
                body = body.stylize(style, max(0, start - row.start), end - row.start)
                edge = _EDGE if style == _CURRENT else edge
        return said(self._number(row), "$quiet") + self._heat(row) + said(edge, "$accent") + body

    def _heat(self, row: Row) -> Content:
        """How many questions test the quotes that begin in the line, and a dot for each level at which they do.

        The colour is that of all that is quoted in the line, so it goes on beside a quote of several lines.
        """
        if self.heat is None:
            return EMPTY
        quotes = self.passages[row.passage].quotes
        names = [name for name, cuts in quotes.items() if any(a < row.end and b > row.start for a, b in cuts)]
        begun = [name for name in names if quotes[name][0][0] >= row.start]
        if not names:
            return said(" " * self._heat_width)
        heat, degree = self.heat.over(begun), self.heat.over(names).degree
        told = said(f"{len(heat.questions):>2} " if begun else "   ", _DEGREES[degree])
        if self._heat_width < _HEAT_WIDTH:
            return told
        dots = "".join("●" if questions else "·" for questions in heat.levels.values())
        return told + said(f" {dots if begun else ' ' * len(dots)} ", "$accent")

    def _number(self, row: Row) -> str:
        """The paragraph's number, before its first line; said once where several quotes stand in one."""
        place = self._places[row.passage]
        again = row.passage > 0 and place == self._places[row.passage - 1]
        return f"{'' if row.start or again else place:<{self.margin}}"

    def _spans(self, passage: int) -> Iterator[tuple[str, int, int]]:
        """What is marked in a passage, the weightiest last."""
        quotes = self.passages[passage].quotes
        for name, cuts in quotes.items():
            if self.whole and name != self.claim:
                yield from ((_QUOTED, *cut) for cut in cuts)
        yield from ((_CURRENT, *cut) for cut in quotes.get(self.claim, ()))
        for hit in self.hits:
            if hit.text == passage:
                yield (_HIT_HERE if hit == self.hit else _HIT), hit.start, hit.end

    def on_click(self, event: events.Click) -> None:
        """A click on a quote."""
        at = event.get_content_offset(self)
        number = None if at is None else at.y + self.scroll_offset.y
        if at is None or number is None or number >= len(self.rows):
            return
        row = self.rows[number]
        offset = _offset_at(self.passages[row.passage].text[row.start : row.end], at.x - self._before)
        if row.end < 0 or offset is None:
            return
        found = row.start + offset
        for name, cuts in self.passages[row.passage].quotes.items():
            if any(start <= found < end for start, end in cuts):
                event.stop()
                self.post_message(self.QuoteClicked(name))
                return


_DEGREES = ("bold $background on $warning", "on $accent 15%", "bold on $accent 35%", "bold $bright on $accent 60%")
"""How a count looks: untested, lukewarm, warm, hot."""
_QUOTED = "underline"
_CURRENT = "bold $bright on $accent 30%"
_HIT = "$bright on $warning 35%"
_HIT_HERE = "bold $background on $warning"


def _offset_at(text: str, cell: int) -> int | None:
    """The character of `text` that covers the cell; None where there is none."""
    width = 0
    for offset, character in enumerate(text):
        width += cell_len(character)
        if 0 <= cell < width:
            return offset
    return None


def wrapped(text: str, room: int) -> list[tuple[int, int]]:
    """Where each line of `text` begins and ends at `room` cells; a longer word is cut. An empty text has one line."""
    lines: list[tuple[int, int]] = []
    start, used = 0, 0
    for match in _WORD.finditer(text):
        word = match.group()
        width = cell_len(word.rstrip())
        if used and used + width > room:
            lines.append((start, match.start()))
            start, used = match.start(), 0
        if width > room:
            for offset, character in enumerate(word.rstrip(), match.start()):
                cells = cell_len(character)
                if used and used + cells > room:
                    lines.append((start, offset))
                    start, used = offset, 0
                used += cells
            used += len(word) - len(word.rstrip())
        else:
            used += cell_len(word)
    lines.append((start, len(text)))
    return lines
