"""The keys of a screen in one line at its foot; each can be clicked too."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.tui.blocks import said

_ACTION = "quiz_action"


class Key(NamedTuple):
    """A key, what it does, and the action to run when it is clicked."""

    key: str
    does: str
    action: str = ""


class KeyLine(Widget):
    """As many keys as fit, the last ones always; `nudge` takes their place when something must be said."""

    keys: reactive[tuple[Key, ...]] = reactive(())
    nudge: reactive[str] = reactive("")

    def render(self) -> Content:
        """One line as wide as the widget."""
        width = self.size.width
        if self.nudge:
            return said(self.nudge, "bold $warning").truncate(width, ellipsis=True)
        shown = list(self.keys)
        while len(shown) > 2 and _width(shown) > width:
            del shown[-3]
        separator = said(" · ", "$faint")
        return separator.join([_content(key) for key in shown])

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        action = event.style.meta.get(_ACTION)
        if action:
            event.stop()
            await self.run_action(action)


def _width(keys: list[Key]) -> int:
    return sum(len(key.key) + 1 + len(key.does) for key in keys) + 3 * (len(keys) - 1)


def _content(key: Key) -> Content:
    content = Content.assemble((key.key, "bold $accent"), f" {key.does}")
    if key.action:
        return content.stylize(Style.from_meta({_ACTION: key.action}))
    return content
