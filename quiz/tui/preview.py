"""The app that an instructor runs beside the editor."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.screen import Screen
from textual.types import CSSPathType

from quiz.preview.reader import Reader
from quiz.tui.app import QuizApp
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.trials import Trials
from quiz.workspace import Rehearsal


class PreviewApp(QuizApp):
    """One bank's file, shown while it is written. `seed`: the order in which options are first shown."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["app.tcss", "screens/preview.tcss"]  # a first screen's own are not read

    def __init__(
        self,
        workspace: Rehearsal,
        path: Path,
        seed: str | None = None,
        on_ready: Callable[[QuizApp], None] | None = None,
    ) -> None:
        super().__init__(workspace, on_ready=on_ready)
        library = workspace.library
        library.folders = tuple(dict.fromkeys((path.parent, *library.folders)))
        self.reader = Reader(path, library.folders)
        self.trials = Trials(workspace, seed)

    def get_default_screen(self) -> Screen[Any]:
        """The questions of the file."""
        return self.sized(PreviewScreen(self.reader, self.trials))
