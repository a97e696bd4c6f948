"""The topics and claims that the questions of a bank name, held against the bank and its source once all are read."""

from collections.abc import Iterator

from quiz.diagnostics import Report, Span, nearest
from quiz.edits import slip
from quiz.sources.model import Source
from quiz.sources.rivals import apart
from quiz.yaml.fields import under
from quiz.yaml.names import id_meant
from quiz.yaml.nodes import Node, Scalar


class References:
    """What is named where, in the order in which it is written."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.topics: list[Node] = []
        self.claims: list[tuple[str, Node]] = []
        self.wrong: list[tuple[tuple[str, ...], list[tuple[str, Scalar]]]] = []

    def check_topics(self, topics: dict[str, str]) -> list[Span]:
        """Report the topics that are not among the `topics` of the bank, and return where they stand."""
        wrong = []
        for node in self.topics:
            name = node.value.strip() if isinstance(node, Scalar) else ""
            if name not in topics:
                near = id_meant(name, topics)
                hint = f"write {near}" if near else f"add {under(name)} under topics:"
                edits = slip(node.span, name, near, topics, own=True)
                self.report.error("unknown-topic", node.span, f"no topic {name} is listed", hint, edits)
                wrong.append(node.span)
        return wrong

    def check_claims(self, source: Source | None, named: bool) -> list[Span]:
        """Report the claims that are not in the `source`, and return where they stand; `named`: the bank names one.

        When it names none, that is reported at the first claim alone: the others are as wrong.
        """
        if source is None:
            if not self.claims or named:
                return []
            wrong = [node.span for _, node in self.claims]
            what = "claims are named, but the bank has no source"
            self.report.error("no-source", wrong[0], what, "write source: at the top")
            return wrong
        wrong = []
        for name, node in self.claims:
            if source.lacks(name):
                near = nearest(name, source.claims)
                hint = f"write {near}" if near else f"add it to the claims of {source.id}"
                if len(parts := name.split(",")) > 1 and all(part.strip() in source.claims for part in parts):
                    near, hint = None, f"write [{name}]"
                edits = slip(node.span, name, near, source.claims, own=True)
                self.report.error("unknown-claim", node.span, f"{source.id} has no claim {name}", hint, edits)
                wrong.append(node.span)
        for claims, named_wrong in self.wrong:
            wrong += self._check_apart(source, claims, named_wrong)
        return wrong

    def _check_apart(self, source: Source, claims: tuple[str, ...], named: list[tuple[str, Scalar]]) -> Iterator[Span]:
        """Report wrong passages that would be there twice, or be right as well, and give where they stand."""
        kept = [source.claims[name].quote for name in claims if name in source.claims]
        for name, node in named:
            if name in source.claims and not any(apart([source.claims[name]], kept)):
                message = f"the words of {name} would stand there twice, or be right and wrong"
                self.report.error("duplicate-option", node.span, message, "name a claim with other words")
                yield node.span
            elif name in source.claims:
                kept.append(source.claims[name].quote)
