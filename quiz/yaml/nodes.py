"""Located nodes: what a YAML file holds, every scalar as text, each with its place."""

from collections.abc import Iterator
from typing import Protocol

from quiz.diagnostics import Span

Where = tuple[str | int, ...]
"""Keys and indices from a mapping down, as in `("choices", 2, "wrong")`; empty for the mapping itself."""


class Mark(Protocol):
    """A position as YAML parsers give it: counted from 0."""

    line: int
    column: int
    index: int


class Node:
    """A value in a file, from mark to mark."""

    __slots__ = ("end", "start")

    def __init__(self, start: Mark, end: Mark) -> None:
        self.start = start
        self.end = end

    @property
    def noun(self) -> str:
        """What it is called where it is not what it should be."""
        return "nothing"

    @property
    def bare(self) -> str:
        """What it is called where fields should be."""
        return self.noun.replace("a text", "a bare text")

    @property
    def span(self) -> Span:
        """Where the node begins, and its width where it ends on the same line."""
        start, end = self.start, self.end
        width = end.column - start.column if end.line == start.line else 1
        return Span(start.line + 1, start.column + 1, max(width, 1))


class Scalar(Node):
    """A text, exactly as the author meant it: `no` and `1.10` stay what they are."""

    __slots__ = ("plain", "value")

    def __init__(self, start: Mark, end: Mark, value: str, plain: bool) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.plain = plain

    @property
    def empty(self) -> bool:
        """Nothing was written (`key:` alone, or `~`)."""
        return self.plain and self.value in ("", "~", "null")

    @property
    def noun(self) -> str:
        """A text, or nothing."""
        return "empty" if self.empty else "a text"


class Sequence(Node):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, start: Mark, end: Mark, items: list[Node]) -> None:
        self.start = start
        self.end = end
        self.items = items

    @property
    def noun(self) -> str:
        """A list."""
        return "a list"

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


class Mapping(Node):
    """Keys and values; `keys` holds each key's own node."""

    __slots__ = ("keys", "values")

    cut = False
    """Whether a slip of syntax hides what else the mapping may hold."""

    def __init__(self, start: Mark, end: Mark, keys: dict[str, Scalar], values: dict[str, Node]) -> None:
        self.start = start
        self.end = end
        self.keys = keys
        self.values = values

    @property
    def noun(self) -> str:
        """A mapping."""
        return "a mapping"


class CutMapping(Mapping):
    """The fields of a mapping that were read whole before a slip of syntax."""

    __slots__ = ()

    cut = True
