"""`quiz settings`: what is set and where it comes from, and changing it."""

import argparse
import os
import sys
from typing import Any

import msgspec

from quiz.cli import output
from quiz.cli.findings import Finding
from quiz.cli.output import Exit, usage
from quiz.diagnostics import nearest
from quiz.editor import NoEditor, command
from quiz.editor import run as call
from quiz.folders import settings_path
from quiz.settings.model import FIELDS, Field
from quiz.settings.store import NotWritten, SettingsFile
from quiz.text import shown_path


def run(arguments: argparse.Namespace) -> int:
    """Print the settings or one of them, change one, or open the file."""
    file = SettingsFile(settings_path())
    try:
        match arguments.action:
            case "path":
                print(shown_path(file.path))
            case "get":
                _get(file, _field(arguments.key), as_json=arguments.json)
            case "set":
                _set(file, _field(arguments.key), arguments.value)
            case "unset":
                _unset(file, _field(arguments.key))
            case "edit":
                _edit(file)
            case _:
                _print(_as_json(file)) if arguments.json else _show(file)
    except NotWritten as problem:
        raise Exit(output.INTERNAL, str(problem)) from None
    return 0


def _field(key: str) -> Field:
    if key not in FIELDS:
        near = nearest(key, FIELDS)
        usage(f"there is no setting {key}; " + (f"did you mean {near}?" if near else f"there are: {', '.join(FIELDS)}"))
    return FIELDS[key]


def _show(file: SettingsFile) -> None:
    for field in FIELDS.values():
        print(f"{field.key} = {field.allowed.toml(file.value(field))} ({_from(file, field)})")
        print(f"  {field.does}")
        print(f"  {field.allowed.told.capitalize()}, by default {field.allowed.toml(field.default)}.")
    print(f"\n{shown_path(file.path)}{'' if os.path.exists(file.path) else ' (not there yet)'}")
    _show_problems(file)


def _from(file: SettingsFile, field: Field) -> str:
    origin = file.origin(field)
    return f"file, line {file.read.lines[field.key]}" if origin == "file" else origin


def _show_problems(file: SettingsFile) -> None:
    lines, colour = output.Lines(file.reading.text), output.coloured(sys.stdout)
    for diagnostic in file.reading.diagnostics:
        print("\n".join(output.diagnostic_lines(file.reading, diagnostic, lines, colour)))


def _as_json(file: SettingsFile) -> dict[str, Any]:
    settings = [
        {
            "key": field.key,
            "value": file.value(field),
            "origin": file.origin(field),
            "line": file.read.lines.get(field.key),
            "default": field.default,
            "allowed": field.allowed.told,
            "does": field.does,
        }
        for field in FIELDS.values()
    ]
    path = output.shown_path(file.reading)
    problems = [
        Finding(path, d.span.line, d.span.column, d.severity, d.code, d.message, d.hint)
        for d in file.reading.diagnostics
    ]
    return {"path": shown_path(file.path), "settings": settings, "problems": problems}


def _print(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _get(file: SettingsFile, field: Field, *, as_json: bool) -> None:
    value = file.value(field)
    if as_json:
        _print(value)
    else:
        print(field.allowed.shown(value))


def _set(file: SettingsFile, field: Field, word: str) -> None:
    value = field.allowed.parse(word)
    if value is None:
        usage(f"{field.key} cannot be {word}; write {field.allowed.told}")
    file.set(field, value)
    print(f"{field.key} = {field.allowed.toml(value)}")


def _unset(file: SettingsFile, field: Field) -> None:
    file.unset(field)
    print(f"{field.key} = {field.allowed.toml(field.default)} (default)")


def _edit(file: SettingsFile) -> None:
    """Open the file, at its first mistake where there is one; then tell what is wrong with it."""
    file.make()
    line = file.reading.diagnostics[0].span.line if file.reading.diagnostics else 1
    try:
        problem = call(command(os.environ, file.path, line))
    except NoEditor as none:
        usage(f"{none} The settings lie in {file.path}.")
    file.load()
    _show_problems(file)
    if problem:
        raise Exit(output.INTERNAL, problem)
