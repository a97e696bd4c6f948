"""Options with a right or wrong label, shared by the types in which one picks."""

import re

import msgspec

from quiz.kinds.base import Remark, Response
from quiz.text import fold_answer
from quiz.yaml.fields import Fields, text_of
from quiz.yaml.nodes import Mapping, Node, Sequence

MAX_OPTIONS = 26
OPTION_FIELDS = frozenset(("right", "wrong", "feedback"))
_OF_OTHERS = re.compile(
    r"\b(?:(?:all|none|both|neither|either|any) of (?:the )?(?:above|others?|these|those)|the above"
    r"|(?:both|neither|either) [A-Z] (?:and|n?or) [A-Z]\b)",
    re.IGNORECASE,
)


class Option(msgspec.Struct, frozen=True):
    """One option: `right` says it belongs to the key, `feedback` why it is right or wrong."""

    text: str
    right: bool
    feedback: str


class Options(msgspec.Struct, frozen=True):
    """An item that shows options."""

    options: tuple[Option, ...]

    def key(self) -> Response:
        """The right options."""
        return tuple(option.text for option in self.options if option.right)

    def essence(self) -> tuple[str, ...]:
        """The right options, sorted."""
        return tuple(sorted(self.key()))

    def shown(self) -> tuple[str, ...]:
        """The options in written order."""
        return tuple(option.text for option in self.options)

    def fixed(self) -> bool:
        """Whether an option refers to others by their place ("all of the above"), so that none may move."""
        return any(_OF_OTHERS.search(option.text) for option in self.options)

    def remarks(self, response: Response) -> tuple[Remark, ...]:
        """One remark for each option, in written order."""
        return tuple(Remark(o.text, o.right, o.text in response, o.feedback) for o in self.options)


def read_options(fields: Fields) -> tuple[Option, ...]:
    """The options under `choices:`; empty, and reported, where any has an error."""
    nodes = fields.nodes("choices")
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
    read = [_option(node, fields) for node in nodes]
    options = tuple(option for option in read if option is not None)
    if len(options) < max(len(read), 2) or len(options) > MAX_OPTIONS or _repeated(fields, nodes, options):
        return ()
    return options


def _option(node: Node, fields: Fields) -> Option | None:
    report = fields.report
    if not isinstance(node, Mapping):
        report.error("wrong-type", node.span, f"a choice is {node.noun}", "write `right: text` or `wrong: text`")
        return None
    own = Fields(node, report, OPTION_FIELDS, "a choice")
    values = node.values
    right = "right" in values
    if not right and own.misspelt("right", "wrong"):
        return None
    if right == ("wrong" in values):
        what = "is both right and wrong" if right else "says neither right: nor wrong:"
        report.error("right-or-wrong", node.span, f"the choice {what}", "write one of right: and wrong:")
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
