"""The answer widgets, one file per question type; this table is where a type joins. Loaded when first asked."""

from importlib import import_module

from textual.widget import Widget

_WIDGETS = {
    "choice": ("quiz.tui.answers.choice", "ChoiceAnswer"),
    "multiple": ("quiz.tui.answers.multiple", "MultipleAnswer"),
    "true-false": ("quiz.tui.answers.true_false", "TrueFalseAnswer"),
    "short": ("quiz.tui.answers.short", "ShortAnswer"),
}

KINDS_WITH_WIDGET = frozenset(_WIDGETS)


def new_widget(kind: str) -> Widget:
    """A new answer widget for a question type; it is an `Answer` as in `base`."""
    module, name = _WIDGETS[kind]
    widget: Widget = getattr(import_module(module), name)()
    return widget
