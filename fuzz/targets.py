"""What is tried: for each target the cases, tuples of texts and values, and what is done with one."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from quiz import answer_lines
from quiz.bank.model import Question
from quiz.bank.read import read_bank
from quiz.checks.run import check
from quiz.diagnostics import Report
from quiz.folders import shipped_folder
from quiz.plain.answers import FORMS
from quiz.portable.lines import lines, read
from quiz.portable.table import table
from quiz.session.events import Answered, Started
from quiz.session.plan import option_order
from quiz.session.run import replay
from quiz.sources.document import document
from quiz.sources.offers import nearest, offer
from quiz.sources.quotes import find
from quiz.sources.read import read_source
from quiz.text import clean
from quiz.yaml.compose import compose
from quiz.yaml.decode import decode
from tests.strategies import any_text, banks, lives, prose, questions
from tests.written import as_yaml, bank_fields, source_fields


class Target(NamedTuple):
    """Cases, and what must work on each of them."""

    cases: SearchStrategy[Any]
    run: Callable[[Any], None]


ODD = (
    "²", "①", "٣", "½", "İ", "ı", "ß", "ﬁ", "一", "😀", "\u0301", "\u200b", "\u202e", "\u2028", "\x00", "\x1b[31m",
    "\x85", "\ud800", "\ufeff", "\U000e0041", "0", "-0", "1e999", "1_000", "0x1F", "1,5", "1/0", "nan", "9" * 400, "…",
    "“", "’", "a-" * 50, "Mr. " * 50, "(" * 50, "*" * 20, "\\", "{{", "}}", "{{=a ~b}}", "{{|}}", "|", "~",
)  # fmt: skip
"""Parts of texts that something was once written without thinking of."""
SIGNS = (
    ": ", "- ", "? ", "[", "]", "{", "}", ", ", "#", "&a ", "*a", "!!int ", "!x ", "|\n", ">-\n", "'", '"',
    "%YAML 1.1\n", "---\n", "...\n", "<<: ", "\t", "\r\n", "\n", "\n  ", "\n    - ", "  ", "null", "~", "@", "`",
    "\\e", '"\\ud800"',
)  # fmt: skip
"""What means something in YAML."""
FIELDS = (
    "title", "questions", "id", "type", "prompt", "choices", "right", "wrong", "feedback", "accept", "reject", "answer",
    "tolerance", "unit", "text", "sequence", "pairs", "extras", "groups", "claims", "quote", "source", "voices",
    "ignore",
)  # fmt: skip

pieces = st.one_of(st.sampled_from(ODD), st.sampled_from(SIGNS), st.sampled_from([f"{f}: " for f in FIELDS]), any_text)


@st.composite
def refilled(draw: DrawFn, text: str) -> str:
    """A text of YAML in which every value of one or two fields is odd: together they can be what one is not."""
    for names in draw(st.lists(st.sampled_from([*FIELDS, "right|wrong"]), min_size=1, max_size=2)):
        odd = draw(st.lists(st.sampled_from(ODD), min_size=1, max_size=8, unique=True))
        values = iter(odd * len(text))
        text = re.sub(rf"(?m)\b((?:{names}): +).*$", lambda match: f"{match[1]}'{next(values)}'", text)  # noqa: B023
    return text


@st.composite
def mutated(draw: DrawFn, whole: SearchStrategy[str]) -> bytes:
    """A text with a few places cut out, doubled, or written over; sometimes with bytes that are no UTF-8."""
    text = draw(whole)
    if draw(st.integers(0, 3)) == 0:
        text = draw(refilled(text))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 40])))
        text = text[:start] + draw(st.one_of(pieces, st.just(text[start:end] * 2), st.just(""))) + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 20)) == 0:
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(st.binary(max_size=4)) + data[start:]
    return data


def _items(text: str) -> tuple[str, list[str]]:
    """The head of a shipped file, and the items of its list."""
    first, *rest = re.split(r"(?m)^(?=  - id:)", text)
    return first, rest


@st.composite
def shipped(draw: DrawFn, folder: str) -> str:
    """A shipped file with only one to three of its items, as the whole of it would take too long."""
    paths = sorted((shipped_folder() / folder).glob("*.yaml"))
    head, items = _items(draw(st.sampled_from(paths)).read_text("utf-8"))
    return head + "".join(draw(st.lists(st.sampled_from(items), min_size=1, max_size=3)))


grammar = st.lists(pieces, max_size=40).map("".join)
written_banks = banks(most=2).map(lambda bank: as_yaml(bank_fields(bank)))
bank_bytes = mutated(st.one_of(shipped("."), written_banks, grammar))
source_bytes = mutated(st.one_of(shipped("sources"), source_fields().map(as_yaml), grammar))


def _read_bank(case: tuple[bytes]) -> None:
    report = Report()
    text = decode(case[0], report)
    if text is None:
        return
    bank = read_bank(text, "fuzz", report, lambda name: None)
    report.sorted()
    if bank is not None:
        failed = [one.message for one in check(bank, text) if one.code == "rule-failed"]
        assert not failed, failed
        for question in bank.questions.values():
            _answer((question, "1"))


def _read_source(case: tuple[bytes]) -> None:
    report = Report()
    text = decode(case[0], report)
    if text is not None:
        read_source(compose(text, report), "fuzz", report)
        report.sorted()


words = st.one_of(st.sampled_from(ODD), any_text, prose, st.sampled_from(" ,;|:-1a"))
typed = st.one_of(st.sampled_from(ODD), st.lists(words, max_size=6).map("".join))


def _answer(case: tuple[Question, str]) -> None:
    question, line = case
    form, options = FORMS[question.kind], option_order(question, "fuzz")
    assert list(form.lines(options, question.item)) is not None
    form.instruction(options, question.item)
    form.left(line)
    response = form.parse(line, options, question.item)
    for given in ((line,), response or ()):
        verdict = question.item.mark(given)
        assert 0 <= verdict.mark <= 1
        answer_lines.part_lines(verdict.parts)
        answer_lines.key_lines(question, given)
        answer_lines.lacking(question, given)


def _answers(*kinds: str) -> Target:
    return Target(st.tuples(questions(kinds=kinds), typed), _answer)


spoken = st.lists(
    st.one_of(prose, st.sampled_from(ODD), st.sampled_from([" ", ". ", " … ", "\n\n", "“", "”"])), max_size=30
)


@st.composite
def quoted(draw: DrawFn) -> tuple[str, str]:
    """A quote and a text; the quote is often a piece of the text, changed a little."""
    text = draw(spoken.map(" ".join))
    start = draw(st.integers(0, len(text)))
    near = mutated(st.just(text[start : start + draw(st.integers(1, 80))])).map(
        lambda data: data.decode("utf-8", "replace")
    )
    return draw(st.one_of(near, spoken.map(" ".join))), text


def _match(case: tuple[str, str]) -> None:
    quote, text = map(clean, case)
    whole = document(text)
    find(quote, whole)
    offer(quote, whole)
    nearest(quote, whole)


@st.composite
def exports(draw: DrawFn) -> tuple[bytes]:
    """What was exported, with some values of its lines replaced, or some bytes."""
    bank = draw(banks(most=2))
    _, events = draw(lives(bank))
    objects: list[dict[str, Any]] = [msgspec.json.decode(line) for line in lines(events)]
    values = st.one_of(
        st.none(), st.integers(-(2**70), 2**70), st.floats(), any_text, st.lists(any_text, max_size=2), st.booleans()
    )
    for _ in range(draw(st.integers(0, 3))):
        one = draw(st.sampled_from(objects))
        one[draw(st.sampled_from(sorted(one)))] = draw(values)
    text = "".join(f"{_json(one)}\n" for one in objects)
    return (draw(st.one_of(st.just(text.encode("utf-8", "surrogatepass")), mutated(st.just(text)))),)


def _json(value: object) -> str:
    import json

    return json.dumps(value)


def _take_in(case: tuple[bytes]) -> None:
    events = read(case[0].decode("utf-8", "replace").splitlines(), Report())
    written = "".join(lines(events))
    assert read(written.splitlines(), Report()) == events
    table(events, ("" for event in events if isinstance(event, Answered)))
    runs: dict[str, list[Any]] = {}
    for event in sorted(events, key=lambda event: not isinstance(event, Started)):
        runs.setdefault(event.run, []).append(event)
    for some in runs.values():
        if isinstance(some[0], Started):
            replay(some)


def _only(strategy: SearchStrategy[bytes]) -> SearchStrategy[tuple[bytes]]:
    return st.tuples(strategy)


_PICKED: Sequence[str] = ("choice", "multiple", "true-false", "order", "match", "classify", "evidence")

TARGETS = {
    "banks": Target(_only(bank_bytes), _read_bank),
    "sources": Target(_only(source_bytes), _read_source),
    "short": _answers("short"),
    "numeric": _answers("numeric"),
    "cloze": _answers("cloze"),
    "picked": _answers(*_PICKED),
    "quotes": Target(quoted(), _match),
    "import": Target(exports(), _take_in),
}
