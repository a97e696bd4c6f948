"""The palette over a screen."""

from textual.command import CommandPalette

from quiz.tui.screens.base import BaseScreen


class Palette(CommandPalette, BaseScreen[None]):
    """The line to type in and what is found, closed once however often Enter is pressed."""
