"""A question type has all its parts: reader and marker, widget, plain form. What is missing is named."""

from pathlib import Path

from quiz.kinds import KINDS
from quiz.plain.answers import FORMS as PLAIN
from quiz.tui.answers import FORMS, new_widget

ROOT = Path(__file__).parent.parent / "quiz"


def files(folder: str) -> set[str]:
    """The types that have a file in `folder`."""
    helpers = {"__init__", "base", "options", "picker", "line"}
    return {path.stem.replace("_", "-") for path in (ROOT / folder).glob("*.py") if path.stem not in helpers}


def test_nothing_is_missing() -> None:
    known = set(KINDS)
    parts = {
        "quiz/kinds/": files("kinds"),
        "quiz/tui/answers/": files("tui/answers"),
        "quiz/plain/answers/": files("plain/answers"),
        "the table in quiz/tui/answers/__init__.py": set(FORMS),
        "the table in quiz/plain/answers/__init__.py": set(PLAIN),
    }
    missing = {place: sorted(known ^ has) for place, has in parts.items() if known != has}
    assert missing == {}


def test_every_widget_can_be_made() -> None:
    for form in FORMS.values():
        widget = new_widget(form)
        assert {"ask", "reveal"} <= set(dir(widget))
        assert form.nudge
