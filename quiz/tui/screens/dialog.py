"""The base of every screen that is put over another one."""

from textual.screen import ModalScreen, ScreenResultType

from quiz.tui.screens.base import BaseScreen


class BaseDialog(ModalScreen[ScreenResultType], BaseScreen[ScreenResultType]):  # the first base lends its styles
    """A screen that leaves in sight what is below it."""
