"""Ways to play, one file each; this table is where a mode joins."""

from quiz.session.modes import exam, missed, mixed, practice, review
from quiz.session.modes.base import Mode, Wish

MODES: dict[str, Mode] = {one.MODE.name: one.MODE for one in (practice, review, missed, mixed, exam)}

__all__ = ["MODES", "Mode", "Wish"]
