"""From the text of a YAML file to located nodes.

The parser's events are walked once. Nothing is constructed, so no tag, alias, merge or implicit type can act, and
the depth is capped before a nested file can hurt. See docs/decisions/0002-yaml-events.md.
"""

import re
from collections.abc import Callable
from functools import cached_property

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from quiz import text as texts
from quiz.diagnostics import START, Report, Span
from quiz.yaml.decode import without_blanks
from quiz.yaml.escapes import warn_unsafe
from quiz.yaml.events import MAX_DEPTH, Event, EventParser, first_too_deep, last_told, place_of, span_of, tag_of
from quiz.yaml.nodes import CutMapping, Mapping, Node, Scalar, Sequence
from quiz.yaml.places import Place, Stop
from quiz.yaml.repeats import Pair, take
from quiz.yaml.stops import begins_with, explained
from quiz.yaml.traps import Traps

MAX_SCALAR = 64 * 1024
MAX_LINES = 500
_TOP_ITEM = 3
"""How deep the mappings are that are items of a top-level list."""
_BLANK = re.compile(r"(?:\s++|#.*+)*+")


def compose(
    text: str,
    report: Report,
    *,
    stream: str | None = None,
    each: Callable[[Node], None] | None = None,
) -> Node | None:
    """The one document of `text` as located nodes; problems go to `report`.

    With `stream` and `each`, the items of the list under the top-level key `stream` are handed to `each` one by
    one, and that list comes back empty: a large file is never in memory whole. An item that a slip of syntax cuts off
    is not handed on: what it lacks may stand behind the slip. The top-level fields that are whole then come back as a
    mapping that is `cut`.
    None where there is no document, or its syntax is broken and there is no `each`.
    """
    return _Composer(without_blanks(text), report, stream, each).document()


class _TooDeep(Exception):
    """Where the first value stands that is nested too deep."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class _Composer:
    def __init__(self, text: str, report: Report, stream: str | None, each: Callable[[Node], None] | None) -> None:
        self.text = text
        self.parser = EventParser(text)
        self.next: Callable[[], Event] = self.parser.get_event
        self.report = report
        self.stream = stream
        self.each = each
        self.traps = Traps(text, report)
        self.places = self.traps.places
        self.escapes = "\\" in text or "\t" in text
        self.since: tuple[Event | None, int] = (None, 0)  # the event last known to begin at this depth
        self.held: Node | None = None  # the last item of the stream, until it is known to be whole
        self.top: CutMapping | None = None  # what was read of the document, where that is a mapping
        self.field = ""  # the last of its keys that was read

    def document(self) -> Node | None:
        root = self._root()
        if self.each and self.held is not None and self._is_whole("-,]"):
            self.each(self.held)
        return root

    def _rest(self) -> CutMapping | None:
        """The fields that are whole where the document breaks off."""
        top = self.top if self.each else None
        if top and top.keys and next(reversed(top.keys)) == self.field and not self._is_whole(",}"):
            del top.keys[self.field], top.values[self.field]
        return top

    def _root(self) -> Node | None:
        try:
            return self._document()
        except yaml.YAMLError as problem:
            if "nesting depth" in str(getattr(problem, "problem", "")):
                self._too_deep(first_too_deep(self.text, *self.since, problem))
            else:
                self._syntax(problem)
        except _TooDeep as problem:
            self._too_deep(problem.span)
        finally:
            self.parser.dispose()
        return self._rest()

    def _document(self) -> Node | None:
        self.next()  # the stream's start
        if type(self.next()) is StreamEndEvent:
            self.report.error("empty-file", START, "the file is empty", "begin with a title: and questions:")
            return None
        root = self._node(self.next(), 0)
        event = self.next()
        assert type(event) is DocumentEndEvent
        event = self.next()
        if type(event) is DocumentStartEvent:
            self.report.error(
                "second-document",
                span_of(event),
                "a second document begins here",
                "keep one document a file: remove this --- line",
            )
        return root

    def _syntax(self, problem: yaml.YAMLError) -> None:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        if mark is None:
            self.report.error("yaml-syntax", START, f"this is not YAML: {getattr(problem, 'reason', problem)}")
            return
        context, what = getattr(problem, "context", None), getattr(problem, "problem", None) or "this is not YAML"
        begun = getattr(problem, "context_mark", None) or mark
        stop = Stop(self.text, f"{context}: {what}" if context else what, place_of(mark), place_of(begun), *self._told)
        at, message, hint = explained(stop)
        for line in {mark.line + 1, at.line}:
            self.report.withdraw(line)
        self.report.error("yaml-syntax", at, texts.clean(message), hint)

    def _too_deep(self, span: Span) -> None:
        self.report.error("too-deep", span, f"nested more than {MAX_DEPTH} levels deep", "flatten this part")

    def _node(self, event: Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH and kind is not AliasEvent:
            raise _TooDeep(span_of(event))
        if kind is MappingStartEvent:
            self._refuse(event)
            return self._mapping(event, depth + 1)
        if kind is SequenceStartEvent:
            self._refuse(event)
            return self._sequence(event, depth + 1)
        hint = "write the value out here; a text that begins with * must stand in quotes"
        self.report.error("alias", span_of(event), f"*{event.anchor} repeats another value", hint)
        self.report.refuse(span_of(event))
        return Scalar(event.start_mark, event.end_mark, "", True)

    def _scalar(self, event: Event) -> Scalar:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(value) > 200:
            value = self._limit(event, value)
        if self.escapes and texts.may_be_unsafe(value):
            warn_unsafe(self.text, event.start_mark, event.end_mark, self.report)
            value = texts.clean(value)
        if self.places and self.places[-1] <= event.end_mark.index:
            self.traps.look(event.start_mark, event.end_mark, value, event.style)
            value = value.strip() if not event.style else value
        return Scalar(event.start_mark, event.end_mark, value, not event.style)

    def _limit(self, event: Event, value: str) -> str:
        if len(value) > MAX_SCALAR:
            self.report.error(
                "too-long",
                span_of(event),
                f"a text of {len(value):,} characters; at most {MAX_SCALAR:,} are read",
                "shorten it",
            )
            return value[:MAX_SCALAR]
        if (lines := value.count("\n") + (not value.endswith("\n"))) > MAX_LINES:
            self.report.error(
                "too-long",
                span_of(event),
                f"a text of {lines:,} lines; at most {MAX_LINES} are read",
                "shorten it",
            )
            return "\n".join(value.split("\n")[:MAX_LINES])
        return value

    def _sequence(self, start: Event, depth: int) -> Sequence:
        items: list[Node] = []
        append, following, node = items.append, self.next, self._node
        while type(event := following()) is not SequenceEndEvent:
            append(node(event, depth))
        return Sequence(start.start_mark, start.end_mark, items)

    def _streamed(self, start: Event, depth: int, each: Callable[[Node], None]) -> Sequence:
        following, node = self.next, self._node
        while type(event := following()) is not SequenceEndEvent:
            self._hand_on(each)
            self.since = (event, depth)
            self.held = node(event, depth)
        self.since = (event, depth - 2)
        self.parser.peek_event()  # the last item is whole where what follows the list can be read
        self._hand_on(each)
        return Sequence(start.start_mark, start.end_mark, [])

    def _hand_on(self, each: Callable[[Node], None]) -> None:
        if self.held is not None:
            each(self.held)
            self.held = None

    @cached_property
    def _told(self) -> tuple[tuple[Place, Place], Place | None]:
        return last_told(self.text)

    def _is_whole(self, signs: str) -> bool:
        """Whether one of the signs of what follows, or a key in the first column, stands behind the last value told."""
        (_, end), _ = self._told
        following = _BLANK.match(self.text, end.offset)
        place = following.end() if following else end.offset
        return self.text[place : place + 1] in ("", *signs) or self.text[place - 1] == "\n"

    def _mapping(self, start: Event, depth: int) -> Mapping:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        rest: list[Pair] = []
        mapping = Mapping(start.start_mark, start.end_mark, keys, values)
        following, node, scalar = self.next, self._node, self._scalar
        if depth == 1:
            node = self._field
            self.top = CutMapping(start.start_mark, start.end_mark, keys, values)
        while type(event := following()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self._complex_key(event, depth)
                continue
            key = scalar(event)
            name = key.value
            if depth == 1:
                self.field = name
            value = node(following(), depth)
            if rest or name in keys:
                rest.append((key, value))
                if depth == 1:
                    self._repeated(mapping, rest, depth)
                continue
            keys[name] = key
            values[name] = value
        if rest:
            self._repeated(mapping, rest, depth)
        return mapping

    def _field(self, event: Event, depth: int) -> Node:
        """The value of a top-level field."""
        if self.field == self.stream and self.each and type(event) is SequenceStartEvent:
            self._refuse(event)
            return self._streamed(event, depth + 1, self.each)
        return self._node(event, depth)

    def _complex_key(self, event: Event, depth: int) -> None:
        span, mark = span_of(event), event.start_mark
        is_gap = self.text[mark.index - 1 : mark.index + 1] == "{{"
        if is_gap:
            at = Span(span.line, span.column - 1)
            said = begins_with("{")
            self.report.error("wrong-type", at, said.message, said.hint)
            self.report.refuse(at)
        self._node(event, depth)
        self._node(self.next(), depth)
        if not is_gap:
            self.report.error("bad-key", span, "a key must be a text", "quote the key if it is meant as text")

    def _repeated(self, mapping: Mapping, rest: list[Pair], depth: int) -> None:
        start, dash = mapping.start, mapping.start.column - 1
        line = start.index - start.column
        while dash >= 0 and self.text[line + dash] == " ":
            dash -= 1
        is_item = dash >= 0 and self.text[line + dash] == "-" and self.text[start.index] != "{"
        owner = self.field if depth == _TOP_ITEM else ""
        take(mapping, rest, dash if is_item else None, owner, self.report)
        rest.clear()

    def _refuse(self, event: Event) -> None:
        if event.anchor is not None:
            self.report.error(
                "anchor", span_of(event), f"&{event.anchor} is an anchor", "remove it: anchors are not read"
            )
        if event.tag is not None:
            self.report.error(
                "tag",
                span_of(event),
                f"{texts.clean(tag_of(self.text, event))} is a tag",
                "remove it: every value is read as text and typed by its field",
            )
        if type(event) is ScalarEvent and not event.value:
            self.report.refuse(span_of(event))
