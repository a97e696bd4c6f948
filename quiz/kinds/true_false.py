"""`true-false`: a statement that holds or does not. The mark is 1 or 0."""

from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.kinds.base import Kind, Remark, Response, Verdict

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields

TRUE, FALSE = "True", "False"


class TrueFalse(msgspec.Struct, frozen=True, tag="true-false"):
    """`answer` says whether the statement holds; `feedback` is for who picks the other one."""

    answer: bool
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """1 for the right one, else 0."""
        right = self.key()
        remarks = tuple(
            Remark(text, text in right, text in response, "" if text in right else self.feedback)
            for text in (TRUE, FALSE)
        )
        return Verdict(float(response == right), remarks)

    def key(self) -> Response:
        """The right one."""
        return (TRUE,) if self.answer else (FALSE,)

    def essence(self) -> tuple[str, ...]:
        """The right one."""
        return self.key()

    def shown(self) -> tuple[str, ...]:
        """True, then False."""
        return (TRUE, FALSE)

    def fixed(self) -> bool:
        """True stands before False."""
        return True

    def chance(self) -> float:
        """Return the chance of picking the right one of two."""
        return 1 / 2


def read(fields: "Fields") -> TrueFalse | None:
    """The item, or None where `answer` is missing or no flag."""
    if "answer" not in fields.values:
        fields.missing("answer", "true or false")
        return None
    errors = fields.report.errors
    answer = fields.flag("answer", False)
    feedback = fields.text("feedback")
    return None if fields.report.errors > errors else TrueFalse(answer, feedback or "")


KIND = Kind(
    "true-false",
    {
        "answer": shapes.flag("whether the statement is true", False),
        "feedback": shapes.text("why the other answer is wrong", "It says only that a dam may be built."),
    },
    ("answer",),
    read,
)
