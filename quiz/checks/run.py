"""Runs rules over a bank and gives what they find at its place in the bank's file."""

from collections.abc import Callable, Collection, Iterable, Iterator

from quiz.bank.model import Bank
from quiz.bank.read import fields_of
from quiz.checks.base import Found, Rule
from quiz.checks.ignores import named, removed, unsilenced
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from quiz.diagnostics import START, Diagnostic, Edit, Report, Span, nearest
from quiz.edits import slip
from quiz.fields import misspelt
from quiz.kinds.options import OPTION_FIELDS
from quiz.nodes import Mapping, Node, Sequence
from quiz.yaml_nodes import compose

_Edits = tuple[Edit, ...]


def check(bank: Bank, text: str, rules: Collection[str] = RULES.keys()) -> tuple[Diagnostic, ...]:
    """What the `rules` find in `bank`, whose file holds `text`: warnings in reading order.

    A question's `ignore:` silences rules there; what silences nothing is a warning itself.
    """
    found = list(unsilenced(bank, list(_flaws(bank, rules)), rules, RULES))
    if not found:
        return ()
    nodes = _nodes(text, bank, {one.question for one in found})
    edits = _edits(bank, found, nodes, text)
    report = Report()
    for one in found:
        node = _node(nodes.get(one.question), one.flaw.where)
        if one.flaw.lacks and isinstance(node, Mapping) and misspelt(node, _allowed(bank, one), one.flaw.lacks):
            continue
        span = _beginning(node) if node else None
        at = span or (bank.questions[one.question].at if one.question else START)
        report.warning(one.code, at, one.flaw.message, one.flaw.hint, edits(one, at))
    return report.sorted()


def _edits(bank: Bank, found: list[Found], nodes: dict[str, Mapping], text: str) -> Callable[[Found, Span], _Edits]:
    """What gives the edits that mend a finding at a place: those on `ignore:` alone can be mended so."""
    unused: dict[str, set[str]] = {}
    for one in found:
        if one.code == "unused-ignore":
            unused.setdefault(one.question, set()).add(named(bank.questions[one.question], one.flaw))
    lines = text.split("\n") if unused else []
    gone = {q: removed(nodes[q], bank.questions[q], rules, lines) for q, rules in unused.items()}

    def edits(one: Found, at: Span) -> _Edits:
        if one.code == "unknown-rule":
            rule = named(bank.questions[one.question], one.flaw)
            return slip(at, rule, nearest(rule, RULES), RULES)
        return gone[one.question] if one.code == "unused-ignore" else ()

    return edits


def _flaws(bank: Bank, rules: Collection[str]) -> Iterator[Found]:
    chosen = [rule for name, rule in RULES.items() if name in rules]
    single = [rule for rule in chosen if isinstance(rule, Rule)]
    views = views_of(bank)
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

    root = compose(text, Report(), stream="questions", each=keep)
    return kept | {"": root} if isinstance(root, Mapping) else kept


def _allowed(bank: Bank, one: Found) -> frozenset[str]:
    """The fields that may stand where the flaw is: in the question, or in one of its options."""
    return OPTION_FIELDS if one.flaw.where else fields_of(bank.questions[one.question].kind)


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
