"""The options are combinations of the same parts.

Why: half of the combinations can be struck out by knowing one part, so the question tests reasoning about the options.

Before: `- wrong: Missiles and trade` `- right: Missiles and plants` `- wrong: Trade and plants`

After: `type: multiple`, each part an option of its own
"""

import re
from collections import Counter
from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.text import fold_answer

_LEAST = 3
_JOINT = re.compile(r"[,;&]|\b(?:and|or|but|only|both)\b", re.IGNORECASE)


def find(view: View) -> Iterator[Flaw]:
    """The options, where most are made of parts that stand in others too."""
    if len(view.options) < _LEAST or sum(bool(_JOINT.search(option.text)) for option in view.options) < 2:
        return
    split = [_parts(option.text) for option in view.options]
    joined = [parts for parts in split if len(parts) > 1]
    if len(joined) < 2:
        return
    times = Counter(part for parts in split for part in parts)
    repeated = sum(all(times[part] > 1 for part in parts) for parts in split)
    if repeated >= max(_LEAST, len(split) - 1):
        yield Flaw(
            ("choices",),
            "the options combine the same parts, so knowing one part strikes out several",
            "write type: multiple, with each part as an option of its own",
        )


def _parts(text: str) -> set[str]:
    return {part for piece in _JOINT.split(text) if (part := fold_answer(piece).strip(" ."))}


RULE = Rule("k-type", find)
