"""Regular expressions that are compiled when they are first used: most are for reading YAML, which a start does not."""

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, found)  # from now on it costs what any attribute costs
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, as far as its methods are used and it is not handed to `re` itself."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
