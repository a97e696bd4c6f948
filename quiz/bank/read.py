"""From the text of a bank file to a bank; every problem is reported at its place."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Literal, cast

import msgspec

from quiz.bank.model import LEVELS, Bank, Question
from quiz.bank.references import References
from quiz.bank.schema import BANK, QUESTION
from quiz.diagnostics import START, Report, Span, nearest, one_of
from quiz.edits import slip
from quiz.kinds import KINDS, AnyItem, other_names
from quiz.kinds.evidence import Evidence, passages
from quiz.kinds.options import Option
from quiz.kinds.written_options import KEY_ELSEWHERE
from quiz.sources.model import Source
from quiz.sources.quotes import MAX_WORDS, words
from quiz.yaml.compose import compose
from quiz.yaml.fields import MERGE, Fields, identifier_like, is_identifier, text_of
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence

BANK_FIELDS = frozenset(BANK)
QUESTION_FIELDS = frozenset(QUESTION)
_FILE = re.compile(r"^.*[/\\]|\.ya?ml$")
"""What of a path is not the id of the file."""
_ALLOWED = {name: QUESTION_FIELDS | kind.fields for name, kind in KINDS.items()}
_ALL = QUESTION_FIELDS.union(*(kind.fields for kind in KINDS.values()))

FindSource = Callable[[str], Source | Literal["unreadable"] | None]
"""Gives the source with an id, or None where there is none; why one is unreadable is told of its own file."""


def fields_of(kind: str) -> frozenset[str]:
    """The fields that a question of that type may have; those of every type where there is none of that name."""
    return _ALLOWED.get(kind, _ALL)


def read_bank(
    text: str, bank_id: str, report: Report, find_source: FindSource, sources: Callable[[], Iterable[str]] = tuple
) -> Bank | None:
    """The bank in `text`; None where nothing of it can be used. A question with an error is left out.

    `sources` gives the ids of those there are, for the mend where none has the id that is named.

    Of a file that a slip of syntax breaks off, it holds what is whole before that.
    """
    reader = _Reader(report)
    root = compose(text, report, stream="questions", each=reader.question)
    reader.spare_the_last()
    if root is not None and not isinstance(root, Mapping):
        report.error("wrong-type", root.span, f"this bank is {root.bare}", "begin with title: and questions:")
    if not isinstance(root, Mapping) or (root.cut and not root.keys and not reader.seen):
        return None
    fields = Fields(root, report, BANK_FIELDS, "a bank")
    title = fields.required("title", "what the bank is about, in a few words")
    topics = fields.names("topics")
    if "questions" not in fields.values:
        fields.missing("questions", "a list of questions, each with id:, type: and prompt:")
    elif not isinstance(fields.values["questions"], Sequence):
        fields.nodes("questions")
    elif not reader.seen:
        report.error("no-questions", fields.span("questions"), "there is no question", "write the first one")
    source = _source(fields, find_source, sources)
    wrong: list[Span] = []
    if isinstance(fields.values.get("topics"), Mapping) or not ("topics" in fields.values or fields.misspelt("topics")):
        wrong += reader.named.check_topics(topics)
    wrong += reader.named.check_claims(source, "source" in fields.values or fields.misspelt("source"))
    reader.take_passages(source)
    reader.leave_out(wrong)
    ignore = tuple(rule for rule, _ in fields.texts("ignore"))
    about = fields.text("about") or ""
    return Bank(bank_id, title or bank_id, about, topics, reader.questions, source, {}, ignore)


def _source(fields: Fields, find_source: FindSource, sources: Callable[[], Iterable[str]]) -> Source | None:
    name = fields.text("source")
    if name is None:
        return None
    source = find_source(name) if is_identifier(name) else None
    if source is None:
        known, span = sorted(sources()), fields.span("source")
        bare = _FILE.sub("", name)
        near = nearest(bare, known)
        wanted = identifier_like(bare)
        hint = f"write {near}" if near else f"make its file, sources/{wanted}.yaml" if wanted else "write its id"
        edits = slip(span, name, near, known, own=True)
        fields.report.error("unknown-source", span, f"there is no source {name}", hint, edits)
    return source if isinstance(source, Source) else None


_LACKING = frozenset(("missing-key", "wrong-type", "too-few-options", "no-right-choice", "no-wrong-choice", "no-gap"))
"""What is told of a question that was read only in part."""


class _Reader:
    """Reads questions one by one as they are composed; one with an error is left out when all is told of it.

    `seen` is where each begins, and its id if it is in `questions`; of several in a row that are not, the first.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.questions: dict[str, Question] = {}
        self.named = References(report)
        self.seen: list[tuple[Span, str]] = []
        self.last = START
        self.flawed: set[str] = set()

    def question(self, node: Node) -> None:
        """Read it; what the composer reported of it was reported since the one before."""
        name, span = self._take(node), node.span
        if name or not self.seen or self.seen[-1][1]:
            self.seen.append((span, name))
        self.last = span
        wrong = self.report.last_error()
        if wrong is not None and wrong >= span:
            self.flawed.add(name)

    def leave_out(self, spans: list[Span]) -> None:
        """Take out the questions in which an error was reported while they were read, and those at `spans`."""
        for span in spans:
            place = bisect_right(self.seen, span, key=lambda one: one[0])
            self.flawed.add(self.seen[place - 1][1])
        for name in self.flawed & self.questions.keys():
            del self.questions[name]

    def _take(self, node: Node) -> str:
        """Keep the question in `node` and give its id; nothing where it is none, or its id is taken."""
        if not isinstance(node, Mapping):
            self.report.error(
                "wrong-type",
                node.span,
                f"this question is {node.bare}",
                "write id:, type:, prompt: and its answer",
            )
            return ""
        question = self._read(node)
        if question is None:
            return ""
        first = self.questions.setdefault(question.id, question)
        if first is question:
            return question.id
        self.report.error(
            "duplicate-id",
            question.at,
            f"the id {question.id} is taken by line {first.at.line}",
            "choose another id: progress is kept by it",
        )
        return ""

    def spare_the_last(self) -> None:
        """Where a slip of syntax broke the file off, take back what the last question lacks: the slip may hold it."""
        if self.seen and self.report.has("yaml-syntax"):
            told = self.report.diagnostics
            told[:] = [one for one in told if one.code not in _LACKING or one.span < self.last]

    def _read(self, node: Mapping) -> Question | None:
        report, values = self.report, node.values
        kind_name = self._kind(node)
        what = kind_name or "question"
        article = "an" if what[0] in "aeiou" else "a"
        allowed = fields_of(kind_name)
        mends = KEY_ELSEWHERE if kind_name and "choices" in allowed else MERGE
        fields = Fields(node, report, allowed, f"{article} {what}", mends)
        if "type" not in values:
            fields.missing("type", one_of(KINDS))
        question_id = fields.identifier()
        prompt = fields.required("prompt", "what you ask")
        item = KINDS[kind_name].read(fields) if kind_name else None
        topic = fields.text("topic") if "topic" in values else ""
        if topic:
            self.named.topics.append(values["topic"])
        level = fields.choice("level", LEVELS) if "level" in values else ""
        claims = self._claims(fields) if "claims" in values else ()
        if isinstance(item, Evidence) and item.distractors:
            self._distractors(fields, claims)
        quote = self._quote(fields) if "quote" in values else ""
        cite = fields.text("cite") if "cite" in values else ""
        explanation = fields.text("explanation") if "explanation" in values else ""
        hint = fields.text("hint") if "hint" in values else ""
        shuffle = fields.flag("shuffle", True) if "shuffle" in values else True
        prove = self._prove(fields) if "prove" in values else False
        ignore = tuple(rule for rule, _ in fields.texts("ignore")) if "ignore" in values else ()
        if question_id is None or prompt is None or item is None:
            return None
        at = values["id"].span
        quote_at = values["quote"].span if quote else at
        return Question(
            question_id,
            kind_name,
            cast("AnyItem", item),
            prompt,
            topic or "",
            level or "",
            claims,
            explanation or "",
            hint or "",
            quote or "",
            cite or "",
            shuffle,
            ignore,
            at,
            quote_at,
            prove,
        )

    def _kind(self, node: Mapping) -> str:
        """The question's type, or nothing where it is missing or unknown."""
        value = node.values.get("type")
        if value is None:
            return ""
        name = text_of(value, self.report, "type", required=True)
        if name is None or name in KINDS:
            return name or ""
        known = other_names.meant(name)
        near = None if known else nearest(name, KINDS)
        self.report.error(
            "unknown-type",
            value.span,
            f"there is no type {name}",
            f"write {known or near or one_of(KINDS)}",
            slip(value.span, name, near, KINDS),
        )
        return ""

    def _claims(self, fields: Fields) -> tuple[str, ...]:
        node = fields.values["claims"]
        nodes = [node] if isinstance(node, Scalar) else fields.nodes("claims")
        named = [(name, n) for n in nodes if (name := text_of(n, self.report, "claims")) is not None]
        self.named.claims.extend(named)
        return tuple(name for name, _ in named)

    def _distractors(self, fields: Fields, claims: tuple[str, ...]) -> None:
        """Note the claims that evidence names as wrong."""
        node = fields.values["distractors"]
        items = node.items if isinstance(node, Sequence) else [node]
        named = [(item.value.strip(), item) for item in items if isinstance(item, Scalar) and item.value.strip()]
        self.named.claims.extend(named)
        self.named.wrong.append((claims, named))

    def _quote(self, fields: Fields) -> str | None:
        quote = fields.text("quote")
        if quote is not None and (length := words(quote)) > MAX_WORDS:
            self.report.error(
                "long-quote",
                fields.span("quote"),
                f"the quote has {length} words; at most {MAX_WORDS} are a short quote",
                "keep the clause that proves the answer; skip words with ` … `",
            )
        return quote

    def _prove(self, fields: Fields) -> bool:
        prove = fields.flag("prove", False)
        proofs = ("claims", "quote")
        if not prove or not fields.values.keys().isdisjoint(proofs) or fields.misspelt(*proofs):
            return prove
        self.report.error(
            "nothing-to-prove",
            fields.span("prove"),
            "prove: is true, but nothing here proves the answer",
            "name the claims that it tests, or write its quote:",
        )
        return False

    def take_passages(self, source: Source | None) -> None:
        """Give `evidence` without choices of its own the source's passages; what then is no question is left out."""
        taken: dict[tuple[tuple[str, ...], ...], tuple[Option, ...]] = {}
        for question in list(self.questions.values()):
            item = question.item
            if not isinstance(item, Evidence) or item.options:
                continue
            named = (question.claims, item.distractors)
            if source is not None and named not in taken:
                taken[named] = passages(source, *named)
            options = taken.get(named, ())
            if {option.right for option in options} == {True, False}:
                whole = msgspec.structs.replace(item, options=options)
                self.questions[question.id] = msgspec.structs.replace(question, item=whole)
                continue
            del self.questions[question.id]
            if any(option.right for option in options) and not item.distractors:
                self.report.error(
                    "too-few-options",
                    question.at,
                    "no other passage of the source is left to choose from",
                    "write choices: with right: and wrong:",
                )
