"""What every answer widget takes in and posts out. None of them judges."""

from typing import NamedTuple, Protocol

from textual.message import Message

from quiz.bank.model import Question
from quiz.kinds import Response, Verdict


class Submitted(Message):
    """The student gave `response`; an empty one says that nothing was chosen or typed yet."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Form(NamedTuple):
    """How a question type is answered on screen. Types that share a widget share one instance of it.

    `widget` is `module:class` (loaded when first asked), `many` says that several options may be picked, `letters`
    are extra keys for the options in order, `keys` says at the foot what one does, `nudge` asks for an answer.
    """

    widget: str
    nudge: str
    keys: str = ""
    many: bool = False
    letters: str = ""


class Answer(Protocol):
    """An answer widget."""

    def ask(self, form: Form, question: Question, options: tuple[str, ...]) -> None:
        """Take a new question in."""

    def reveal(self, verdict: Verdict) -> None:
        """Show the verdict on the options, and take no more keys."""
