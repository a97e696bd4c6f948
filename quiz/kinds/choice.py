"""`choice`: one of several options is right. The mark is 1 or 0."""

from typing import TYPE_CHECKING

from quiz import shapes
from quiz.kinds.base import Kind, Response, Verdict
from quiz.kinds.options import Options

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Choice(Options, frozen=True, tag="choice"):
    """Options of which exactly one is right."""

    def mark(self, response: Response) -> Verdict:
        """1 for the right option alone, else 0."""
        return Verdict(float(response == self.key()), self.remarks(response))

    def chance(self) -> float:
        """Return the chance of picking the right one of all options."""
        return 1 / len(self.options)


def read(fields: "Fields") -> Choice | None:
    """The item, or None where `choices` has an error or not exactly one right option."""
    from quiz.kinds.written_options import key_elsewhere, read_options
    from quiz.yaml.nodes import Mapping

    options = read_options(fields)
    if not options:
        return None
    right = sum(option.right for option in options)
    if right == 1:
        return Choice(options)
    if right == 0 and key_elsewhere(fields):
        return None
    if right == 0:
        fields.report.error("no-right-choice", fields.span("choices"), "no choice is right", "mark the key with right:")
    else:
        marks = [n.keys["right"].span for n in fields.nodes("choices") if isinstance(n, Mapping) and "right" in n.keys]
        number = "two" if right == 2 else right
        what = f"this choice is right too, so {number} are; the first right: is on line {marks[0].line}"
        fields.report.error("many-right-choices", marks[1], what, "keep one right:, or write type: multiple")
    return None


KIND = Kind("choice", {"choices": shapes.CHOICES}, ("choices",), read)
