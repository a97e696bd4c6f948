"""The questions of a run on paper: to be answered without the program, and marked by it afterwards."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz import wording
from quiz.bank.model import Bank, Question
from quiz.plain.answers import FORMS
from quiz.session.plan import option_order
from quiz.text import count

WIDTH = 78
_ANSWER = re.compile(r"\s*(\d{1,6})[.):]?\s+(.*)")


def sheet(bank: Bank, names: Sequence[str], seed: str) -> Iterator[str]:
    """The lines of the question sheet: as the plain run with this seed asks, without a word of the key."""
    yield f"{bank.title} · {count(len(names), 'question')} · seed {seed}"
    if bank.source:
        yield f"on “{bank.source.title}”, by {bank.source.author}"
    for number, name in enumerate(names, 1):
        question = bank.questions[name]
        options = option_order(question, seed)
        form = FORMS[question.kind]
        yield ""
        yield from _wrapped(f"{number}. {question.prompt}")
        yield from form.lines(options, question.item)
        yield from _wrapped(f"({form.instruction(options, question.item)})")


def key(bank: Bank, names: Sequence[str]) -> Iterator[str]:
    """The lines of the key to the sheet: what is right, and why."""
    for number, name in enumerate(names, 1):
        question = bank.questions[name]
        yield f"{number}. {name}"
        for line in _right(question):
            yield from _wrapped(line, "   ")
        if question.explanation:
            yield from _wrapped(question.explanation, "   ")
        for proof in bank.proofs(question):
            yield from _wrapped(f"{wording.quoted(proof)} {proof.origin}", "   | ")


def _right(question: Question) -> Iterator[str]:
    parts = question.item.mark(()).parts
    if parts:
        yield from (f"{part.label or number}: {part.wanted}" for number, part in enumerate(parts, 1))
    else:
        yield from question.item.key()


def _wrapped(text: str, indent: str = "") -> list[str]:
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, WIDTH - len(indent))]
    return [indent + line for line in lines]


class Marked(NamedTuple):
    """An answer on paper: its number, the question's id, and its mark; None where the answer is not understood."""

    number: int
    name: str
    given: str
    mark: float | None


def marked(bank: Bank, names: Sequence[str], seed: str, answers: Mapping[int, str]) -> Iterator[Marked]:
    """How the answers to the sheet are marked, by number; a question without an answer gets 0."""
    for number, name in enumerate(names, 1):
        question, given = bank.questions[name], answers.get(number, "")
        if not given:
            yield Marked(number, name, "", 0.0)
            continue
        response = FORMS[question.kind].parse(given, option_order(question, seed), question.item)
        yield Marked(number, name, given, None if response is None else question.item.mark(response).mark)


def answers_in(text: str) -> dict[int, str]:
    """The answers in lines such as `12. b`; other lines are none."""
    found = (_ANSWER.match(line) for line in text.splitlines())
    return {int(match[1]): match[2].strip() for match in found if match and match[2].strip()}
