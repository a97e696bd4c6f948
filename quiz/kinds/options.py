"""Options with a right or wrong label, shared by the types in which one picks."""

import re

import msgspec

from quiz.kinds.base import Remark, Response
from quiz.later import later

MAX_OPTIONS = 26
_OF_OTHERS = later(
    r"\b(?:(?:all|none|both|neither|either|any) of (?:the )?(?:above|others?|these|those)|the above"
    r"|(?:both|neither|either) [A-Z] (?:and|n?or) [A-Z]\b)",
    re.IGNORECASE,
)


class Option(msgspec.Struct, frozen=True):
    """One option: `right` says it belongs to the key, `feedback` why it is right or wrong."""

    text: str
    right: bool
    feedback: str


class Options(msgspec.Struct, frozen=True):
    """An item that shows options."""

    options: tuple[Option, ...]

    def key(self) -> Response:
        """The right options."""
        return tuple(option.text for option in self.options if option.right)

    def essence(self) -> tuple[str, ...]:
        """The right options, sorted."""
        return tuple(sorted(self.key()))

    def shown(self) -> tuple[str, ...]:
        """The options in written order."""
        return tuple(option.text for option in self.options)

    def fixed(self) -> bool:
        """Whether an option refers to others by their place ("all of the above"), so that none may move."""
        return any(_OF_OTHERS.search(option.text) for option in self.options)

    def remarks(self, response: Response) -> tuple[Remark, ...]:
        """One remark for each option, in written order."""
        return tuple(Remark(o.text, o.right, o.text in response, o.feedback) for o in self.options)
