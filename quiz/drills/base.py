"""What every drill has, and how its questions are put together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec

from quiz.bank.model import Level, Question
from quiz.kinds.choice import Choice
from quiz.kinds.options import Option
from quiz.sources.model import Claim, Source
from quiz.text import fold_answer


class Drill(msgspec.Struct, frozen=True):
    """A drill: its name in ids, what it is called, and the questions it makes from a source, in written order."""

    name: str
    title: str
    about: str
    make: Callable[[Source], Iterator[Question]]


def claims_of(source: Source) -> list[Claim]:
    """The claims that can be asked about: of two that are put in the same words, no one could tell which is meant."""
    texts = {claim.id: bare(claim.says) for claim in source.claims.values()}
    said = Counter(texts.values())
    return [claim for claim in source.claims.values() if said[texts[claim.id]] == 1]


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """The form in which two options are compared: folded, and without the full stop."""
    return fold_answer(text).rstrip(" .!?")


def apart(right: str, wrong: Iterable[Option], most: int) -> Iterator[Option]:
    """Up to `most` of `wrong`, none of which holds, or is held by, the right text or another of them."""
    taken = [bare(right)]
    for option in wrong:
        text = bare(option.text)
        if len(taken) > most:
            return
        if not any(text in other or other in text for other in taken):
            taken.append(text)
            yield option


def ask(
    claim: Claim,
    prompt: str,
    options: Iterable[Option],
    explanation: str,
    level: Level,
    *,
    name: str = "",
    shuffle: bool = True,
) -> Question:
    """A question about `claim`, under its id unless it has a `name` of its own."""
    return Question(
        id=name or claim.id,
        kind="choice",
        item=Choice(tuple(options)),
        prompt=f"{claim.says}\n{prompt}",
        topic="",
        level=level,
        claims=(claim.id,),
        explanation=explanation,
        hint="",
        quote="",
        cite="",
        shuffle=shuffle,
        ignore=(),
        at=claim.at,
        quote_at=claim.quote_at,
    )
