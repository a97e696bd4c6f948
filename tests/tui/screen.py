"""What an app shows, as text."""

import os
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from quiz.tui.app import QuizApp
from quiz.tui.screens.quiz import QuizScreen

SNAPSHOTS = Path(__file__).parent / "__snapshots__"


def shown(app: App[None]) -> str:
    """The whole screen as lines of text, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).rstrip()


def quiz_screen(pilot: Pilot[None]) -> QuizScreen:
    """The quiz screen that is on top."""
    assert isinstance(pilot.app, QuizApp)
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    return screen


def assert_snapshot(app: App[None], name: str) -> None:
    """The screen is as it was when somebody last looked at it; SNAPSHOT_UPDATE=1 keeps what it is now."""
    path = SNAPSHOTS / f"{name}.txt"
    now = shown(app) + "\n"
    if os.environ.get("SNAPSHOT_UPDATE"):
        path.write_text(now, "utf-8")
    assert path.read_text("utf-8") == now, f"{name} looks different; if it is meant, run with SNAPSHOT_UPDATE=1"
