"""Opens a file at a line in the instructor's editor, the app put aside meanwhile."""

import os
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from quiz.editor import NoEditor, command, run
from quiz.text import clean


def edit(app: App[Any], path: Path, line: int) -> str:
    """Open `path` at `line`, and come back when the editor has ended; what there is to say, empty if all went well."""
    try:
        words = command(os.environ, path, line)
        with app.suspend():
            problem = run(words)
    except NoEditor as none:
        problem = str(none)
    except SuspendNotSupported:
        problem = "This terminal cannot be handed to an editor."
    return " ".join(clean(problem).split())
