"""What the lines above a place in a YAML file begin with: the fields and items to which the next line could belong."""

import re
from collections.abc import Iterator
from typing import NamedTuple

DASH = re.compile("-(?: +|$)")
FIELD = re.compile(r"""([^\s\-'"\[\]{}&*!|>%@`#,?:][^:]*+|"[^"]*"|'[^']*') *:(?: |$)""")


class Level(NamedTuple):
    """A field or an item (whose name is its dash), its column and line counted from 1."""

    name: str
    column: int
    line: int

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.name == "-"

    def __str__(self) -> str:
        called = f"the dash on line {self.line}" if self.is_item else f"{self.name}:"
        return f"{called} (column {self.column})"


def levels(above: str) -> Iterator[Level]:
    """The fields and items in the lines `above`, from the last on, each left of the one before.

    The line that follows them could belong to any of these.
    """
    lines = above.split("\n")[:-1]
    limit = None
    for number in range(len(lines), 0, -1):
        for column, name in reversed(list(_names(lines[number - 1]))):
            if limit is None or column < limit:
                limit = column
                yield Level(name, column + 1, number)
        if limit == 0:
            return


def indent_of(line: str) -> int:
    """With how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))


def beginning(line: str) -> int:
    """Where the text of a line begins, behind its dashes; counted from 0."""
    column = indent_of(line)
    while dash := DASH.match(line, column):
        column = dash.end()
    return column


def _names(line: str) -> Iterator[tuple[int, str]]:
    """The dashes and the field with which a line begins, each with its column counted from 0."""
    column = indent_of(line)
    while dash := DASH.match(line, column):
        yield column, "-"
        column = dash.end()
    if field := FIELD.match(line, column):
        yield column, field[1].rstrip(" ")
