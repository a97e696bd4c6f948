"""What is looked for in a list, while it is typed."""

from collections.abc import Sequence

from quiz.preview.find import places
from quiz.preview.view import Part
from quiz.tui.answers.draft import Draft

_STEPS = {"down": 1, "up": -1}


class Finder:
    """The words, and which of the places found one stands at; `began` is the place from which one looks."""

    def __init__(self, began: int) -> None:
        self.began = began
        self.draft = Draft()
        self.found: tuple[int, ...] = ()
        self.at = 0

    @property
    def place(self) -> int:
        """The place to stand at: where one began until something is found."""
        return self.found[self.at] if self.found else self.began

    def key(self, key: str, character: str | None, parts: Sequence[Part]) -> bool:
        """Take a key; False where it is none for finding."""
        if key in _STEPS:
            self.at = (self.at + _STEPS[key]) % max(1, len(self.found))
            return True
        if not self.draft.edit(key, character):
            return False
        self.found = places(parts, self.draft.text)
        self.at = next((i for i, place in enumerate(self.found) if place >= self.began), 0)
        return True

    def line(self) -> str:
        """What is said of it in one line."""
        text, cursor = self.draft.text, self.draft.cursor
        typed = f"/{text[:cursor]}█{text[cursor:]}"
        if not text.strip():
            return f"{typed} a number, an id or words"
        number = f"{self.at + 1} of {len(self.found)}" if self.found else "not found"
        return f"{typed} {number} · " + ("↑↓ · ⏎ · esc" if len(self.found) > 1 else "⏎ · esc")
