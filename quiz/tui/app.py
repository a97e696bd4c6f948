"""The app: themes, the palette, and who hears a key; `Navigator` knows which screen comes when."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, ScreenStackError, SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode, NoScreen
from textual.message import Message
from textual.screen import Screen
from textual.types import CSSPathType

from quiz.sitting import Sitting
from quiz.tui import alt
from quiz.tui.keys import all_keys, moves
from quiz.tui.messages import Request
from quiz.tui.navigator import Navigator
from quiz.tui.palette import ACTION, found_in, may_search, open_palette
from quiz.tui.screens.quiz import WIDE
from quiz.tui.theme import DARK, LIGHT, look
from quiz.workspace import RunOptions, Workspace

if TYPE_CHECKING:
    from quiz.tui.offer import Offer

RETRY_SECONDS = 5
_FROM_STUDENT = (events.InputEvent, events.Paste)
_QUITS = ("ctrl+q", "ctrl+c")
"""The keys that end the program on every screen."""


class QuizApp(App[None], inherit_css=False):
    """Home, quiz and results over one workspace.

    It inherits no styles of `App`: reading them takes time, and they are for what is not used here (maximised widgets,
    ANSI colours).
    """

    TITLE = "quiz"
    CSS_PATH: ClassVar[CSSPathType | None] = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as App declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar = [
        Binding("question_mark,f1", "keys", "All keys", show=False),
        Binding("ctrl+p", ACTION, "Find a key by what it does", show=False, priority=True),
        Binding("ctrl+l", "look", "Light or dark, until the program ends", show=False),
        Binding("ctrl+z", "suspend_process", "Put the program aside (fg brings it back)", show=False),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(
        self,
        workspace: Workspace,
        first: "Sitting | Offer | None" = None,
        wished: RunOptions = RunOptions(),  # noqa: B008 - frozen
        on_ready: Callable[["QuizApp"], None] | None = None,
    ) -> None:
        super().__init__()
        # No screen shows toasts or tooltips; without their widgets every layout and the start are faster.
        self._disable_notifications = self._disable_tooltips = True
        self.workspace = workspace
        self.first = first
        self.navigator = Navigator(self, workspace, wished)
        self._changed_at = 0.0
        self.on_ready = on_ready
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Nothing is parsed yet: setting the theme in the ordinary way would have every style parsed twice.
        self.set_reactive(App.theme, self.look())
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The first question where a run can begin at once, so that nothing is drawn before it; else the banks."""
        if isinstance(self.first, Sitting):
            return self.sized(self.navigator.playing(self.first))
        if self.first is not None:
            self.call_later(self.navigator.offer, self.first)
        return self.sized(self.navigator.home(self.first.bank.id if self.first is not None else ""))

    def sized(self, screen: Screen[Any]) -> Screen[Any]:
        """`screen` with the classes of its size from the outset, so that its styles are not found twice."""
        points = ((self.size.width, self.HORIZONTAL_BREAKPOINTS), (self.size.height, self.VERTICAL_BREAKPOINTS))
        for size, breakpoints in points:
            screen.add_class(next(name for least, name in reversed(breakpoints or []) if size >= least), update=False)
        return screen

    def on_mount(self) -> None:
        """Note when the screen changes; try again and again to save what could not be saved."""
        self.screen_change_signal.subscribe(self, self._changed, immediate=True)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # fg: Textual paints nothing itself
        self.set_interval(RETRY_SECONDS, self.workspace.record)
        if self.on_ready is not None:
            self.on_ready(self)

    @property
    def letters_move(self) -> bool:
        """Whether h, j, k and l do what the arrows do."""
        return self.workspace.settings.vi_keys

    def _changed(self, _: Screen[Any]) -> None:
        """Note that another screen is on top now, on the clock by which a message is dated."""
        self._changed_at = max(self._changed_at, Message().time)

    async def on_event(self, event: events.Event) -> None:
        """Drop what was done before the screen on top was there, and letters that move if the student wants none.

        Alt and a letter is passed on as a key. A key comes by twice: before the screen has it, and after, for the
        bindings.
        """
        if isinstance(event, _FROM_STUDENT) and self._too_early(event):
            return
        if letter := alt.letter_of(event):
            await alt.press(self, letter, self.on_event)
            return
        if isinstance(event, events.Key) and not self.letters_move and moves(self.screen, event.key):
            return
        await super().on_event(event)

    def _too_early(self, event: events.Event) -> bool:
        """Return whether something was done before the screen on top was there; ending the program is never early."""
        if not self.screen_stack:  # the program is ending
            return True
        return event.time <= self._changed_at and not (isinstance(event, events.Key) and event.key in _QUITS)

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, namespaces: Mapping[str, DOMNode] | None = None
    ) -> bool:
        """Run an action, unless it belongs to a screen that is no longer on top."""
        if default_namespace is not None:
            try:
                if default_namespace.screen is not self.screen:
                    return False
            except (NoScreen, ScreenStackError):
                return False
        return await super().run_action(action, default_namespace, namespaces)

    def heed(self, screen: Screen[Any], request: Request) -> None:
        """Do at once what the screen on top asks for; any other screen asks too late."""
        if screen is self.screen and self._changed_at != inf:
            self.navigator.do(request)

    def exit(self, *args: Any, **options: Any) -> None:
        """End the program; nothing is heard any more."""
        self._changed_at = inf
        super().exit(*args, **options)

    @property
    def fault(self) -> Exception | None:
        """What broke the app, if something did."""
        return self._exception

    def _print_error_renderables(self) -> None:
        """Say nothing here: whoever started the app tells of its fault in one line."""
        self._exit_renderables.clear()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every key of the screen by what it does."""
        for key in found_in(screen):
            yield SystemCommand(key.does, key.keys, partial(self.run_action, key.action, key.owner))

    def action_keys(self) -> None:
        """Show every key."""
        from quiz.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(all_keys(self.screen)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are not searched for everywhere."""
        return may_search(self.screen) if action == ACTION else super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Find a key by what it does."""
        open_palette(self)

    def action_look(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def look(self) -> str:
        """The theme that is set."""
        return look(self.workspace.settings.theme, os.environ.get("COLORFGBG", "")).name
