"""The events of the YAML parser, and where they stand."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from quiz.diagnostics import Span
from quiz.yaml.places import Place

Event = Any
"""An event of either parser: the C parser's marks have no declared type."""
MAX_DEPTH = 20
_TAG = re.compile(r"!\S*")

EventParser: Any
try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - where PyYAML was built without libyaml
    from yaml import SafeLoader as EventParser


def span_of(event: Event) -> Span:
    """Where an event begins, for people."""
    mark = event.start_mark
    return Span(mark.line + 1, mark.column + 1)


def place_of(mark: Any) -> Place:
    """A mark of the parser, for the text."""
    return Place(mark.index, mark.line, mark.column)


def tag_of(text: str, event: Event) -> str:
    """The tag of an event as it is written."""
    written = _TAG.search(text, event.start_mark.index)
    return written[0] if written else event.tag


def last_told(text: str) -> tuple[tuple[Place, Place], Place | None]:
    """From where to where the last value of `text` goes that is told before the parser stops; the last open bracket."""
    event: Event = None
    begun: list[Place] = []
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=EventParser):
            if isinstance(event, CollectionStartEvent):
                begun.append(place_of(event.start_mark))
            elif isinstance(event, CollectionEndEvent):
                begun.pop()
    brackets = (place for place in reversed(begun) if text[place.offset : place.offset + 1] in ("[", "{"))
    return (place_of(event.start_mark), place_of(event.end_mark)), next(brackets, None)


def first_too_deep(text: str, since: Event | None, depth: int, problem: yaml.YAMLError) -> Span:
    """The first value of `text` nested too deep, where the C parser gave up before it told of any.

    It reads ahead on a line, and some of its versions have a limit of their own. The pure parser has none, so it walks
    the same part of the text again, from the event `since` at `depth` on, as far as that place.
    """
    limit = getattr(problem, "problem_mark", None) or problem.context_mark  # type: ignore[attr-defined]
    line, column, index = (
        (since.start_mark.line, since.start_mark.column, since.start_mark.index) if since else (0, 0, 0)
    )
    again: Iterator[Event] = yaml.parse(" " * column + text[index : limit.index + 1], Loader=yaml.SafeLoader)
    with suppress(yaml.YAMLError):  # a part of a flow mapping is not YAML by itself: then the C parser's place must do
        for event in again:
            if isinstance(event, CollectionStartEvent):
                if depth >= MAX_DEPTH:
                    at = span_of(event)
                    return Span(line + at.line, at.column)
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    return Span(limit.line + 1, limit.column + 1)
