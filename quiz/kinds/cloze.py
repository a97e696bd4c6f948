"""`cloze`: gaps in a text are filled, by typing or by picking. The mark is the share of gaps that are right."""

import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from quiz import shapes
from quiz.diagnostics import Span
from quiz.fields import Fields
from quiz.kinds.base import Kind, Part, Response, Verdict
from quiz.kinds.parts import MAX_PARTS, told
from quiz.kinds.patterns import is_close, matches, matches_anything, to_show
from quiz.nodes import Node
from quiz.text import fold_answer

_GAP = re.compile(r"(?<!\\)\{\{(.*?)\}\}", re.DOTALL)
_OPEN = re.compile(r"(?<!\\)\{\{")
_PICKED = re.compile(r"([=~])([^=~]*)")


class Gap(msgspec.Struct, frozen=True):
    """One gap: what is right (patterns as in `short` where it is typed), and the options where one picks."""

    accept: tuple[str, ...]
    options: tuple[str, ...] = ()

    def shown_key(self) -> str:
        """What belongs there, fit to be shown."""
        return self.accept[0] if self.options else to_show(self.accept)


class Fault(NamedTuple):
    """What is wrong with a gap, and what to write instead."""

    code: str
    message: str
    hint: str


class Cloze(msgspec.Struct, frozen=True, tag="cloze"):
    """A text with gaps: `pieces` are the texts around them, one more than there are gaps."""

    pieces: tuple[str, ...]
    gaps: tuple[Gap, ...]
    case: bool
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """The share of gaps that are right; close where every gap is missed by a slip of spelling."""
        given = (*response, *[""] * len(self.gaps))[: len(self.gaps)]
        parts = tuple(self._part(i, text) for i, text in enumerate(given))
        verdict = told(sum(part.right for part in parts) / len(parts), parts, self.feedback)
        close = all(self._close(gap, text) for gap, text in zip(self.gaps, given, strict=True))
        return msgspec.structs.replace(verdict, close=close and not verdict.mark)

    def _part(self, i: int, text: str) -> Part:
        gap = self.gaps[i]
        right = text == gap.accept[0] if gap.options else any(matches(p, text, self.case) for p in gap.accept)
        return Part(f"gap {i + 1}", text, gap.shown_key(), right)

    def _close(self, gap: Gap, text: str) -> bool:
        return not gap.options and is_close(gap.accept, text, self.case)

    def key(self) -> Response:
        """What belongs in each gap."""
        return tuple(gap.shown_key() for gap in self.gaps)

    def shown(self) -> tuple[str, ...]:
        """The options of all gaps, each once."""
        return tuple(dict.fromkeys(option for gap in self.gaps for option in gap.options))

    def fixed(self) -> bool:
        """The options may move."""
        return False

    def gap_options(self, i: int, shown: tuple[str, ...]) -> tuple[str, ...]:
        """The options of gap `i` in the order in which they stand in `shown`; empty where it is typed."""
        return tuple(option for option in shown if option in self.gaps[i].options)

    def text(self, fill: Callable[[int], str]) -> str:
        """The text with each gap as `fill` gives it, counted from 0."""
        return self.pieces[0] + "".join(fill(i) + piece for i, piece in enumerate(self.pieces[1:]))


def read(fields: Fields) -> Cloze | None:
    """The item, or None where `text` is missing or a gap in it has an error."""
    feedback = fields.text("feedback") or ""
    case = fields.flag("case", False)
    text = fields.required("text", "the text, with gaps such as {{sixty | 60}} or {{=rose ~fell}}")
    if text is None:
        return None
    node = fields.values["text"]
    errors = len(fields.report.diagnostics)
    found = list(_GAP.finditer(text))
    _count(text, found, node, fields)
    gaps = [_gap(match, node, fields) for match in found]
    if len(fields.report.diagnostics) > errors:
        return None
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    pieces = tuple(text[a:b].replace(r"\{{", "{{") for a, b in zip(ends, starts, strict=True))
    return Cloze(pieces, tuple(gap for gap in gaps if gap is not None), case, feedback)


def _count(text: str, found: list[re.Match[str]], node: Node, fields: Fields) -> None:
    """Report a text without gaps or with too many, and a gap that is not closed."""
    rest = _GAP.sub(lambda match: " " * len(match[0]), text)
    unclosed = _OPEN.search(rest)
    if unclosed:
        fields.report.error(
            "open-gap", _span(node, unclosed.start(), 2), "a gap begins here that does not end", "write }}"
        )
    elif not found:
        hint = "write one as in {{sixty | 60}} or {{=rose ~fell}}"
        fields.report.error("no-gap", node.span, "the text has no gap", hint)
    elif len(found) > MAX_PARTS:
        there = f"there are {len(found)} gaps; at most {MAX_PARTS} are read"
        fields.report.error("too-many-options", node.span, there, "ask two questions")


def _gap(match: re.Match[str], node: Node, fields: Fields) -> Gap | None:
    inside = match[1].strip()
    made = _picked(inside) if inside[:1] in ("=", "~") else _typed(inside)
    if isinstance(made, Gap):
        return made
    fields.report.error(made.code, _span(node, match.start(), len(match[0])), made.message, made.hint)
    return None


def _typed(inside: str) -> Gap | Fault:
    accept = tuple(part.strip() for part in inside.split("|"))
    if not all(accept):
        return Fault("empty-gap", "the gap accepts nothing", "write what belongs there, as in {{sixty | 60}}")
    loose = next((pattern for pattern in accept if matches_anything(pattern)), None)
    if loose is not None:
        return Fault("matches-all", f"{loose} accepts any answer", "write what must be typed")
    return Gap(accept)


def _picked(inside: str) -> Gap | Fault:
    found = [(mark, " ".join(text.split())) for mark, text in _PICKED.findall(inside)]
    options = tuple(text for _, text in found)
    right = tuple(text for mark, text in found if mark == "=")
    if not all(options):
        return Fault("empty-gap", "an option of the gap is empty", "write a word after each = and ~")
    if len(right) != 1:
        there = "no option of the gap is right" if not right else f"{len(right)} options of the gap are right"
        return Fault("one-right-option", there, "mark one with = and the others with ~")
    if len(options) < 2:
        return Fault("too-few-options", "the gap has one option", "add a wrong one, as in ~fell")
    if len({fold_answer(option, case=True) for option in options}) < len(options):
        return Fault("duplicate-option", "two options of the gap are alike", "keep one of the two")
    return Gap(right, options)


def _span(node: Node, offset: int, width: int) -> Span:
    """The place of a part of a text where the text stands on one line as it is; else the text's own."""
    whole = node.span
    plain = node.end.line == node.start.line and getattr(node, "plain", False)
    return Span(whole.line, whole.column + offset, width) if plain else whole


KIND = Kind(
    "cloze",
    {
        "text": shapes.text(
            "the text; {{sixty | 60}} is a gap to type in, {{=rose ~fell}} one to pick for",
            "The mill has turned for {{sixty | 60}} years and burns {{=no ~much}} coal.",
        ),
        "case": shapes.flag("whether case and accents matter in typed gaps"),
        "feedback": shapes.FEEDBACK,
    },
    ("text",),
    read,
)
