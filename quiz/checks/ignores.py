"""An `ignore:` of a question or the bank: what it silences, what it silences in vain, and how that is taken out."""

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Table
from collections.abc import Set as AbstractSet

from quiz.bank.model import Bank
from quiz.checks.base import BankRule, Flaw, Found, Rule
from quiz.diagnostics import Edit, Span, nearest
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence

_NOTHING = re.compile(r"[ \t]*(?=#|$)")
"""The rest of a line on which nothing more stands, up to a comment."""
_CLOSE = re.compile(r"[ \t]*,?[ \t]*\]")
"""The end of a list after its last item."""


Rules = Table[str, Rule | BankRule]


def ignores(bank: Bank) -> dict[str, tuple[str, ...]]:
    """What each question ignores, and under the empty name the bank; those alone that ignore something."""
    found = {name: question.ignore for name, question in bank.questions.items() if question.ignore}
    return found | {"": bank.ignore} if bank.ignore else found


def unsilenced(
    bank: Bank,
    found: list[Found],
    ran: Collection[str],
    known: Rules,
    failed: AbstractSet[tuple[str, str]],
) -> Iterator[Found]:
    """Yield what is not ignored, and each ignore that is of no use: it silences nothing, or its rule is unknown.

    Of a rule that `failed` on a question, or (under the empty name) on the bank, nobody knows what it would have found.
    """
    by_name = ignores(bank)
    ignored = {(name, rule) for name, rules in by_name.items() for rule in rules}
    silenced = {(one.question, one.code) for one in found} & ignored
    yield from (one for one in found if (one.question, one.code) not in silenced)
    for name, rules in by_name.items():
        for place, rule in enumerate(rules):
            if rule not in known:
                yield Found(name, "unknown-rule", _unknown(place, rule, known))
            elif rule in ran and (name, rule) not in silenced and failed.isdisjoint(((name, rule), ("", rule))):
                yield Found(name, "unused-ignore", _unused(place, rule, misplaced(name, known[rule])))


def _unknown(place: int, rule: str, known: Collection[str]) -> Flaw:
    near = nearest(rule, known)
    hint = f"write {near}" if near else "`quiz check --explain all` lists the rules"
    return Flaw(("ignore", place), f"there is no rule {rule}", hint)


def _unused(place: int, rule: str, mend: str) -> Flaw:
    hint = mend or "remove it, so that it cannot hide something later"
    return Flaw(("ignore", place), f"{rule} finds nothing here", hint)


def misplaced(name: str, rule: Rule | BankRule) -> str:
    """Where else an `ignore:` of that question (the bank, where `name` is empty) must stand to silence the rule.

    Nothing where it stands at the right place.
    """
    whole = isinstance(rule, BankRule) and rule.whole
    if whole == (not name):
        return ""
    if whole:
        return f"it is about the whole bank: write ignore: [{rule.name}] above questions:"
    return "it is about single questions: write it into their ignore:"


def removed(node: Mapping, ignore: tuple[str, ...], rules: Collection[str], lines: list[str]) -> tuple[Edit, ...]:
    """The edits that take `rules` out of `ignore:`, or the whole field with the last of them.

    None where the field is spread over lines in a way that could not be kept, or shares its line with other things.
    """
    value = node.values["ignore"]
    items: list[Node] = [value] if isinstance(value, Scalar) else []
    if isinstance(value, Sequence):
        items = value.items
    if len(items) != len(ignore) or any(item.start.line != item.end.line for item in items):
        return ()
    gone = [item for item, rule in zip(items, ignore, strict=True) if rule in rules]
    kept = [item for item, rule in zip(items, ignore, strict=True) if rule not in rules]
    if isinstance(value, Sequence) and lines[value.start.line][value.start.column] != "[":
        return _lines_removed(node, items, gone, lines)
    key = node.keys["ignore"].start
    if any(item.start.line != key.line for item in items) or not gone:
        return ()
    line, start, end = lines[key.line], items[0].start.column, items[-1].end.column
    if kept:
        rest = ", ".join(line[item.start.column : item.end.column] for item in kept)
        return (_edit(key.line, start, end, rest),)
    if isinstance(value, Sequence):
        close = _CLOSE.match(line, end)
        return _field_removed(node, line, close.end(), lines) if close else ()
    return _field_removed(node, line, end, lines)


def _field_removed(node: Mapping, line: str, end: int, lines: list[str]) -> tuple[Edit, ...]:
    """The edit that removes a field written on one line, up to the column `end`."""
    key = node.keys["ignore"].start
    start = key.column
    if lines[node.start.line][node.start.column] == "{":
        if after := re.compile(r"[ \t]*,[ \t]*").match(line, end):
            return (_edit(key.line, start, after.end()),)
        before = re.search(r"[ \t]*,[ \t]*$", line[:start])
        return (_edit(key.line, before.start(), end),) if before else ()
    rest = _NOTHING.match(line, end)
    return (_edit(key.line, start, rest.end()),) if rest and not line[:start].strip(" ") else ()


def _lines_removed(node: Mapping, items: list[Node], gone: list[Node], lines: list[str]) -> tuple[Edit, ...]:
    """The edits that remove the items that are `gone` of a list of one item a line, with the key if all are.

    What is left of a removed item's line is its comment. After the last item it could come to stand inside the text
    of the field before, so then there must be none.
    """
    edits = list(_items_removed(gone, lines))
    if len(edits) != len(gone):
        return ()
    if len(gone) < len(items):
        return tuple(edits)
    key = node.keys["ignore"]
    line = lines[key.start.line]
    alone = re.compile(r":[ \t]*$").match(line, key.end.column)
    close = items[-1].end.line - key.start.line == len(items)
    bare = all(edit.span.column - 1 + edit.span.width == len(lines[edit.span.line - 1]) for edit in edits)
    if not (alone and close and bare) or line[: key.start.column].strip(" "):
        return ()
    return (_edit(key.start.line, key.start.column, len(line)), *edits)


def _items_removed(gone: Iterable[Node], lines: list[str]) -> Iterator[Edit]:
    for item in gone:
        line = lines[item.start.line]
        dash = re.search(r"^ *(?=-[ \t]+$)", line[: item.start.column])
        rest = _NOTHING.match(line, item.end.column)
        if dash and rest:
            yield _edit(item.start.line, dash.end(), rest.end())


def _edit(line: int, start: int, end: int, text: str = "") -> Edit:
    """The edit from column to column, which count from 0 as those of nodes do."""
    return Edit(Span(line + 1, start + 1, end - start), text)
