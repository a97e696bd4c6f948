"""How each question type is answered on screen, one file each; this table is where a type joins."""

from importlib import import_module

from textual.widget import Widget

from quiz.tui.answers import choice, multiple, short, true_false
from quiz.tui.answers.base import Form

FORMS: dict[str, Form] = {
    "choice": choice.FORM,
    "multiple": multiple.FORM,
    "true-false": true_false.FORM,
    "short": short.FORM,
}


def new_widget(form: Form) -> Widget:
    """A new answer widget for `form`; it is an `Answer` as in `base`."""
    module, name = form.widget.split(":")
    widget: Widget = getattr(import_module(module), name)()
    return widget
