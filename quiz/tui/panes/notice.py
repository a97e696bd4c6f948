"""A line under the heading that says what is wrong, or nothing."""

from textual.content import Content

from quiz.tui.blocks import EMPTY, OneLine, said

_NARROW = 60


class Notice(OneLine):
    """What is wrong, cut where it is too long, and after it what always stays to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = ""
        self.tail = ""
        self.short = ""

    def show(self, wrong: str, tail: str = "", short: str = "") -> None:
        """Say this, with `short` in the place of the tail where there is little room; nothing is an empty line."""
        if (wrong, tail) != self.says():
            self.wrong, self.tail, self.short = wrong, tail, short
            self.refresh()

    def says(self) -> object:
        """What is wrong, and the tail."""
        return (self.wrong, self.tail)

    def line(self, width: int) -> Content:
        """The line."""
        if not self.wrong:
            return EMPTY
        end = said(self.tail if width >= _NARROW else self.short, "$quiet")
        room = max(12, width - end.cell_length - 2)
        return said("✗ ", "bold $error") + said(self.wrong, "$error").truncate(room, ellipsis=True) + end
