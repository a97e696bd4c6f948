"""What a preview shows of a file: its questions in written order, each with its findings, and what hides the rest."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from quiz.bank.model import Bank, Question
from quiz.bank.outline import Outline, Written, outline
from quiz.diagnostics import BREAKS, START, Diagnostic, Severity, Span, foremost
from quiz.library import LoadedBank
from quiz.text import clean

Key = tuple[str, int]
"""A part's name, and which of those with this name it is, counted from 0."""

_NOTHING = Diagnostic("no-questions", "error", START, "no question can be read")


class Part(msgspec.Struct, frozen=True):
    """One line of the list: an item of `questions:`, or (`item` is False) what else is to be told of a file.

    `question` is None where it is left out of runs: for an error among its findings, or else (`why`) for one elsewhere.
    """

    name: str
    path: Path
    at: Span
    findings: tuple[Diagnostic, ...]
    text: str = ""
    question: Question | None = None
    item: bool = True
    why: str = ""

    @property
    def worst(self) -> Severity | None:
        """The worst of its findings; an error too where one elsewhere leaves it out."""
        severities = {finding.severity for finding in self.findings}
        return "error" if self.why or "error" in severities else "warning" if severities else None

    @property
    def line(self) -> int:
        """The line to go to: where it begins, or in the rest of a file its first finding."""
        return self.at.line if self.item or not self.findings else self.findings[0].span.line


class View(msgspec.Struct, frozen=True):
    """What is shown. `fault` says in a few words what broke the file, and `mend` what to write instead.

    `old`: the questions are those from before the file broke.
    """

    bank: Bank | None
    parts: tuple[Part, ...]
    source: str = ""
    fault: str = ""
    mend: str = ""
    old: bool = False

    @property
    def good(self) -> bool:
        """Whether it shows questions of a file that could be read to its end."""
        return bool(self.items) and (self.old or not self.fault)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What there is to tell of the files as they are: of questions from before the file broke, nothing."""
        return tuple(found for part in self.parts if not (self.old and part.item) for found in part.findings)

    @property
    def items(self) -> tuple[Part, ...]:
        """The parts that are questions."""
        return tuple(part for part in self.parts if part.item)


def view_of(loaded: LoadedBank, found: Sequence[Diagnostic]) -> View:
    """The view of a bank that was read; `found` is what is to be told of its own file."""
    written = outline(loaded.reading.text)
    path = loaded.reading.path
    starts = [item.at for item in written.items]
    breaks = [finding for finding in found if finding.code in BREAKS]
    others = [finding for finding in found if finding.code not in BREAKS]
    shares = _shares(others, [*starts, written.end] if written.end else starts)
    rest = [*breaks, *shares[0], *(shares[len(starts) + 1] if written.end else ())]
    why = "" if breaks else _why(loaded, rest)
    items = [_item(path, i, item, tuple(shares[i + 1]), loaded.bank, why) for i, item in enumerate(written.items)]
    heads = [_rest(path, clean(path.name), rest)]
    if loaded.source is not None:
        beside = loaded.source.reading
        heads.append(_rest(beside.path, f"sources/{clean(beside.path.name)}", beside.diagnostics))
    parts = tuple(part for part in heads if part.findings) + tuple(items)
    return View(loaded.bank, parts, written.source, *_fault(loaded, written))


def kept(broken: View, before: View) -> View:
    """The questions of the view before, and what broke the file."""
    heads = tuple(part for part in broken.parts if not part.item)
    return View(before.bank, heads + before.items, broken.source or before.source, broken.fault, broken.mend, old=True)


def _shares(found: Iterable[Diagnostic], starts: Sequence[Span]) -> list[list[Diagnostic]]:
    """The findings before the first start, and from each start to the next."""
    shares: list[list[Diagnostic]] = [[] for _ in range(len(starts) + 1)]
    places = [(start.line, start.column) for start in starts]
    for finding in found:
        shares[bisect_right(places, (finding.span.line, finding.span.column))].append(finding)
    return shares


def _item(path: Path, i: int, item: Written, found: tuple[Diagnostic, ...], bank: Bank | None, why: str) -> Part:
    question = bank.questions.get(item.id) if bank is not None else None
    if question is not None and not _holds(item, question.at):
        question = None  # another one has its id
    part = Part(item.id or f"question {i + 1}", path, item.at, found, item.text, question)
    return part if question is not None or part.worst == "error" else msgspec.structs.replace(part, why=why)


def _why(loaded: LoadedBank, rest: Sequence[Diagnostic]) -> str:
    """What leaves out a question that has no error itself: its passages are the source's.

    That is the first error of the bank's file outside its questions, or else of the source.
    """
    if foremost(rest) is not None:
        return _first_error("", rest)[0]
    beside = loaded.source.reading if loaded.source else None
    return _first_error(f"sources/{clean(beside.path.name)} ", beside.diagnostics)[0] if beside else ""


def _holds(item: Written, at: Span) -> bool:
    last = item.at.line + item.text.count("\n")
    return item.at.line <= at.line <= last and (at.line > item.at.line or at.column >= item.at.column)


def _rest(path: Path, name: str, found: Sequence[Diagnostic]) -> Part:
    return Part(name, path, START, tuple(found), item=False)


def _fault(loaded: LoadedBank, written: Outline) -> tuple[str, str]:
    """What hides questions from view: a file that cannot be read to its end, holds none, or has no source to use.

    With its mend; both are empty where nothing does.
    """
    source = loaded.source
    if not (written.whole and written.items) or loaded.bank is None:
        return _first_error("", loaded.reading.diagnostics)
    if source is not None and source.source is None:
        return _first_error(f"sources/{clean(source.reading.path.name)} ", source.reading.diagnostics)
    return "", ""


def _first_error(where: str, found: Iterable[Diagnostic]) -> tuple[str, str]:
    first = foremost(found) or _NOTHING
    return f"{where}line {first.span.line}:{first.span.column}: {first.message}", first.hint


def follow(before: Sequence[Part], after: Sequence[Part], at: int, last: Key | None = None) -> int:
    """Which of the parts `after` a save to show, where the one shown before it was `before[at]`.

    The question that was edited: the one shown if it is among them, or its successor in the same place if it was
    given another id, or else the first. Where none was edited, the one shown before, or its place; but where that told
    of a file of which there is nothing more to tell, the question that was shown `last`.
    """
    old, new = dict(_keyed(before)), dict(_keyed(after))
    keys = list(new)
    if not any(part.item for part in before):
        return next((i for i, part in enumerate(after) if part.item), 0)
    here = list(old)[at]
    if not before[at].item and here not in new and last in new:
        here = last
    edited = [i for i, key in enumerate(keys) if new[key].item and (key not in old or old[key].text != new[key].text)]
    if here in new and (keys.index(here) in edited or not edited):
        return keys.index(here)
    heads = sum(not part.item for part in after)
    place = min(heads + max(0, at - sum(not part.item for part in before)), len(after) - 1)
    if here not in new and (place in edited or not edited):
        return max(0, place)
    return edited[0]


def key_of(parts: Sequence[Part], at: int) -> Key:
    """The key of `parts[at]`."""
    return list(dict(_keyed(parts)))[at]


def _keyed(parts: Iterable[Part]) -> Iterator[tuple[Key, Part]]:
    seen: Counter[str] = Counter()
    for part in parts:
        yield (part.name, seen[part.name]), part
        seen[part.name] += 1
