"""A source as one reads it: its paragraphs, and where in them its claims are quoted."""

import msgspec

from quiz.sources.document import HEADLINE, BodyNotFound, document
from quiz.sources.model import Claim, Source
from quiz.sources.quotes import find

Cuts = tuple[tuple[int, int], ...]
"""Where the pieces of a quote stand: start and end as offsets in a passage's text."""


class Passage(msgspec.Struct, frozen=True):
    """One paragraph with its number as in `Place`; `quotes` holds the cuts of each claim that is quoted in it."""

    number: int
    text: str
    quotes: dict[str, Cuts]


def passages(source: Source, text: str) -> tuple[Passage, ...]:
    """The whole of `text` by paragraphs, as it is written; also what stands before and after its body."""
    try:
        read = document(text, begins=source.begins, ends=source.ends)
    except BodyNotFound:
        read = document(text)
    quotes: list[dict[str, Cuts]] = [{} for _ in read.paragraphs]
    for claim in source.claims.values():
        found = find(claim.quote, read, claim.paragraph)
        if found is not None:
            quotes[found.index][claim.id] = found.cuts
    return tuple(
        Passage(paragraph.number, paragraph.shown, cuts)
        for paragraph, cuts in zip(read.paragraphs, quotes, strict=True)
    )


def quotes_alone(source: Source) -> tuple[Passage, ...]:
    """The quotes of `source`, one a passage, in the order of the text: what can be read without it.

    Those that were never verified come last, as part of no paragraph.
    """

    def place(claim: Claim) -> tuple[int, int, int]:
        at = source.places.get(claim.id)
        return (1, 0, 0) if at is None else (at.paragraph < 0, at.paragraph, at.sentence)

    return tuple(
        Passage(
            source.places[claim.id].paragraph if claim.id in source.places else HEADLINE,
            claim.quote,
            {claim.id: ((0, len(claim.quote)),)},
        )
        for claim in sorted(source.claims.values(), key=place)
    )


def quoted_in_order(shown: tuple[Passage, ...]) -> tuple[tuple[int, str], ...]:
    """Every quote as the number of its passage in `shown` and its claim's id, in reading order."""
    return tuple(
        (number, name)
        for number, passage in enumerate(shown)
        for name, _ in sorted(passage.quotes.items(), key=lambda quote: quote[1])
    )
