"""A blank Textual app with its default settings: one word, and one Static updated on each key."""

from textual.app import App, ComposeResult
from textual.widgets import Static


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
    BlankApp().run()
