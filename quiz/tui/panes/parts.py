"""The list beside a preview: each question by the sign of its worst finding and its id."""

from collections.abc import Sequence

from textual import on

from quiz.diagnostics import Severity
from quiz.preview.view import Part
from quiz.tui.blocks import EMPTY, Block, Blocks, said
from quiz.tui.messages import Gesture
from quiz.tui.panes.sheet import Sheet

SIGNS: dict[Severity | None, tuple[str, str]] = {
    "error": ("✗", "bold $error"),
    "warning": ("!", "bold $warning"),
    None: ("·", "$quiet"),
}
"""The sign of a finding, and its style."""
_LEAD = 4


class PartList(Sheet):
    """One line a part; the cursor is brighter while the keys are the list's."""

    class Chosen(Gesture):
        """A click on the part with this number, counted from 0."""

        def __init__(self, part: int) -> None:
            super().__init__()
            self.part = part

    def __init__(self) -> None:
        super().__init__()
        self.parts: Sequence[Part] = ()
        self.cursor = 0
        self.awake = True

    def show_parts(self, parts: Sequence[Part], cursor: int, *, awake: bool) -> None:
        """Show these parts, the one at `cursor` in sight; `awake`: the keys are the list's."""
        self.parts, self.cursor, self.awake = parts, cursor, awake
        self.show(self._rows)
        self.see_cursor()

    def see_cursor(self) -> None:
        """Have the part at the cursor in sight."""
        if self.blocks:
            self.see(0, self.cursor)

    def _rows(self, width: int) -> Blocks:
        return Blocks([self._row(i, part, width) for i, part in enumerate(self.parts)])

    def _row(self, i: int, part: Part, width: int) -> Block:
        here = i == self.cursor
        sign, style = SIGNS[part.worst]
        cursor = said("❯ " if here else "  ", "bold $accent" if self.awake else "$quiet")
        name = said(part.name, "bold $bright" if here else "" if part.item else "italic $quiet")
        return Block(name.truncate(max(1, width - _LEAD), ellipsis=True), cursor + said(f"{sign} ", style), EMPTY)

    @on(Sheet.Clicked)
    def _row_clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.post_message(self.Chosen(event.line))
