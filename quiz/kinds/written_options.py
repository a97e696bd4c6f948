"""Options as they are written under `choices:`, each marked right or wrong, and what is wrong with them."""

from collections.abc import Iterable

from quiz.kinds.options import MAX_OPTIONS, Option
from quiz.later import later
from quiz.text import fold_answer
from quiz.yaml.fields import MERGE, Fields, Mends, text_of
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence

OPTION_FIELDS = frozenset(("right", "wrong", "feedback"))
_BARE = frozenset("text option answer choice label value".split())
"""What a list of options calls the text of one where the key is named elsewhere, or beside it."""
_FLAGS = {"true": "right", "yes": "right", "false": "wrong", "no": "wrong"}
_SHOWN = 40
_PLAIN = later(r"\w[^:#\n]*")
"""What needs no quotes behind a field."""
_KEYS = frozenset("answer correct key solution right".split())
KEY_ELSEWHERE: Mends = {**MERGE, **dict.fromkeys(_KEYS, "mark the option itself, under choices: `- right: …`")}
"""How a field of a question is mended that names its right option."""


def read_options(fields: Fields) -> tuple[Option, ...]:
    """The options under `choices:`; empty, and reported, where any has an error."""
    nodes = fields.nodes("choices", "write a list, each option marked: lines of `- right: …` and `- wrong: …`")
    if "choices" not in fields.values:
        fields.missing("choices", "a list of `- right: text` and `- wrong: text` with feedback:")
    elif len(nodes) < 2 and isinstance(fields.values["choices"], Sequence):
        there = "there is one option" if nodes else "there is no option"
        fields.report.error("too-few-options", fields.span("choices"), there, "write two or more")
    elif len(nodes) > MAX_OPTIONS:
        fields.report.error(
            "too-many-options",
            fields.span("choices"),
            f"there are {len(nodes)} options; at most {MAX_OPTIONS} are read",
            "keep the most plausible",
        )
    read = [_option(node, fields, first=node is nodes[0]) for node in nodes]
    options = tuple(option for option in read if option is not None)
    if len(options) < max(len(read), 2) or len(options) > MAX_OPTIONS or _repeated(fields, nodes, options):
        return ()
    return options


def key_elsewhere(fields: Fields) -> bool:
    """Whether another field names the right option: that is reported, and how the option is marked itself."""
    return not (fields.values.keys() - fields.allowed).isdisjoint(_KEYS)


def _unmarked(node: Mapping, fields: Fields) -> bool:
    """Whether the text stands under another name than right: or wrong:, a letter or `text`; then it is reported."""
    found = [name for name in node.keys if name not in OPTION_FIELDS and (len(name) == 1 or name in _BARE)]
    flags = {name: value.value.lower() for name, value in node.values.items() if isinstance(value, Scalar)}
    texts = [name for name in found if flags.get(name) not in _FLAGS]
    if not texts:
        return False
    marks = [_mark(name, flag) for name, flag in flags.items() if flag in _FLAGS and name != "feedback"]
    ways = _ways(node.values[texts[0]], marks or ("right", "wrong"))
    what, at = f"a choice has no field {texts[0]}", node.keys[texts[0]].span
    fields.report.error("unknown-key", at, what, f"mark the option itself: {ways}")
    return True


def _ways(node: Node, marks: Iterable[str]) -> str:
    """How an option with the text in `node` is written with each of the `marks`."""
    text = node.value.strip() if isinstance(node, Scalar) and not node.empty else ""
    if not 0 < len(text) <= _SHOWN or not _PLAIN.fullmatch(text):
        text = "…"
    return " or ".join(f"`- {mark}: {text}`" for mark in marks)


def _mark(name: str, flag: str) -> str:
    """Which mark is meant by a field that says yes or no of an option: `correct: true`, `wrong: false`."""
    return _FLAGS[flag] if name != "wrong" else {"right": "wrong", "wrong": "right"}[_FLAGS[flag]]


def _option(node: Node, fields: Fields, first: bool) -> Option | None:
    report = fields.report
    if not isinstance(node, Mapping):
        what = f"this choice is {node.bare}"
        report.error("wrong-type", node.span, what, f"write {_ways(node, ('right', 'wrong'))}")
        return None
    if not node.values.keys() <= OPTION_FIELDS and _unmarked(node, fields):
        return None
    own = Fields(node, report, OPTION_FIELDS, "a choice")
    values = node.values
    right = "right" in values
    if not right and own.misspelt("right", "wrong"):
        return None
    if right == ("wrong" in values):
        what = "is both right and wrong" if right else "says neither right: nor wrong:"
        hint = "write one of right: and wrong:"
        if not first and node.values.keys() == {"feedback"}:
            hint = "remove its dash, if it is the feedback of the choice above; or write right: or wrong: too"
        report.error("right-or-wrong", node.span, f"the choice {what}", hint)
        return None
    label = "right" if right else "wrong"
    text = text_of(values[label], report, label, required=True)
    feedback = text_of(values["feedback"], report, "feedback") if "feedback" in values else ""
    return None if text is None else Option(text, right, feedback or "")


def _repeated(fields: Fields, nodes: list[Node], options: tuple[Option, ...]) -> bool:
    seen: set[str] = set()
    repeated = False
    for node, option in zip(nodes, options, strict=True):
        text = option.text
        as_folded = text.isascii() and "  " not in text and "\n" not in text
        folded = text if as_folded else fold_answer(text, case=True)
        if folded in seen:
            fields.report.error(
                "duplicate-option",
                node.span,
                f"the option {option.text} stands here again",
                "keep one of the two",
            )
            repeated = True
        seen.add(folded)
    return repeated
