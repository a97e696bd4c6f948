"""`multiple` on screen: tick all that apply."""

from quiz.tui.answers.base import Form

FORM = Form(
    "quiz.tui.answers.picker:Picker",
    nudge="Tick all that apply first: numbers, or space.",
    keys="tick all that apply",
    many=True,
)
