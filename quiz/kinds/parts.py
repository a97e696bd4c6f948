"""Lists of texts without repetition, and the verdict on an item with parts: shared by `order`, `match`, `classify`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.diagnostics import Span
from quiz.kinds.base import Part, Remark, Response, Verdict
from quiz.text import fold_answer

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields
    from quiz.yaml.nodes import Node

MAX_PARTS = 26
_TO = " → "

Placed = tuple[str, Span]
"""A text and where it stands."""


def texts_of(nodes: "Iterable[Node]", fields: "Fields", what: str) -> list[Placed]:
    """The texts in `nodes`; those with an error are reported and left out."""
    from quiz.yaml.fields import text_of

    read = ((text_of(node, fields.report, what), node.span) for node in nodes)
    return [(text, span) for text, span in read if text is not None]


def no_repetition(placed: Iterable[Placed], fields: "Fields", what: str) -> bool:
    """Whether no text stands there twice, case and accents aside; each that does is reported."""
    seen: set[str] = set()
    fine = True
    for text, span in placed:
        folded = fold_answer(text, case=True)
        if folded in seen:
            fields.report.error("duplicate-option", span, f"{what} {text} stands here again", "keep one of the two")
            fine = False
        seen.add(folded)
    return fine


def right_number(number: int, span: Span, fields: "Fields", what: str, least: int = 2) -> bool:
    """Whether there are enough and not too many; reported where not."""
    if number < least:
        there = f"there is one {what}" if number == 1 else f"there is no {what}"
        fields.report.error("too-few-options", span, there, f"write {'two' if least == 2 else 'one'} or more")
    elif number > MAX_PARTS:
        there = f"there are {number} {what}s; at most {MAX_PARTS} are read"
        fields.report.error("too-many-options", span, there, "ask two questions")
    return least <= number <= MAX_PARTS


def named(rows: Iterable[str], given: Iterable[str]) -> Response:
    """What was given to each row, as it is recorded: with the row's name, empty where the row was left open."""
    return tuple(f"{row}{_TO}{text}" if text else "" for row, text in zip(rows, given, strict=True))


def by_row(response: Response, rows: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """What `response` gives to each of `rows`, in their order; `words` are those there are to give.

    A text that names no row, as older ones do not or since the row was written anew, belongs to the rows that are not
    named, one after the other; one that names another row only where there are still as many rows.
    """
    given: dict[str, str] = {}
    others: list[str] = []
    longest_first = sorted(rows, key=len, reverse=True)
    for text in response:
        row = next((row for row in longest_first if text.startswith(f"{row}{_TO}")), None)
        _, name, word = text.partition(_TO)
        if text in words or not name:
            others.append(text)
        elif row is not None:
            given[row] = text.removeprefix(f"{row}{_TO}")
        else:
            others.append(word if len(response) == len(rows) else "")
    rest = [row for row in rows if row not in given]
    given |= dict(zip(rest, others, strict=False))
    return tuple(given.get(row, "") for row in rows)


def share(parts: tuple[Part, ...], feedback: str) -> Verdict:
    """The share of the parts that are right."""
    return told(sum(part.right for part in parts) / len(parts), parts, feedback)


def told(mark: float, parts: tuple[Part, ...], feedback: str) -> Verdict:
    """A verdict with its parts; `feedback` is for whoever has not the full mark."""
    remarks = (Remark("", False, True, feedback),) if feedback and mark < 1 else ()
    return Verdict(mark, remarks, parts=parts)
