"""Changes one setting in the text of the file, and leaves every other line as it is."""

from quiz.diagnostics import Report
from quiz.settings.model import FIELDS, Field, Value
from quiz.settings.read import Statement, read, statements

HEAD = """\
# Settings of quiz. A line that begins with # says nothing: take it away to set what stands there.
# `quiz settings` tells what holds, and what is wrong here.
"""


class NotChanged(ValueError):
    """The text is so broken that a change would not be read."""


def fresh() -> str:
    """A new file, in which every setting stands as a comment."""
    parts = [f"# {f.does}\n# {f.allowed.told}\n#{f.key} = {f.allowed.toml(f.default)}\n" for f in FIELDS.values()]
    return "\n".join((HEAD, *parts))


def changed(text: str, field: Field, value: Value) -> str:
    """`text` with the setting at that value: in its own line, or in a new one. Raises NotChanged."""
    mark, text = _parted(text)
    own = _own(text, field)
    written = f"{field.key} = {field.allowed.toml(value)}"
    if own:
        first = next((one for one in own if one.held is not None), own[0])
        tries = [_without(text, [first], written)]
        if first.first == first.last:
            tries.insert(0, _with_value(text, first, field.allowed.toml(value)))
    else:
        tries = [_with_line(text, place, written) for place in _places(text, field)]
    return mark + _proved(tries, {**read(text, Report()).values, field.key: value})


def removed(text: str, field: Field) -> str:
    """`text` without the setting, so that its default holds; a comment behind it stays. Raises NotChanged."""
    mark, text = _parted(text)
    wanted = {key: value for key, value in read(text, Report()).values.items() if key != field.key}
    return mark + _proved([_without(text, _own(text, field))], wanted)


def _parted(text: str) -> tuple[str, str]:
    """The mark that some editors put before a text, and the text."""
    return ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)


def _proved(tries: list[str], wanted: dict[str, Value]) -> str:
    """The first text that says what is wanted."""
    for text in tries:
        if read(text, Report()).values == wanted:
            return text
    raise NotChanged("so broken that a change would not be read")


def _own(text: str, field: Field) -> list[Statement]:
    """The statements outside of tables that set the field, or would if they could be read."""
    found: list[Statement] = []
    for one in statements(text):
        if one.held is not None and not one.name:
            break
        if one.name == field.key:
            found.append(one)
    return found


def _with_value(text: str, one: Statement, value: str) -> str:
    """`text` with another value in the place of the one that stands on the statement's line."""
    lines = text.split("\n")
    start = one.value.column - 1
    line = lines[one.first]
    lines[one.first] = line[:start] + value + line[start + one.value.width :]
    return "\n".join(lines)


def _without(text: str, own: list[Statement], instead: str = "") -> str:
    """`text` without the lines of these statements, only a comment that stands behind one kept; `instead` before it."""
    lines: list[str | None] = [*text.split("\n")]
    for one in own:
        line = lines[one.first] or ""
        behind = line[one.value.column - 1 + one.value.width :].strip() if one.first == one.last else ""
        kept = "  ".join(part for part in (instead, behind if behind.startswith("#") else "") if part)
        lines[one.first : one.last + 1] = [None] * (one.last + 1 - one.first)
        if kept:
            lines[one.first] = kept + ("\r" if line.endswith("\r") else "")
    return "\n".join(line for line in lines if line is not None)


def _with_line(text: str, place: int, written: str) -> str:
    """`text` with a line more, before the one that is number `place`."""
    lines = text.split("\n")
    ending = "\r" if "\r\n" in text else ""
    if place >= len(lines) - 1 and not lines[-1]:
        return "\n".join([*lines[:-1], written + ending, ""])
    if place >= len(lines):
        return "\n".join([*lines[:-1], lines[-1].removesuffix("\r") + ending, written + ending, ""])
    return "\n".join([*lines[:place], written + ending, *lines[place:]])


def _places(text: str, field: Field) -> list[int]:
    """Where a new line may stand: under the comment that shows the setting, before the first table, at the end."""
    lines = text.split("\n")
    found = list(statements(text))
    table = next((one.first for one in found if one.held is not None and not one.name), len(lines))
    inside = {number for one in found for number in range(one.first, one.last + 1)}
    shown = [
        number + 1
        for number, line in enumerate(lines[:table])
        if number not in inside and line.lstrip("# \t").partition("=")[0].strip() == field.key
    ]
    return [*shown[:1], table]
