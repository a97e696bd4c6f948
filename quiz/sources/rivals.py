"""Claims whose quotes may stand as wrong proofs: near the right one in the text, but they prove something else."""

from collections.abc import Collection, Mapping

from quiz.sources.model import Claim, Source
from quiz.text import fold_quote

_FAR = (10**6, 0)


def rivals(source: Source, claims: Collection[str]) -> tuple[Claim, ...]:
    """The claims that prove none of `claims`, the nearest in the text first, then as written.

    Left out are the claims themselves, all that support one of them or are supported by one, directly or through
    others, and those whose quote holds a right quote or stands in one or in a nearer rival's.
    """
    near = related(source, claims)
    others = [claim for claim in source.claims.values() if claim.id not in near]
    taken = [fold_quote(source.claims[name].quote) for name in claims if name in source.claims]
    found: list[Claim] = []
    for claim in sorted(others, key=lambda claim: _distance(source, claim, claims)):
        quote = fold_quote(claim.quote)
        if not any(quote in other or other in quote for other in taken):
            found.append(claim)
            taken.append(quote)
    return tuple(found)


def related(source: Source, claims: Collection[str]) -> frozenset[str]:
    """`claims`, all that they support, and all that support them, directly or through others."""
    above = {claim.id: claim.supports for claim in source.claims.values()}
    below: dict[str, tuple[str, ...]] = {}
    for name, supported in above.items():
        for other in supported:
            below[other] = (*below.get(other, ()), name)
    return _reached(claims, above) | _reached(claims, below)


def _reached(start: Collection[str], steps: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    seen = set(start)
    left = list(start)
    while left:
        found = [name for name in steps.get(left.pop(), ()) if name not in seen]
        seen.update(found)
        left += found
    return frozenset(seen)


def _distance(source: Source, claim: Claim, claims: Collection[str]) -> tuple[int, int]:
    """Paragraphs and sentences between `claim` and the nearest of `claims`."""
    here = source.places.get(claim.id)
    right = [source.places[name] for name in claims if name in source.places]
    if here is None or not right:
        return _FAR
    return min((abs(at.paragraph - here.paragraph), abs(at.sentence - here.sentence)) for at in right)
