"""The keys of a screen in one line at its foot; each can be clicked too."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.style import Style
from textual.timer import Timer

from quiz.tui.blocks import OneLine, said

ACTION = "quiz_action"
"""What a click on a key runs, in the meta of its style."""
_SEPARATOR = " · "
MOMENT = 4.0
"""Seconds for which something is said that asks for nothing."""


class Key(NamedTuple):
    """A key, what it does, and the action to run when it is clicked; `short` is said where not all keys fit."""

    key: str
    does: str
    action: str = ""
    short: str = ""


class KeyLine(OneLine):
    """As many keys as fit, the first and the last two before the others; a nudge may take their place."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[Key, ...] = ()
        self.nudge = ""
        self._moment: Timer | None = None

    def show(self, *keys: Key) -> None:
        """Show these keys."""
        if (keys, "") != self.says():
            self.keys, self.nudge = keys, ""
            self.refresh()

    def say(self, nudge: str, *, moment: bool = False) -> None:
        """Say something in the place of the keys, until they are shown again; or only for a `moment`."""
        self.nudge = nudge
        self.refresh()
        if self._moment is not None:
            self._moment.stop()
        self._moment = self.set_timer(MOMENT, lambda: self.say("")) if moment else None

    def says(self) -> object:
        """The keys, or the nudge."""
        return (self.keys, self.nudge)

    def line(self, width: int) -> Content:
        """The keys that fit."""
        if self.nudge:
            return said(self.nudge, "bold $warning").truncate(width, ellipsis=True)
        shown = list(self.keys)
        if _width(shown) > width:
            shown = [key._replace(does=key.short or key.does) for key in shown]
        while len(shown) > 2 and _width(shown) > width:
            del shown[-3 if len(shown) > 3 else 0]
        return said(_SEPARATOR, "$faint").join([clickable(key) for key in shown])

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does; on a nudge it brings the keys back."""
        if self.nudge:
            event.stop()
            self.say("")
            return
        action = event.style.meta.get(ACTION)
        if action:
            event.stop()
            await self.run_action(action)


def _width(keys: list[Key]) -> int:
    return sum(len(key.key) + 1 + len(key.does) for key in keys) + len(_SEPARATOR) * (len(keys) - 1)


def clickable(key: Key, style: str = "") -> Content:
    """A key and what it does, in `style`; a click on it runs its action."""
    content = Content.assemble((key.key, "bold $accent"), (f" {key.does}", style))
    if key.action:
        return content.stylize(Style.from_meta({ACTION: key.action}))
    return content
