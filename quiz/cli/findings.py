"""How the findings of `quiz check` are printed: for people, as JSON, for code hosts, and as SARIF."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, get_args
from urllib.parse import quote

import msgspec

from quiz import __version__
from quiz.bank.outline import outline
from quiz.cli import output
from quiz.cli.chosen import page, sentence
from quiz.diagnostics import Diagnostic, Severity, Span
from quiz.library import FileReading
from quiz.text import count

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Other(msgspec.Struct, frozen=True):
    """Another question that a finding is about, and where it begins."""

    question: str
    line: int
    column: int


class Finding(msgspec.Struct, frozen=True):
    """One diagnostic as JSON; line and column count from 1."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str


class Found(Finding, frozen=True):
    """A finding of `quiz check`. It ends before `end_column` of its line.

    `question` is the id of the one that it stands in, empty where it stands in none; `related` are other questions that
    it is about.
    """

    end_column: int
    question: str
    related: tuple[Other, ...]


def tell(readings: list[FileReading], form: str, read: str) -> None:
    """Print the findings in the given form; `read` says what was read, for people."""
    if form == "text":
        _text(readings, read)
    else:
        _FORMS[form](readings)


def _each(readings: list[FileReading]) -> Iterator[tuple[FileReading, Diagnostic]]:
    return ((reading, diagnostic) for reading in readings for diagnostic in reading.diagnostics)


def _text(readings: list[FileReading], read: str) -> None:
    colour = output.coloured(sys.stdout)
    for reading in readings:
        lines = output.Lines(reading.text)
        for diagnostic in reading.diagnostics:
            print("\n".join(output.diagnostic_lines(reading, diagnostic, lines, colour)))
    codes = {name: Counter(d.code for _, d in _each(readings) if d.severity == name) for name in _SEVERITIES}
    numbers = ", ".join(count(codes[name].total(), name) for name in _SEVERITIES)
    print(f"{count(len(readings), 'file')}, {read}: {numbers}")
    if sum(map(len, codes.values())) > 1:
        _by_code(codes)


def _by_code(codes: dict[Severity, Counter[str]]) -> None:
    """How many of each code, the errors first; on lines of their own where there are both."""
    both = all(codes.values())
    for name, found in codes.items():
        if found:
            head = f"{name}s: " if both else ""
            print(f"  {head}" + " · ".join(f"{code} {number}" for code, number in found.most_common()))


def _json(readings: list[FileReading]) -> None:
    findings = [finding for reading in readings if reading.diagnostics for finding in _findings(reading)]
    print(msgspec.json.format(msgspec.json.encode(findings), indent=2).decode())


def _findings(reading: FileReading) -> Iterator[Found]:
    path, written = output.shown_path(reading), outline(reading.text)
    for d in reading.diagnostics:
        yield Found(
            path,
            d.span.line,
            d.span.column,
            d.severity,
            d.code,
            d.message,
            d.hint,
            d.span.column + d.span.width,
            written.id_at(d.span),
            tuple(Other(other.question, other.at.line, other.at.column) for other in d.related),
        )


def _github(readings: list[FileReading]) -> None:
    """Workflow commands, which mark the lines of a change on GitHub."""
    for reading, d in _each(readings):
        place = f"file={_property(output.shown_path(reading))},line={d.span.line},col={d.span.column}"
        said = f"{d.message}; {d.hint}" if d.hint else d.message
        print(f"::{d.severity} {place},title={_property(d.code)}::{_data(said)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(readings: list[FileReading]) -> None:
    """SARIF 2.1.0, which code hosts and editors read."""
    codes = sorted({d.code for _, d in _each(readings)})
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "quiz", "version": __version__, "rules": [_rule(code) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(reading, d, codes.index(d.code)) for reading, d in _each(readings)],
            }
        ],
    }
    print(msgspec.json.format(msgspec.json.encode(log), indent=2).decode())


def _rule(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": sentence(code)}, "help": {"text": page(code)}}


def _result(reading: FileReading, d: Diagnostic, index: int) -> dict[str, Any]:
    said = f"{d.message}. {d.hint}" if d.hint else d.message
    others = [{**_location(reading, other.at), "message": {"text": other.question}} for other in d.related]
    return {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": d.severity,
        "message": {"text": said},
        "locations": [_location(reading, d.span)],
        **({"relatedLocations": others} if others else {}),
    }


def _location(reading: FileReading, at: Span) -> dict[str, Any]:
    region = {"startLine": at.line, "startColumn": at.column, "endColumn": at.column + at.width}
    uri = quote(os.fsencode(os.path.relpath(reading.path).replace(os.sep, "/")))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


_FORMS: dict[str, Callable[[list[FileReading]], None]] = {"json": _json, "github": _github, "sarif": _sarif}
