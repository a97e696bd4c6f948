"""Verifies quotes against their text, or against the lock where the text is not at hand."""

from collections.abc import Callable, Iterable

import msgspec

from quiz.diagnostics import Diagnostic, Report, Span
from quiz.sources.document import Document, Place
from quiz.sources.lock import Lock, LockedQuote, changed_paragraphs, lock_of, quote_digest
from quiz.sources.model import Source
from quiz.sources.quotes import find, places, words
from quiz.text import and_more

_NAMED = 4
"""At most this many places of one quote are named."""


Others = Callable[[], Iterable[tuple[str, Document]]]
"""Gives other texts by the ids of their sources; called only where a quote is missing in its own."""
_TELLING = 3
"""Fewer words may stand in any text, so that it says nothing when another has them."""


class Quoted(msgspec.Struct, frozen=True):
    """A quote, the id of the claim or question that quotes, and its position in the file.

    `paragraph` is the one in which it must stand, where the author names one, at the position `paragraph_at`; None
    where the file has no place for that.
    """

    owner: str
    quote: str
    at: Span
    paragraph: int | None = None
    paragraph_at: Span | None = None


def quotes_of(source: Source) -> tuple[Quoted, ...]:
    """Return the quotes of a source's claims."""
    return tuple(
        Quoted(claim.id, claim.quote, claim.quote_at, claim.paragraph, claim.paragraph_at)
        for claim in source.claims.values()
    )


def against_text(quotes: Iterable[Quoted], document: Document, report: Report, others: Others = tuple) -> Lock:
    """Return the lock of the quotes that stand word for word in `document`; the others are reported.

    So is a quote that is found in several places; the first is taken. A quote that is missing is looked for in
    `others`.
    """
    locked: dict[str, LockedQuote] = {}
    for quoted in quotes:
        found = find(quoted.quote, document, quoted.paragraph)
        if found is None:
            _not_found(quoted, document, others, report)
            continue
        place = found.place
        locked[quoted.owner] = LockedQuote(quote_digest(quoted.quote), place.paragraph, place.sentence)
        if quoted.paragraph is None:
            _ambiguous(quoted, places(quoted.quote, document), report)
    return lock_of(document, locked)


def _not_found(quoted: Quoted, document: Document, others: Others, report: Report) -> None:
    if elsewhere := _numbers(places(quoted.quote, document)):
        what = f"the text has these words in {and_more(elsewhere, _NAMED)}, not in {_name(quoted.paragraph or 0)}"
        hint = "name the paragraph that holds them, or leave paragraph: out"
        report.error("wrong-paragraph", quoted.paragraph_at or quoted.at, what, hint)
        return
    if words(quoted.quote) >= _TELLING:
        for name, other in others():
            if place := next(iter(places(quoted.quote, other)), None):
                what = f"the text does not hold these words; that of {name} does ({place})"
                report.error("quote-not-found", quoted.at, what, f"quote this text, or move the claim to {name}")
                return
    from quiz.sources.offers import offer

    report.error("quote-not-found", quoted.at, *offer(quoted.quote, document))


def _ambiguous(quoted: Quoted, found: tuple[Place, ...], report: Report) -> None:
    if len(found) < 2:
        return
    names = _numbers(found)
    where = and_more(names, _NAMED) if len(names) > 1 else f"{len(found)} sentences of {names[0]}"
    what = f"the text has these words in {where}"
    hint = "quote more words, so that they occur once"
    if quoted.paragraph_at:
        hint += f", or add paragraph: {found[0].paragraph}"
    report.warning("ambiguous-quote", quoted.at, f"{what}; the first is taken", hint)


def _numbers(found: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(map(str, found)))


def _name(paragraph: int) -> str:
    return str(Place(paragraph, 1))


def against_lock(quotes: Iterable[Quoted], lock: Lock, report: Report) -> dict[str, Place]:
    """Return where each verified quote stands; a quote that is not the verified one is reported."""
    places: dict[str, Place] = {}
    for quoted in quotes:
        locked = lock.quotes.get(quoted.owner)
        if locked is None:
            report.error(
                "unverified-quote",
                quoted.at,
                f"the quote of {quoted.owner} was never verified against the text",
                "run quiz check --text FILE with the text",
            )
        elif locked.sha256 != quote_digest(quoted.quote):
            report.error(
                "quote-changed",
                quoted.at,
                f"the quote of {quoted.owner} is not the one that was verified",
                "restore the text's own words, or run quiz check --text FILE to verify these",
            )
        elif quoted.paragraph not in (None, locked.paragraph):
            report.error(
                "wrong-paragraph",
                quoted.paragraph_at or quoted.at,
                f"the quote of {quoted.owner} was verified in {locked.place}",
                "run quiz check --text FILE to verify it in another paragraph",
            )
        else:
            places[quoted.owner] = locked.place
    return places


def text_changed(lock: Lock, document: Document, name: str, at: Span, accept: str) -> Diagnostic | None:
    """Return what to report where `document`, called `name`, is not the text that `lock` records; None where it is.

    `accept` are the arguments of `quiz check` that accept it.
    """
    if lock.text == document.digest:
        return None
    where = changed_paragraphs(lock.digests, document)
    what = f"{name} is not the text that the quotes were verified against"
    hint = f"restore the text, or read what changed and accept it: quiz check --relock {accept}"
    return Diagnostic("text-changed", "error", at, f"{what}: {where}" if where else what, hint)
