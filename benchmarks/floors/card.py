"""A blank Textual app with its default settings that shows the texts in a JSON file, one a key, each in one update.

The garbage collector does what it does in quiz: nothing while the app starts, and then it passes over what is there.
"""

import gc
import json
import sys
from pathlib import Path

gc.disable()

from textual.app import App, ComposeResult  # noqa: E402
from textual.content import Content  # noqa: E402
from textual.widgets import Static  # noqa: E402


class CardApp(App[None]):
    """Shows the first text; after each key the next."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = [Content(text) for text in texts]
        self.at = 0

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static(self.texts[0])

    def on_key(self) -> None:
        """The next text."""
        self.at += 1
        self.query_one(Static).update(self.texts[self.at])


if __name__ == "__main__":
    app = CardApp(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    gc.freeze()
    gc.enable()
    app.run()
