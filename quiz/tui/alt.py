"""Alt and a letter, which a terminal sends as Escape and the letter in one packet: as Escape and then the letter too.

Over ssh and in tmux the two arrive together however slowly they were typed, so they must mean the same: the letter is a
key, never text. Textual reports `alt+x` with the character `x`, which a line to type in would take for a letter.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.widgets import Input

from quiz.tui.keys import Answering


def letter_of(event: events.Event) -> str:
    """Return the letter or digit that was pressed with Alt; nothing for any other event."""
    if not isinstance(event, events.Key) or event.is_forwarded or not event.key.startswith("alt+"):
        return ""
    name = event.key.removeprefix("alt+")
    letter = name.removeprefix("shift+").upper() if name.startswith("shift+") else name
    return letter if len(letter) == 1 else ""


async def press(app: App[Any], letter: str, deliver: Callable[[events.Event], Awaitable[None]]) -> None:
    """Press `letter` as a key, after Escape if letters are text now.

    In an answer that is typed, what is no key of the screen stays what it is, Alt and a letter: some edit the line.
    """
    screen = app.screen
    if isinstance(app.focused, Input):
        if leave := screen.active_bindings.get("escape"):
            await app.run_action(leave.binding.action, leave.node)
    elif isinstance(screen, Answering) and screen.typing:
        if letter not in screen.active_bindings:
            screen.press(f"alt+{letter}", None)
            return
        await deliver(events.Key("escape", "\x1b"))
    await deliver(events.Key(letter, letter))
