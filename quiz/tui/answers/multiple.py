"""`multiple` on screen: tick all that apply."""

from quiz.tui.answers.picker import Ticker

ANSWER = Ticker
