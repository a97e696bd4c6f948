import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.diagnostics import START, Report, Span
from quiz.sources.document import Place, document
from quiz.sources.lock import BadLock, Lock, LockedQuote, parse, quote_digest, render
from quiz.sources.verify import Quoted, against_lock, against_text
from tests import skar
from tests.builders import problems
from tests.strategies import words

QUOTES = (
    Quoted("burning", "has burned since 1848", Span(3, 5)),
    Quoted("navy", "Ships still … in March", Span(7, 5)),
)


def locked() -> Lock:
    report = Report()
    lock = against_text(QUOTES, skar.body(), report)
    assert report.diagnostics == []
    return lock


def test_the_lock_says_what_was_verified() -> None:
    lock = locked()
    assert (lock.text, lock.paragraphs, lock.format) == (skar.body().digest, 3, 1)
    assert {name: quote.place for name, quote in lock.quotes.items()} == {"burning": Place(1, 1), "navy": Place(2, 1)}


def test_what_was_verified_stands() -> None:
    report = Report()
    assert against_lock(QUOTES, parse(render(locked())), report) == {"burning": Place(1, 1), "navy": Place(2, 1)}
    assert report.diagnostics == []


@given(
    st.builds(
        Lock,
        words,
        st.integers(0, 99),
        st.dictionaries(words, st.builds(LockedQuote, words, st.integers(-1, 99), st.integers(1, 99)), max_size=4),
    )
)
def test_round_trip(lock: Lock) -> None:
    assert parse(render(lock)) == lock


def test_a_lock_differs_line_by_line_and_is_sorted() -> None:
    quote = LockedQuote("0", 1, 1)
    one = render(Lock("d", 1, {"b": quote, "a": quote}))
    assert one == render(Lock("d", 1, {"a": quote, "b": quote}))
    assert one.endswith(b"}\n")
    assert one.count(b"\n") > 10


@pytest.mark.parametrize("changed", ["has burned since 1849", "has burned", "Has burned since 1848", "has … 1848"])
def test_a_changed_quote_is_told_at_its_place(changed: str) -> None:
    report = Report()
    quotes = (Quoted("burning", changed, Span(3, 5)), QUOTES[1])
    assert set(against_lock(quotes, locked(), report)) == {"navy"}
    assert problems(report.diagnostics) == [(3, 5, "quote-changed")]


def test_a_quote_never_verified_is_told_at_its_place() -> None:
    report = Report()
    quotes = (*QUOTES, Quoted("new", "has burned", Span(9, 5)))
    assert set(against_lock(quotes, locked(), report)) == {"burning", "navy"}
    assert problems(report.diagnostics) == [(9, 5, "unverified-quote")]


def test_typography_is_no_change() -> None:
    assert quote_digest("“a”  — b … cafe\u0301") == quote_digest('"a" - b ... café')


def test_a_tampered_digest_is_told() -> None:
    data = json.loads(render(locked()))
    data["quotes"]["burning"]["sha256"] = data["quotes"]["navy"]["sha256"]
    report = Report()
    against_lock(QUOTES, parse(json.dumps(data).encode()), report)
    assert problems(report.diagnostics) == [(3, 5, "quote-changed")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"text": "x", "paragraphs": 1}',
        b'{"text": "x", "paragraphs": "many", "quotes": {}}',
        b'{"text": "x", "paragraphs": 1, "quotes": {"a": {"sha256": 1, "paragraph": 1, "sentence": 1}}}',
        b'{"text": "\xff", "paragraphs": 1, "quotes": {}}',
        b'{"text": "x", "paragraphs": 1, "quotes": {}, "more": ' + b"[" * 100_000,
        b"\x00\x01\x02",
        "{}".encode("utf-16"),
    ],
    ids=range(11),
)
def test_what_is_no_lock_is_told(data: bytes) -> None:
    with pytest.raises(BadLock):
        parse(data)


def test_a_newer_lock_is_told() -> None:
    with pytest.raises(BadLock, match="format 2"):
        parse(render(Lock("d", 1, {}, format=2)))


def test_a_quote_that_is_not_in_the_text_is_told_with_the_nearest_passage() -> None:
    report = Report()
    quotes = (QUOTES[0], Quoted("x", "Ships rarely steer by its lamp", Span(4, 9)), Quoted("y", "zzqqzzqq", START))
    lock = against_text(quotes, skar.body(), report)
    assert set(lock.quotes) == {"burning"}
    assert problems(report.diagnostics) == [(1, 1, "quote-not-found"), (4, 9, "quote-not-found")]
    far, near = report.sorted()
    assert "¶2" in near.hint
    assert "Ships still steer by its lamp" in near.hint
    assert far.hint == "nothing in the text is like it"


def test_nothing_is_found_in_an_empty_text() -> None:
    report = Report()
    assert against_text(QUOTES, document(""), report).quotes == {}
    assert len(report.diagnostics) == 2
