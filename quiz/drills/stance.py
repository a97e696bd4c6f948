"""*Fact or argument*: how the text puts a claim."""

from collections.abc import Iterator

from quiz.bank.model import Question
from quiz.drills.base import Drill, ask, claims_of
from quiz.kinds.options import Option
from quiz.sources.model import STANCE_WORDS, STANCES, Source, Stance

MEANING: dict[Stance, str] = {
    "fact": "the text itself states it flatly, as a thing that can be checked",
    "report": "the text relays what somebody did, said or found",
    "judgement": "a voice interprets what is known",
    "hedge": "it is put forward with a word such as may, could or suggests",
    "outlook": "it is about what has not happened yet, however firmly it is put",
}
"""What each stance is, as it is told to whoever confuses two."""


def _questions(source: Source) -> Iterator[Question]:
    occurring = {claim.stance for claim in source.claims.values()}
    stances = [stance for stance in STANCES if stance in occurring]
    if len(stances) < 2:
        return
    for claim in claims_of(source):
        options = [Option(_named(s), s == claim.stance, "" if s == claim.stance else _meaning(s)) for s in stances]
        explanation = _meaning(claim.stance)
        yield ask(claim, "How does the text put this?", options, explanation, "analyse", shuffle=False)


def _named(stance: Stance) -> str:
    words = STANCE_WORDS[stance]
    return words[0].upper() + words[1:]


def _meaning(stance: Stance) -> str:
    return f"{_named(stance)}: {MEANING[stance]}."


DRILL = Drill("stance", "Fact or argument", "How the text puts what it claims", _questions)
