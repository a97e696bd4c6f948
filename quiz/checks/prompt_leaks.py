"""Two questions tell each other's answers, so that no order of asking keeps both secret.

Why: the program asks a question before any other whose prompt, options, hint, explanation or quotes name its answer.
Where two do so to each other, one of them is given away whichever comes first. A text that has not all the words in
which a right option differs from the wrong ones tells nothing, nor does one that names its own question's answer.

Before: `Who met the ambassador?` with the key *Wang Yi*, beside `Whom did Wang Yi meet?` with the key *the ambassador*

After: one of the two reworded, or asked about something else
"""

from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank.giveaway import RARE, Tell, content_of, given_away, placed, subject_of, tells, told_in
from quiz.bank.model import Bank, Question
from quiz.checks.base import NAMED, BankRule, Flaw
from quiz.checks.view import View
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.match import Match
from quiz.kinds.options import Options
from quiz.text import and_more
from quiz.words import as_written
from quiz.yaml.nodes import Where

_NOUNS: dict[str | int, str] = {"choices": "an option", "claims": "a passage"}
"""What is called otherwise than its field."""


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """The later one of each two that give each other away: once, with all of them."""
    before = given_away(bank, list(views))
    order = {name: place for place, name in enumerate(views)}
    looker = _Looker(bank)
    for teller in sorted(before, key=order.__getitem__):
        earlier = [n for n in before[teller] if order[n] < order[teller] and teller in before.get(n, ())]
        found = []
        for name in sorted(earlier, key=order.__getitem__):
            here, there = looker.leak(teller, name), looker.leak(name, teller)
            if here and there:
                found.append((name, here, there))
        if found:
            (other, here, there), *more = found
            line = views[other].question.at.line
            what = f"{here} tells the answer of {other} in line {line}, and there {there} tells this one's"
            if more:
                what += f"; so it is with {and_more([name for name, _, _ in more], NAMED)}"
            hint = "reword one of them, or ask it about something else"
            yield teller, Flaw(here.where, what, hint, others=(other, *(name for name, _, _ in more)))


class _Leak(NamedTuple):
    """Words of a question that tell another's answer, as they are written, and where."""

    words: str
    where: Where
    claim: str

    def __str__(self) -> str:
        place = f"the quote of {self.claim}" if self.claim else _NOUNS.get(self.where[0], f"the {self.where[0]}")
        return f"“{self.words}” in {place}"


class _Looker:
    """Looks for the text of one question that surely tells the answer of another."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.subject = subject_of(bank)
        self.tells: dict[str, list[Tell]] = {}
        self.texts: dict[str, list[tuple[Where, str, frozenset[str]]]] = {}

    def leak(self, teller: str, told: str) -> _Leak | None:
        """The first text of `teller` that tells the answer of `told`."""
        one, other = self.bank.questions[teller], self.bank.questions[told]
        own = content_of(" ".join(one.item.key()))
        sharing = not set(one.claims).isdisjoint(other.claims)
        for tell in self._tells(other):
            if (tell.sharing and not sharing) or tell.told_by(own):
                continue
            for where, text, held in self._texts(one):
                if tell.told_by(held) and not (_offers(one, where) and _among_others(tell, one, other)):
                    claim = one.claims[int(where[1])] if where[0] == "claims" and len(where) > 1 else ""
                    return _Leak(_words(tell, text), where, claim)
        return None

    def _tells(self, question: Question) -> list[Tell]:
        if question.id not in self.tells:
            self.tells[question.id] = list(tells(self.bank, question, self.subject, surely=True))
        return self.tells[question.id]

    def _texts(self, question: Question) -> list[tuple[Where, str, frozenset[str]]]:
        if question.id not in self.texts:
            self.texts[question.id] = [(where, text, told_in(text)) for where, text in placed(self.bank, question)]
        return self.texts[question.id]


def _offers(question: Question, where: Where) -> bool:
    """Whether what stands there is offered to be picked, true or not."""
    item = question.item
    if isinstance(item, Options) and not isinstance(item, Evidence):
        return where[0] == "choices"
    return (isinstance(item, Match) and where[0] == "pairs") or (isinstance(item, Cloze) and where[0] == "text")


def _among_others(tell: Tell, teller: Question, told: Question) -> bool:
    """Whether what is offered tells nothing: a mere name, or one beside the wrong options of the question itself."""
    if len(tell.must | tell.of) < RARE:
        return True
    wrong = [o.text for o in told.item.options if not o.right] if isinstance(told.item, Options) else []
    offered = [content_of(text) for text in teller.item.shown()]
    return any(words and any(words <= some for some in offered) for words in map(content_of, wrong))


def _words(tell: Tell, text: str) -> str:
    """The words of `text` that tell, as written, each once."""
    wanted = tell.must | tell.of
    found = dict.fromkeys(word for word in as_written(text) if told_in(word) & wanted)
    return " ".join(found if tell.must <= told_in(" ".join(found)) else (*found, *sorted(tell.must)))


RULE = BankRule("prompt-leaks", find)
