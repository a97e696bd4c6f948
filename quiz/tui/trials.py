"""Questions that are tried out while they are written: an answer begun stays as long as its question does."""

import msgspec

from quiz.bank.model import Bank, Question
from quiz.diagnostics import START
from quiz.session.proving import proof_options
from quiz.sitting import Sitting
from quiz.tui.asking import Asking
from quiz.workspace import Rehearsal

_SHUFFLES = 20
"""So many orders are drawn at most to find another one."""


class Trials:
    """One trial of each question. `seed`: the order of options as long as none is wished for anew; else by chance."""

    def __init__(self, workspace: Rehearsal, seed: str | None) -> None:
        self.workspace = workspace
        self.seed = seed
        self.begun: dict[str, Asking] = {}

    def of(self, bank: Bank, question: Question) -> Asking:
        """The question as it was begun, or anew where it or its proof is another one now."""
        asking = self.begun.get(question.id)
        return asking if asking is not None and _same(asking, bank, question) else self.anew(bank, question, self.seed)

    def anew(self, bank: Bank, question: Question, seed: str | None) -> Asking:
        """The question from the beginning."""
        run = self.workspace.begin(bank, (question.id,), seed)
        asking = self.begun[question.id] = Asking(Sitting(self.workspace, bank, run), question)
        return asking

    def shuffled(self, bank: Bank, question: Question, before: tuple[str, ...]) -> Asking:
        """The question from the beginning, its options in another order than `before` where there is one."""
        asking = self.anew(bank, question, None)
        for _ in range(_SHUFFLES):
            if asking.sitting.options(question) != before:
                break
            asking = self.anew(bank, question, None)
        return asking


def _same(asking: Asking, bank: Bank, question: Question) -> bool:
    """Whether a question that was begun shows the same in `bank` as it stands now, wherever it is written."""
    before, seed = asking.sitting.bank, asking.sitting.run.seed
    return (
        _unplaced(asking.question) == _unplaced(question)
        and before.proofs(asking.question) == bank.proofs(question)
        and asking.quotes == proof_options(bank, question, seed)
    )


def _unplaced(question: Question) -> Question:
    return msgspec.structs.replace(question, at=START, quote_at=START, ignore=())
