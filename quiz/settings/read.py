"""Reads the settings: statement by statement, so that a mistake costs no more than what it stands in."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from quiz.diagnostics import Report, Span, nearest
from quiz.settings.model import FIELDS, Field, Reading, Value, Word
from quiz.text import clean

MOST_MISTAKES = 100
_MOST_LINES = 50
"""A value that goes on for more lines is no value."""
_PART = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+)"
_KEY = re.compile(rf"([ \t]*)({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_VALUE = re.compile(r"(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^#\n])*")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MANY_LINES = ('"""', "'''", "[", "{")
_ESCAPED = re.compile("[\ud800-\udfff]")
_MOST_BITS = 63
"""TOML's whole numbers have 64, of which one is the sign."""
_TOO_LARGE = "A number is too large"


class Statement(msgspec.Struct, frozen=True):
    """Lines `first` to `last` (counted from 0) that say one thing.

    `name` is the key as it is meant, empty for a table; `key` and `value` are where they stand on the first line.
    `held` is None where the lines are no TOML; `fault` then says why, at `column` of the first line.
    """

    first: int
    last: int
    name: str
    key: Span
    value: Span
    held: dict[str, Any] | None
    fault: str = ""
    column: int = 1


def read(text: str, report: Report) -> Reading:
    """The settings in `text`; what is wrong is reported, and sets nothing."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    seen: dict[str, int] = {}
    table = ""
    for statement in statements(text):
        if len(report.diagnostics) >= MOST_MISTAKES:
            report.error("toml-syntax", statement.key, "there are more mistakes; from here on nothing is read")
            break
        if statement.held is not None and not statement.name:
            table = _table(statement, text, report)
            continue
        field = FIELDS.get(statement.name)
        if statement.held is None:
            _broken(statement, field, text, report)
        elif table:
            _misplaced(statement, table, report)
        elif field is None:
            _unknown(statement, report)
        elif field.key in seen:
            _again(statement, field, seen[field.key], report)
        else:
            seen[field.key] = statement.first + 1
            value = _value(statement, field, report)
            if value is not None:
                values[field.key], lines[field.key] = value, statement.first + 1
    return Reading(values, lines)


def statements(text: str) -> Iterator[Statement]:
    """What `text` says, one after the other; blank lines and comments are no statements."""
    lines = text.removeprefix("\ufeff").split("\n")
    at = 0
    while at < len(lines):
        bare = lines[at].strip(" \t\r")
        if not bare or bare.startswith("#"):
            at += 1
            continue
        statement = _statement(lines, at)
        yield statement
        at = statement.last + 1


def _statement(lines: list[str], first: int) -> Statement:
    """The statement that begins in line `first`, over as few lines as make it one."""
    line = lines[first]
    key, value, name = _spans(line, first + 1)
    held, fault, column = _loaded(line)
    last = first
    if held is None and any(sign in line for sign in _MANY_LINES):
        for end in range(first + 1, min(first + _MOST_LINES, len(lines))):
            held, *_ = _loaded("\n".join(lines[first : end + 1]))
            if held is not None:
                last = end
                break
    if held is not None and not line.lstrip().startswith("["):
        name = next(iter(held))
    return Statement(first, last, name, key, value, held, fault, column)


def _spans(line: str, number: int) -> tuple[Span, Span, str]:
    """Where key and value stand on the line, and the key; both are the whole line where it is no key = value."""
    found = _KEY.match(line)
    if found is None:
        bare = line.strip()
        whole = Span(number, len(line) - len(line.lstrip()) + 1, max(1, len(bare)))
        return whole, whole, ""
    value = _VALUE.match(line, found.end())
    width = len(value[0].rstrip()) if value else 0
    key = Span(number, len(found[1]) + 1, len(found[2]))
    return key, Span(number, found.end() + 1, max(1, width)), found[2].strip("\"'")


def _loaded(text: str) -> tuple[dict[str, Any] | None, str, int]:
    """What tomllib makes of `text`; else None, what is wrong, and at which column of its first line."""
    from tomllib import TOMLDecodeError, loads

    if stray := _ESCAPED.search(text):
        return None, "not-utf-8", stray.start() + 1
    try:
        held = loads(text + "\n")
    except RecursionError:
        return None, "Values are nested too deep", 1
    except TOMLDecodeError as problem:
        said = str(problem)
        place = _PLACE.search(said)
        inside = place is not None and place[1] == "1"
        return None, said[: place.start()] if place else said, int(place[2]) if place and inside else 1
    except ValueError:  # Python refuses to read that many digits
        return None, _TOO_LARGE, 1
    return (None, _TOO_LARGE, 1) if _too_large(held) else (held, "", 1)


def _too_large(value: object) -> bool:
    """Whether a whole number in `value` has more bits than TOML's: of thousands of digits no text can be made."""
    if isinstance(value, dict | list):
        return any(_too_large(one) for one in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, int) and value.bit_length() > _MOST_BITS


def _broken(statement: Statement, field: Field | None, text: str, report: Report) -> None:
    """Tell of lines that are no TOML, and how to write what was meant where that can be known."""
    span = statement.value if field is not None else statement.key
    if statement.fault == "not-utf-8":
        place = Span(span.line, statement.column)
        report.error("not-utf-8", place, "this is not UTF-8", "save the file as UTF-8")
        return
    fault = statement.fault[:1].lower() + statement.fault[1:]
    if field is None:
        place = Span(span.line, max(statement.column, span.column))
        report.error("toml-syntax", place, f"this is no setting: {fault}", "write key = value")
        return
    meant = field.allowed.parse(_slice(text, statement.value))
    hint = _write(field, meant) if meant is not None else f"write {field.allowed.told}"
    report.error("toml-syntax", span, f"{field.key} cannot be read: {fault}", hint)


def _table(statement: Statement, text: str, report: Report) -> str:
    """Tell of a table, which no setting stands in; how it is written."""
    name = clean(_slice(text, statement.key))
    report.warning(
        "unknown-key", statement.key, f"settings have no tables such as {name}", "write key = value above it"
    )
    return name


def _misplaced(statement: Statement, table: str, report: Report) -> None:
    if statement.name in FIELDS:
        said = f"{statement.name} stands under {table}, where it is not read"
        report.error("unknown-key", statement.key, said, f"move it above {table}")


def _unknown(statement: Statement, report: Report) -> None:
    near = nearest(statement.name, FIELDS)
    hint = f"did you mean {near}?" if near else f"there are {', '.join(FIELDS)}"
    report.warning("unknown-key", statement.key, f"there is no setting {clean(statement.name)}", hint)


def _again(statement: Statement, field: Field, line: int, report: Report) -> None:
    report.error("duplicate-key", statement.key, f"{field.key} is set in line {line} already", "keep one of them")


def _value(statement: Statement, field: Field, report: Report) -> Value | None:
    """The value, where it is allowed."""
    found = (statement.held or {})[field.key]
    allowed, span = field.allowed, statement.value
    if not allowed.is_kind(found):
        meant = allowed.parse(str(found))
        hint = f"write {allowed.told}" if meant is None else _write(field, meant)
        report.error("wrong-type", span, f"{field.key} holds {_noun(found)}", hint)
        return None
    value: Value = found
    if allowed.allows(value):
        return value
    if isinstance(allowed, Word):
        near = allowed.parse(str(value)) or nearest(str(value), allowed.words)
        hint = _write(field, near) if near else f"write {allowed.told}"
        report.error("unknown-value", span, f"{field.key} cannot be {clean(str(value))}", hint)
    else:
        report.error("out-of-range", span, f"{field.key} cannot be {value}", f"write {allowed.told}")
    return None


def _write(field: Field, value: Value) -> str:
    return f"write {field.key} = {field.allowed.toml(value)}"


def _noun(found: object) -> str:
    if isinstance(found, bool):
        return "true" if found else "false"
    nouns = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return nouns.get(type(found), "a date")


def _slice(text: str, span: Span) -> str:
    """What stands at `span`."""
    line = text.removeprefix("\ufeff").split("\n")[span.line - 1]
    return line[span.column - 1 : span.column - 1 + span.width]
