"""The line at the top: where the student is, and how far."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.tui.blocks import EMPTY, said

_BAR = 14


class Heading(Widget):
    """`bank › topic` at the left; `4/10` and a bar at the right; `notice` stands before them."""

    trail: reactive[tuple[str, ...]] = reactive(())
    done: reactive[int] = reactive(0)
    total: reactive[int] = reactive(0)
    notice: reactive[str] = reactive("")

    def render(self) -> Content:
        """One line as wide as the widget."""
        width = self.size.width
        right = self._right(narrow=width < 60)
        room = max(0, width - right.cell_length - 2)
        left = self._left(room, short=width < 60)
        return left.pad_right(max(0, width - left.cell_length - right.cell_length)) + right

    def _left(self, room: int, *, short: bool) -> Content:
        """The trail; where it is too long, what comes before the last part is cut first."""
        if not self.trail:
            return EMPTY
        last = said(self.trail[-1], "bold $foreground")
        before = "" if short else " › ".join(self.trail[:-1])
        left_for = room - last.cell_length - 3
        if not before or left_for < 6:
            return last.truncate(room, ellipsis=True)
        return said(before, "$quiet").truncate(left_for, ellipsis=True) + said(" › ", "$faint") + last

    def _right(self, *, narrow: bool) -> Content:
        parts: list[Content] = []
        if self.notice:
            parts.append(said(f"{self.notice}  ", "bold $warning"))
        if self.total:
            parts.append(said(f"{self.done}/{self.total}", "$quiet"))
            if not narrow:
                parts += [Content(" "), bar(self.done / self.total, _BAR)]
        return Content.assemble(*parts)


def bar(share: float, width: int, style: str = "$accent") -> Content:
    """A share in 0…1 as a line of `width` cells, halves shown."""
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    full, half = divmod(halves, 2)
    return Content.assemble(("━" * full, style), ("╸" * half, style), ("━" * (width - full - half), "$faint"))
