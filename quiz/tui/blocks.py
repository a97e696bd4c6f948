"""Text that wraps beside a hanging marker: the one way in which the screens lay words out."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from quiz.sources.document import sentence_starts

EMPTY = Content("")
NO_BREAK = "\u00a0"
_JOINT = "\ue000"
"""A character for private use, one cell wide, in the place of a no-break space, at which the library would wrap."""
_KEPT = 32


def said(text: str, style: str = "") -> Content:
    """Text from a bank or a person as content: never markup."""
    return Content.styled(text, style) if text else EMPTY


class Block(NamedTuple):
    """Wrapped text: `lead` stands before its first line, `follow` (as wide) before the others, `tag` at the right."""

    body: Content
    lead: Content = EMPTY
    follow: Content = EMPTY
    tag: Content = EMPTY


GAP = Block(EMPTY)


class Styles(dict[str | Style, Style]):
    """The styles that a widget's words name, each worked out once for each theme."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget
        self._theme = ""

    def now(self) -> Self:
        """Return the styles of the theme that is set now."""
        if self._theme != self._widget.app.theme:
            self.clear()
            self._theme = self._widget.app.theme
        return self

    def __missing__(self, named: str | Style) -> Style:
        self[named] = style = self._widget._get_style(named)
        return style


def segments(line: Content, style: Style, get_style: Callable[[str | Style], Style], y: int = 0) -> list[Segment]:
    """Return the parts of a line that needs no wrapping; they know their offset, so that text can be selected."""
    found: list[Segment] = []
    x = 0
    for text, text_style in line.render(style, end="", parse_style=get_style):
        found.append(Segment(text, _rich(style + text_style, x, y)))
        x += len(text)
    return found


_rich = lru_cache(4096)(Style.rich_style_with_offset)
"""The style of a part at an offset: most questions have the same few at the same places."""


def strip(line: Content, style: Style, get_style: Callable[[str | Style], Style], y: int = 0) -> Strip:
    """Return a line that needs no wrapping as a strip."""
    return Strip(segments(line, style, get_style, y), line.cell_length)


class OneLine(Widget):
    """A widget of one line that is drawn again only when what it says, its width or its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: dict[object, Strip] = {}

    def line(self, width: int) -> Content:
        """The line at `width` columns."""
        raise NotImplementedError

    def says(self) -> object:
        """What the line depends on besides the width and style."""
        raise NotImplementedError

    def render(self) -> Content:
        """The line."""
        return self.line(self.size.width)

    def render_line(self, y: int) -> Strip:
        """The strip, kept from the last time it looked so."""
        width, style = self.size.width, self.visual_style
        key = (self.says(), width, style, self.app.theme)
        drawn = self._strips.get(key)
        if drawn is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            content = self.line(width)
            drawn = strip(content, style, self._get_style).adjust_cell_length(width, style.rich_style)
            self._strips[key] = drawn
        return drawn


class Blocks(Visual):
    """Blocks one under the other; `reserve` columns at the right are kept free for tags."""

    def __init__(self, blocks: list[Block], reserve: int = 0) -> None:
        self.blocks = blocks
        self.reserve = reserve
        self._width = -1
        self._lines: list[Content] = []
        self._owners: list[int] = []

    def lines(self, width: int) -> list[Content]:
        """The lines at `width` columns."""
        if width != self._width:
            self._lay_out(width)
        return self._lines

    def block_at(self, line: int) -> int | None:
        """The number of the block that the line belongs to, as last laid out."""
        return self._owners[line] if 0 <= line < len(self._owners) else None

    def meta_at(self, line: int, column: int, name: str) -> object:
        """What the style of a cell, as last laid out, says under `name` in its meta; None where it says nothing."""
        if not 0 <= line < len(self._lines):
            return None
        content = self._lines[line]
        place = next((i for i in range(len(content.plain)) if cell_len(content.plain[: i + 1]) > column), -1)
        styles = (span.style for span in content.spans if span.start <= place < span.end)
        metas = (style.meta for style in styles if isinstance(style, Style))
        return next((meta[name] for meta in metas if name in meta), None)

    def _lay_out(self, width: int) -> None:
        self._width, self._lines, self._owners = width, [], []
        for number, block in enumerate(self.blocks):
            lines = _lines_of(width, self.reserve, *((part.plain, *part.spans) for part in block))
            self._lines += lines
            self._owners += [number] * len(lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines as strips, cut at `height`."""
        lines = self.lines(width)
        shown = lines if height is None else lines[:height]
        if options.selection is not None:
            return Content("\n").join(shown).render_strips(width, height, style, options) if shown else []
        return [strip(line, style, options.get_style, y) for y, line in enumerate(shown)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines there are at `width`."""
        return len(self.lines(width)) if width > 0 else 0


@lru_cache(128)
def _lines_of(width: int, reserve: int, *parts: tuple[Any, ...]) -> tuple[Content, ...]:
    """Return the lines of a block, given the text and spans of its parts; most are the same as a key before."""
    body, lead, follow, tag = (
        Content(text, list(spans), strip_control_codes=False) if text else EMPTY for text, *spans in parts
    )
    lines: list[Content] = []
    room = max(1, width - lead.cell_length - reserve)
    wrapped = _wrapped(body, room) if body else [EMPTY]
    for i, line in enumerate(wrapped):
        whole = (follow if i else lead) + line.rstrip()
        if tag and i == len(wrapped) - 1:
            space = width - whole.cell_length - tag.cell_length
            whole = whole.pad_right(max(1, space)) + tag
        lines.append(whole)
    return tuple(lines)


def _wrapped(body: Content, room: int) -> list[Content]:
    """The lines of `body` in so many cells, never broken at a no-break space, which is shown as a space."""
    if NO_BREAK not in body.plain:
        return body.wrap(room)
    joined = Content(body.plain.replace(NO_BREAK, _JOINT), spans=list(body.spans))
    return [Content(line.plain.replace(_JOINT, " "), spans=list(line.spans)) for line in joined.wrap(room)]


class Brief(Blocks):
    """Blocks for a place of a fixed height: where it is too small, the last of them ends early, and says so with …"""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As many lines as there is room for."""
        shown = self.blocks if height is None else shortened(self.blocks, width, height)
        return Blocks(shown, self.reserve).render_strips(width, height, style, options)


def shortened(blocks: list[Block], width: int, height: int) -> list[Block]:
    """`blocks` in at most `height` lines of `width` cells, if the last of them can be shortened by so much.

    It ends with the last whole sentence that there is room for; where that left half the room empty, with a word; and
    where there is no space, anywhere.
    """
    *before, last = blocks
    room = height - len(Blocks(before).lines(width))

    def long(body: Content) -> int:
        return len(Blocks([last._replace(body=body)]).lines(width))

    if long(last.body) <= room:
        return blocks
    text = last.body.plain[: max(0, room) * width + 1]
    sentences = [len(text[:start].rstrip()) for start in reversed(sentence_starts(text)[1:])]
    words = [match.start() for match in re.finditer(r"\s+", text)] or list(range(len(text)))
    whole = (body for end in sentences if room / 2 < long(body := last.body[:end].append(" …")) <= room)
    cut = (body for end in reversed(words) if long(body := last.body[:end].append("…")) <= room)
    return [*before, last._replace(body=next(chain(whole, cut), last.body))]
