"""What a field may hold, as JSON Schema (draft 7): said once, beside the field's name, for reader and editors alike."""

from collections.abc import Mapping
from typing import Any

Shape = dict[str, Any]
"""A JSON Schema; every one has a description, and every field an example or the words it may be: editors show them."""
Shapes = Mapping[str, Shape]
"""The fields of a mapping and what each may hold."""

_SCALAR = ["string", "number", "boolean"]
"""Every scalar is read as text, so an editor must not ask for quotes around 1848 or no."""


def text(description: str, *examples: str) -> Shape:
    """One text that is not empty."""
    return _with({"type": _SCALAR, "pattern": r"\S", "description": description}, examples)


def _with(shape: Shape, examples: tuple[Any, ...]) -> Shape:
    return {**shape, "examples": list(examples)} if examples else shape


def flag(description: str, example: bool = True) -> Shape:
    """`true` or `false`."""
    return {"type": "boolean", "description": description, "examples": [example]}


def count(description: str, example: int) -> Shape:
    """Return the shape of a whole number from 0 on."""
    return {"type": "integer", "minimum": 0, "description": description, "examples": [example]}


def word(description: str, words: tuple[str, ...], told: Mapping[str, str] | None = None) -> Shape:
    """One of some words; `told` says what each means."""
    shape: Shape = {"enum": list(words), "description": description}
    return {**shape, "enumDescriptions": [told[name] for name in words]} if told else shape


def identifier(description: str, *examples: str) -> Shape:
    """A stable id."""
    pattern = r"^[a-z0-9]+([-_.][a-z0-9]+)*$"
    shape: Shape = {"type": _SCALAR, "pattern": pattern, "maxLength": 80, "description": description}
    return _with(shape, examples)


def listed(items: Shape, description: str, *examples: list[Any], least: int = 0, most: int | None = None) -> Shape:
    """A list."""
    shape: Shape = {"type": "array", "items": items, "description": description}
    bounds = ({"minItems": least} if least else {}) | ({"maxItems": most} if most else {})
    return _with(shape | bounds, examples)


def texts(description: str, *examples: list[str], least: int = 0) -> Shape:
    """A list of texts, or one alone."""
    one = text(description)
    return _with({"anyOf": [one, listed(one, description, least=least)], "description": description}, examples)


def named(values: Shape, description: str, *examples: dict[str, Any], least: int = 0, most: int | None = None) -> Shape:
    """A mapping from names of the author's own."""
    shape: Shape = {"type": "object", "additionalProperties": values, "description": description}
    bounds = ({"minProperties": least} if least else {}) | ({"maxProperties": most} if most else {})
    return _with(shape | bounds, examples)


def record(shapes: Shapes, required: tuple[str, ...], description: str) -> Shape:
    """A mapping with these fields and no others."""
    return {
        "type": "object",
        "properties": dict(shapes),
        "required": list(required),
        "additionalProperties": False,
        "description": description,
    }


REJECT = listed(
    record(
        {
            "answer": text("the wrong answer", "16"),
            "feedback": text("why it is wrong", "Listen again: sixty and sixteen are easily mistaken."),
        },
        ("answer", "feedback"),
        "a wrong answer worth its own feedback",
    ),
    "wrong answers worth their own feedback",
    [{"answer": "16", "feedback": "Listen again: sixty and sixteen are easily mistaken."}],
)
FEEDBACK = text("what is said to whoever does not get the full mark", "Count from Marta's childhood.")
CHOICES = listed(
    {
        **record(
            {
                "right": text("an option that belongs to the key", "Coal"),
                "wrong": text("an option that does not", "Water"),
                "feedback": text("why it is right or wrong", "The river drives it."),
            },
            (),
            "an option: right: or wrong:, and feedback:",
        ),
        "oneOf": [{"required": ["right"]}, {"required": ["wrong"]}],
    },
    "the options",
    [{"right": "Coal"}, {"wrong": "Water", "feedback": "The river drives it."}],
    least=2,
    most=26,
)
