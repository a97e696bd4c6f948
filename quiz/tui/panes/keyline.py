"""The keys of a screen in one line at its foot; each can be clicked too."""

from collections.abc import Iterator, Sequence
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
    """A key, what it does, and the action to run when it is clicked.

    Where not all keys fit, `short` is said for `does` and `short_key` for `key`, and a key that is `kept` goes last.
    """

    key: str
    does: str
    action: str = ""
    short: str = ""
    short_key: str = ""
    kept: bool = False


class KeyLine(OneLine):
    """As many keys as fit, the first, those kept and the last two before the others; a nudge may take their place."""

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
        shown = next((keys for keys in _narrower(self.keys) if _width(keys) <= width), self.keys[-2:])
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


def _narrower(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Keys in ever fewer words: short ones from the left on, then fewer keys, then the last two without their words."""
    yield keys
    shown = list(keys)
    for i, key in enumerate(keys):
        if key.short or key.short_key:
            shown[i] = key._replace(key=key.short_key or key.key, does=key.short or key.does)
            yield shown
    if len(shown) < 3:
        return
    *body, last_but_one, last = shown
    for i in range(len(body) - 1, 0, -1):
        if not body[i].kept:
            del body[i]
            yield [*body, last_but_one, last]
    bare, bare_last = last_but_one._replace(does=""), last._replace(does="")
    while body:
        yield from ([*body, *tail] for tail in ((bare, last), (bare, bare_last), (last_but_one,), (bare,)))
        body.pop()


def _width(keys: Sequence[Key]) -> int:
    return sum(len(key.key) + bool(key.does) + len(key.does) for key in keys) + len(_SEPARATOR) * (len(keys) - 1)


def clickable(key: Key, style: str = "") -> Content:
    """A key and what it does, in `style`; a click on it runs its action."""
    content = Content.assemble((key.key, "bold $accent"), (f" {key.does}" if key.does else "", style))
    if key.action:
        return content.stylize(Style.from_meta({ACTION: key.action}))
    return content
