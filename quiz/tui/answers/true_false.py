"""`true-false` on screen: pick one of two, also by t and f."""

from typing import ClassVar

from textual.binding import Binding

from quiz.tui.answers.picker import Picker


class TrueFalseAnswer(Picker):
    """True or false."""

    nudge: ClassVar[str] = "Choose true or false first."

    BINDINGS: ClassVar = [
        Binding("t", "pick(0)", "True", show=False),
        Binding("f", "pick(1)", "False", show=False),
    ]
