"""An option says how often something is so with a word that people understand differently.

Why: *often* means weekly to one reader and daily to the next, so two careful students can pick different options.

Before: `- right: China frequently helps North Korea`

After: `- right: China has helped North Korea more than once`
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

TERMS = frozenset(
    """commonly frequently generally hardly infrequently normally occasionally often periodically rarely regularly
    seldom sometimes sporadically typically usually""".split()
)


def find(view: View) -> Iterator[Flaw]:
    """Options with a vague term."""
    for option in view.options:
        term = next((word for word in option.words if word in TERMS), None)
        if term is not None:
            yield Flaw(
                option.where,
                f"“{term}” means something else to each reader",
                "say how often, or leave the frequency out",
            )


RULE = Rule("vague-terms", find)
