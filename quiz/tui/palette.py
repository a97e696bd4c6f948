"""The palette: a key found by what it does."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.command import CommandPalette
from textual.screen import Screen

from quiz.sitting import Sitting
from quiz.tui.keys import KeyHelp, all_keys

ACTION = "command_palette"
_PLACEHOLDER = "What the key does … (esc closes)"


def may_search(screen: Screen[Any]) -> bool:
    """Whether keys may be searched for over `screen`: not in an exam, whose clock would be hidden."""
    sitting = getattr(screen, "sitting", None)
    return not isinstance(sitting, Sitting) or sitting.run.sheet is None or bool(sitting.run.sheet.submitted)


def found_in(screen: Screen[Any]) -> Iterator[KeyHelp]:
    """Every key of the screen but the one that searches for them."""
    return (key for key in all_keys(screen) if key.action != ACTION)


def open_palette(app: App[Any]) -> None:
    """Put the line to type in, and what is found, over what is shown."""
    if not CommandPalette.is_open(app):
        from quiz.tui.screens.palette import Palette

        app.push_screen(Palette(placeholder=_PLACEHOLDER, id="--command-palette"))
