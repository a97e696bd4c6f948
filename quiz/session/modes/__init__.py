"""Ways to play, one file each; this table is where a mode joins."""

from quiz.session.modes import exam, missed, mixed, practice
from quiz.session.modes.base import Mode, Wish

MODES: dict[str, Mode] = {one.MODE.name: one.MODE for one in (practice, missed, mixed, exam)}

__all__ = ["MODES", "Mode", "Wish"]
