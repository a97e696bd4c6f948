"""What a field may hold, as JSON Schema (draft 7): said once, beside the field's name, for reader and editors alike."""

from collections.abc import Mapping
from typing import Any

Shape = dict[str, Any]
"""A JSON Schema; every one has a description, which editors show."""
Shapes = Mapping[str, Shape]
"""The fields of a mapping and what each may hold."""

_SCALAR = ["string", "number", "boolean"]
"""Every scalar is read as text, so an editor must not ask for quotes around 1848 or no."""


def text(description: str, **more: Any) -> Shape:
    """One text that is not empty."""
    return {"type": _SCALAR, "minLength": 1, "description": description, **more}


def flag(description: str) -> Shape:
    """`true` or `false`."""
    return {"type": "boolean", "description": description}


def word(description: str, words: tuple[str, ...], told: Mapping[str, str] | None = None) -> Shape:
    """One of some words; `told` says what each means."""
    shape: Shape = {"enum": list(words), "description": description}
    return {**shape, "enumDescriptions": [told[name] for name in words]} if told else shape


def identifier(description: str) -> Shape:
    """A stable id."""
    return {"type": _SCALAR, "pattern": r"^[a-z0-9]+([-_.][a-z0-9]+)*$", "maxLength": 80, "description": description}


def listed(items: Shape, description: str, least: int = 0, most: int | None = None) -> Shape:
    """A list."""
    shape: Shape = {"type": "array", "items": items, "description": description}
    return shape | ({"minItems": least} if least else {}) | ({"maxItems": most} if most else {})


def texts(description: str, least: int = 0) -> Shape:
    """A list of texts, or one alone."""
    one = text(description)
    return {"anyOf": [one, listed(one, description, least)], "description": description}


def named(values: Shape, description: str, least: int = 0, most: int | None = None) -> Shape:
    """A mapping from names of the author's own."""
    shape: Shape = {"type": "object", "additionalProperties": values, "description": description}
    return shape | ({"minProperties": least} if least else {}) | ({"maxProperties": most} if most else {})


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
        {"answer": text("the wrong answer"), "feedback": text("why it is wrong")},
        ("answer", "feedback"),
        "a wrong answer worth its own feedback",
    ),
    "wrong answers worth their own feedback",
)
FEEDBACK = text("what is said to whoever does not get the full mark")
CHOICES = listed(
    {
        **record(
            {
                "right": text("an option that belongs to the key"),
                "wrong": text("an option that does not"),
                "feedback": text("why it is right or wrong"),
            },
            (),
            "an option: right: or wrong:, and feedback:",
        ),
        "oneOf": [{"required": ["right"]}, {"required": ["wrong"]}],
    },
    "the options",
    least=2,
    most=26,
)
