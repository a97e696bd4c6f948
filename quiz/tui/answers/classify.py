"""`classify` on screen: sort each thing into a group by letter."""

from typing import ClassVar, cast

from quiz.kinds.classify import Classify
from quiz.tui.answers.pairing import Pairing


class Sorting(Pairing):
    """The things are the rows, the groups the words."""

    does: ClassVar[str] = "sort"
    once: ClassVar[bool] = False

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Things as shuffled, groups as written."""
        return self.options, cast("Classify", self.question.item).groups

    def written(self) -> tuple[str, ...]:
        """The things in written order."""
        return self.question.item.shown()


ANSWER = Sorting
