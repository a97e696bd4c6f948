"""Comments that explain fields, made of what the schema says of them."""

import json
import textwrap
from collections.abc import Collection, Iterator

from quiz.shapes import Shape, Shapes
from quiz.text import fold_space

WIDTH = 100
"""Comments are at most so many characters wide."""
MARK = "*"
"""Stands behind the name of a field that must be there."""
_COLUMN = 14
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def legend(shapes: Shapes, required: Collection[str], indent: str = "") -> list[str]:
    """One comment for each field, and for each field inside it."""
    return [line for row in _rows(shapes, required, "") for line in comment(*row, indent=indent)]


def comment(text: str, begin: str = "", indent: str = "") -> list[str]:
    """`text` as lines of comment; after `begin`, where there is one, in a column of its own."""
    begin = f"{begin} ".ljust(_COLUMN) if begin else ""
    first, more = f"{indent}# {begin}", f"{indent}# {' ' * len(begin)}"
    return textwrap.wrap(
        fold_space(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=more,
        break_long_words=False,
        break_on_hyphens=False,
    )


def quoted(text: str) -> str:
    """`text` as one YAML scalar, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def named(identifier: str) -> str:
    """An id as it is written: as it is, or quoted where YAML or an editor would take it for something else."""
    return identifier if identifier[0].isalpha() and identifier not in _WORDS else quoted(identifier)


def _rows(shapes: Shapes, required: Collection[str], inside: str) -> Iterator[tuple[str, str]]:
    for name, shape in shapes.items():
        yield _told(shape), f"{inside}{name}{MARK if name in required else ''}"
        inner = shape.get("items", {})
        yield from _rows(inner.get("properties", {}), inner.get("required", ()), f"{inside}  ")


def _told(shape: Shape) -> str:
    """What a field is for, and the words it may be where there are such."""
    told: str = shape["description"]
    words: list[str] = [word for word in shape.get("enum", ()) if word not in told]
    if not words:
        return told
    meant = shape.get("enumDescriptions")
    each = [f"{word} ({what})" for word, what in zip(words, meant, strict=True)] if meant else words
    return f"{told}: {', '.join(each)}"
