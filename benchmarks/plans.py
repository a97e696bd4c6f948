"""What quiz will ask and say, worked out by quiz's own code, so that the terminal can be watched for it."""

from typing import NamedTuple

from quiz import wording
from quiz.bank.giveaway import given_away
from quiz.bank.model import Bank, Question
from quiz.library import Library
from quiz.session.plan import option_order, plan
from quiz.tui.answers import ANSWERS
from quiz.workspace import shipped_folder

BANK = "hermit-kingdom"
_LONGEST = 30
_KEYS = {"order": "J", "match": "abcdefghijkl"}


class Asked(NamedTuple):
    """A question of a run: all of its text, parts that show when it is asked, keys of an answer, the word they earn."""

    kind: str
    text: str
    shows: tuple[str, ...]
    keys: bytes
    verdict: str


def shipped_bank() -> Bank:
    """The bank that comes with the program."""
    path = shipped_folder() / f"{BANK}.yaml"
    bank = Library((shipped_folder(),)).load(path).bank
    if bank is None:
        raise RuntimeError(f"{path} cannot be read")
    return bank


def run_of(bank: Bank, seed: str, count: int) -> list[Asked]:
    """The questions of a new run with `seed`, in order; each is answered with its first option, or with `x`;
    an order by one move, and a match by going down the list."""
    return [_asked(bank.questions[name], seed) for name in _names(bank, seed, count)]


def _names(bank: Bank, seed: str, count: int) -> tuple[str, ...]:
    return plan(bank.questions, {}, seed, count, lambda chosen: given_away(bank, chosen))


def _asked(question: Question, seed: str) -> Asked:
    options = option_order(question, seed)
    keys = _KEYS.get(question.kind, "1" if options else "x")
    answer = ANSWERS[question.kind](question, options)
    for key in keys:
        answer.key(key, key)
    verdict = wording.verdict_word(question.item.mark(answer.response()))
    shows = (beginning(question.prompt), *map(beginning, options[:1]), " skip")
    text = "\n\n".join((question.prompt, "\n".join(options), "choose · answer · skip · undo · keys · leave"))
    return Asked(question.kind, text, shows, keys.encode(), verdict)


def beginning(text: str) -> str:
    """The first words of a text, few enough to stand on one line."""
    if len(text) <= _LONGEST:
        return text
    return text[: text.rindex(" ", 0, _LONGEST)] if " " in text[:_LONGEST] else text[:_LONGEST]
