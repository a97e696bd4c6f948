"""A blank Textual app with its default settings: one word, and one Static updated on each key.

The garbage collector does what it does in quiz: nothing while the app starts, and then it passes over what is there.
"""

import gc

gc.disable()

from textual.app import App, ComposeResult  # noqa: E402
from textual.widgets import Static  # noqa: E402


class BlankApp(App[None]):
    """Shows `blank`; after the n-th key `key n.`, n with five digits."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("blank")

    def on_key(self) -> None:
        """Count."""
        self.count += 1
        self.query_one(Static).update(f"key {self.count:05}.")


if __name__ == "__main__":
    app = BlankApp()
    gc.freeze()
    gc.enable()
    app.run()
