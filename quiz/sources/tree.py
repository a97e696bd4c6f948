"""The argument map as a tree: each claim under what it supports."""

from typing import NamedTuple

from quiz.sources.model import Claim, Source


class Branch(NamedTuple):
    """A claim at its depth from 0. `again`: it stands elsewhere with all that supports it, and is only named here."""

    depth: int
    claim: Claim
    again: bool = False


def tree(source: Source) -> tuple[Branch, ...]:
    """Every claim once under the first that it supports, and named again under each other one.

    What supports nothing is a root; of claims that only support one another the first is. All in the text's order.
    """
    below: dict[str, list[Claim]] = {}
    ordered = sorted(source.claims.values(), key=lambda claim: _place(source, claim))
    for claim in ordered:
        for above in claim.supports:
            below.setdefault(above, []).append(claim)
    branches: list[Branch] = []
    placed: set[str] = set()
    roots = [claim for claim in ordered if not any(above in source.claims for above in claim.supports)]
    for root in (*roots, *ordered):
        if root.id not in placed:
            _grow(root, below, branches, placed)
    return tuple(branches)


def _grow(root: Claim, below: dict[str, list[Claim]], branches: list[Branch], placed: set[str]) -> None:
    """Add a root and all that supports it; without recursion, however long a chain of support is."""
    left = [Branch(0, root)]
    while left:
        depth, claim, _ = left.pop()
        again = claim.id in placed
        branches.append(Branch(depth, claim, again))
        placed.add(claim.id)
        if not again:
            left += [Branch(depth + 1, other) for other in reversed(below.get(claim.id, []))]


def _place(source: Source, claim: Claim) -> tuple[bool, int, int]:
    at = source.places.get(claim.id)
    return (at is None, at.paragraph if at else 0, at.sentence if at else 0)
