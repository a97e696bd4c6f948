"""A run that was left, and what is wished instead."""

from typing import NamedTuple

from quiz.bank.model import Bank
from quiz.session.run import Run
from quiz.workspace import RunOptions


class Offer(NamedTuple):
    """A run that was left, to go on with, or the new one that is wished instead."""

    bank: Bank
    left: Run
    wished: RunOptions
