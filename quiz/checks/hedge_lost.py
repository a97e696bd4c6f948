"""A prompt states flatly what the text only suggests, judges or expects.

Why: who asserts a thing, and how firmly, is part of what is to be learned. A question that turns *may* into *is*
teaches something the text does not say.

Before: `prompt: "The statement was aimed at China."` on a claim that diplomats only suggest

After: `prompt: "Chinese diplomats suggested that the statement was aimed at China."`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.true_false import TrueFalse
from quiz.sources.model import STANCE_WORDS, Claim
from quiz.words import content, stem, words

_OPEN = frozenset(("hedge", "judgement", "outlook"))
_MARKERS = frozenset(
    map(
        stem,
        """may might could would should can perhaps possibly probably likely unlikely seem seems appear appears suggest
        claim claims say says said see sees seen believe think thinks according view views opinion argue judge judgement
        expect expects signs hint hints regard regards consider considers hold holds reading interpret idea suspect some
        others analysts observers critics article author text lesson passage writer if suppose whether possible credit
        understand suspect reported reportedly""".split(),
    )
)
_SAME = 0.7
"""This share of the claim's content words makes the prompt say the same."""
_LEAST = 3


def find(view: View) -> Iterator[Flaw]:
    """A prompt that says what its one claim says, without its caution."""
    question, source = view.question, view.bank.source
    if source is None or len(question.claims) != 1 or question.claims[0] not in source.claims:
        return
    claim = source.claims[question.claims[0]]
    if claim.stance not in _OPEN or not _MARKERS.isdisjoint(map(stem, view.stem)):
        return
    if isinstance(question.item, TrueFalse) and not question.item.answer:
        return
    if _says(view, claim):
        yield Flaw(
            ("prompt",),
            f"in the text this is {STANCE_WORDS[claim.stance]}; the prompt states it flatly",
            f"say who holds it, or how surely: {source.voice_of(claim)}",
        )


def _says(view: View, claim: Claim) -> bool:
    said = content(words(claim.says))
    return len(said) >= _LEAST and len(said & view.stem_content) >= _SAME * len(said)


RULE = Rule("hedge-lost", find)
