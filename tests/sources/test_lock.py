import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.diagnostics import START, Report, Span
from quiz.sources.document import Place, document
from quiz.sources.lock import (
    BadLock,
    Lock,
    LockedQuote,
    changed_paragraphs,
    paragraph_digests,
    parse,
    quote_digest,
    render,
)
from quiz.sources.verify import Quoted, against_lock, against_text, text_changed
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
    assert (lock.text, len(lock.digests), lock.format) == (skar.body().digest, 3, 2)
    assert {name: quote.place for name, quote in lock.quotes.items()} == {"burning": Place(1, 1), "navy": Place(2, 1)}


def test_what_was_verified_stands() -> None:
    report = Report()
    assert against_lock(QUOTES, parse(render(locked())), report) == {"burning": Place(1, 1), "navy": Place(2, 1)}
    assert report.diagnostics == []


@given(
    st.builds(
        Lock,
        text=words,
        quotes=st.dictionaries(
            words, st.builds(LockedQuote, words, st.integers(-1, 99), st.integers(1, 99)), max_size=4
        ),
        digests=st.lists(words).map(tuple),
        quotations=st.lists(words).map(tuple),
    )
)
def test_round_trip(lock: Lock) -> None:
    assert parse(render(lock)) == lock


def test_a_lock_differs_line_by_line_and_is_sorted() -> None:
    quote = LockedQuote("0", 1, 1)
    one = render(Lock(text="d", quotes={"b": quote, "a": quote}))
    assert one == render(Lock(text="d", quotes={"a": quote, "b": quote}))
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
        b'{"text": "x"}',
        b'{"text": "x", "digests": "many", "quotes": {}}',
        b'{"text": "x", "quotes": {"a": {"sha256": 1, "paragraph": 1, "sentence": 1}}}',
        b'{"text": "\xff", "quotes": {}}',
        b'{"text": "x", "quotes": {}, "more": ' + b"[" * 100_000,
        b"\x00\x01\x02",
        "{}".encode("utf-16"),
    ],
    ids=range(11),
)
def test_what_is_no_lock_is_told(data: bytes) -> None:
    with pytest.raises(BadLock):
        parse(data)


def test_a_newer_lock_is_told() -> None:
    with pytest.raises(BadLock, match="format 3"):
        parse(b'{"format": 3, "text": ["of another shape"]}')


OF_FORMAT_1 = (
    b'{"text": "d", "paragraphs": 7, "quotes": {"a": {"sha256": "0", "paragraph": 1, "sentence": 2}}, "format": 1}'
)


def test_a_lock_of_format_1_has_no_digests_of_paragraphs() -> None:
    lock = parse(OF_FORMAT_1)
    assert (lock.text, lock.digests, lock.quotes["a"].place) == ("d", (), Place(1, 2))
    assert changed_paragraphs(lock.digests, skar.body()) == ""


FIVE = "One wheel.\n\nTwo wheels.\n\nThree wheels.\n\nFour wheels.\n\nFive wheels."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Two", "2", "¶2 differs"),
        ("One", "A wheel. One", "¶1 differs"),
        ("Five wheels", "Five wheels or so", "¶5 differs"),
        ("Two wheels.", "Two wheels.\n\nA gate.", "¶3 is new"),
        ("One", "A gate.\n\nOne", "¶1 is new"),
        ("Three wheels.\n\n", "", "¶3 of the verified text is missing"),
        ("\n\nFive wheels.", "", "¶5 of the verified text is missing"),
        ("One wheel.\n\nTwo", "A wheel.\n\n2", "¶1 and ¶2 differ"),
        ("Two wheels.\n\n", "Two wheels. ", "¶2 differs, ¶3 of the verified text is missing"),
        ("wheel", "cog", "¶1, ¶2, ¶3, ¶4 and ¶5 differ"),
        ("Three", "  Three\n", ""),
    ],
)
def test_the_paragraphs_that_differ_are_named(old: str, new: str, said: str) -> None:
    assert FIVE.count(old) in (1, 5)
    before = paragraph_digests(document(FIVE))
    assert changed_paragraphs(before, document(FIVE.replace(old, new))) == said


def test_of_many_changed_paragraphs_a_few_are_named_without_comparing_each_with_each() -> None:
    one, other = ("\n\n".join(f"{word} {n}" for n in range(3000)) for word in ("wheel", "cog"))
    said = changed_paragraphs(paragraph_digests(document(one)), document(other))
    assert said == "¶1, ¶2, ¶3, ¶4, ¶5 and 2,995 more differ"


def test_a_digest_does_not_confirm_a_guess_at_a_short_paragraph() -> None:
    guesses = document("\n\n".join(f"She was {n} years old." for n in range(2_000)))
    assert len(set(paragraph_digests(guesses))) < 2_000


CURLY = skar.TEXT.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "-").replace("\n\n", "\n \t\n")


@pytest.mark.parametrize("text", [skar.TEXT, CURLY, CURLY.replace("\n", "\r\n"), CURLY.replace("é", "e\u0301")])
def test_folding_makes_no_changed_text(text: str) -> None:
    body = document(text, begins=skar.BEGINS, ends=skar.ENDS)
    assert text_changed(locked(), body, "skar.txt", START, "--text skar.txt") is None


@given(st.data())
def test_any_changed_word_makes_one_and_its_paragraph_is_named(data: st.DataObject) -> None:
    body = skar.body()
    number = data.draw(st.integers(1, len(body.body)))
    words = [paragraph.shown.split(" ") for paragraph in body.body]
    at = data.draw(st.integers(0, len(words[number - 1]) - 1))
    words[number - 1][at] += "x"
    found = text_changed(locked(), document("\n\n".join(map(" ".join, words))), "skar.txt", START, "PATH")
    assert found is not None
    assert found.message.endswith(f": ¶{number} differs")


TWICE = "The mill is old.\n\nNobody sold the mill. Nobody will sell the mill.\n\nThe wheel turns. The wheel is old."


@pytest.mark.parametrize(
    ("quote", "paragraph", "code", "place"),
    [
        ("The mill", None, "", 1),
        ("mill", None, "ambiguous-quote", 1),
        ("the mill", None, "ambiguous-quote", 2),
        ("the mill", 2, "", 2),
        ("the mill", 3, "wrong-paragraph", 0),
        ("mill", 2, "", 2),
        ("is old", 3, "", 3),
        ("is old", None, "ambiguous-quote", 1),
        ("The wheel", None, "ambiguous-quote", 3),
        ("The wheel … old", None, "", 3),
        ("Nobody … mill", None, "ambiguous-quote", 2),
        ("The gate", 2, "quote-not-found", 0),
    ],
)
def test_a_quote_in_several_places_is_settled_by_its_paragraph(
    quote: str, paragraph: int | None, code: str, place: int
) -> None:
    report = Report()
    quoted = Quoted("q", quote, Span(3, 5), paragraph, Span(4, 7))
    lock = against_text([quoted], document(TWICE), report)
    assert [(d.code, d.span.line) for d in report.diagnostics] == (
        [(code, 4 if code == "wrong-paragraph" else 3)] if code else []
    )
    assert [locked.paragraph for locked in lock.quotes.values()] == ([place] if place else [])


def test_what_is_told_of_an_ambiguous_quote() -> None:
    report = Report()
    against_text([Quoted("q", "is old", START, None, START)], document(TWICE), report)
    (found,) = report.diagnostics
    assert found.message == "the text has these words in ¶1 and ¶3; the first is taken"
    assert found.hint == "quote more words, so that they occur once, or add paragraph: 1"
    report = Report()
    against_text([Quoted("q", "Nobody", START)], document(TWICE), report)
    assert "2 sentences of ¶2" in report.diagnostics[0].message
    assert "paragraph:" not in report.diagnostics[0].hint


def test_what_stands_around_the_body_makes_no_quote_ambiguous() -> None:
    report = Report()
    body = document(f"The mill\n\n{TWICE}", begins="The mill is", ends="The wheel")
    against_text([Quoted("q", "The mill", START)], body, report)
    assert report.diagnostics == []


def test_a_paragraph_that_is_not_the_verified_one_is_told() -> None:
    report = Report()
    quotes = (Quoted("burning", QUOTES[0].quote, Span(3, 5), 2, Span(4, 7)), QUOTES[1])
    assert set(against_lock(quotes, locked(), report)) == {"navy"}
    assert problems(report.diagnostics) == [(4, 7, "wrong-paragraph")]


def test_a_quote_of_another_text_names_that_one() -> None:
    report = Report()
    others = [("ferry", document("The ferry is late.\n\nIt always was.")), ("gate", document("A gate."))]
    quotes = (
        Quoted("a", "It always was", START),
        Quoted("b", "always was", START),
        Quoted("c", "no such words", START),
    )
    against_text(quotes, skar.body(), report, lambda: others)
    messages = [d.message for d in report.diagnostics]
    assert messages[0] == "the text does not hold these words; that of ferry does (¶2)"
    assert not any("ferry" in message for message in messages[1:])


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
