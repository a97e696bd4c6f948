"""The questions of a run on paper, to be answered without the program, and the key to them."""

import textwrap
from collections.abc import Iterator, Sequence

from quiz import wording
from quiz.bank.model import Bank, Question
from quiz.plain.answers import FORMS
from quiz.session.plan import option_order
from quiz.text import count

WIDTH = 78


def which_sheet(seed: str, questions: int, topic: str | None = None) -> str:
    """The line by which a sheet is known: `seed anna · 12 questions · topic trade`."""
    return f"seed {seed} · {count(questions, 'question')}" + (f" · topic {topic}" if topic else "")


def sheet(bank: Bank, names: Sequence[str], seed: str, which: str) -> Iterator[str]:
    """The lines of the question sheet: as the plain run with this seed asks, without a word of the key.

    `which` is the line by which it is known.
    """
    yield from _wrapped(bank.title)
    yield which
    if bank.source:
        yield from _wrapped(f"on “{bank.source.title}”, by {bank.source.author}")
    yield from _wrapped(
        "Answer on another sheet: the line with the seed, then a line for each question, as in “12. b”."
    )
    for number, name in enumerate(names, 1):
        question = bank.questions[name]
        options = option_order(question, seed)
        form = FORMS[question.kind]
        yield ""
        yield from _wrapped(f"{number}. {question.prompt}")
        yield from form.lines(options, question.item)
        yield from _wrapped(f"(Write {form.wanted(options, question.item)})")


def key(bank: Bank, names: Sequence[str], seed: str, which: str) -> Iterator[str]:
    """The lines of the key to the sheet of that seed: what is right, as one answers and in words, and why."""
    yield from _wrapped(f"Key to {bank.title}")
    yield which
    for number, name in enumerate(names, 1):
        question = bank.questions[name]
        yield f"{number}. {name}"
        yield from right(question, seed)
        if question.explanation:
            yield from _wrapped(question.explanation, "   ")
        for proof in bank.proofs(question):
            yield from _wrapped(f"{wording.quoted(proof)} {proof.origin}", "   | ")


def right(question: Question, seed: str, indent: str = "   ") -> Iterator[str]:
    """The lines that say what is right, with the numbers and letters of the sheet of that seed."""
    for line in FORMS[question.kind].key(option_order(question, seed), question.item):
        yield from _wrapped(line, f"{indent}= ", f"{indent}    ")


def _wrapped(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """The lines of `text`, after `indent`; where `hanging` is given, all but the first after that."""
    width = WIDTH - len(hanging or indent)
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, width)]
    return [(hanging if i and hanging else indent) + line for i, line in enumerate(lines)]
