"""The gaps of `cloze` as they are written: where each stands, what is right in it, what is wrong with it."""

import re
from itertools import islice
from typing import NamedTuple

from quiz.diagnostics import Span
from quiz.kinds.gaps import Gap
from quiz.kinds.parts import MAX_PARTS
from quiz.kinds.patterns import matches_anything
from quiz.later import later
from quiz.text import fold_answer
from quiz.yaml.fields import Fields
from quiz.yaml.nodes import Node

_OPEN = later(r"(?<!\\)\{\{")
_ENDS = later(r"(?<!\\)\{\{|\}\}")
_WHOLE = later(r"\{\{.*?\}\}")
_ONE_BRACE = later(r"(?<![\\{])\{[=~][^{}]*\}")
_MORE_BRACES = later(r"(?<![\\{])(?:\{{3,}([^{}]*)\}{2,}|\{\{([^{}]*)\}{3,}|\{\s+\{([^{}]*)\}\s*\})")
_ELSEWHERE = later(
    r"(?<![\\{\w}^$])\{[^{}=~][^{}]*\}(?!\})"  # {acids}, or Moodle's {1:SHORTANSWER:=acids}
    r"|(?<!\w)_{3,}(?!\w)"
    r"|(?<![\\\w\]])\[(?!sic\])[^\W\d_][\w’'-]*(?: *[|/] *[\w’'-]+)*\](?![(\[])"
)
"""What is a gap in other programs; a few words in brackets may be meant as they stand."""
_PARTED = later(r"[|,;/]$")
_PICKED = later(r"([=~])([^=~]*)")


class Fault(NamedTuple):
    """What is wrong with a gap, and what to write instead."""

    code: str
    message: str
    hint: str


class Found(NamedTuple):
    """A gap in a text, with its braces from `start` to `end`."""

    start: int
    end: int
    gap: Gap


def gaps_in(text: str, fields: Fields) -> list[Found] | None:
    """The gaps of `text`, the value of `text:`; None, and reported, where one has an error, or there is none."""
    errors = fields.report.errors
    whole, unclosed = _ends(text)
    for start in islice(unclosed, MAX_PARTS):
        span = _place(_OPEN, _OPEN, text, start, fields)
        fields.report.error("open-gap", span, "a gap begins here that does not end", "write }}")
    for match in islice(_ONE_BRACE.finditer(text), MAX_PARTS):
        span, hint = (
            _place(_ONE_BRACE, _ONE_BRACE, text, match.start(), fields),
            f"write {{{' '.join(match[0].split())}}}",
        )
        fields.report.error("one-brace", span, "a gap has two braces at each end", hint)
    for match in islice(_MORE_BRACES.finditer(text), MAX_PARTS):
        inside = next((part for part in match.groups() if part is not None), "")
        span = _place(_MORE_BRACES, _MORE_BRACES, text, match.start(), fields)
        hint = f"write {{{{{' '.join(inside.split())}}}}}"
        fields.report.error("one-brace", span, "a gap has two braces at each end, side by side", hint)
    if fields.report.errors == errors:
        _count(len(whole), fields)
    if fields.report.errors == errors:
        _warn_elsewhere(text, whole, fields)
    found: list[Found] = []
    for start, end in whole[:MAX_PARTS]:
        made = gap_of(text[start + 2 : end - 2].strip())
        if isinstance(made, Gap):
            found.append(Found(start, end, made))
        else:
            span = _place(_OPEN, _WHOLE, text, start, fields)
            fields.report.error(made.code, span, made.message, made.hint)
    return found if fields.report.errors == errors else None


def _ends(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """From where to where each gap goes, and where those begin that do not end before the next."""
    whole: list[tuple[int, int]] = []
    unclosed: list[int] = []
    begun: int | None = None
    for match in _ENDS.finditer(text):
        if match[0] == "}}":
            if begun is not None:
                whole.append((begun, match.end()))
            begun = None
            continue
        if begun is not None:
            unclosed.append(begun)
        begun = match.start()
    return whole, unclosed if begun is None else [*unclosed, begun]


def _warn_elsewhere(text: str, whole: list[tuple[int, int]], fields: Fields) -> None:
    """Tell of what looks like a gap of another program, beside those that are gaps."""
    found = (match for match in _ELSEWHERE.finditer(text) if not any(a <= match.start() < b for a, b in whole))
    for match in islice(found, MAX_PARTS):
        span = _place(_ELSEWHERE, _ELSEWHERE, text, match.start(), fields)
        what = f"{match[0]} is shown as it stands, for it is no gap here"
        fields.report.warning(
            "no-gap-here", span, what, "where it is meant as one, write the answer as in {{sixty | 60}}"
        )


def _count(gaps: int, fields: Fields) -> None:
    """Report a text without gaps or with too many."""
    span = fields.span("text")
    if not gaps:
        hint = "write one as in {{sixty | 60}} or {{=rose ~fell}}"
        fields.report.error("no-gap", span, "the text has no gap", hint)
    elif gaps > MAX_PARTS:
        there = f"there are {gaps} gaps; at most {MAX_PARTS} are read"
        fields.report.error("too-many-options", span, there, "ask two questions")


def gap_of(inside: str) -> Gap | Fault:
    """The gap with `inside` between its braces, or what is wrong with it."""
    if inside[:1] in ("=", "~"):
        return _picked(inside)
    return _unmarked(inside) if "~" in inside else _typed(inside)


def _unmarked(inside: str) -> Fault:
    """What is wrong with a gap to pick from whose first option has no mark."""
    code, first = "one-right-option", re.split("[=~]", inside)[0].strip()
    if "=" in inside:
        hint = "write = before what is right and ~ before what is wrong"
        return Fault(code, f"{first} is marked neither right nor wrong", hint)
    hint = f"mark the right one with =, as in {{{{={' '.join(inside.split())}}}}}"
    return Fault(code, "~ marks what is wrong to pick, but nothing is marked right", hint)


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
    if any(map(_PARTED.search, options[:-1])) and not _PARTED.search(options[-1]):
        hint = f"write {{{{{' '.join(mark + _PARTED.sub('', option).strip() for mark, option in found)}}}}}"
        return Fault("gap-separator", "an option of the gap ends with a sign that parts it from the next", hint)
    if len(right) != 1:
        there = "no option of the gap is right" if not right else f"{len(right)} options of the gap are right"
        return Fault("one-right-option", there, "mark one with = and the others with ~")
    if len(options) < 2:
        return Fault("too-few-options", "the gap has one option", "add a wrong one, as in ~fell")
    if len({fold_answer(option, case=True) for option in options}) < len(options):
        return Fault("duplicate-option", "two options of the gap are alike", "keep one of the two")
    return Gap(right, options)


def _place(begins: re.Pattern[str], shape: re.Pattern[str], text: str, start: int, fields: Fields) -> Span:
    """Where what `begins` finds at `start` of `text` stands in the file, as far as `shape` goes; else the text's place.

    It is found by its number, as a text that is folded or quoted is not in the file as it is read.
    """
    node: Node = fields.values["text"]
    file, first = fields.report.text, node.start.index
    written = [match.start() for match in begins.finditer(file, first, node.end.index)]
    read = [match.start() for match in begins.finditer(text)]
    if len(written) != len(read):
        return node.span
    at = written[read.index(start)]
    line = file[at : node.end.index].split("\n", 1)[0].rstrip()
    shown = shape.match(line)
    width = len(shown[0] if shown else line)
    return Span(node.span.line + file.count("\n", first, at), at - file.rfind("\n", 0, at), width)
