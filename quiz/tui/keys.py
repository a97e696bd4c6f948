"""All keys of a screen, for the key panel and the palette: read from the bindings that work there."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

_LETTERS = frozenset("hjklHJKL")
_ARROWS = frozenset(("up", "down", "left", "right"))
_NAMES = {
    "comma": ",",
    "full_stop": ".",
    "question_mark": "?",
    "space": "space",
    "enter": "⏎",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "shift+tab": "⇧tab",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "f1": "F1",
}


class KeyHelp(Struct, frozen=True):
    """What a group of keys does, the action behind it, and whose action it is."""

    keys: str
    does: str
    action: str
    owner: DOMNode


@runtime_checkable
class Answering(Protocol):
    """A screen on which an answer has keys of its own. `typing`: letters are text now."""

    @property
    def typing(self) -> bool:
        """Whether letters are text now, until Escape."""

    def press(self, key: str, character: str | None) -> bool:
        """Give a key to the answer; return whether it took it."""

    def answer_keys(self) -> list[KeyHelp]:
        """The keys of the answer."""

    def answer_groups(self) -> list[tuple[str, ...]] | None:
        """The keys of the answer, those that do the same together; None where letters are text."""


def moves(screen: Screen[Any], key: str) -> bool:
    """Whether `key` is a letter that does on `screen` what an arrow does."""
    if key not in _LETTERS or isinstance(screen.focused, Input):
        return False
    answer = screen.answer_groups() if isinstance(screen, Answering) else []
    groups = [tuple(binding.key.split(",")) for _, binding in _own_bindings(screen)]
    return answer is not None and any(key in group and _has_arrow(group) for group in (*answer, *groups))


def heard(screen: Screen[Any], keys: Iterable[str]) -> list[str]:
    """Those of `keys`, which all do the same, that work: where letters do not move, only what is no such letter."""
    group = tuple(keys)
    deaf = _has_arrow(group) and not getattr(screen.app, "letters_move", True)
    return [key for key in group if not (deaf and key in _LETTERS)]


def _has_arrow(group: Iterable[str]) -> bool:
    return any(key.rpartition("+")[2] in _ARROWS for key in group)


def of_app(screen: Screen[Any], key: str) -> bool:
    """Whether the app does something at `key` wherever one is."""
    return any(owner is screen.app and key in binding.key.split(",") for owner, binding in _own_bindings(screen))


def all_keys(screen: Screen[Any]) -> list[KeyHelp]:
    """The keys that work on `screen` now, those of one description together: the answer's, the screen's, the app's.

    Only this program's own bindings: what a library's widget binds besides (a line's cursor keys) goes unsaid.
    """
    groups: dict[str, tuple[list[str], str, DOMNode]] = {}
    for owner, binding in _own_bindings(screen):
        names, *_ = groups.setdefault(binding.description, ([], binding.action, owner))
        names += heard(screen, binding.key.split(","))
    bound = [KeyHelp(named(names), does, action, owner) for does, (names, action, owner) in groups.items()]
    return [*(screen.answer_keys() if isinstance(screen, Answering) else []), *bound]


def named(keys: Iterable[str]) -> str:
    """Keys by the names that stand on them; neighbours together."""
    return _joined([_NAMES.get(key, key) for key in keys])


def _own_bindings(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    nodes = [node for node in (screen.focused, screen, screen.app) if node is not None]
    for node in nodes:
        for cls in type(node).__mro__:
            if cls.__module__.startswith("quiz."):
                bindings: Iterable[Binding] = cls.__dict__.get("BINDINGS", ())
                yield from ((node, binding) for binding in bindings if _works(node, binding))


def _works(node: DOMNode, binding: Binding) -> bool:
    """Whether `node` would do now what is bound."""
    return node.check_action(binding.action.partition("(")[0].rpartition(".")[2], ()) is not False


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
