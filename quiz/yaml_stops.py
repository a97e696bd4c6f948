"""What a slip of YAML is called in plain words, and how that slip is mended."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.diagnostics import one_of

Said = tuple[str, str]
"""What is wrong, and what to write instead."""

_OTHER_QUOTES = {"'": "double", '"': "single"}
_CLOSINGS = {"[": "]", "{": "}"}
_DASH = re.compile("-(?: +|$)")
_FIELD = re.compile(r"""([^\s\-'"\[\]{}&*!|>%@`#,?:][^:]*|"[^"]*"|'[^']*') *:(?: |$)""")


class Place(NamedTuple):
    """A place in the text: its offset, and its line and column counted from 0."""

    offset: int
    line: int
    column: int


class Stop(NamedTuple):
    """Where the parser stopped, and why in its own words.

    `begun` is where the value begins in which it stopped; `last` where what it had read before begins and ends.
    """

    text: str
    why: str
    at: Place
    begun: Place
    last: tuple[Place, Place]

    def character(self, place: Place) -> str:
        """The character at a place, empty at the end of the text."""
        return self.text[place.offset : place.offset + 1]

    def line(self, place: Place) -> str:
        """The whole line of a place."""
        return self.text[place.offset - place.column :].partition("\n")[0]

    @property
    def before(self) -> str:
        """What stands on the line before the place where it stopped."""
        return self.text[self.at.offset - self.at.column : self.at.offset]


def explained(stop: Stop) -> Said:
    """What is wrong in plain words, and the mend of just that."""
    message, hint = next((said for case in _CASES if (said := case(stop))), _other(stop))
    unclosed = _is_open_quote(stop) and stop.begun.line < stop.at.line
    last = f"line {stop.begun.line + 1}" if unclosed else "this line"
    return f"{message}; nothing after {last} was read", hint


def _other(stop: Stop) -> Said:
    return f"this is not YAML ({stop.why})", "see the line above too: YAML often notices a slip one line late"


def _tab(stop: Stop) -> Said | None:
    line = stop.line(stop.at)
    if stop.character(stop.at) != "\t" and "\t" not in line[: len(line) - len(line.lstrip(" \t"))]:
        return None
    return "this line is indented with a tab", "indent with spaces, not tabs"


def _is_open_quote(stop: Stop) -> bool:
    return "quoted scalar" in stop.why and ("end of stream" in stop.why or "document indicator" in stop.why)


def _open_quote(stop: Stop) -> Said | None:
    if not _is_open_quote(stop):
        return None
    mark = stop.character(stop.begun)
    what = f"the quotation mark {mark} on line {stop.begun.line + 1} is never closed"
    return what, f"write {mark} where the text ends"


def _escape(stop: Stop) -> Said | None:
    if "unknown escape character" not in stop.why:
        return None
    escape = stop.text[stop.text.rfind("\\", 0, stop.at.offset + 1) :][:2]
    return f"{escape} means nothing in double quotes", "write two backslashes for one, or put the text in single quotes"


def _colon(stop: Stop) -> Said | None:
    if "mapping values are not allowed" not in stop.why:
        return None
    if re.search(r":\s", stop.before) or not stop.at.line:
        quotes = "single" if '"' in stop.line(stop.at)[stop.at.column :] else "double"
        what = "the text on this line holds a colon and a space, as only a field's name may"
        return what, f"put the text in {quotes} quotes"
    lines = stop.text.split("\n")
    above = next(_levels(stop), _Level("-", 1, stop.at.line))
    previous = lines[stop.at.line - 1]
    if above.is_item:
        return _no_field(lines[above.line - 1], above.line)
    if above.line < stop.at.line and ":" in previous and _indent(previous) == _indent(lines[stop.at.line]):
        return _no_field(previous, stop.at.line)
    what = f"this line begins deeper than {above.name}: on line {above.line}, so it goes on with the text there"
    return what, f"align it with {above}; or, if it does go on with that text, put the whole text in double quotes"


def _no_colon(stop: Stop) -> Said | None:
    if "could not find expected ':'" not in stop.why:
        return None
    return _no_field(stop.line(stop.begun), stop.begun.line + 1)


def _no_field(line: str, number: int) -> Said:
    if ":" in line:
        return f"on line {number} no space follows the colon", "write a space after the colon"
    hint = "write its name and a colon; or, if it goes on with the text above, begin it deeper than that text's field"
    return f"line {number} is no field: it has no colon", hint


def _open_list(stop: Stop) -> Said | None:
    if "expected ',' or" not in stop.why:
        return None
    opening = stop.character(stop.begun)
    closing = _CLOSINGS.get(opening, "]")
    if stop.begun.line < stop.at.line:
        hint = f"write {closing} where it ends, and commas between its texts"
        return f"the {opening} on line {stop.begun.line + 1} is not closed", hint
    hint = "part its texts by commas; put one that holds `: `, a quotation mark or one of , [ ] { } in quotes"
    return f"between {opening} and {closing} something stands that belongs to no text", hint


def _beginning(stop: Stop) -> Said | None:
    here = stop.character(stop.at)
    if "cannot start any token" in stop.why or ("node content" in stop.why and here in (",", "]", "}")):
        return begins_with(here)
    if "alphabetic or numeric character" in stop.why or "line break" in stop.why:
        return begins_with(stop.character(stop.begun))
    return None


def begins_with(character: str) -> Said:
    """What is wrong with a text that begins with a sign of YAML's, and its mend."""
    return f"a text that begins with {character} must stand in quotes", "put the text in double quotes"


def _is_misplaced(stop: Stop) -> bool:
    return any(sign in stop.why for sign in ("expected key", "expected '-' indicator", "expected <block end>"))


def _goes_on(stop: Stop) -> Said | None:
    """More text behind what was closed on the same line."""
    start, end = stop.last
    behind = [place for place in (stop.begun, stop.at) if place.line == end.line and place.offset >= end.offset]
    if not behind or stop.text[end.offset : behind[0].offset].strip(" "):
        return None
    opening, closing = stop.character(start), stop.text[end.offset - 1 : end.offset]
    if closing in ("]", "}"):
        return f"the text goes on behind {closing}", "put the whole text in double quotes"
    if opening == "*":
        return begins_with(opening)
    if opening not in _OTHER_QUOTES:
        return None
    if start.line < stop.at.line:
        what = f"the quotation mark {opening} on line {start.line + 1} is closed only on this line"
        return what, f"write {opening} where the text of line {start.line + 1} ends"
    other = _OTHER_QUOTES[opening]
    return "the text goes on behind its closing quotation mark", f"put the whole text in {other} quotes"


def _indentation(stop: Stop) -> Said | None:
    if not _is_misplaced(stop) or stop.before.strip(" "):
        return None
    here, above = stop.at.column + 1, list(_levels(stop))
    is_item = _DASH.match(stop.line(stop.at), stop.at.column) is not None
    fitting = [str(level) for level in above if level.is_item == is_item and level.column != here]
    if not fitting:
        return None
    begin = f"align it with {one_of(fitting)}"
    if not any(level.column == here for level in above):
        return f"this line begins in column {here}, where nothing above it does", begin
    if is_item:
        return "this line has a dash, and begins where fields do", f"remove the dash, or {begin}"
    return "this line has no dash, and begins where list items do", f"write a dash and a space before it, or {begin}"


def _first_field(stop: Stop) -> Said | None:
    """A field left of the first one."""
    above = list(_levels(stop))
    if "document start" not in stop.why or not above or above[-1].column <= stop.at.column + 1:
        return None
    first = above[-1]
    what = f"this line begins left of {first.name}: on line {first.line}, the first field of the file"
    return what, f"begin all fields of the file in column {stop.at.column + 1}"


class _Level(NamedTuple):
    """A field or an item (whose name is its dash), its column and line counted from 1."""

    name: str
    column: int
    line: int

    @property
    def is_item(self) -> bool:
        return self.name == "-"

    def __str__(self) -> str:
        called = f"the dash on line {self.line}" if self.is_item else f"{self.name}:"
        return f"{called} (column {self.column})"


def _levels(stop: Stop) -> Iterator[_Level]:
    """The fields and items above, each left of the one before: what the line could belong to."""
    lines = stop.text[: stop.at.offset - stop.at.column].split("\n")[:-1]
    limit = None
    for number in range(len(lines), 0, -1):
        for column, name in reversed(list(_names(lines[number - 1]))):
            if limit is None or column < limit:
                limit = column
                yield _Level(name, column + 1, number)
        if limit == 0:
            return


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _names(line: str) -> Iterator[tuple[int, str]]:
    """The dashes and the field with which a line begins, each with its column counted from 0."""
    column = _indent(line)
    while dash := _DASH.match(line, column):
        yield column, "-"
        column = dash.end()
    if field := _FIELD.match(line, column):
        yield column, field[1]


_CASES = (_tab, _open_quote, _escape, _goes_on, _colon, _no_colon, _open_list, _beginning, _indentation, _first_field)
