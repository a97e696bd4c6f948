"""The file of settings: read, and changed one value at a time. What that needs is imported when there is a file."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from quiz.diagnostics import Report
from quiz.library import FileReading, read_file
from quiz.settings.model import FIELDS, Field, Reading, Settings, Value
from quiz.text import replace_unsafe, shown_path

MAX_BYTES = 64 * 1024
Origin = Literal["default", "file", "flag"]
"""Where a value comes from; a later one wins."""


class NotWritten(Exception):
    """The file cannot be changed; says why."""


class SettingsFile:
    """What holds: the defaults, the file's values over them, and over both what holds for this run alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._flags: dict[str, Value] = {}
        self.load()

    def load(self) -> None:
        """Read the file; where there is none, one look is all it takes."""
        self.read, self.reading = Reading({}, {}), FileReading(self.path, "", ())
        if os.path.lexists(self.path):
            from quiz.settings.read import read

            report = Report()
            text = _text(self.path, report)
            if text is not None:
                self.read = read(text, report)
            self.reading = FileReading(self.path, replace_unsafe(text or ""), report.sorted())
        self._settle()

    def _settle(self) -> None:
        values = {**self.read.values, **self._flags}
        self.settings = Settings(**{FIELDS[key].attribute: value for key, value in values.items()})  # type: ignore[arg-type]

    def value(self, field: Field) -> Value:
        """What holds."""
        value: Value = getattr(self.settings, field.attribute)
        return value

    def origin(self, field: Field) -> Origin:
        """Where that comes from."""
        return "flag" if field.key in self._flags else "file" if field.key in self.read.values else "default"

    def override(self, values: Mapping[str, Value | None]) -> Settings:
        """Let these values, by their keys, hold for this run; None leaves what is set. Gives what holds then."""
        self._flags |= {key: value for key, value in values.items() if value is not None}
        self._settle()
        return self.settings

    def set(self, field: Field, value: Value) -> None:
        """Write a value into the file. Raises NotWritten; the value then holds for this run alone."""
        self._change(field, value)

    def unset(self, field: Field) -> None:
        """Take a value out of the file, so that the default holds. Raises NotWritten, as `set` does."""
        self._change(field, None)

    def make(self) -> None:
        """Write the file with every setting as a comment, where there is none. Raises NotWritten."""
        from quiz.settings.change import fresh

        if not os.path.lexists(self.path):
            self._write(fresh())
            self.load()

    def _change(self, field: Field, value: Value | None) -> None:
        """The file is read again first: it may have been edited meanwhile."""
        from quiz.settings.change import NotChanged, changed, fresh, removed

        try:
            there = os.path.lexists(self.path)
            if there or value is not None:
                text = self._own_text() if there else fresh()
                self._write(removed(text, field) if value is None else changed(text, field, value))
        except (NotWritten, NotChanged) as problem:
            self.override({field.key: field.default if value is None else value})
            if isinstance(problem, NotChanged):
                raise NotWritten(f"{shown_path(self.path)} is {problem}") from None
            raise
        self._flags.pop(field.key, None)
        self.load()

    def _own_text(self) -> str:
        report = Report()
        text = _text(self.path, report)
        if text is None:
            raise NotWritten(f"{shown_path(self.path)} cannot be read: {report.diagnostics[0].message}")
        return text

    def _write(self, text: str) -> None:
        from quiz.writing import write_whole

        try:
            write_whole(self.path, text.encode("utf-8", "surrogateescape"))
        except OSError as problem:
            raise NotWritten(f"{shown_path(self.path)} cannot be written: {problem.strerror or problem}") from None


def _text(path: Path, report: Report) -> str | None:
    """The text of the file, of which bytes that are not UTF-8 come back as they were; None where it cannot be read."""
    found = Report()
    data = read_file(path, found, MAX_BYTES)
    for one in found.diagnostics:
        report.diagnostics.append(msgspec.structs.replace(one, hint="the defaults hold"))
    return None if data is None else data.decode("utf-8", "surrogateescape")
