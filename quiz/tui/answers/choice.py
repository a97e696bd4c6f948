"""`choice` on screen: pick one."""

from quiz.tui.answers.picker import Picker


class ChoiceAnswer(Picker):
    """One of several options."""
