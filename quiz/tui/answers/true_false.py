"""`true-false` on screen: pick one of two, also by t and f."""

from quiz.tui.answers.base import Form

FORM = Form("quiz.tui.answers.picker:Picker", nudge="Choose true or false first.", keys="choose", letters="tf")
