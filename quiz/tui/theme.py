"""The two looks of the app: calm, one accent, what matters now brightest."""

from textual.theme import Theme

_LIGHT_COLOURS = frozenset(("7", *(str(number) for number in range(9, 16))))
"""The numbers of those of a terminal's sixteen colours on which dark letters are read."""

DARK = Theme(
    name="quiz-dark",
    dark=True,
    primary="#8ab4d8",
    accent="#8ab4d8",
    foreground="#dcdfe4",
    background="#15181d",
    surface="#1b1f26",
    panel="#232831",
    success="#8fcf9f",
    warning="#e3b970",
    error="#ec9089",
    variables={
        "bright": "#f4f5f7",
        "quiet": "#949ba8",
        "faint": "#3a414d",
        "footer-key-foreground": "#8ab4d8",
    },
)

LIGHT = Theme(
    name="quiz-light",
    dark=False,
    primary="#2a628f",
    accent="#2a628f",
    foreground="#2b2f36",
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e8e4da",
    success="#22703f",
    warning="#7d5600",
    error="#ab352f",
    variables={
        "bright": "#101216",
        "quiet": "#646a75",
        "faint": "#cfc9bc",
        "footer-key-foreground": "#2a628f",
    },
)


def look(wish: str, colours: str) -> Theme:
    """The theme for the setting `wish`; `auto` goes by `colours`, what a terminal says in COLORFGBG (`15;0`)."""
    light = wish == "light" or (wish == "auto" and colours.rpartition(";")[2] in _LIGHT_COLOURS)
    return LIGHT if light else DARK
