"""Holds quotes against their text, or against the lock where the text is not at hand."""

from collections.abc import Iterable

import msgspec

from quiz.diagnostics import Report, Span
from quiz.sources.document import Document, Place
from quiz.sources.lock import Lock, LockedQuote, quote_digest
from quiz.sources.model import Source
from quiz.sources.quotes import find


class Quoted(msgspec.Struct, frozen=True):
    """A quote, the id of the claim or question that quotes, and where it is written."""

    owner: str
    quote: str
    at: Span


def quotes_of(source: Source) -> tuple[Quoted, ...]:
    """The quotes of a source's claims."""
    return tuple(Quoted(claim.id, claim.quote, claim.quote_at) for claim in source.claims.values())


def against_text(quotes: Iterable[Quoted], document: Document, report: Report) -> Lock:
    """The lock of the quotes that stand word for word in `document`; the others are reported."""
    locked: dict[str, LockedQuote] = {}
    for quoted in quotes:
        found = find(quoted.quote, document)
        if found is None:
            from quiz.sources.offers import offer

            report.error("quote-not-found", quoted.at, *offer(quoted.quote, document))
            continue
        place = found.place
        locked[quoted.owner] = LockedQuote(quote_digest(quoted.quote), place.paragraph, place.sentence)
    return Lock(document.digest, len(document.body), locked)


def against_lock(quotes: Iterable[Quoted], lock: Lock, report: Report) -> dict[str, Place]:
    """Where each verified quote stands; a quote that is not the verified one is reported."""
    places: dict[str, Place] = {}
    for quoted in quotes:
        locked = lock.quotes.get(quoted.owner)
        if locked is None:
            report.error(
                "unverified-quote",
                quoted.at,
                f"the quote of {quoted.owner} was never held against the text",
                "run quiz check --text FILE with the text",
            )
        elif locked.sha256 != quote_digest(quoted.quote):
            report.error(
                "quote-changed",
                quoted.at,
                f"the quote of {quoted.owner} is not the one that was verified",
                "restore the text's own words, or run quiz check --text FILE to verify these",
            )
        else:
            places[quoted.owner] = locked.place
    return places
