"""What a slip of YAML is called in plain words, and how that slip is mended."""

import re

from quiz.diagnostics import Span, one_of
from quiz.yaml.escapes import HINT
from quiz.yaml.levels import DASH, FIELD, Level, beginning, indent_of, levels
from quiz.yaml.places import Said, Stop
from quiz.yaml.signs import conflict, end_of_document, look_alike

_OTHER_QUOTES = {"'": "double", '"': "single"}
_CLOSINGS = {"[": "]", "{": "}"}
_BEGINS = ("cannot start any token", "sequence entries are not allowed", "mapping keys are not allowed")
_GLUED = re.compile(" *-[^\\s\\-:][^:]*:(?: |$)")


def explained(stop: Stop) -> tuple[Span, str, str]:
    """Where the slip is, what is wrong in plain words, and the mend of just that."""
    message, hint, at = next((said for case in _CASES if (said := case(stop))), _other(stop))
    return at or stop.at.span, f"{message}; nothing after this line was read", hint


def _other(stop: Stop) -> Said:
    return Said(f"this is not YAML ({stop.why})", "see the line above too: YAML often notices a slip one line late")


def _tab(stop: Stop) -> Said | None:
    line = stop.line(stop.at)
    if stop.character(stop.at) != "\t" and "\t" not in line[: len(line) - len(line.lstrip(" \t"))]:
        return None
    return Said("this line is indented with a tab", "indent with spaces, not tabs")


def _is_open_quote(stop: Stop) -> bool:
    return "quoted scalar" in stop.why and ("end of stream" in stop.why or "document indicator" in stop.why)


def _open_quote(stop: Stop) -> Said | None:
    if not _is_open_quote(stop):
        return None
    mark = stop.character(stop.begun)
    return Said(f"this quotation mark {mark} is never closed", f"write {mark} where the text ends", stop.begun.span)


def _escape(stop: Stop) -> Said | None:
    if "unknown escape character" not in stop.why and "hexdecimal number" not in stop.why:
        return None
    begins = stop.text.rfind("\\", 0, stop.at.offset + 1)
    escape = stop.text[begins : begins + 2]
    at = Span(stop.at.line + 1, stop.at.column + 1 + begins - stop.at.offset)
    return Said(f"{escape} means nothing in double quotes", HINT, at)


def _glued_dash(stop: Stop) -> Said | None:
    if not _is_misplaced(stop) and "mapping values are not allowed" not in stop.why:
        return None
    lines = stop.text.split("\n")[: stop.at.line + 1]
    above = next((number for number in range(stop.at.line - 1, -1, -1) if lines[number].strip()), stop.at.line)
    number = next((number for number in (stop.at.line, above) if _GLUED.match(lines[number])), None)
    if number is None or indent_of(lines[number]) > indent_of(lines[-1]):
        return None
    at = Span(number + 1, indent_of(lines[number]) + 1)
    return Said("no space follows the dash on this line", "write a space after the dash", at)


def _colon(stop: Stop) -> Said | None:
    if "mapping values are not allowed" not in stop.why:
        return None
    if re.search(r":\s", stop.before) or not stop.at.line:
        quotes = "single" if '"' in stop.line(stop.at)[stop.at.column :] else "double"
        what = "the text on this line holds a colon and a space, as only a field's name may"
        return Said(what, f"put the text in {quotes} quotes")
    lines = stop.text.split("\n")
    above = next(levels(stop.above), Level("-", 1, _first_line(lines, 0) + 1))
    previous = lines[stop.at.line - 1]
    indent = indent_of(lines[stop.at.line])
    if above.is_item:
        line = lines[above.line - 1]
        return _no_field(line, Span(above.line, beginning(line) + 1))
    if above.line < stop.at.line and ":" in previous and indent_of(previous) == indent:
        return _no_field(previous, Span(stop.at.line, indent + 1))
    if lines[above.line - 1].rstrip().endswith(":") and (first := _first_line(lines, above.line)) < stop.at.line:
        said = _no_field(lines[first], Span(first + 1, indent_of(lines[first]) + 1))
        mend = said.hint.partition(";")[0]
        return said._replace(hint=f"{mend}; or, if all of it is one text, put that in double quotes")
    what = f"this line begins deeper than {above.name}: on line {above.line}, so it goes on with the text there"
    hint = f"align it with {above}; or, if it does go on with that text, put the whole text in double quotes"
    return Said(what, hint, Span(stop.at.line + 1, indent + 1))


def _first_line(lines: list[str], since: int) -> int:
    """The first line from a number on, counted from 0, that is neither blank nor a comment."""
    return next(number for number in range(since, len(lines)) if lines[number].lstrip()[:1] not in ("", "#"))


def _no_colon(stop: Stop) -> Said | None:
    if "could not find expected ':'" not in stop.why:
        return None
    return _no_field(stop.line(stop.begun), stop.begun.span)


def _no_field(line: str, at: Span) -> Said:
    if ":" in line:
        return Said("no space follows the colon on this line", "write a space after the colon", at)
    hint = "write its name and a colon; or, if it goes on with the text above, begin it deeper than that text's field"
    return Said("this line is no field: it has no colon", hint, at)


def _open_list(stop: Stop) -> Said | None:
    here = stop.character(stop.at)
    if "expected ',' or" not in stop.why and ("node content" not in stop.why or here in (",", "]", "}")):
        return None
    begun = stop.open or stop.begun
    opening = stop.character(begun)
    closing = _CLOSINGS.get(opening, "]")
    if begun.line < stop.at.line:
        if cut := _comment_in(stop.line(begun), begun.column):
            what = f"what stands behind # is a comment, so this {opening} is not closed"
            return Said(what, "put the text that holds the # in double quotes", Span(begun.line + 1, cut + 1))
        hint = f"write {closing} where it ends, and commas between its texts"
        return Said(f"this {opening} is not closed", hint, begun.span)
    hint = "part its texts by commas; put one that holds `: `, a quotation mark or one of , [ ] { } in quotes"
    return Said(f"between {opening} and {closing} something stands that belongs to no text", hint)


def _comment_in(line: str, since: int) -> int:
    """Where a comment begins in a line behind a column, both counted from 0; 0 where none is seen."""
    cut = line.find(" #", since) + 1
    return cut if cut and line[since:cut].count('"') % 2 == 0 and line[cut + 1 :].strip() == line[cut + 1 :] else 0


def _cut(stop: Stop) -> Said | None:
    """A text that a # cut off, and that goes on in the next line."""
    lines = stop.text.split("\n")
    above = lines[stop.at.line - 1] if stop.at.line else ""
    cut = _comment_in(above, 0)
    if not _is_misplaced(stop) or not cut or not above[:cut].strip() or stop.at.column <= indent_of(above):
        return None
    what = "the rest of this line is a comment: the text ends here, and cannot go on in the next line"
    return Said(what, "put the whole text in double quotes", Span(stop.at.line, cut + 1))


def _beginning(stop: Stop) -> Said | None:
    here = stop.character(stop.at)
    if any(sign in stop.why for sign in _BEGINS) or ("node content" in stop.why and here in (",", "]", "}")):
        return begins_with(here)
    if "alphabetic or numeric character" in stop.why or "line break" in stop.why:
        return begins_with(stop.character(stop.begun), stop.begun.span)
    return None


def begins_with(character: str, at: Span | None = None) -> Said:
    """What is wrong with a text that begins with a sign of YAML's, and its mend."""
    return Said(f"a text that begins with {character} must stand in quotes", "put the text in double quotes", at)


def _is_misplaced(stop: Stop) -> bool:
    return any(sign in stop.why for sign in ("expected key", "expected '-' indicator", "expected <block end>"))


def _goes_on(stop: Stop) -> Said | None:
    """More text behind what was closed on the same line."""
    start, end = stop.last
    behind = [place for place in (stop.begun, stop.at) if place.line == end.line and place.offset >= end.offset]
    if not behind or stop.text[end.offset : behind[0].offset].strip(" "):
        return None
    opening, closing = stop.character(start), stop.text[end.offset - 1 : end.offset]
    if closing in ("]", "}") and stop.character(behind[0]) in ("]", "}"):
        return Said(f"this {stop.character(behind[0])} closes nothing", "remove it", behind[0].span)
    if closing in ("]", "}"):
        return Said(f"the text goes on behind {closing}", "put the whole text in double quotes")
    if opening == "*":
        return begins_with(opening, start.span)
    if opening not in _OTHER_QUOTES:
        return None
    if start.line < stop.at.line:
        what = f"this quotation mark {opening} is closed only on line {stop.at.line + 1}"
        return Said(what, f"write {opening} where the text of this line ends", start.span)
    other = _OTHER_QUOTES[opening]
    return Said("the text goes on behind its closing quotation mark", f"put the whole text in {other} quotes")


def _indentation(stop: Stop) -> Said | None:
    if not _is_misplaced(stop) or stop.before.strip(" "):
        return None
    here, above = stop.at.column + 1, list(levels(stop.above))
    if first := _undashed(stop):
        return Said("this line has no dash, and those below it have one", "write a dash and a space before it", first)
    is_item = DASH.match(stop.line(stop.at), stop.at.column) is not None
    here_too = [level for level in above if level.column == here]
    fitting = [str(level) for level in above if level.is_item == is_item and level not in here_too]
    begin = f"align it with {one_of(fitting)}" if fitting else ""
    if is_item and here_too:
        hint = ", or ".join(filter(None, ("remove the dash", begin)))
        return Said("this line has a dash, and begins where fields do", hint)
    if not fitting:
        return None
    if not here_too:
        return Said(f"this line begins in column {here}, where nothing that it could belong to does", begin)
    hint = f"write a dash and a space before it, or {begin}"
    return Said("this line has no dash, and begins where list items do", hint)


def _undashed(stop: Stop) -> Span | None:
    """The beginning of a list whose first item alone has no dash, where that is what the parser stopped for."""
    lines, column = stop.text.split("\n"), stop.at.column
    if not DASH.match(lines[stop.at.line], column):
        return None
    above = stop.at.line
    while above and (not lines[above - 1].strip() or indent_of(lines[above - 1]) >= column):
        above -= 1
    first = indent_of(lines[above])
    heads = above > 0 and lines[above - 1].rstrip().endswith(":")
    below = (line for line in lines[stop.at.line + 1 :] if line.strip() and indent_of(line) <= column)
    is_list = first > column or DASH.match(next(below, ""), column)
    return Span(above + 1, first + 1) if heads and is_list and FIELD.match(lines[above], first) else None


def _first_field(stop: Stop) -> Said | None:
    """A field left of the first one."""
    above = list(levels(stop.above))
    if "document start" not in stop.why or not above or above[-1].column <= stop.at.column + 1:
        return None
    first = above[-1]
    what = f"this line begins left of {first.name}: on line {first.line}, the first field of the file"
    return Said(what, f"begin all fields of the file in column {stop.at.column + 1}")


_CASES = (
    _tab,
    _open_quote,
    _escape,
    conflict,
    end_of_document,
    look_alike,
    _cut,
    _goes_on,
    _glued_dash,
    _colon,
    _no_colon,
    _open_list,
    _beginning,
    _indentation,
    _first_field,
)
