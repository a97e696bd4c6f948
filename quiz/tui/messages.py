"""Messages of widgets to their screen, and requests of screens to the app.

Requests are no Textual messages: a message waits in a queue, and when its turn comes another screen may be on top.
"""

from typing import TYPE_CHECKING

from msgspec import Struct
from textual.events import Event

from quiz.bank.model import Bank

if TYPE_CHECKING:
    from quiz.settings.model import Field
    from quiz.sitting import Sitting
    from quiz.tui.offer import Offer


class Gesture(Event):
    """Something the student did with a widget; a screen that is no longer on top ignores it."""


class Play(Struct, frozen=True):
    """Start a run of `length` questions of `bank` on one topic or all, in a mode."""

    bank: Bank
    length: int
    topic: str | None
    mode: str


class Begin(Struct, frozen=True):
    """Start the run that was offered, or `resume` the one that was left."""

    offer: "Offer"
    resume: bool


class Finish(Struct, frozen=True):
    """Show the results of a run."""

    sitting: "Sitting"


class Again(Struct, frozen=True):
    """Repeat the questions `missed` in a run, or start a new run where there are none."""

    sitting: "Sitting"
    missed: tuple[str, ...]


class Reopen(Struct, frozen=True):
    """Resume a run whose last answer or skip was taken back; `said` is shown first."""

    sitting: "Sitting"
    said: str


class LookBack(Struct, frozen=True):
    """Show every question of a run with its answer."""

    sitting: "Sitting"


class Leave(Struct, frozen=True):
    """Go back to the banks."""


class ReadSource(Struct, frozen=True):
    """Show the source of `bank`, at the quote of `claim` where one is named."""

    bank: Bank
    claim: str | None = None


class ShowMap(Struct, frozen=True):
    """Show the argument map of the source of `bank`."""

    bank: Bank


class ShowStats(Struct, frozen=True):
    """Show the answers on `bank` in pictures."""

    bank: Bank


class ShowSettings(Struct, frozen=True):
    """Show the settings."""


class AskSure(Struct, frozen=True):
    """Ask how sure the student is before each answer, or no longer."""

    wished: bool


class ApplySetting(Struct, frozen=True):
    """Apply the new value of a setting."""

    field: "Field"


Request = (
    Play
    | Begin
    | Finish
    | Again
    | Reopen
    | LookBack
    | Leave
    | ReadSource
    | ShowMap
    | ShowStats
    | ShowSettings
    | AskSure
    | ApplySetting
)
