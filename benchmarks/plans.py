"""What quiz will ask and say, worked out by quiz's own code, so that the terminal can be watched for it."""

from typing import NamedTuple

from quiz import wording
from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank, Question
from quiz.folders import shipped_folder
from quiz.library import Library
from quiz.session.plan import option_order, plan
from quiz.tui.answers import answer_of
from quiz.tui.answers.base import Answer
from quiz.tui.answers.cloze import Gaps
from quiz.tui.answers.order import Ordering
from quiz.tui.answers.pairing import Pairing

BANK = "hermit-kingdom"
_LONGEST = 30
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Asked(NamedTuple):
    """A question of a run: all of its text, parts that show when it is asked, keys of an answer, the word they earn.

    `proves`: the answer is followed by picking a quote, and only then comes the verdict.
    """

    kind: str
    text: str
    shows: tuple[str, ...]
    keys: bytes
    verdict: str
    proves: bool


def shipped_bank() -> Bank:
    """The bank that comes with the program."""
    path = shipped_folder() / f"{BANK}.yaml"
    bank = Library((shipped_folder(),)).load(path).bank
    if bank is None:
        raise RuntimeError(f"{path} cannot be read")
    return bank


def run_of(bank: Bank, seed: str, count: int) -> list[Asked]:
    """The questions of a new run with `seed`, in order, each with a simple answer to it."""
    return [_asked(bank.questions[name], seed) for name in _names(bank, seed, count)]


def _names(bank: Bank, seed: str, count: int) -> tuple[str, ...]:
    return plan(bank.questions, {}, seed, count, lambda chosen: given_away(bank, chosen))


def _asked(question: Question, seed: str) -> Asked:
    options = option_order(question, seed)
    answer = answer_of(question.kind)(question, options)
    keys = _keys(answer)
    for key in keys:
        answer.key(key, key)
    verdict = wording.verdict_word(question.item.mark(answer.response()))
    first = () if isinstance(answer, Gaps) else options[:1]
    shows = (beginning(question.prompt), *map(beginning, first), " skip")
    text = "\n\n".join((question.prompt, "\n".join(options), "choose · answer · skip · undo · keys · leave"))
    return Asked(question.kind, text, shows, keys.encode(), verdict, question.prove)


def _keys(answer: Answer) -> str:
    """Keys that answer: one move in an order, letters down the list, the first option of each gap or of all, or `7`."""
    if isinstance(answer, Ordering):
        return "J"
    if isinstance(answer, Pairing):
        return _LETTERS[: len(answer.words)] if answer.once else "a" * len(answer.rows)
    if isinstance(answer, Gaps):
        return "1" * len(answer.words)
    return "1" if answer.options else "7"


def beginning(text: str) -> str:
    """The first words of a text, few enough to stand on one line."""
    if len(text) <= _LONGEST:
        return text
    return text[: text.rindex(" ", 0, _LONGEST)] if " " in text[:_LONGEST] else text[:_LONGEST]
