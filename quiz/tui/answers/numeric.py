"""`numeric` on screen: type a number."""

from typing import ClassVar, cast

from quiz.kinds import Response
from quiz.kinds.numeric import Numeric
from quiz.tui.answers.typed import Typed


class Number(Typed):
    """One line for a number, with its unit if one likes. What is no number is not taken for an answer."""

    nudge: ClassVar[str] = "Type a number, in digits."
    placeholder: ClassVar[str] = "type a number"

    def response(self) -> Response:
        """What is typed, where it says a number."""
        typed = super().response()
        return typed if typed and cast("Numeric", self.question.item).says_number(typed[0]) else ()


ANSWER = Number
