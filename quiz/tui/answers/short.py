"""`short` on screen: type words."""

from quiz.tui.answers.base import Form

FORM = Form("quiz.tui.answers.line:Line", nudge="Type an answer first.")
