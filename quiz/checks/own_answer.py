"""The prompt or the hint holds an answer that is to be typed.

Why: whoever copies it is right without having read the text. Where the prompt offers several to choose from, with *or*
or in a list, nothing is given away; nor by small numbers and words that stand everywhere.

Before: `prompt: Who is the baker Okafor?` with `accept: [Okafor]`

After: `prompt: Who has baked with one starter since 1998?`
"""

import re
from collections.abc import Iterator

from quiz.bank.giveaway import SMALL
from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.cloze import Cloze
from quiz.kinds.patterns import has_star
from quiz.kinds.short import Short
from quiz.words import COMMON, number, words

_OFFERED = re.compile(r"(?:[,:;/(]|\bor)$", re.IGNORECASE)
_LONGEST = len(" or")
"""How many characters before an answer, blanks aside, `_OFFERED` needs."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def find(view: View) -> Iterator[Flaw]:
    """The prompt, and the hint, where one of the accepted answers stands there."""
    item = view.question.item
    if isinstance(item, Short):
        accepted = item.accept
    elif isinstance(item, Cloze):
        accepted = tuple(answer for gap in item.gaps if not gap.options for answer in gap.accept)
    else:
        return
    for field, text in (("prompt", view.question.prompt), ("hint", view.question.hint)):
        lowered = text.lower()
        for answer in accepted:
            if answer.lower() in lowered and _tells(answer, text, item.case):
                yield Flaw(
                    (field,),
                    f"“{answer}”, which is accepted as the answer, stands in the {field}",
                    f"reword the {field}, or ask for something else",
                )
                break


def _tells(answer: str, text: str, case: bool) -> bool:
    """Whether `answer` stands in `text` as whole words, and not among others to choose from."""
    if has_star(answer) or not any(_carries(word) for word in words(answer)) or _OR.search(text):
        return False
    whole = re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)", 0 if case else re.IGNORECASE)
    return any(not _is_offered(text, found.start()) for found in whole.finditer(text))


def _is_offered(text: str, at: int) -> bool:
    """Return whether what begins there is one of several to choose from."""
    while at and text[at - 1].isspace():
        at -= 1
    return _OFFERED.search(text, max(at - _LONGEST, 0), at) is not None


def _carries(word: str) -> bool:
    value = number(word)
    return word not in COMMON and (value is None or int(value) > SMALL)


RULE = Rule("own-answer", find)
