"""`numeric` on screen: type a number."""

from typing import ClassVar, cast

from quiz.kinds import Response
from quiz.kinds.numeric import Numeric
from quiz.tui.answers.typed import Typed


class Number(Typed):
    """One line for a number, with its unit where it has one. What is no number is not taken for an answer."""

    nudge: ClassVar[str] = "Type a number, in digits."
    placeholder: ClassVar[str] = "type a number"

    def key(self, key: str, character: str | None) -> bool:
        """Typing; a letter that leads to no number is refused at once."""
        if not self.typing or character is None or len(character) != 1 or not character.isprintable():
            return super().key(key, character)
        item = cast("Numeric", self.question.item)
        if item.may_follow(self.draft.before, character):
            return super().key(key, character)
        self.said = "Digits first; then the unit, if you like." if item.unit else "Digits only."
        return True

    def response(self) -> Response:
        """What is typed, where it says a number."""
        typed = super().response()
        return typed if typed and cast("Numeric", self.question.item).says_number(typed[0]) else ()

    def slip(self) -> str:
        """What is typed, where it says no number."""
        return "" if self.response() else self.draft.text.strip()


ANSWER = Number
