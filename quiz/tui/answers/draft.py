"""A line of text being typed, with the keys that one is used to from a shell."""

import unicodedata

from textual.content import Content

from quiz.text import clean
from quiz.tui.blocks import said

MAX_LENGTH = 1000
_BLOCK = "█"


class Draft:
    """Text and a cursor in it; the cursor never stands between a letter and its accent.

    `selected`: what is typed first replaces the whole text, and what removes a letter removes all of it; keys that
    move the cursor keep it.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.cursor = len(text)
        self.selected = False

    @property
    def before(self) -> str:
        """The text before the next letter that is typed."""
        return "" if self.selected else self.text[: self.cursor]

    def edit(self, key: str, character: str | None) -> bool:
        """Take a key; False where it is none for typing."""
        if character is not None and character.isprintable() and len(character) == 1:
            self.insert(character)
            return True
        act = _KEYS.get(key)
        if act is not None:
            name, step = act
            if not (name.startswith("cut") and self._take_selected()):
                self.selected = False
                getattr(self, name)(step)
        return act is not None

    def insert(self, text: str) -> None:
        """Put `text` where the cursor is, made harmless and in one line; too long a text is cut.

        Terminals send a carriage return for each line end of what is pasted; those around the text are no part of it.
        """
        lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
        self._take_selected()
        flat = clean(" ".join(lines))[: MAX_LENGTH - len(self.text)]
        self.text = self.text[: self.cursor] + flat + self.text[self.cursor :]
        self.cursor += len(flat)

    def _take_selected(self) -> bool:
        """Remove the text if it is selected; return whether it was."""
        was, self.selected = self.selected, False
        if was:
            self.text, self.cursor = "", 0
        return was

    def go(self, step: int) -> None:
        """Move by a letter."""
        self.cursor = self._beside(step)

    def go_word(self, step: int) -> None:
        """Move by a word."""
        self.cursor = self._word(step)

    def go_end(self, step: int) -> None:
        """Move to the beginning (-1) or the end (1)."""
        self.cursor = 0 if step < 0 else len(self.text)

    def cut(self, step: int) -> None:
        """Remove the letter before (-1) or after (1) the cursor."""
        self._remove(self._beside(step))

    def cut_word(self, step: int) -> None:
        """Remove the word before or after the cursor."""
        self._remove(self._word(step))

    def cut_end(self, step: int) -> None:
        """Remove everything before or after the cursor."""
        self._remove(0 if step < 0 else len(self.text))

    def _remove(self, other: int) -> None:
        start, end = sorted((self.cursor, other))
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def _beside(self, step: int) -> int:
        place = self.cursor + step
        while 0 < place < len(self.text) and unicodedata.combining(self.text[place]):
            place += step
        return min(max(place, 0), len(self.text))

    def _word(self, step: int) -> int:
        place, text = self.cursor, self.text
        look = -1 if step < 0 else 0
        for letters in (False, True):
            while 0 <= place + look < len(text) and text[place + look].isalnum() is letters:
                place += step
        return place

    def content(self, style: str = "$bright", placeholder: str = "", *, open_: bool = True) -> Content:
        """The text with its cursor; the placeholder while there is none."""
        if not open_:
            return said(self.text, style)
        if self.text and self.selected:
            return said(self.text, "reverse $foreground")
        if not self.text:
            return said(_BLOCK, "$foreground") + said(placeholder and f" {placeholder}", "$quiet")
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        if not after:
            return said(before, style) + said(_BLOCK, "$foreground")
        under = after[: max(1, self._beside(1) - self.cursor)]
        return said(before, style) + said(under, "reverse $foreground") + said(after[len(under) :], style)


_KEYS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("left", "ctrl+b"), ("go", -1)),
    **dict.fromkeys(("right", "ctrl+f"), ("go", 1)),
    **dict.fromkeys(("ctrl+left", "alt+b", "alt+left"), ("go_word", -1)),
    **dict.fromkeys(("ctrl+right", "alt+f", "alt+right"), ("go_word", 1)),
    **dict.fromkeys(("home", "ctrl+a"), ("go_end", -1)),
    **dict.fromkeys(("end", "ctrl+e"), ("go_end", 1)),
    **dict.fromkeys(("backspace", "ctrl+h"), ("cut", -1)),
    **dict.fromkeys(("delete", "ctrl+d"), ("cut", 1)),
    **dict.fromkeys(("ctrl+w", "ctrl+backspace", "alt+backspace"), ("cut_word", -1)),
    **dict.fromkeys(("ctrl+delete", "alt+d"), ("cut_word", 1)),
    "ctrl+u": ("cut_end", -1),
    "ctrl+k": ("cut_end", 1),
}
