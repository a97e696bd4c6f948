"""An explanation, hint or feedback puts words in quotation marks that the text does not hold.

Why: the student takes them for the text's own words and remembers them as such. Three words or more are looked for,
whatever their case and the signs at their ends; ` … ` and `[…]` skip words. What the question itself shows is left out
(an option, an example in the prompt), and so are titles, the meaning of a word after *means*, and names of ideas such
as *the … principle*. Without the text at hand, the lock remembers which quotations it held when it was.

In 3,141 public questions on passages, 6,101 such quotations were looked for. 133 were not the passage's: 109 of these
were altered or invented, 24 were meant otherwise, which is 1 in 250 of all that were sound.

Before: `explanation: The author calls the wheel “as old as time itself”.` where the text has no such words

After: `explanation: The author says that “the wheel was there before the village”.`
"""

from collections.abc import Iterator

from quiz.bank.quotations import quoted
from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.sources.quotations import Quotation


def find(view: View) -> Iterator[Flaw]:
    """Quotations that are not in the text; none where no text was ever at hand."""
    if not view.text.verified:
        return
    for where, quotation in quoted(view.bank, view.question):
        if not view.text.holds(quotation):
            yield Flaw(where, *_said(quotation, view))


def _said(quotation: Quotation, view: View) -> tuple[str, str]:
    document = view.text.document
    if document is None:
        hint = "run quiz check --text FILE; if it is not a quotation, leave the quotation marks out"
        return f"“{quotation.shown}” was never found in the text", hint
    from quiz.sources.offers import nearest

    near = nearest(quotation.shown, document)
    instead = f"the text says ({near.place}): “{near.passage}”" if near else "quote the text's own words"
    return f"the text does not hold “{quotation.shown}”", f"{instead}; or leave the quotation marks out"


RULE = Rule("quotation-not-in-text", find)
