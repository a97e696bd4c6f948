"""Reads one mapping field by field, with positions; reports every problem and never raises."""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map

from quiz.diagnostics import Report, Span, nearest, one_of
from quiz.edits import slip
from quiz.yaml.names import meant
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence

_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII)
_LETTERS = re.compile(r"[a-z0-9._-]+", re.ASCII)
MAX_ID = 80
Mends = Map[str, str]
"""For names that are no fields, what to write instead, where that is more than another name."""
MERGE: Mends = {"<<": "write out the fields that are meant: none are taken over from elsewhere"}


class Fields:
    """One mapping being read: `what` names it in messages, `allowed` are the keys it may hold, `mends` serves others.

    Each reader takes a key and gives its value, or None (an empty tuple for lists) where it is absent or wrong;
    what is wrong has then been reported at its place.
    """

    __slots__ = ("allowed", "node", "report", "values", "what")

    def __init__(self, node: Mapping, report: Report, allowed: frozenset[str], what: str, mends: Mends = MERGE) -> None:
        self.node = node
        self.report = report
        self.allowed = allowed
        self.what = what
        self.values = node.values
        if not self.values.keys() <= allowed:
            self._unknown(mends)

    def _unknown(self, mends: Mends) -> None:
        for name, key in self.node.keys.items():
            if name in self.allowed:
                continue
            near = meant(name, self.allowed)
            hint = f"write {near}:" if near else f"{self.what} takes {one_of(sorted(self.allowed))}"
            if near in self.values:
                hint = f"remove it: {near}: is there already"
            hint = mends.get(name, hint)
            edits = slip(key.span, name, near, self.allowed)
            self.report.error("unknown-key", key.span, f"{self.what} has no field {name}", hint, edits)

    def span(self, key: str) -> Span:
        """Where the value of `key` stands, or the mapping itself where it is absent."""
        node = self.values.get(key)
        return self.node.span if node is None else node.span

    def misspelt(self, *keys: str) -> bool:
        """Whether one of `keys` is absent here only because of a slip that is reported."""
        return _hides(self.node, self.allowed, keys)

    def missing(self, key: str, value: str) -> None:
        """Report that `key` must be written, with such a `value`, unless a slip for it is reported."""
        if self.misspelt(key):
            return
        self.report.error("missing-key", self.node.span, f"{self.what} needs {key}:", f"write `{key}: …` with {value}")

    def text(self, key: str) -> str | None:
        """An optional text, trimmed; an empty one is reported."""
        node = self.values.get(key)
        if node is None:
            return None
        return text_of(node, self.report, key)

    def required(self, key: str, value: str) -> str | None:
        """A text that must be there."""
        node = self.values.get(key)
        if node is None:
            self.missing(key, value)
            return None
        return text_of(node, self.report, key, required=True)

    def identifier(self, key: str = "id") -> str | None:
        """A required id: ASCII letters, digits, hyphens; small letters only."""
        node = self.values.get(key)
        if node is None:
            self.missing(key, "a short name such as new-envoy: progress is kept by it")
            return None
        value = text_of(node, self.report, key, required=True)
        if value is None or is_identifier(value):
            return value
        near = identifier_like(value)
        hint = f"write {near}" if near else "use small letters, digits and hyphens"
        self.report.error("bad-id", node.span, _no_id(value), hint)
        return None

    def flag(self, key: str, default: bool) -> bool:
        """`true` or `false`."""
        node = self.values.get(key)
        if node is None:
            return default
        value = text_of(node, self.report, key)
        if value is not None and value.lower() in ("true", "false"):
            return value.lower() == "true"
        if value is not None:
            what = f"{key}: is {value}, neither true nor false"
            self.report.error("not-a-flag", node.span, what, "write true or false")
        return default

    def choice(self, key: str, known: tuple[str, ...]) -> str | None:
        """One of the `known` words, where the field is there."""
        node = self.values.get(key)
        if node is None:
            return None
        value = text_of(node, self.report, key)
        if value is None or value in known:
            return value
        near = nearest(value, known)
        hint = f"write {near}" if near else f"write {one_of(known)}"
        edits = slip(node.span, value, near, known)
        self.report.error("unknown-value", node.span, f"{key}: {value} is not known", hint, edits)
        return None

    def nodes(self, key: str, hint: str = "write a list: lines that begin with -") -> list[Node]:
        """The items of an optional list; `hint` says what to write where it is none."""
        node = self.values.get(key)
        if node is None:
            return []
        if isinstance(node, Sequence):
            return node.items
        self.report.error("wrong-type", node.span, f"{key}: is {node.noun}", hint)
        return []

    def texts(self, key: str, *, required: bool = False) -> tuple[tuple[str, Span], ...]:
        """The texts of a list, each with its place; one text alone counts as a list of one."""
        node = self.values.get(key)
        if node is None:
            return ()
        items = [node] if isinstance(node, Scalar) else self.nodes(key)
        alone = required and len(items) == 1
        read = ((text_of(item, self.report, key, required=alone), item) for item in items)
        return tuple((value, item.span) for value, item in read if value is not None)

    def pairs(self, key: str) -> Iterator[tuple[Scalar, Node]]:
        """The keys and values of an optional mapping."""
        node = self.values.get(key)
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.report.error("wrong-type", node.span, f"{key}: is {node.noun}", f"write a mapping: {_as_lines(node)}")
            return
        for name, value in node.values.items():
            yield node.keys[name], value

    def names(self, key: str) -> dict[str, str]:
        """An optional mapping from short ids to names; an id with a capital or a space is told, and kept."""
        pairs = list(self.pairs(key))
        named = {one.value: text_of(node, self.report, one.value) or one.value for one, node in pairs}
        at = {one.value: one.span for one, _ in pairs}
        called: dict[str, str] = {}
        for name, shown in named.items():
            if name != shown:
                called.setdefault(shown, name)
        for name, shown in named.items():
            if name == name.lower() and not any(sign.isspace() for sign in name):
                continue
            there = called.get(name)
            wanted = re.sub(r"\W+", "-", name.lower()).strip("-")
            hint = f"remove it, and write {there} for it" if there else f"write `{wanted}: {shown}`"
            self.report.warning("name-as-id", at[name], f"{name} is a name: {key}: takes a short id before each", hint)
        return named


def _hides(node: Mapping, allowed: Collection[str], keys: Collection[str]) -> bool:
    """Whether one of `keys` is absent from `node` because of a slip.

    A name that is not `allowed` there is a slip for it, or it may stand behind the slip of syntax that cut `node` off.
    """
    absent = [key for key in keys if key not in node.values]
    names = [name for name in node.keys if name not in allowed] if absent else []
    return bool(absent) and (node.cut or any(meant(name, allowed) in absent for name in names))


def _written(node: Scalar) -> str:
    """The trimmed text of `node`, empty where nothing was written."""
    return "" if node.empty else node.value.strip()


def _as_lines(node: Node) -> str:
    """How a mapping is written; where a list stands there, with the words of its first item: a text, or two fields."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else None
    if isinstance(first, Scalar) and is_identifier(first.value):
        return f"lines like `{first.value}: …`"
    values = first.values.values() if isinstance(first, Mapping) else ()
    texts = [value.value for value in values if isinstance(value, Scalar)]
    return f"no dashes, and lines like `{texts[0]}: {texts[1]}`" if len(texts) == 2 else "lines of name: text"


def _no_id(value: str) -> str:
    """Why `value` is no id."""
    if len(value) > MAX_ID:
        return f"this id has {len(value):,} characters; at most {MAX_ID} are read"
    if _LETTERS.fullmatch(value):
        return f"{value} is no id: a hyphen stands alone, between letters or digits"
    return f"{value} is no id: small letters, digits and - only"


def identifier_like(text: str) -> str:
    """The id that is most like `text`; empty where nothing in it can stand in an id."""
    return "-".join(re.findall("[a-z0-9]+", text.lower()))[:MAX_ID].rstrip("-")


def under(name: str) -> str:
    """How an entry for `name` begins in a mapping from ids to names: by itself, or by an id where it is none."""
    return f"{name}:" if is_identifier(name) or not identifier_like(name) else f"`{identifier_like(name)}: {name}`"


def is_identifier(name: str) -> bool:
    """Whether `name` may be an id; it then is a plain file name too."""
    return len(name) <= MAX_ID and _ID.fullmatch(name) is not None


def text_of(node: Node, report: Report, what: str, *, required: bool = False) -> str | None:
    """The trimmed text of `node`; None and a report where it holds none."""
    if not isinstance(node, Scalar):
        report.error(
            "wrong-type",
            node.span,
            f"{what}: is {node.noun}",
            "write one text, in double quotes where it holds `: ` or begins with [ or {",
        )
        return None
    value = _written(node)
    if not value:
        hint = "write its text" if required else "write its text, or remove the line"
        report.error("empty-text", node.span, f"{what}: is empty", hint)
        return None
    return value
