"""What every answer widget takes in and posts out. None of them judges."""

from typing import ClassVar, Protocol

from textual.message import Message

from quiz.bank.model import Question
from quiz.kinds import Response, Verdict


class Submitted(Message):
    """The student gave `response`; an empty one says that nothing was chosen or typed yet."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Answer(Protocol):
    """An answer widget: `ask` shows a question's options, `reveal` what was right; `nudge` asks for an answer."""

    nudge: ClassVar[str]
    keys: ClassVar[str]

    def ask(self, question: Question, options: tuple[str, ...]) -> None:
        """Take a new question in."""

    def reveal(self, verdict: Verdict) -> None:
        """Show the verdict on the options, and take no more keys."""
