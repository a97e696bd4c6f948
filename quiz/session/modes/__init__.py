"""Ways to play, one file each: the file of a mode has its name."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from quiz.session.modes.base import Mode

NAMES = ("practice", "review", "missed", "mixed", "exam")
"""This list is where a mode joins."""


def mode(name: str) -> "Mode":
    """The mode of that name; no other is read for it, because a start has no time to lose."""
    return cast("Mode", import_module(f"{__name__}.{name}").MODE)


def run_name(name: str) -> str:
    """What a run of the mode of that name is called; a journal may hold modes of a later version."""
    return mode(name).run if name in NAMES else "a run"
