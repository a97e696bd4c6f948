"""Where the parser stopped, and what is said of it."""

from typing import NamedTuple

from quiz.diagnostics import Span


class Place(NamedTuple):
    """A place in the text: its offset, and its line and column counted from 0."""

    offset: int
    line: int
    column: int

    @property
    def span(self) -> Span:
        """The place as it is told."""
        return Span(self.line + 1, self.column + 1)


class Said(NamedTuple):
    """What is wrong, what to write instead, and where: where the parser stopped, unless another place is known."""

    message: str
    hint: str
    at: Span | None = None


class Stop(NamedTuple):
    """Where the parser stopped, and why in its own words.

    `begun` is where the value begins in which it stopped; `last` where what it had read before begins and ends; `open`
    where the innermost bracket stands that was not yet closed.
    """

    text: str
    why: str
    at: Place
    begun: Place
    last: tuple[Place, Place]
    open: Place | None = None

    def character(self, place: Place) -> str:
        """The character at a place, empty at the end of the text."""
        return self.text[place.offset : place.offset + 1]

    def line(self, place: Place) -> str:
        """The whole line of a place."""
        return self.text[place.offset - place.column :].partition("\n")[0]

    @property
    def above(self) -> str:
        """The lines above the one on which it stopped."""
        return self.text[: self.at.offset - self.at.column]

    @property
    def before(self) -> str:
        """What stands on the line before the place where it stopped."""
        return self.text[self.at.offset - self.at.column : self.at.offset]
