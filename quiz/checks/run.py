"""Runs rules over a bank and gives what they find at its place in the bank's file."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from quiz.bank.model import Bank, Question
from quiz.checks.base import Flaw, Rule
from quiz.checks.registry import RULES
from quiz.checks.view import views_of
from quiz.diagnostics import START, Diagnostic, Report, Span, nearest
from quiz.nodes import Mapping, Node, Sequence
from quiz.yaml_nodes import compose


class _Found(NamedTuple):
    """A flaw of a question (of the bank itself, where `question` is empty), and the code it is told by."""

    question: str
    code: str
    flaw: Flaw


def check(bank: Bank, text: str, rules: Collection[str] = RULES.keys()) -> tuple[Diagnostic, ...]:
    """What the `rules` find in `bank`, whose file holds `text`: warnings in reading order.

    A question's `ignore:` silences rules there; what silences nothing is a warning itself.
    """
    found = list(_unsilenced(bank, list(_flaws(bank, rules)), rules))
    if not found:
        return ()
    nodes = _nodes(text, {one.question for one in found})
    report = Report()
    for one in found:
        span = _span(nodes.get(one.question), one.flaw.where)
        at = span or (bank.questions[one.question].at if one.question else START)
        report.warning(one.code, at, one.flaw.message, one.flaw.hint)
    return report.sorted()


def _flaws(bank: Bank, rules: Collection[str]) -> Iterator[_Found]:
    chosen = [rule for name, rule in RULES.items() if name in rules]
    single = [rule for rule in chosen if isinstance(rule, Rule)]
    views = views_of(bank)
    for name, view in views.items():
        for rule in single:
            for flaw in rule.find(view):
                yield _Found(name, rule.name, flaw)
    for whole in chosen:
        if not isinstance(whole, Rule):
            yield from (_Found(name, whole.name, flaw) for name, flaw in whole.find(bank, views))


def _unsilenced(bank: Bank, found: list[_Found], rules: Collection[str]) -> Iterator[_Found]:
    """What no question ignores, and the ignores that ignore nothing."""
    ignored = {(q.id, rule) for q in bank.questions.values() for rule in q.ignore}
    silenced = {(one.question, one.code) for one in found} & ignored
    yield from (one for one in found if (one.question, one.code) not in silenced)
    for question in bank.questions.values():
        for place, rule in enumerate(question.ignore):
            if rule not in RULES:
                yield _Found(question.id, "unknown-rule", _unknown(question, place, rule))
            elif rule in rules and (question.id, rule) not in silenced:
                hint = "remove it, so that it cannot hide something later"
                yield _Found(question.id, "unused-ignore", Flaw(("ignore", place), f"{rule} finds nothing here", hint))


def _unknown(question: Question, place: int, rule: str) -> Flaw:
    near = nearest(rule, RULES)
    hint = f"write {near}" if near else "`quiz check --explain all` lists the rules"
    return Flaw(("ignore", place), f"there is no rule {rule}", hint)


def _nodes(text: str, names: Collection[str]) -> dict[str, Mapping]:
    """The mappings of the questions called `names`, the first of each name, and under the empty name the bank's."""
    kept: dict[str, Mapping] = {}

    def keep(node: Node) -> None:
        if isinstance(node, Mapping) and (name := str(getattr(node.values.get("id"), "value", "")).strip()) in names:
            kept.setdefault(name, node)

    root = compose(text, Report(), stream="questions", each=keep)
    return kept | {"": root} if isinstance(root, Mapping) else kept


def _span(node: Node | None, where: Iterable[str | int]) -> Span | None:
    """The place of what `where` leads to from `node`, or of the last thing on the way that is there."""
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
    return _beginning(node)


def _beginning(node: Node) -> Span:
    """The place of `node`; of a whole question that of its id, of other collections their first line."""
    if isinstance(node, Mapping):
        named = node.values.get("id") or node.values.get("title")
        return named.span if named else node.span
    return node.span
