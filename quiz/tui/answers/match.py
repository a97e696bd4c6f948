"""`match` on screen: give each thing at the left its counterpart by letter."""

from typing import ClassVar, cast

from quiz.kinds.match import Match
from quiz.tui.answers.pairing import Pairing


class Matching(Pairing):
    """The left sides are the rows, the right sides the words."""

    does: ClassVar[str] = "pair"

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Lefts as written, rights as shuffled."""
        return self.written(), self.options

    def written(self) -> tuple[str, ...]:
        """The lefts."""
        return cast("Match", self.question.item).stems()


ANSWER = Matching
