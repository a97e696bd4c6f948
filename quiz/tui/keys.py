"""All keys of a screen, for the key panel and the palette: read from the bindings that work there."""

from typing import Any, NamedTuple

from textual.screen import Screen

_NAMES = {
    "question_mark": "?",
    "space": "space",
    "enter": "⏎",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "page up",
    "pagedown": "page down",
    "plus": "+",
    "minus": "-",
}


class KeyHelp(NamedTuple):
    """What a group of keys does, and the action behind it."""

    keys: str
    does: str
    action: str


def all_keys(screen: Screen[Any]) -> list[KeyHelp]:
    """The keys that work on `screen` now, those of one description together."""
    groups: dict[str, tuple[list[str], str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.description or binding.description in _INNER:
            continue
        names, _ = groups.setdefault(binding.description, ([], binding.action))
        name = _NAMES.get(binding.key, binding.key)
        if name not in names:
            names.append(name)
    return [KeyHelp(_joined(names), does, action) for does, (names, action) in groups.items()]


_INNER = frozenset(("Copy selected text", "Focus Next", "Focus Previous", "Help", "Minimize"))


def _joined(names: list[str]) -> str:
    """`1…9 a…g` for long runs of neighbours, else the names with spaces."""
    parts: list[str] = []
    run: list[str] = []
    for name in [*names, ""]:
        if run and len(name) == 1 and len(run[-1]) == 1 and ord(name) == ord(run[-1]) + 1:
            run.append(name)
            continue
        parts += [f"{run[0]}…{run[-1]}"] if len(run) > 2 else run
        run = [name]
    return " ".join(part for part in parts if part)
