"""`choice` on screen: pick one."""

from quiz.tui.answers.base import Form

FORM = Form("quiz.tui.answers.picker:Picker", nudge="Choose an option first.", keys="choose")
