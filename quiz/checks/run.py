"""Runs rules over a bank and gives what they find at its place in the bank's file."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise

from quiz.bank.model import Bank
from quiz.checks.base import WHOLE, Found, Rule
from quiz.checks.ignores import ignores, misplaced, removed, unsilenced
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from quiz.diagnostics import START, Diagnostic, Edit, Related, Report, Span, nearest
from quiz.edits import slip
from quiz.sources.document import Document
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping, Node, Sequence

_Edits = tuple[Edit, ...]


def check(
    bank: Bank, text: str, rules: Collection[str] = RULES.keys(), about: Document | None = None
) -> tuple[Diagnostic, ...]:
    """Return what the `rules` find in `bank`, whose file holds `text`: warnings in reading order.

    `about` is the text that the bank is about, where that is at hand.

    An `ignore:` of a question silences rules there, one of the bank those on the whole of it. What silences nothing is
    a warning itself.
    """
    found = list(unsilenced(bank, list(_flaws(bank, rules, about)), rules, RULES))
    if not found:
        return ()
    nodes = _nodes(text, bank, {one.question for one in found})
    edits = _edits(bank, found, nodes, text)
    report = Report()
    for one in found:
        node = _node(nodes.get(one.question), one.flaw.where)
        at = _beginning(node) if node and one.flaw.where != WHOLE else _fallback(nodes, bank, one)
        related = tuple(Related(name, bank.questions[name].at) for name in one.flaw.others)
        report.warning(one.code, at, one.flaw.message, one.flaw.hint, edits(one, at), related)
    return report.sorted()


def _edits(bank: Bank, found: list[Found], nodes: dict[str, Mapping], text: str) -> Callable[[Found, Span], _Edits]:
    """What gives the edits that mend a finding at a place: those on `ignore:` alone can be mended so."""
    by_name = ignores(bank)
    unused: dict[str, set[str]] = {}
    for one in found:
        if one.code == "unused-ignore" and not misplaced(one.question, RULES[rule := _named(by_name, one)]):
            unused.setdefault(one.question, set()).add(rule)
    lines = text.split("\n") if unused else []
    gone = {name: removed(nodes[name], by_name[name], rules, lines) for name, rules in unused.items() if name in nodes}

    def edits(one: Found, at: Span) -> _Edits:
        if one.code == "unknown-rule":
            rule = _named(by_name, one)
            return slip(at, rule, nearest(rule, RULES), RULES)
        mended = one.code == "unused-ignore" and _named(by_name, one) in unused.get(one.question, ())
        return gone.get(one.question, ()) if mended else ()

    return edits


def _named(by_name: dict[str, tuple[str, ...]], one: Found) -> str:
    """The rule in an `ignore:` at which the flaw stands."""
    return by_name[one.question][int(one.flaw.where[-1])]


def _flaws(bank: Bank, rules: Collection[str], about: Document | None) -> Iterator[Found]:
    chosen = [rule for name, rule in RULES.items() if name in rules]
    single = [rule for rule in chosen if isinstance(rule, Rule)]
    views = views_of(bank, about)
    for name, view in views.items():
        for rule in single:
            for flaw in rule.find(view):
                yield Found(name, rule.name, flaw)
    for whole in chosen:
        if not isinstance(whole, Rule):
            yield from (Found(name, whole.name, flaw) for name, flaw in whole.find(bank, views))


def _nodes(text: str, bank: Bank, names: Collection[str]) -> dict[str, Mapping]:
    """The mappings of the questions called `names`, and under the empty name the bank's."""
    wished = {bank.questions[name].at: name for name in names if name}
    kept: dict[str, Mapping] = {}

    def keep(node: Node) -> None:
        if isinstance(node, Mapping) and "id" in node.values and (name := wished.get(node.values["id"].span)):
            kept[name] = node

    root = compose(_only(text, bank, names), Report(), stream="questions", each=keep)
    return kept | {"": root} if isinstance(root, Mapping) else kept


def _only(text: str, bank: Bank, names: Collection[str]) -> str:
    """`text` with spaces in the place of the questions that are not called `names`: it is read in a part of the time.

    All of it where an item does not begin with its id on a line of its own. What follows the list stays with its last
    question.
    """
    lines = text.split("\n")
    starts = sorted((question.at.line - 1, name) for name, question in bank.questions.items())
    if not all(lines[line].lstrip().startswith("- id:") for line, _ in starts):
        return text
    for (line, name), (end, _) in pairwise(starts):
        if name not in names:
            lines[line:end] = [" " * len(written) for written in lines[line:end]]
    return "\n".join(lines)


def _fallback(nodes: dict[str, Mapping], bank: Bank, one: Found) -> Span:
    """The place of the question; of a finding on the bank, `questions:`, or where the file breaks the first counted."""
    if one.flaw.where == WHOLE and "" in nodes and "questions" in nodes[""].keys:
        return nodes[""].keys["questions"].span
    name = one.question or next(iter(one.flaw.others), "")
    return bank.questions[name].at if name else START


def _node(node: Node | None, where: Iterable[str | int]) -> Node | None:
    """What `where` leads to from `node`, or the last thing on the way that is there."""
    if node is None:
        return None
    for step in where:
        below: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            below = node.values.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None:
            break
        node = below
    return node


def _beginning(node: Node) -> Span:
    """The place of `node`; of a whole question that of its id, of other collections their first line."""
    if isinstance(node, Mapping):
        named = node.values.get("id") or node.values.get("title")
        return named.span if named else node.span
    return node.span
