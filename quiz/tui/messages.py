"""What several screens ask of the app."""

from textual.message import Message

from quiz.bank.model import Bank


class SourceWished(Message):
    """The source of `bank` is to be read, at the quote of `claim` where one is named."""

    def __init__(self, bank: Bank, claim: str | None = None) -> None:
        super().__init__()
        self.bank = bank
        self.claim = claim
