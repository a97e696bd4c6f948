"""Keys that come again in one mapping: slips each for itself, or an item of a list that begins without its dash."""

from quiz.diagnostics import Report
from quiz.text import and_more
from quiz.yaml.nodes import Mapping, Node, Scalar

Pair = tuple[Scalar, Node]

_SHOWN = 3


def take(mapping: Mapping, rest: list[Pair], dash: int | None, owner: str, report: Report) -> None:
    """Take into `mapping` what of the `rest` is new, and report what is not.

    `rest` is what stands from the first key on that comes again. `dash` is the column of the mapping's dash, counted
    from 0, where it is an item of a list; `owner` that list's field. Where a new item seems to begin there, that alone
    is told, and nothing of it taken.
    """
    twice = [key for key, _ in rest if key.value in mapping.keys]
    if dash is not None and _begins_anew(mapping, rest, twice):
        _new_item(mapping, twice, dash, owner, report)
        return
    for key, value in rest:
        if key.value in mapping.keys:
            _again(mapping, key, dash, report)
        else:
            mapping.keys[key.value] = key
            mapping.values[key.value] = value


def _begins_anew(mapping: Mapping, rest: list[Pair], twice: list[Scalar]) -> bool:
    """Whether fields come again as they do in a new item: from the first or second on, or two in a row."""
    return len(twice) > 1 and (rest[1][0] is twice[1] or twice[0].value in list(mapping.keys)[:2])


def _new_item(mapping: Mapping, twice: list[Scalar], dash: int, owner: str, report: Report) -> None:
    key, *others = twice
    first = next(iter(mapping.keys))
    names = [other.value for other in others]
    line = mapping.keys[key.value].span.line
    so = f"{'do' if len(names) > 1 else 'does'} {and_more(names, _SHOWN)}"
    what = f"{key.value} stands here again after line {line}, and so {so}"
    new = f"a new {owner.removesuffix('s') or 'item'} may begin here"
    begin = f"write its dash in column {dash + 1}"
    if key.value != first:
        begin = f"write `- {first}: …` on a line above it, the dash in column {dash + 1}"
    report.error("duplicate-key", key.span, f"{what}: {new}", f"{begin}; if none does, keep one of each two")


def _again(mapping: Mapping, key: Scalar, dash: int | None, report: Report) -> None:
    first = mapping.keys[key.value]
    begins = dash is not None and first is next(iter(mapping.keys.values()))
    new = f"; or, if a new item begins here, write its dash in column {dash + 1}" if dash is not None and begins else ""
    report.error(
        "duplicate-key",
        key.span,
        f"{key.value} stands here again; it was first written on line {first.span.line}",
        f"keep one of the two{new}",
    )
