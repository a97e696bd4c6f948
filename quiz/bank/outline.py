"""What a bank's file holds in written order, whether it can be read as questions or not."""

from bisect import bisect_right

import msgspec

from quiz.diagnostics import Report, Span
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping, Node


class Written(msgspec.Struct, frozen=True):
    """One item of `questions:`: its id as written (empty where it has none), where it begins, and its own text."""

    id: str
    at: Span
    text: str


class Outline(msgspec.Struct, frozen=True):
    """The items in written order, and the id of the source that is named.

    `whole`: the file was read to its end; else a slip of form hides what comes after it. `end` is where what follows
    the last item begins, and None where nothing does.
    """

    whole: bool
    source: str
    items: tuple[Written, ...]
    end: Span | None = None

    def id_at(self, at: Span) -> str:
        """The id of the item that holds the place; empty where none does, or where it is hidden which one does."""
        place = bisect_right(self.items, (at.line, at.column), key=lambda item: (item.at.line, item.at.column))
        is_last = place == len(self.items)
        if not place or (is_last and (not self.whole or (self.end is not None and at >= self.end))):
            return ""
        return self.items[place - 1].id


def outline(text: str) -> Outline:
    """The outline of a bank's file; what is wrong with it is not told here."""
    nodes: list[Node] = []
    root = compose(text, Report(), stream="questions", each=nodes.append)
    starts = [node.span for node in nodes]
    after = [key.span for key in root.keys.values()] if isinstance(root, Mapping) else []
    end = min((span for span in after if starts and span > starts[-1]), default=None)
    lines = text.split("\n")
    items = tuple(
        Written(_value(node, "id"), span, _between(lines, span, following))
        for node, span, following in zip(nodes, starts, [*starts[1:], end], strict=bool(nodes))
    )
    return Outline(isinstance(root, Mapping) and not root.cut, _value(root, "source"), items, end)


def _value(node: Node | None, key: str) -> str:
    """A text in one line, empty where there is none."""
    value = node.values.get(key) if isinstance(node, Mapping) else None
    return " ".join(str(getattr(value, "value", "")).split())


def _between(lines: list[str], start: Span, end: Span | None) -> str:
    """What is written from `start` to `end`, or to the end of the file, without the dash of the next item."""
    if end is None:
        end = Span(len(lines), len(lines[-1]) + 1)
    if start.line == end.line:
        return lines[start.line - 1][start.column - 1 : end.column - 1].rstrip("- \n")
    first, *between = lines[start.line - 1 : end.line - 1]
    return "\n".join((first[start.column - 1 :], *between, lines[end.line - 1][: end.column - 1])).rstrip("- \n")
