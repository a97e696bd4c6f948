"""`evidence` on screen: tick every passage that proves it."""

from typing import ClassVar

from quiz.tui.answers.picker import Ticker


class Passages(Ticker):
    """Passages of the text."""

    nudge: ClassVar[str] = "Tick every passage that proves it first: numbers, or space."
    does: ClassVar[str] = "tick what proves it"


ANSWER = Passages
