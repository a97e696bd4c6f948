"""The two looks of the app: calm, one accent, what matters now brightest."""

from textual.theme import Theme

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
