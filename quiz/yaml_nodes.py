"""From the bytes of a YAML file to located nodes: the only importer of yaml.

The parser's events are walked once. Nothing is constructed, so no tag, alias, merge or implicit type can act, and
the depth is capped before a nested file can hurt. See docs/decisions/0002-yaml-events.md.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
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
from quiz.nodes import CutMapping, Mapping, Node, Scalar, Sequence
from quiz.repeats import Pair, take
from quiz.yaml_stops import Place, Stop, begins_with, explained

MAX_DEPTH = 20
MAX_SCALAR = 64 * 1024
MAX_LINES = 500
_SHOWN_UNSAFE = 20
_TOP_ITEM = 3
"""How deep the mappings are that are items of a top-level list."""
_BLANK = re.compile(r"(?:\s|#.*)*")

Event = Any
"""An event of either parser: the C parser's marks have no declared type."""

EventParser: Any
try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - where PyYAML was built without libyaml
    from yaml import SafeLoader as EventParser


def decode(data: bytes, report: Report) -> str | None:
    """The text of a file in UTF-8 (a BOM is allowed), unsafe characters already replaced and reported.

    Its lines end with newlines alone. None where the bytes are no UTF-8: the report names the first bad byte.
    """
    data = data.removeprefix(BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        byte = data[problem.start]
        report.error(
            "not-utf-8",
            Span(line, column),
            f"byte 0x{byte:02x} is not UTF-8",
            "save the file as UTF-8",
        )
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _has_raw_unsafe(data, text):
        text = _replace_unsafe(text, report)
    return text


BOM = b"\xef\xbb\xbf"
_ASCII_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r") + b"\x7f"


def _has_raw_unsafe(data: bytes, text: str) -> bool:
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return True
    return not data.isascii() and bool(texts.unsafe_at(text))


def _replace_unsafe(text: str, report: Report) -> str:
    for offset in texts.unsafe_at(text)[:_SHOWN_UNSAFE]:
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        _warn_unsafe(report, Span(line, column), text[offset])
    return texts.replace_unsafe(text)


def _warn_unsafe(report: Report, span: Span, character: str) -> None:
    report.warning(
        "control-character",
        span,
        f"U+{ord(character):04X} could disturb a terminal; it shows as U+FFFD",
        "remove the character",
    )


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
    return _Composer(text, report, stream, each).document()


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
                self._too_deep(_first_too_deep(self.text, *self.since, problem))
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
                _span(event),
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
        stop = Stop(self.text, f"{context}: {what}" if context else what, _place(mark), _place(begun), *self._last())
        at, message, hint = explained(stop)
        self.report.withdraw(mark.line + 1)
        self.report.error("yaml-syntax", at, texts.clean(message), hint)

    def _last(self) -> tuple[tuple[Place, Place], Place | None]:
        """From where to where the last value goes that is told before the parser stops, and the last open bracket."""
        event: Event = None
        begun: list[Place] = []
        with suppress(yaml.YAMLError):
            for event in yaml.parse(self.text, Loader=EventParser):
                if isinstance(event, CollectionStartEvent):
                    begun.append(_place(event.start_mark))
                elif isinstance(event, CollectionEndEvent):
                    begun.pop()
        brackets = (place for place in reversed(begun) if self.text[place.offset : place.offset + 1] in ("[", "{"))
        return (_place(event.start_mark), _place(event.end_mark)), next(brackets, None)

    def _too_deep(self, span: Span) -> None:
        self.report.error("too-deep", span, f"nested more than {MAX_DEPTH} levels deep", "flatten this part")

    def _node(self, event: Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH and kind is not AliasEvent:
            raise _TooDeep(_span(event))
        if kind is MappingStartEvent:
            self._refuse(event)
            return self._mapping(event, depth + 1)
        if kind is SequenceStartEvent:
            self._refuse(event)
            return self._sequence(event, depth + 1)
        hint = "write the value out here; a text that begins with * must stand in quotes"
        self.report.error("alias", _span(event), f"*{event.anchor} repeats another value", hint)
        self.report.refuse(_span(event))
        return Scalar(event.start_mark, event.end_mark, "", True)

    def _scalar(self, event: Event) -> Scalar:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(value) > 200:
            value = self._limit(event, value)
        if self.escapes and texts.may_be_unsafe(value):
            for offset in texts.unsafe_at(value):
                _warn_unsafe(self.report, _span(event), value[offset])
            value = texts.clean(value)
        return Scalar(event.start_mark, event.end_mark, value, not event.style)

    def _limit(self, event: Event, value: str) -> str:
        if len(value) > MAX_SCALAR:
            self.report.error(
                "too-long",
                _span(event),
                f"a text of {len(value):,} characters; at most {MAX_SCALAR:,} are read",
                "shorten it",
            )
            return value[:MAX_SCALAR]
        if (lines := value.count("\n") + (not value.endswith("\n"))) > MAX_LINES:
            self.report.error(
                "too-long",
                _span(event),
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

    def _is_whole(self, signs: str) -> bool:
        """Whether one of the signs of what follows, or a key in the first column, stands behind the last value told."""
        (_, end), _ = self._last()
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
        span, mark = _span(event), event.start_mark
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
        start = mapping.start
        before = self.text[start.index - start.column : start.index]
        is_item = before.rstrip().endswith("-") and self.text[start.index] != "{"
        owner = self.field if depth == _TOP_ITEM else ""
        take(mapping, rest, before.rindex("-") if is_item else None, owner, self.report)
        rest.clear()

    def _refuse(self, event: Event) -> None:
        if event.anchor is not None:
            self.report.error(
                "anchor", _span(event), f"&{event.anchor} is an anchor", "remove it: anchors are not read"
            )
        if event.tag is not None:
            self.report.error(
                "tag",
                _span(event),
                f"{texts.clean(event.tag)} is a tag",
                "remove it: every value is read as text and typed by its field",
            )
        if type(event) is ScalarEvent and not event.value:
            self.report.refuse(_span(event))


def _first_too_deep(text: str, since: Event | None, depth: int, problem: yaml.YAMLError) -> Span:
    """The first value nested too deep, where the C parser gave up before it told of any.

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
                    at = _span(event)
                    return Span(line + at.line, at.column)
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    return Span(limit.line + 1, limit.column + 1)


def _span(event: Event) -> Span:
    mark = event.start_mark
    return Span(mark.line + 1, mark.column + 1)


def _place(mark: Any) -> Place:
    return Place(mark.index, mark.line, mark.column)
