"""`true-false` on screen: pick one of two, also by t and f."""

from typing import ClassVar

from quiz.tui.answers.base import Help
from quiz.tui.answers.picker import Picker


class TrueOrFalse(Picker):
    """Two options."""

    letters: ClassVar[str] = "tf"
    nudge: ClassVar[str] = "Choose true or false first."
    help: ClassVar[tuple[Help, ...]] = (*Picker.help[:2], Help(("1", "2", "t", "f"), "Choose true or false"))


ANSWER = TrueOrFalse
