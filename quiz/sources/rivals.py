"""Claims whose quotes may stand as wrong proofs: near the right one in the text, but they prove something else."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from quiz.sources.document import AFTERWORD, Place
from quiz.sources.model import Claim, Source
from quiz.text import fold_quote

_LAST = 10**6
"""A paragraph after every other."""


def rivals(source: Source, claims: Collection[str], most: int | None = None) -> tuple[Claim, ...]:
    """The claims, at most so many, that prove none of `claims`, the nearest in the text first.

    Left out are the claims themselves, all that support one of them or are supported by one, directly or through
    others, and those whose quote holds a right quote or stands in one or in a nearer rival's.
    """
    near = related(source, claims)
    others = by_distance(source, claims, [claim for claim in source.claims.values() if claim.id not in near])
    right = [source.claims[name].quote for name in claims if name in source.claims]
    return tuple(islice(apart(others, right), most))


def related(source: Source, claims: Collection[str]) -> frozenset[str]:
    """`claims`, all that they support, and all that support them, directly or through others."""
    above = {claim.id: claim.supports for claim in source.claims.values()}
    below: dict[str, list[str]] = {}
    for name, supported in above.items():
        for other in supported:
            below.setdefault(other, []).append(name)
    return _reached(claims, above) | _reached(claims, below)


def _reached(start: Collection[str], steps: Mapping[str, Collection[str]]) -> frozenset[str]:
    seen = set(start)
    left = list(start)
    while left:
        found = [name for name in steps.get(left.pop(), ()) if name not in seen]
        seen.update(found)
        left += found
    return frozenset(seen)


def by_distance(source: Source, claims: Collection[str], others: Iterable[Claim]) -> list[Claim]:
    """`others` by how far they stand from the nearest of `claims`.

    By paragraphs, in the same paragraph by sentences, then by how many claims are written between; those without a
    verified place come last.
    """
    written = {name: i for i, name in enumerate(source.claims)}
    places = [_numbers(source.places[name]) for name in claims if name in source.places]
    indices = [written[name] for name in claims if name in written]

    def distance(claim: Claim) -> tuple[bool, tuple[int, int], int, int]:
        at, place = written[claim.id], source.places.get(claim.id)
        here = _numbers(place) if place else None
        between = min((_between(here, other) for other in places), default=(0, 0)) if here else (0, 0)
        return (here is None, between, min((abs(at - other) for other in indices), default=0), at)

    return sorted(others, key=distance)


def _numbers(place: Place) -> tuple[int, int]:
    """Paragraph and sentence, the later the greater."""
    return (_LAST if place.paragraph == AFTERWORD else place.paragraph, place.sentence)


def _between(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    paragraphs = abs(one[0] - other[0])
    return (paragraphs, 0 if paragraphs else abs(one[1] - other[1]))


def apart(claims: Iterable[Claim], right: Iterable[str]) -> Iterator[Claim]:
    """The claims whose quotes neither hold nor are held by a right one or by one another."""
    taken = [fold_quote(quote) for quote in right]
    for claim in claims:
        quote = fold_quote(claim.quote)
        if not any(quote in other or other in quote for other in taken):
            taken.append(quote)
            yield claim
