"""The second step of a question with `prove: true`: which quote proves the answer."""

from collections.abc import Iterable

import msgspec

from quiz.bank.model import Bank, Question
from quiz.session.shuffle import shuffled
from quiz.text import fold_quote

WRONG = 3
"""How many quotes that prove nothing stand beside those that do, at most."""


class Pick(msgspec.Struct, frozen=True):
    """The quote picked as the proof (empty: none), and whether it proves the answer."""

    quote: str
    right: bool


def proven(mark: float, pick: Pick | None) -> float:
    """The mark of an answer with its proof: all of it where the proof is right, half without (EBSR's 2, 1, 0).

    None: no proof was asked for, and the mark stays as it is.
    """
    return mark if pick is None or pick.right else mark / 2


def proof_options(bank: Bank, question: Question, seed: str) -> tuple[str, ...]:
    """The quotes of which one is to be picked, as they are shown in a run with `seed`.

    Those that prove the answer and up to three that do not; none where none is asked for, or where there is nothing
    to choose.
    """
    if not question.prove:
        return ()
    right = _right(bank, question)
    wrong = _apart(_others(bank, question, seed), right)[:WRONG]
    return shuffled((*right, *wrong), seed, question.id, "proof") if right and wrong else ()


def chance(question: Question) -> float:
    """Return how likely a blind guess earns the full mark: that of the answer, times that of its proof if one is asked.

    The proof is taken for one of as many quotes as there can be; with fewer of them, luck is a little likelier.
    """
    return question.item.chance() / (1 + WRONG if question.prove else 1)


def picked(bank: Bank, question: Question, seed: str, quote: str) -> Pick | None:
    """Whether `quote` proves the answer; None where no proof is asked for."""
    asked = proof_options(bank, question, seed)
    return Pick(quote, quote in _right(bank, question)) if asked else None


def _right(bank: Bank, question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(proof.quote for proof in bank.proofs(question)))


def _others(bank: Bank, question: Question, seed: str) -> tuple[str, ...]:
    """Quotes that may stand beside the right ones: the nearest other claims', or without a source other questions'.

    Where nothing says what is near, the seed orders them.
    """
    if bank.source is None:
        own = (other.quote for other in bank.questions.values() if other.quote)
        return shuffled(dict.fromkeys(own), seed, question.id, "others")
    from quiz.sources.rivals import rivals

    quotes = tuple(claim.quote for claim in rivals(bank.source, question.claims))
    return quotes if question.claims else shuffled(quotes, seed, question.id, "others")


def _apart(quotes: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    """The quotes that neither hold nor are held by a right one or one another: no two say the same."""
    taken = [fold_quote(quote) for quote in right]
    apart: list[str] = []
    for quote in quotes:
        folded = fold_quote(quote)
        if not any(folded in other or other in folded for other in taken):
            apart.append(quote)
            taken.append(folded)
    return tuple(apart)
