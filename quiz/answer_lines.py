"""An answer beside what is right: row by row, in one line, or one over the other with what differs."""

from collections.abc import Sequence

from quiz.bank.model import Question
from quiz.diff import Runs, Stretch, diff
from quiz.kinds import Part, Response, Verdict
from quiz.kinds.cloze import Cloze
from quiz.kinds.numbers import number, split_unit
from quiz.kinds.numeric import Numeric
from quiz.kinds.short import Short
from quiz.kinds.units import same_unit
from quiz.text import ENDS, fold_answer
from quiz.wording import symbol


def lacking(question: Question, response: Response) -> str:
    """`2 of 5 rows are empty.`, or gaps; nothing where every part has its text, or none has."""
    empty = response.count("")
    if not 0 < empty < len(response):
        return ""
    what = "gaps" if question.kind == "cloze" else "rows"
    return f"{empty} of {len(response)} {what} {'is' if empty == 1 else 'are'} empty."


def key_line(question: Question) -> str:
    """The right answer in one line."""
    key = question.item.key()
    parts = question.item.mark(key).parts
    return f"Right: {joined(tuple(f'{p.label} → {p.wanted}' if p.label else p.wanted for p in parts) or key)}"


def solution_lines(question: Question) -> list[str]:
    """Return what is right without an answer beside it: `right: …`, or row by row if the type has rows."""
    key = question.item.key()
    parts = question.item.mark(key).parts
    rows = [
        f"{part.label}: {part.wanted}" if part.label else f"{number}. {part.wanted}"
        for number, part in enumerate(parts, 1)
    ]
    return rows or [f"right: {joined(key)}"]


def part_lines(parts: Sequence[Part]) -> list[str]:
    """Return `✗ Fact: what was given (right: what belongs there)` for each part.

    For places in an order, return the right order: `✗ 1. what belongs there (you put it 3rd)`.
    """
    if not all(part.label for part in parts):
        return _order_lines(parts)
    return [
        f"{symbol(part.right)} {part.label}: {part.given or 'nothing'}"
        f"{'' if part.given == part.wanted else f' (right: {part.wanted})'}"
        for part in parts
    ]


def _order_lines(parts: Sequence[Part]) -> list[str]:
    return [
        f"{symbol(part.right)} {number}. {part.wanted}{f' ({place})' if place and not part.right else ''}"
        for number, (part, place) in enumerate(zip(parts, placed(parts), strict=True), 1)
    ]


def placed(parts: Sequence[Part]) -> list[str]:
    """Return for each item of an order, in the right order, where it was put: `you put it 3rd`; nothing if nowhere."""
    places = {part.given: number for number, part in enumerate(parts, 1) if part.given}
    return [f"you put it {ordinal(places[part.wanted])}" if part.wanted in places else "" for part in parts]


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`, `11th`."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def order_line(verdict: Verdict, where: str) -> str:
    """Return what explains the mark of an order and `where` the right one is; nothing for other types, or if right."""
    parts = verdict.parts
    if verdict.right or not parts or any(part.label for part in parts):
        return ""
    in_sequence = round(verdict.mark * len(parts))
    return f"You had {in_sequence} of {len(parts)} in sequence. {where}" if in_sequence else where


def key_lines(question: Question, response: Response) -> tuple[str, ...]:
    """Return the right answer; above a typed one what was typed and, if the two are alike, what differs.

    What was only left out, or only added, is said in words; when both happened, it stands in brackets. Case, accents
    and the marks at the ends are no difference when they do not count. A number is never taken apart, and an answer
    that is a number is not compared letter by letter: if only the unit is wrong, that is named.
    """
    key = question.item.key()
    if question.item.shown() or len(response) != 1 or len(key) != 1:
        return (key_line(question),)
    if isinstance(question.item, Numeric):  # its feedback names a wrong unit
        return (f"You: {response[0]}", f"Right: {key[0]}")
    if is_number(key[0]):
        return (f"You: {response[0]}{_other_unit(response[0], key[0])}", f"Right: {key[0]}")
    case = isinstance(question.item, Short | Cloze) and question.item.case
    runs = diff(response[0], key[0]) if case else _folded_diff(response[0], key[0])
    same = sum(len(run.own) for run in runs if run.kind == "same")
    if 2 * same <= max(len(response[0]), len(key[0])):
        return (f"You: {response[0]}", f"Right: {key[0]}")
    for kind, told, other in (("missing", "left out", "extra"), ("extra", "too much", "missing")):
        if all(run.kind != other for run in runs):
            parts = " · ".join((run.own or run.right).strip() for run in runs if run.kind == kind)
            note = f" ({told}: {parts})" if parts.strip(" ·") else ""
            return (f"You: {response[0]}{note}", f"Right: {key[0]}")
    return (
        f"You: {''.join(run.own if run.kind == 'same' else _bracketed(run.own) for run in runs)}",
        f"Right: {''.join(run.right if run.kind == 'same' else _bracketed(run.right) for run in runs)}",
    )


def is_number(text: str) -> bool:
    """Return whether `text` is a number, alone or with a unit behind it."""
    return any(number(split_unit(text)[0], mark) is not None for mark in ".,")


def _other_unit(given: str, wanted: str) -> str:
    """Return that the unit is what is wrong, if the number is not."""
    (own, unit), (right, wished) = split_unit(given), split_unit(wanted)
    same = any(number(own, mark) is not None and number(own, mark) == number(right, mark) for mark in ".,")
    return f" (the unit is not {unit})" if same and unit and wished and not same_unit(unit, wished) else ""


def _folded_diff(given: str, wanted: str) -> Runs:
    """Return how two answers differ by more than case, accents and the marks at their ends."""
    own, right = given.rstrip(ENDS), wanted.rstrip(ENDS)
    return (*diff(own, right, fold_answer), Stretch("same", given[len(own) :], wanted[len(right) :]))


def _bracketed(text: str) -> str:
    return f"[{text}]" if text else ""


def joined(response: Response) -> str:
    """A response in one line."""
    return " · ".join(response) if response else "nothing"


def answer_line(question: Question, response: Response) -> str:
    """A response in one line; gaps, pairs and things to sort with their names: `Fact → what was given · …`."""
    parts = question.item.mark(response).parts if response else ()
    return joined(tuple(f"{part.label} → {part.given or 'nothing'}" for part in parts if part.label) or response)
