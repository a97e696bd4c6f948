"""The base of every screen: only the screen on top hears the student, and only it may ask the app for something."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from quiz.tui.messages import Gesture, Request

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

_FROM_STUDENT = (events.InputEvent, events.Paste, Gesture)


class BaseScreen(Screen[ScreenResultType]):
    """A screen that does nothing for the student once another screen has taken its place.

    Keys and clicks may still wait in its queue then. What is done about them while they wait in the app's queue is
    told in `QuizApp`.
    """

    @property
    def on_top(self) -> bool:
        """Whether it is the screen that the student sees."""
        stack = self.app.screen_stack
        return bool(stack) and stack[-1] is self

    def request(self, request: Request) -> None:
        """Ask the app for something; it is done at once, or not at all if another screen is on top."""
        cast("QuizApp", self.app).heed(self, request)

    async def on_event(self, event: events.Event) -> None:
        """Drop what the student did before this screen was left or covered."""
        if self.on_top or not isinstance(event, _FROM_STUDENT):
            await super().on_event(event)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen, once: a second call would close the screen below."""
        return super().dismiss(result) if self.on_top else AwaitComplete()
