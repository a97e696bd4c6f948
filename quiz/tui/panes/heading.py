"""The line at the top: where the student is, and how far."""

from rich.cells import cell_len
from textual.content import Content

from quiz.tui.blocks import OneLine

_BAR = 14

Part = tuple[str, str]
"""A text and its style."""


class Heading(OneLine):
    """`bank › topic` at the left; `4/10` and a bar of what is done at the right; `notice` stands before them."""

    def __init__(self) -> None:
        super().__init__()
        self.trail: tuple[str, ...] = ()
        self.at = 0
        self.done = 0
        self.total = 0
        self.notice = ""

    def show(self, *trail: str, at: int | None = None, done: int = 0, total: int = 0, notice: str = "") -> None:
        """Say where the student is: at which of `total` (None: behind what is done), and how many are `done`."""
        self.trail, self.done, self.total, self.notice = trail, done, total, notice
        self.at = done if at is None else at
        self.refresh()

    def says(self) -> object:
        """Trail, progress and notice."""
        return (self.trail, self.at, self.done, self.total, self.notice)

    def line(self, width: int) -> Content:
        """Trail at the left, progress at the right."""
        right = self._right(narrow=width < 60)
        taken = sum(len(text) for text, _ in right)
        left = self._left(max(0, width - taken - 2), short=width < 60)
        space = width - taken - sum(cell_len(text) for text, _ in left)
        return Content.assemble(*left, " " * max(0, space), *right)

    def _left(self, room: int, *, short: bool) -> list[Part]:
        """The trail; where it is too long, what comes before the last part is cut first."""
        if not self.trail:
            return []
        last, before = self.trail[-1], "" if short else " › ".join(self.trail[:-1])
        room_before = room - cell_len(last) - 3
        if not before or room_before < 6:
            return [(_cut(last, room), "bold $foreground")]
        return [(_cut(before, room_before), "$quiet"), (" › ", "$faint"), (last, "bold $foreground")]

    def _right(self, *, narrow: bool) -> list[Part]:
        parts: list[Part] = [(f"{self.notice}  ", "bold $warning")] if self.notice else []
        if self.total:
            parts.append((f"{self.at}/{self.total}", "$quiet"))
            if not narrow:
                parts += [(" ", ""), *bar_parts(self.done / self.total, _BAR)]
        return parts


def _cut(text: str, room: int) -> str:
    """`text` in at most `room` cells."""
    return text if cell_len(text) <= room else Content(text).truncate(room, ellipsis=True).plain


def bar_parts(share: float, width: int, style: str = "$accent") -> list[Part]:
    """A share in 0…1 as a line of `width` cells, halves shown."""
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    full, half = divmod(halves, 2)
    return [("━" * full, style), ("╸" * half, style), ("━" * (width - full - half), "$faint")]


def bar(share: float, width: int, style: str = "$accent") -> Content:
    """`bar_parts` as content."""
    return Content.assemble(*bar_parts(share, width, style))
