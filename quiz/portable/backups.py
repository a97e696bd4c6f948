"""Which backups there are, whether another is due, and which are no longer needed: by their names alone."""

import re
from collections.abc import Iterable

KEPT = 7
"""So many backups of the program's own are kept."""
_NAME = re.compile(r"journal-(\d{8})T\d{6}Z\.db", re.ASCII)


def name_of(stamp: str) -> str:
    """The name of a backup made at `stamp`, as in 20261125T165900Z."""
    return f"journal-{stamp}.db"


def own(names: Iterable[str]) -> list[str]:
    """The names of our backups among `names`, the oldest first; no other file is ever touched."""
    return sorted(name for name in names if _NAME.fullmatch(name))


def is_due(names: Iterable[str], stamp: str) -> bool:
    """Whether none was made on the day of `stamp`."""
    return not any(name[len("journal-") :].startswith(stamp[:8]) for name in own(names))


def outdated(names: Iterable[str]) -> list[str]:
    """Those that are too many, the oldest."""
    return own(names)[:-KEPT]
