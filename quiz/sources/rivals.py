"""The claims whose quotes may stand beside right ones as wrong: close by in the text, and proof of something else."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from quiz.sources.document import AFTERWORD, Place
from quiz.sources.model import Claim, Source
from quiz.text import fold_quote

_FAR = 1_000_000
"""A paragraph after every other."""


def rivals(source: Source, claims: Collection[str], most: int | None = None) -> tuple[Claim, ...]:
    """The claims, at most so many, whose quotes may stand as wrong proof of `claims`, nearest in the text first.

    Left out are the claims themselves, all that back them or are backed by them, however far along, and all whose
    quotes hold, or are held by, a right one or one taken before.

    Nearness is the distance in paragraphs, within a paragraph in sentences, then in written order; claims without a
    verified place come last.
    """
    right = [source.claims[name] for name in claims if name in source.claims]
    related = kin(source, claims)
    others = [claim for claim in source.claims.values() if claim.id not in related]
    found = islice(_apart(by_distance(source, right, others), [claim.quote for claim in right]), most)
    return tuple(found)


def kin(source: Source, claims: Collection[str]) -> frozenset[str]:
    """The ids of `claims`, of all that support one of them, and of all that one of them supports, transitively."""
    above = {claim.id: claim.supports for claim in source.claims.values()}
    below: dict[str, list[str]] = {}
    for claim in source.claims.values():
        for name in claim.supports:
            below.setdefault(name, []).append(claim.id)
    return _reached(claims, above) | _reached(claims, below)


def _reached(names: Iterable[str], steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    reached: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left.extend(steps.get(name, ()))
    return frozenset(reached)


def by_distance(source: Source, right: Collection[Claim], claims: Collection[Claim]) -> list[Claim]:
    """`claims` by their distance from the nearest of `right`, as `rivals` reckons it."""
    written = {name: i for i, name in enumerate(source.claims)}
    places = [_numbers(source.places.get(claim.id)) for claim in right]
    known = [place for place in places if place is not None]
    indices = [written[claim.id] for claim in right]

    def distance(claim: Claim) -> tuple[bool, tuple[int, int], int, int]:
        place = _numbers(source.places.get(claim.id))
        between = min((_between(place, other) for other in known), default=(0, 0)) if place else (0, 0)
        at = written[claim.id]
        return (place is None, between, min((abs(at - other) for other in indices), default=0), at)

    return sorted(claims, key=distance)


def _numbers(place: Place | None) -> tuple[int, int] | None:
    """Paragraph and sentence such that later ones are greater."""
    if place is None:
        return None
    return (_FAR if place.paragraph == AFTERWORD else place.paragraph, place.sentence)


def _between(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    paragraphs = abs(one[0] - other[0])
    return (paragraphs, 0 if paragraphs else abs(one[1] - other[1]))


def _apart(claims: Iterable[Claim], right: Iterable[str]) -> Iterator[Claim]:
    taken = [fold_quote(quote) for quote in right]
    for claim in claims:
        if joins(claim.quote, taken):
            yield claim


def joins(quote: str, taken: list[str]) -> bool:
    """Whether `quote` neither holds nor is held by one of the folded quotes in `taken`; if so, it joins them."""
    folded = fold_quote(quote)
    if any(folded in other or other in folded for other in taken):
        return False
    taken.append(folded)
    return True
