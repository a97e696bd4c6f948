"""A prompt states flatly what the text only suggests, judges or expects.

Why: who asserts a thing, and how firmly, is part of what is to be learned. A question that turns *may* into *is*
teaches something the text does not say. Told are a statement that counts as true by such claims alone, has a word of
theirs and names no voice, and any prompt that says in the same words what its one claim says.

Before: `prompt: "The statement was aimed at China."` on a claim that diplomats only suggest

After: `prompt: "Chinese diplomats suggested that the statement was aimed at China."`
"""

from collections.abc import Iterator, Sequence

from quiz.bank.giveaway import content_of
from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.true_false import TrueFalse
from quiz.sources.model import STANCE_WORDS, Claim, Source
from quiz.words import content, stem, words

_OPEN = frozenset(("hedge", "judgement", "outlook"))
_MARKERS = frozenset(
    map(
        stem,
        """may might could would should can perhaps possibly probably likely unlikely seem seems appear appears suggest
        claim claims say says said see sees seen believe think thinks according view views opinion argue judge judgement
        expect expects signs hint hints regard regards consider considers hold holds reading interpret idea suspect some
        others analysts observers critics article author text lesson passage writer if suppose whether possible credit
        understand suspect reported reportedly predict forecast foresee anticipate outlook prospect hope fear worry warn
        doubt feel call described deem promise propose recommend advise want wish plan assume presume estimate guess
        reckon maintain insist assert contend conclude concede deny complain tend chance risk confident sure certain
        uncertain unsure maybe allegedly apparently presumably supposedly probable arguably impression speech interview
        essay speaker editorial""".split(),
    )
)
_SAME = 0.7
"""This share of the claim's content words makes the prompt say the same."""
_LEAST = 3


def find(view: View) -> Iterator[Flaw]:
    """A prompt that says without caution what its one claim says, or is true by nothing but cautious claims."""
    question, source = view.question, view.bank.source
    claims = [source.claims[name] for name in question.claims if name in source.claims] if source else []
    if source is None or not claims or len(claims) < len(question.claims):
        return
    if any(claim.stance not in _OPEN for claim in claims) or not _MARKERS.isdisjoint(map(stem, view.stem)):
        return
    if isinstance(question.item, TrueFalse):
        flat = question.item.answer and (_says(view, claims) or _is_on(view, claims, source))
    else:
        flat = _says(view, claims)
    if flat:
        stances = " and ".join(dict.fromkeys(STANCE_WORDS[claim.stance] for claim in claims))
        yield Flaw(
            ("prompt",),
            f"in the text this is {stances}; the prompt states it flatly",
            f"say who holds it, as in “According to {source.voice_of(claims[0])}, …”, or how surely it is said",
        )


def _says(view: View, claims: Sequence[Claim]) -> bool:
    said = content(words(claims[0].says))
    return len(claims) == 1 and len(said) >= _LEAST and len(said & view.stem_content) >= _SAME * len(said)


def _is_on(view: View, claims: Sequence[Claim], source: Source) -> bool:
    """Whether the prompt shares a word with the claims that not every text of the bank has, and names no voice."""
    named = content_of(" ".join((source.author, *source.voices.values())))
    told = content_of(" ".join(f"{claim.says} {claim.quote}" for claim in claims))
    return named.isdisjoint(view.stem_content) and not told.isdisjoint(view.stem_content - view.subject)


RULE = Rule("hedge-lost", find)
