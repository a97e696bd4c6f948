"""*Who says it*: which of the text's voices asserts a claim."""

import re
from collections.abc import Iterator

from quiz.bank.model import Question
from quiz.drills.base import Drill, apart, ask, claims_of
from quiz.kinds.options import Option
from quiz.sources.model import Claim, Source
from quiz.sources.rivals import by_distance
from quiz.text import fold_answer

MOST = 5
"""So many voices stand side by side."""

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("about also article does from have name named other text that their this unnamed whom with".split())


def _questions(source: Source) -> Iterator[Question]:
    for claim in claims_of(source):
        voice = source.voice_of(claim)
        wrong = [] if names(claim.says, voice) else list(apart(voice, _others(source, claim), MOST - 1))
        if wrong:
            options = (Option(voice, True, ""), *wrong)
            explanation = f"In the text this is asserted by {voice}."
            yield ask(claim, "Who asserts this in the text?", options, explanation, "remember")


def names(says: str, voice: str) -> bool:
    """Whether a claim's words name its voice: a word of its name, small ones aside, stands there, one or many."""
    return not _telling(says).isdisjoint(_telling(voice))


def _telling(text: str) -> set[str]:
    """The words that tell one voice from another: names, and other words of four letters or more."""
    found = (word for word in _WORD.findall(text) if len(word) >= 4 or (len(word) > 1 and word[0].isupper()))
    return {fold_answer(word).removesuffix("s") for word in found} - _SMALL


def _others(source: Source, claim: Claim) -> Iterator[Option]:
    """The other voices: those that speak nearby first, those that assert nothing last."""
    others = [other for other in source.claims.values() if other.voice != claim.voice]
    said: dict[str, str] = {}
    for other in by_distance(source, (claim.id,), others):
        said.setdefault(other.voice, f"This voice asserts other things, such as: {other.says}")
    for voice in source.voices:
        if voice != claim.voice:
            said.setdefault(voice, "This voice asserts nothing of the kind.")
    for voice, feedback in said.items():
        yield Option(source.voices.get(voice, voice), False, feedback)


DRILL = Drill("who-says", "Who says it", "Which of the voices in the text asserts it", _questions)
