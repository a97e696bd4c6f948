"""`evidence`: all the passages that prove something are to be picked. The mark is net-correct, as in `multiple`."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from quiz import shapes
from quiz.kinds.base import Kind, Remark, Response, Verdict
from quiz.kinds.multiple import any_picks, net_correct
from quiz.kinds.options import Option, Options
from quiz.sources.model import Claim, Source

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields

LEAST = 5
MORE = 3
"""So many passages there are at least, and so many wrong ones where there are enough of them."""


class Evidence(Options, frozen=True, tag="evidence"):
    """Passages of which one or more prove it; empty until they are taken from the source.

    `distractors` are the claims whose quotes are the wrong ones; without any, the nearest rivals are taken.
    """

    feedback: str
    distractors: tuple[str, ...] = ()

    def mark(self, response: Response) -> Verdict:
        """Net-correct: wrong picks cancel right ones."""
        mark = net_correct(self.options, response)
        whole = (Remark("", False, True, self.feedback),) if self.feedback and mark < 1 else ()
        return Verdict(mark, (*whole, *self.remarks(response)))

    def chance(self) -> float:
        """Return the chance of picking the right passages."""
        return any_picks(self.options)


def passages(source: Source, claims: Collection[str], distractors: Collection[str] = ()) -> tuple[Option, ...]:
    """The quotes of `claims` as right options, those of `distractors` as wrong ones, which say what they prove.

    Without distractors the nearest rivals are taken.
    """
    from quiz.sources.rivals import apart, rivals

    right = list(dict.fromkeys(source.claims[name].quote for name in claims if name in source.claims))
    named = tuple(apart((source.claims[name] for name in distractors if name in source.claims), right))
    wrong = named if distractors else rivals(source, claims, max(LEAST - len(right), MORE))
    return (
        *(Option(quote, True, "") for quote in right),
        *(Option(claim.quote, False, proves_instead(source, claim)) for claim in wrong),
    )


def proves_instead(source: Source, claim: Claim) -> str:
    """What is said of a quote of `claim` to whoever takes it for the proof of something else."""
    return f"This proves something else, said by {source.voice_of(claim)}: {claim.says}"


def read(fields: "Fields") -> Evidence | None:
    """The item, or None where written `choices` have an error, no right one or no wrong one."""
    from quiz.kinds.written_options import read_options
    from quiz.yaml.nodes import Sequence

    feedback = fields.text("feedback") or ""
    distractors = tuple(name for name, _ in fields.texts("distractors"))
    if "choices" not in fields.values:
        claims = fields.values.get("claims")
        if claims is not None and not (isinstance(claims, Sequence) and not claims.items):
            return Evidence((), feedback, distractors)
        if not fields.misspelt("choices"):
            fields.missing("claims", "the claims that are proved, or choices: with right: and wrong:")
        return None
    if distractors:
        message = "the wrong passages are given twice, here and under choices:"
        fields.report.error("passages-twice", fields.span("distractors"), message, "keep choices:, or distractors:")
        return None
    options = read_options(fields)
    rights = {option.right for option in options}
    if options and rights != {True, False}:
        code, what = ("no-wrong-choice", "right") if True in rights else ("no-right-choice", "wrong")
        message = f"every passage is {what}, so picking is no test"
        fields.report.error(code, fields.span("choices"), message, "add one that proves something else")
        return None
    return Evidence(options, feedback) if options else None


KIND = Kind(
    "evidence",
    {
        "choices": shapes.CHOICES,
        "distractors": shapes.texts("ids of the claims whose quotes are the wrong passages", ["new-mill"]),
        "feedback": shapes.FEEDBACK,
    },
    (),
    read,
    ("claims", "choices"),
)
