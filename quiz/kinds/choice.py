"""`choice`: one of several options is right. The mark is 1 or 0."""

from quiz import shapes
from quiz.fields import Fields
from quiz.kinds.base import Kind, Response, Verdict
from quiz.kinds.options import Options, read_options


class Choice(Options, frozen=True, tag="choice"):
    """Options of which exactly one is right."""

    def mark(self, response: Response) -> Verdict:
        """1 for the right option alone, else 0."""
        return Verdict(float(response == self.key()), self.remarks(response))


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


KIND = Kind("choice", {"choices": shapes.CHOICES}, ("choices",), read)
