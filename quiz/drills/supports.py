"""*What does it support*: which claim a claim is evidence for."""

from collections.abc import Iterator

from quiz.bank.model import Question
from quiz.blake import blake2b
from quiz.drills.base import Drill, apart, ask, bare, claims_of
from quiz.kinds.options import Option
from quiz.sources.model import Claim, Source
from quiz.sources.rivals import by_distance, related
from quiz.yaml.fields import MAX_ID

WRONG = 3
"""How many claims that it is no evidence for stand beside the right one, at most."""

_DIGEST = 8


def _questions(source: Source) -> Iterator[Question]:
    for claim in claims_of(source):
        supported = [source.claims[name] for name in dict.fromkeys(claim.supports) if name in source.claims]
        for right in supported:
            wrong = list(apart(right.says, _others(source, claim, right), WRONG))
            if not wrong:
                continue
            options = (Option(right.says, True, ""), *wrong)
            explanation = f"In the text it backs this: {right.says}"
            others = [other.says for other in supported if other is not right]
            explanation += f" It also backs: {' '.join(others)}" if others else ""
            prompt = "Which claim is this evidence for in the text?"
            yield ask(claim, prompt, options, explanation, "analyse", name=pair_id(claim.id, right.id))


def pair_id(claim: str, supported: str) -> str:
    """The id of the question about two claims: the first one's id, cut to leave room for a digest of both."""
    digest = blake2b(f"{claim}/{supported}".encode(), digest_size=_DIGEST).hexdigest()
    return f"{claim[: MAX_ID - 2 * _DIGEST - 1].rstrip('-_.')}-{digest}"


def _others(source: Source, claim: Claim, right: Claim) -> Iterator[Option]:
    """Claims with no tie to either, the nearest first."""
    tied = related(source, (claim.id,)) | related(source, (right.id,))
    own = bare(claim.says)
    free = [other for other in source.claims.values() if other.id not in tied and bare(other.says) != own]
    for other in by_distance(source, (claim.id, right.id), free):
        voice = source.voice_of(other)
        yield Option(other.says, False, f"The text does not rest this on it; it is asserted by {voice}.")


DRILL = Drill("supports", "What does it support", "Which claim the text backs with another", _questions)
