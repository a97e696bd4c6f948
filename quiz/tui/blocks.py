"""Text that wraps beside a hanging marker: the one way in which the screens lay words out."""

from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

EMPTY = Content("")


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


def _strip(line: Content, y: int, style: Style, options: RenderOptions) -> Strip:
    """A line that needs no more wrapping; its segments know their offset, so that text can be selected."""
    segments: list[Segment] = []
    x = 0
    for text, text_style in line.render(style, end="", parse_style=options.get_style):
        segments.append(Segment(text, (style + text_style).rich_style_with_offset(x, y)))
        x += len(text)
    return Strip(segments, line.cell_length)


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

    def _lay_out(self, width: int) -> None:
        self._width, self._lines, self._owners = width, [], []
        for number, block in enumerate(self.blocks):
            room = max(1, width - block.lead.cell_length - self.reserve)
            wrapped = block.body.wrap(room) if block.body else [EMPTY]
            for i, line in enumerate(wrapped):
                whole = (block.follow if i else block.lead) + line.rstrip()
                if block.tag and i == len(wrapped) - 1:
                    space = width - whole.cell_length - block.tag.cell_length
                    whole = whole.pad_right(max(1, space)) + block.tag
                self._lines.append(whole)
                self._owners.append(number)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines as strips, cut at `height`."""
        lines = self.lines(width)
        shown = lines if height is None else lines[:height]
        if options.selection is not None:
            return Content("\n").join(shown).render_strips(width, height, style, options) if shown else []
        return [_strip(line, y, style, options) for y, line in enumerate(shown)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines there are at `width`."""
        return len(self.lines(width)) if width > 0 else 0
