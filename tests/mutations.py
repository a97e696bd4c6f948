"""Every mistake of form that a schema lets one make in a value that it accepts, one at a time."""

from collections.abc import Iterator
from typing import Any

from quiz.shapes import Shape

Mutant = tuple[str, Any]
"""What was done, and the value after it."""


def mutants(shape: Shape, value: Any) -> Iterator[Mutant]:
    """All mutants of `value`, which `shape` accepts."""
    if "anyOf" in shape and "properties" not in shape:
        yield from _texts(shape, value)
    elif "enum" in shape:
        yield from _instead("an unknown word", "nonsense") + _instead("a list for a word", [value])
    elif shape.get("type") == "boolean":
        yield from _instead("a word for a flag", "perhaps") + _instead("a list for a flag", [value])
    elif shape.get("type") == "integer":
        yield from _instead("a word for a number", "two") + _instead("a negative number", -2) + _instead("a share", 1.5)
    elif shape.get("type") == "array":
        yield from _list(shape, value)
    elif shape.get("type") == "object":
        yield from _mapping(shape, value)
    else:
        yield from _text(value)


def _instead(what: str, value: Any) -> list[Mutant]:
    return [(what, value)]


def _text(value: Any) -> Iterator[Mutant]:
    yield "a list for a text", [value]
    yield "a mapping for a text", {"a": value}
    yield "an empty text", ""
    yield "a blank text", "  "
    yield "nothing for a text", None


def _texts(shape: Shape, value: Any) -> Iterator[Mutant]:
    yield "a mapping for texts", {"a": "b"}
    if isinstance(value, list):
        yield from _inside(value, lambda one: _text(one))
    if shape["anyOf"][1].get("minItems"):
        yield "no text", []


def _list(shape: Shape, value: list[Any]) -> Iterator[Mutant]:
    yield "a text for a list", "x"
    yield "a mapping for a list", {"a": "b"}
    if least := shape.get("minItems"):
        yield "too few", value[: least - 1]
    if most := shape.get("maxItems"):
        yield "too many", [value[0]] * (most + 1)
    yield from _inside(value, lambda one: mutants(shape["items"], one))


def _inside(values: list[Any], change: Any) -> Iterator[Mutant]:
    for place, one in enumerate(values):
        for what, changed in change(one):
            yield f"[{place}] {what}", [*values[:place], changed, *values[place + 1 :]]


def _mapping(shape: Shape, value: dict[str, Any]) -> Iterator[Mutant]:
    yield "a text for a mapping", "x"
    yield "a list for a mapping", ["x"]
    if least := shape.get("minProperties"):
        yield "too few", dict(list(value.items())[: least - 1])
    if most := shape.get("maxProperties"):
        yield "too many", {f"x{number}": one for one in list(value.values())[:1] for number in range(most + 1)}
    values = shape.get("additionalProperties")
    if values is False:
        yield from _fields(shape, value)
    for name, one in value.items():
        inner = values or shape["properties"][name]
        for what, changed in mutants(inner, one):
            yield f"{name}: {what}", {**value, name: changed}


def _fields(shape: Shape, value: dict[str, Any]) -> Iterator[Mutant]:
    yield "an unknown key", {**value, "nonsense": "x"}
    for name in shape["required"]:
        yield f"no {name}", {key: one for key, one in value.items() if key != name}
    for either in (shape.get("oneOf"), shape.get("anyOf")):
        names = [name for rule in either or () for name in rule["required"]]
        if names:
            yield f"none of {names}", {key: one for key, one in value.items() if key not in names}
    if names := [name for rule in shape.get("oneOf", ()) for name in rule["required"]]:
        yield f"all of {names}", {**value, **dict.fromkeys(names, "x")}
