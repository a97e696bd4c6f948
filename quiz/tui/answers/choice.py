"""`choice` on screen: pick one."""

from quiz.tui.answers.picker import Picker

ANSWER = Picker
