"""*Find the proof*: which passage carries a claim."""

from collections.abc import Iterator

from quiz.bank.model import Question
from quiz.drills.base import Drill, ask, claims_of
from quiz.kinds.evidence import proves_instead
from quiz.kinds.options import Option
from quiz.sources.model import Source
from quiz.sources.rivals import rivals

WRONG = 3
"""How many passages that prove something else stand beside the right one, at most."""


def _questions(source: Source) -> Iterator[Question]:
    for claim in claims_of(source):
        wrong = [Option(o.quote, False, proves_instead(source, o)) for o in rivals(source, (claim.id,), WRONG)]
        if wrong:
            options = (Option(claim.quote, True, ""), *wrong)
            explanation = f"These are the words that carry the claim; it is asserted by {source.voice_of(claim)}."
            yield ask(claim, "Which passage proves it?", options, explanation, "understand")


DRILL = Drill("proof", "Find the proof", "Which passage of the text carries a claim", _questions)
