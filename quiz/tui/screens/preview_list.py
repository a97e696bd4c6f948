"""The list of a preview: a cursor in it, and the ways to move it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from quiz.preview.view import Key, Part, View, key_of
from quiz.tui.answers.base import Answer
from quiz.tui.panes.finder import Finder
from quiz.tui.screens.answering import AnsweringScreen


class ListScreen(AnsweringScreen):
    """A list of parts, the one at the cursor on the sheet; `answering`: the keys are the answer's.

    `last` is the question that was shown last.
    """

    BINDINGS: ClassVar[list[Binding]] = []

    def __init__(self) -> None:
        super().__init__()
        self.view = View(None, ())
        self.cursor = 0
        self.last: Key | None = None
        self.answering = False
        self.finder: Finder | None = None

    @property
    def part(self) -> Part | None:
        """The part at the cursor."""
        return self.view.parts[self.cursor] if self.view.parts else None

    @property
    def taking(self) -> Answer | None:
        """The answer, while the keys are its own."""
        return super().taking if self.answering else None

    @property
    def typing(self) -> bool:
        """Whether letters are text now: of the search, or of the answer."""
        return self.finder is not None or super().typing

    def show_part(self) -> None:
        """Show the part at the cursor."""
        raise NotImplementedError

    def action_list(self) -> None:
        """The keys are the list's again."""
        raise NotImplementedError

    def go(self, place: int) -> None:
        """Show the part there, or the one at that end of the list."""
        self.cursor = min(max(place, 0), max(0, len(self.view.parts) - 1))
        if self.part is not None and self.part.item:
            self.last = key_of(self.view.parts, self.cursor)
        self.show_part()

    def press(self, key: str, character: str | None) -> bool:
        """Keys are the search's while there is one; escape leads from an answer to the list, also from a typed line."""
        if self.finder is None:
            return key != "escape" and super().press(key, character)
        if self.finder.key(key, character, self.view.parts):
            self.go(self.finder.place)
            return True
        place = self.finder.began if key == "escape" else self.cursor
        self.finder = None
        self.go(place)
        return key in ("escape", "enter")

    def action_find(self) -> None:
        """Type what to look for; the first question found is shown at every key."""
        if self.answering:
            self.action_list()
        self.finder = Finder(self.cursor)
        self.show_keys()

    def action_move(self, step: int) -> None:
        """Move in the list; it stops at the ends."""
        if self.answering:
            self.action_list()
        self.finder = None
        self.go(self.cursor + step)

    def action_end(self, side: int) -> None:
        """To the first (-1) or the last (1)."""
        self.action_move(side * len(self.view.parts))

    def problems(self, *, errors: bool = False) -> list[int]:
        """The places of the parts that have a finding, or an error."""
        worst = ("error",) if errors else ("error", "warning")
        return [i for i, part in enumerate(self.view.parts) if part.worst in worst]

    def action_problem(self) -> None:
        """The next part that has a finding; from the last to the first."""
        self._next_of(self.problems(), "There is no problem.")

    def action_error(self) -> None:
        """The next part that has an error; from the last to the first."""
        self._next_of(self.problems(errors=True), "There is no error.")

    def _next_of(self, places: Sequence[int], none: str) -> None:
        if places:
            self.action_move(next((i for i in places if i > self.cursor), places[0]) - self.cursor)
        else:
            self.key_line.say(none)
