"""The second step of a question with `prove: true`: which quote proves the answer."""

import msgspec


class Pick(msgspec.Struct, frozen=True):
    """The quote picked as the proof (empty: none), and whether it proves the answer."""

    quote: str
    right: bool


def proven(mark: float, pick: Pick | None) -> float:
    """The mark of an answer with its proof: all of it where the proof is right, half without (EBSR's 2, 1, 0).

    None: no proof was asked for, and the mark stays as it is.
    """
    return mark if pick is None or pick.right else mark / 2
