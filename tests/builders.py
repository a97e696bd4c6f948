"""Short ways to questions, banks, events and diagnostics for tests."""

from collections.abc import Iterable
from pathlib import Path

from quiz.bank.model import Bank, Question
from quiz.diagnostics import START, Diagnostic, Report
from quiz.kinds import Item
from quiz.kinds.options import Option
from quiz.kinds.true_false import TrueFalse
from quiz.session.events import Answered, Stamp
from quiz.yaml.compose import compose
from quiz.yaml.decode import decode
from quiz.yaml.nodes import Mapping

Problem = tuple[int, int, str]
"""Line, column and code of a diagnostic."""


def problems(diagnostics: Iterable[Diagnostic]) -> list[Problem]:
    """Where which diagnostic stands, in reading order."""
    return sorted((d.span.line, d.span.column, d.code) for d in diagnostics)


def composed(source: str | bytes, report: Report | None = None) -> Mapping:
    """The mapping that `source` holds."""
    report = report or Report()
    text = decode(source if isinstance(source, bytes) else source.encode(), report)
    assert text is not None
    node = compose(text, report)
    assert isinstance(node, Mapping)
    return node


def options(*texts: str) -> tuple[Option, ...]:
    """Options; those whose text begins with `+` are right (the + is no part of the text)."""
    return tuple(Option(text.removeprefix("+"), text.startswith("+"), "") for text in texts)


def question(
    name: str = "q",
    *,
    kind: str = "true-false",
    item: Item | None = None,
    claims: tuple[str, ...] = (),
    topic: str = "",
    shuffle: bool = True,
) -> Question:
    """A question; a true statement where no item is given."""
    return Question(
        id=name,
        kind=kind,
        item=item or TrueFalse(True, ""),
        prompt=f"{name}?",
        topic=topic,
        level="",
        claims=claims,
        explanation="",
        hint="",
        quote="",
        cite="",
        shuffle=shuffle,
        ignore=(),
        at=START,
        quote_at=START,
    )


def bank(*questions: Question, topics: dict[str, str] | None = None) -> Bank:
    """A bank without a source."""
    return Bank("bank", "A bank", "", topics or {}, {q.id: q for q in questions}, None, {})


def stamp(number: int) -> Stamp:
    """The identity and time of the event with that number."""
    return Stamp(f"e{number}", number)


def answered(
    number: int, name: str = "q", mark: float = 1.0, run: str = "r", at: str = "bank", key: str | None = None
) -> Answered:
    """An answer as an event of the bank `at`, with the key of `question()` where no other is given."""
    return Answered(
        f"e{number}", number, run, at, name, ("True",), mark, 7, question().fingerprint() if key is None else key
    )


def rot(path: Path, name: str, bit: int = 0x80) -> None:
    """Turn one bit of the event with that id round, in the file of a journal: of an answer, a skip or a start."""
    data = path.read_bytes()
    bodies = [at for at in range(len(data)) if data.startswith(b'{"kind":', at)]
    at = next(at for at in bodies if data.startswith(f'"id":"{name}"'.encode(), data.index(b",", at) + 1))
    path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
