"""The only accepted text holds several answers, with a comma, a semicolon, a bar or a slash between them.

Why: a typed answer must match an accepted text as a whole, so whoever types one of them is marked wrong. Names such as
`Washington, D.C.` are left alone: of commas and plain slashes only those are told whose sides are forms of one answer
(`Marta, Old Marta`, `acids/acid`), or a list of words in small letters.

Before: `accept: Marta, Old Marta`, or `{{acids/acid}}`

After: `accept: [Marta, Old Marta]`, or `{{acids | acid}}`
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import combinations

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.cloze import Cloze
from quiz.kinds.short import Short
from quiz.words import COMMON, content, number, words
from quiz.yaml.nodes import Where

_SURE = (("semicolon", re.compile(r";(?= )")), ("bar", re.compile(r" ?\| | \| ?")), ("slash", re.compile(" / ")))
_LIKELY = (
    ("bar", re.compile(r"\|")),
    ("slash", re.compile("/")),
    ("comma", re.compile(",(?= )")),
    ("or", re.compile(" or ")),
)
_SPECIAL = re.compile(r"[\[\]{},:#&*!|>%@\"'`]")
_SIGNS = {"or": "the word or"}
_SHARED = 3
"""Two words that begin with so many letters alike may be two spellings of one."""
_COMPARED = 20
"""At most this many parts are compared with each other."""
_MOST_WORDS = 2
"""A part of a list has so many words at most."""


def find(view: View) -> Iterator[Flaw]:
    """The accepted text of a short, or of a typed gap, that is the only one and holds several answers."""
    item = view.question.item
    if isinstance(item, Short) and len(item.accept) == 1:
        yield from _told(item.accept[0], ("accept", 0), _as_list)
    elif isinstance(item, Cloze):
        for gap in item.gaps:
            if not gap.options and len(gap.accept) == 1:
                yield from _told(gap.accept[0], ("text",), _as_gap)


def _told(text: str, where: Where, write: Callable[[list[str]], str]) -> Iterator[Flaw]:
    found = _answers(text)
    if found is not None:
        sign, answers = found
        what = _SIGNS.get(sign, f"a {sign}")
        message = f"the one accepted answer holds {what}, so {answers[0]} alone is wrong"
        yield Flaw(where, message, f"write {write(answers)}")


def _as_list(answers: list[str]) -> str:
    """`[Marta, Old Marta]`, in double quotes where YAML needs them."""
    return f"[{', '.join(json.dumps(one, ensure_ascii=False) if _SPECIAL.search(one) else one for one in answers)}]"


def _as_gap(answers: list[str]) -> str:
    return f"{{{{{' | '.join(answers)}}}}}"


def _answers(text: str) -> tuple[str, list[str]] | None:
    """What parts the answers in `text`, and the answers; None where it seems to be one."""
    for sign, joint in (*_SURE, *_LIKELY):
        parts = [part.strip() for part in joint.split(text)]
        if len(parts) < 2 or not all(words(part) and part.count("(") == part.count(")") for part in parts):
            continue
        alike = any(_alike(one, other) for one, other in combinations(parts[:_COMPARED], 2))
        if (sign, joint) in _SURE or alike or (sign == "comma" and _list(parts)):
            return sign, parts
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two texts may be forms of one answer: one has all words of the other, or is another spelling."""
    first, second = words(one), words(other)
    if first == second:
        return False
    if len(first) == len(second) == 1:
        (a,), (b,) = first, second
        alike = a.isalpha() and b.isalpha() and min(len(a), len(b)) > _SHARED and a[:_SHARED] == b[:_SHARED]
        return alike or (number(a) is not None and number(a) == number(b))
    stems = content(first), content(second)
    return all(stems) and (stems[0] <= stems[1] or stems[1] <= stems[0])


def _list(parts: list[str]) -> bool:
    """Whether `parts` are words in small letters, such as a list has."""
    found = [words(part) for part in parts]
    return all(
        part.islower() and len(some) <= _MOST_WORDS and all(len(word) >= _SHARED and word.isalpha() for word in some)
        for part, some in zip(parts, found, strict=True)
    ) and all(COMMON.isdisjoint(some) for some in found)


RULE = Rule("answers-in-one", find)
