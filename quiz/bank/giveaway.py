"""Which questions give away the answer of another: by a prompt, an option, a hint, an explanation or a quote.

Words tell, not meanings: a text gives an answer away where it holds the answer's content words. So an answer that is
typed is given away by any text that names it, a right option by one that holds three quarters of its words. Numbers are
named whatever parts their thousands: `11,400` and `11 400` tell 11400.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

import msgspec

from quiz.bank.model import Bank, Question
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.numbers import number as value_of
from quiz.kinds.numbers import numbers_in
from quiz.kinds.numeric import Numeric
from quiz.kinds.options import Options
from quiz.kinds.patterns import has_star
from quiz.kinds.short import Short
from quiz.later import later
from quiz.words import content, number, words

if TYPE_CHECKING:
    from quiz.yaml.nodes import Where

SMALL = 12
"""Up to this a number is too common to tell anything without what it counts."""
_ENOUGH = 0.75
"""This share of a right option's words tells it."""
RARE = 3
"""A right option of so many content words is told wherever they stand; a shorter one only beside a claim it shares."""
_COMMON = 60
"""A word that stands in more questions than this is what the bank is about, and tells nothing."""
_FIELDS = {"match": "pairs", "order": "sequence", "classify": "groups", "true-false": "answer"}
"""Where what is shown to pick from is written, by type; elsewhere under `text:`."""
_DIGIT = later("[0-9]")
_PLAIN = later(r"(?<!\w)[0-9]+")
_PARTED = later(r"[.,][0-9]|[0-9]['\u2019\s][0-9]|[0-9][eE]|(?<![0-9])0[0-9]")
"""Where it is nowhere found, the numbers of a text are its runs of digits, and need not be read."""
_Words = Sequence[frozenset[str]]


class Tell(msgspec.Struct, frozen=True):
    """Words that give an answer away: all that `must` be there, and so many `of` the others.

    `sharing`: only in a question on one of the same claims.
    """

    must: frozenset[str]
    of: frozenset[str] = frozenset()
    least: int = 0
    sharing: bool = False

    def told_by(self, text: frozenset[str]) -> bool:
        """Whether the words of `text` give the answer away."""
        return self.must <= text and len(self.of & text) >= self.least


def subject_of(bank: Bank) -> frozenset[str]:
    """The content words of the titles of the bank and its source: they are in every text."""
    return content_of(f"{bank.title} {bank.source.title if bank.source else ''}")


def tells(bank: Bank, question: Question, subject: frozenset[str], *, surely: bool = False) -> Iterator[Tell]:
    """What gives the answer of `question` away. Pairs, groups and orders are told by no single text.

    `surely`: of a right option all the words must be there in which it differs from the wrong ones.
    """
    item = question.item
    if isinstance(item, Short):
        yield from _typed(item.accept)
    elif isinstance(item, Cloze):
        for gap in item.gaps:
            if not gap.options:
                yield from _typed(gap.accept)
    elif isinstance(item, Numeric):
        yield from _numeric(item, question)
    elif isinstance(item, Options):
        wrong = [content_of(option.text) for option in item.options if not option.right] if surely else []
        for option in item.options:
            if option.right:
                yield from _option(option.text, 1 if isinstance(item, Evidence) else _ENOUGH, subject, wrong)
    if question.prove:
        for proof in bank.proofs(question):
            yield from _option(proof.quote, 1, subject)


def _typed(accept: tuple[str, ...]) -> Iterator[Tell]:
    for pattern in accept:
        if (value := value_of(pattern)) is not None:
            yield Tell(_named(value), sharing=_is_small(value))
        elif not has_star(pattern) and (must := content_of(pattern)):
            yield Tell(must, sharing=len(must) == 1 and pattern == pattern.lower())


def _numeric(item: Numeric, question: Question) -> Iterator[Tell]:
    value = value_of(item.answer, item.decimal)
    if value is not None:
        asked = content_of(question.prompt)
        yield Tell(_named(value), asked, ceil(len(asked) / 2) if _is_small(value) else 0)


def _named(value: Fraction) -> frozenset[str]:
    return frozenset({str(abs(value))})


def _is_small(value: Fraction) -> bool:
    return value.denominator == 1 and abs(value) <= SMALL


def _option(text: str, share: float, subject: frozenset[str], wrong: _Words = ()) -> Iterator[Tell]:
    """The words of an option. The bank's subject is in every text, so the others count; one alone must be there."""
    found = content_of(text)
    telling = found - subject
    must = _differing(telling, wrong) if wrong else frozenset()
    if len(telling) > 1:
        yield Tell(must, telling, ceil(len(telling) * share), sharing=len(telling) < RARE)
    elif telling and len(found) > 1:
        yield Tell(telling, found, ceil(len(found) * share), sharing=True)


def _differing(key: frozenset[str], wrong: _Words) -> frozenset[str]:
    """The words of a key that no wrong option has; where each is in one of them, those that are not in all."""
    return key.difference(*wrong) or key - frozenset.intersection(*wrong)


def placed(bank: Bank, question: Question) -> "Iterator[tuple[Where, str]]":
    """Each text that a student reads with `question`, its feedback's quotes included, and where it is written.

    Of a text of several parts, the field; of a claim's quote and voice, the claim's name; of passages, all names.
    """
    item = question.item
    yield ("prompt",), question.prompt
    yield ("hint",), question.hint
    yield ("explanation",), question.explanation
    proofs = bank.proofs(question)
    if isinstance(item, Evidence) and any(option.text == proof.quote for option in item.options for proof in proofs):
        for option in item.options:
            yield ("claims",), option.text
    elif isinstance(item, Options):
        for place, option in enumerate(item.options):
            yield ("choices", place, "right" if option.right else "wrong"), option.text
    else:
        where: Where = (_FIELDS.get(question.kind, "text"),)
        for text in item.shown():
            yield where, text
    if isinstance(item, Cloze):
        yield ("text",), item.text(lambda _: "_")
    known = bank.source.claims if bank.source else {}
    places: list[Where] = [("claims", place) for place, name in enumerate(question.claims) if name in known]
    for place, proof in enumerate(proofs):
        where = places[place] if place < len(places) else ("quote",)
        yield where, proof.quote
        yield where, proof.voice


def shown(bank: Bank, question: Question) -> Iterator[frozenset[str]]:
    """The words and numbers of each text that a student reads with `question`, its feedback's quotes included."""
    return (told_in(text) for _, text in placed(bank, question))


def told_in(text: str) -> frozenset[str]:
    """The content words of `text` and its numbers, written as in a `Tell`."""
    found = content_of(text)
    if not _DIGIT.search(text):
        return found
    return found.union(map(str, numbers_in(text)) if _PARTED.search(text) else _PLAIN.findall(text))


def content_of(text: str) -> frozenset[str]:
    """The stems of the content words of `text`, and its numbers in digits."""
    if not text:
        return frozenset()
    found = words(text)
    numbers = [n for word in found if (n := number(word))]
    return content(found).union(numbers) if numbers else content(found)


def given_away(bank: Bank, names: Collection[str]) -> dict[str, set[str]]:
    """For each of the questions that give others away: those that must be asked before it."""
    texts = {name: list(shown(bank, bank.questions[name])) for name in names}
    having: dict[str, set[str]] = defaultdict(set)
    for name, some in texts.items():
        for word in frozenset().union(*some):
            having[word].add(name)
    before: dict[str, set[str]] = defaultdict(set)
    subject = subject_of(bank)
    for name in names:
        claims = frozenset(bank.questions[name].claims)
        for tell in tells(bank, bank.questions[name], subject):
            for other in _having(tell, having):
                if other == name or (tell.sharing and claims.isdisjoint(bank.questions[other].claims)):
                    continue
                if any(tell.told_by(text) for text in texts[other]):
                    before[other].add(name)
    return dict(before)


def _having(tell: Tell, having: dict[str, set[str]]) -> set[str]:
    """The questions that could hold the words of `tell`, found by its rarest ones; none where all are common.

    Whatever holds so many `of` the words holds one of the rarest, all but that many.
    """
    if tell.must:
        rarest = [min(tell.must, key=lambda word: len(having.get(word, ())))]
    else:
        by_times = sorted(tell.of, key=lambda word: len(having.get(word, ())))
        rarest = by_times[: len(tell.of) - tell.least + 1]
    found = [some for word in rarest if len(some := having.get(word, set())) <= _COMMON]
    return set().union(*found)
