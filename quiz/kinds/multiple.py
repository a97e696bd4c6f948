"""`multiple`: all the right options are to be picked.

The mark is max(0, right picked − wrong picked) / number right, so that picking everything earns nothing that
picking nothing would not: PrairieLearn's net-correct, H5P's mark-the-words.
"""

from typing import TYPE_CHECKING

from quiz import shapes
from quiz.kinds.base import Kind, Response, Verdict
from quiz.kinds.options import Option, Options

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Multiple(Options, frozen=True, tag="multiple"):
    """Options of which one or more are right."""

    def mark(self, response: Response) -> Verdict:
        """Net-correct: wrong picks cancel right ones."""
        return Verdict(net_correct(self.options, response), self.remarks(response))

    def chance(self) -> float:
        """Return the chance of picking the right ones."""
        return any_picks(self.options)


def any_picks(options: tuple[Option, ...]) -> float:
    """Return the chance of picking exactly the right options, if each is picked or left by chance, but not all left."""
    return 1 / (2 ** len(options) - 1) if options else 0.0


def net_correct(options: tuple[Option, ...], response: Response) -> float:
    """max(0, right picked − wrong picked) / number right; what is no option is a wrong pick."""
    picked = set(response)
    key = [option.text for option in options if option.right]
    right = sum(text in picked for text in key)
    return max(0, right - (len(picked) - right)) / len(key)


def read(fields: "Fields") -> Multiple | None:
    """The item, or None where `choices` has an error, no right option, or no wrong one."""
    from quiz.kinds.written_options import key_elsewhere, read_options

    options = read_options(fields)
    if not options:
        return None
    right = sum(option.right for option in options)
    if right == 0 and key_elsewhere(fields):
        return None
    if right == 0:
        fields.report.error(
            "no-right-choice", fields.span("choices"), "no choice is right", "mark each key with right:"
        )
        return None
    if right == len(options):
        fields.report.error(
            "no-wrong-choice",
            fields.span("choices"),
            "every choice is right, so picking is no test",
            "add a plausible wrong: choice",
        )
        return None
    return Multiple(options)


KIND = Kind("multiple", {"choices": shapes.CHOICES}, ("choices",), read)
