"""`choice`: one of several options is right. The mark is 1 or 0."""

import msgspec

from quiz.fields import Fields
from quiz.kinds.base import Kind, Response, Verdict
from quiz.kinds.options import Option, read_options, remarks, speak_of_others


class Choice(msgspec.Struct, frozen=True, tag="choice"):
    """Options of which exactly one is right."""

    options: tuple[Option, ...]

    def mark(self, response: Response) -> Verdict:
        """1 for the right option alone, else 0."""
        return Verdict(float(response == self.key()), remarks(self.options, response))

    def key(self) -> Response:
        """The right option."""
        return tuple(option.text for option in self.options if option.right)

    def shown(self) -> tuple[str, ...]:
        """The options in written order."""
        return tuple(option.text for option in self.options)

    def fixed(self) -> bool:
        """Whether an option speaks of the others."""
        return speak_of_others(self.options)


def read(fields: Fields) -> Choice | None:
    """The item, or None where `choices` has an error or not exactly one right option."""
    options = read_options(fields)
    if not options:
        return None
    right = sum(option.right for option in options)
    if right == 1:
        return Choice(options)
    if right == 0:
        fields.report.error("no-right-choice", fields.span("choices"), "no choice is right", "mark the key with right:")
    else:
        fields.report.error(
            "many-right-choices",
            fields.span("choices"),
            f"{right} choices are right",
            "keep one right:, or write type: multiple",
        )
    return None


KIND = Kind("choice", frozenset(("choices",)), read)
