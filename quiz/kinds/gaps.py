"""A gap of `cloze`."""

import msgspec

from quiz.kinds.patterns import to_show


class Gap(msgspec.Struct, frozen=True):
    """One gap: what is right (patterns as in `short` where it is typed), and the options where one picks."""

    accept: tuple[str, ...]
    options: tuple[str, ...] = ()

    def shown_key(self) -> str:
        """What belongs there, fit to be shown."""
        return self.accept[0] if self.options else to_show(self.accept)
