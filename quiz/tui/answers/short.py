"""`short` on screen: type words."""

from quiz.tui.answers.typed import Typed

ANSWER = Typed
