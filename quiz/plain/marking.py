"""Answers that were written on paper: read from lines such as `12. b`, and marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz import wording
from quiz.bank.model import Bank
from quiz.plain.answers import FORMS
from quiz.plain.paper import right
from quiz.session.plan import option_order
from quiz.text import clean

_ANSWER = re.compile(r"\s*(\d{1,6})(?:(?:\.(?!\d)|[):])\s*|\s+)(\S.*)")
_NUMBERED = re.compile(r"\s*\d")
_NO_ANSWER = re.compile(r"\s*\d+[.):]?\s*")
_LINE_END = re.compile(r"\r\n?|\n")
_BROKEN = re.compile("[\ud800-\udfff]")
_SIGN = r"(?: *[·.,;–—-] *| +)"
_SHEET = re.compile(rf"\W*seed:? +(.+?){_SIGN}(\d{{1,6}}) questions?(?:{_SIGN}topic:? +(\S+))?\W*", re.IGNORECASE)
"""A sheet's line with the seed, also as somebody copies it by hand."""
_SEED = re.compile(r"\W*seed\b", re.IGNORECASE)


class Sheet(NamedTuple):
    """Which sheet was answered, as its line says."""

    seed: str
    questions: int
    topic: str | None


class Answers(NamedTuple):
    """What a file of answers holds: the last answer to each number, and the sheet where a line tells it.

    `passed_over` are the lines that are not used, with why.
    """

    given: dict[int, str]
    sheet: Sheet | None
    passed_over: tuple[str, ...]


class Marked(NamedTuple):
    """An answer on paper: its number, the question's id, and its mark; None where the answer is not understood."""

    number: int
    name: str
    given: str
    mark: float | None


def answers_in(text: str) -> Answers:
    """Return the answers in lines such as `12. b`; other lines are none.

    A line with bytes that are not UTF-8, which stand in `text` as lone surrogates, is not used, and that is said.
    """
    given: dict[int, str] = {}
    sheet: Sheet | None = None
    passed_over: list[str] = []
    for place, raw in enumerate(_LINE_END.split(text), 1):
        line = clean(raw)
        if _BROKEN.search(raw):
            passed_over.append(f"line {place} is not UTF-8; not used: {line.strip()}")
        elif named := _SHEET.fullmatch(line):
            sheet = sheet or Sheet(named[1], int(named[2]), named[3])
        elif _SEED.match(line):
            passed_over.append(f"line {place} is not the sheet's line with the seed, as in: seed 1 · 12 questions")
        elif match := _ANSWER.match(line):
            number, answer = int(match[1]), match[2].strip()
            if number in given:
                passed_over.append(f"{number}. answered twice; not used: {given[number]}")
            given[number] = answer
        elif _NUMBERED.match(line) and not _NO_ANSWER.fullmatch(line):
            passed_over.append(f"no answer can be read: {line.strip()}")
    return Answers(given, sheet, tuple(passed_over))


def marked(bank: Bank, names: Sequence[str], seed: str, answers: Mapping[int, str]) -> Iterator[Marked]:
    """How the answers to the sheet are marked, by number; a question without an answer gets 0."""
    for number, name in enumerate(names, 1):
        question, given = bank.questions[name], answers.get(number, "")
        if not given:
            yield Marked(number, name, "", 0.0)
            continue
        response = FORMS[question.kind].parse(given, option_order(question, seed), question.item)
        yield Marked(number, name, given, None if response is None else question.item.mark(response).mark)


def marks(bank: Bank, names: Sequence[str], seed: str, answers: Answers) -> Iterator[str]:
    """The lines that tell the marks: what is not fully right with what is, what was not used, and the sum."""
    total = 0.0
    for one in marked(bank, names, seed, answers.given):
        total += one.mark or 0
        if one.mark is None:
            yield f"? {one.number}. {one.name}: not understood: {one.given}"
        elif one.mark < 1:
            yield f"{wording.symbol(one.mark)} {one.number}. {one.name}: {one.given or 'no answer'} ({one.mark:.2f})"
        if one.mark is None or one.mark < 1:
            yield from right(bank.questions[one.name], seed, "     ")
    for line in answers.passed_over:
        yield f"! {line}"
    for number in sorted(answers.given.keys() - range(1, len(names) + 1)):
        yield f"! {number}. not on the sheet: {answers.given[number]}"
    yield f"{total:.2f} of {len(names)}"
