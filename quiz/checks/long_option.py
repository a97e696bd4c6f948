"""An option is so long that it alone fills a small screen.

Why: who compares options must have them in sight together; beside so much text the others are scrolled away.

Before: `- wrong:` with a paragraph of fifteen lines, beside three options of one line

After: what sets the option apart, in a line or two; the paragraph in the prompt, if all options speak of it
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View

WIDTH, HEIGHT = 70, 24
"""How many characters of an option a line of a small screen holds, and how many lines it has."""
MOST = HEIGHT // 2
"""An option of more lines leaves no room for another one: the prompt and the keys need the rest."""


def find(view: View) -> Iterator[Flaw]:
    """Every option that is too long."""
    for option in view.options:
        lines = _lines(option.text)
        if lines > MOST:
            yield Flaw(
                option.where,
                f"the option takes {lines} lines, on a screen of {HEIGHT}: no other is in sight with it",
                "cut it down to what sets it apart",
            )


def _lines(text: str) -> int:
    """How many lines `text` takes at least."""
    return sum(max(1, -(-len(line) // WIDTH)) for line in text.split("\n"))


RULE = Rule("long-option", find)
