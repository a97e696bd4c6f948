"""A rejected answer is right, or is taken by another one above it, so that its feedback is never seen.

Why: an accepted answer without a star decides before what is rejected, and whatever lies within the tolerance is right.
Either the answer is marked right that was meant to be wrong, or the feedback was written in vain.

Before: `accept: [Okafor]` with `reject: [{answer: okafor, …}]`, or `answer: 60` and `tolerance: 5` with 65 rejected

After: the answer taken out of one of the two lists, or a smaller tolerance
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.kinds.numeric import Numeric
from quiz.kinds.patterns import as_text, has_star, matches, matches_anything
from quiz.kinds.short import Short


def find(view: View) -> Iterator[Flaw]:
    """Each rejected answer that something before it takes."""
    item = view.question.item
    if not isinstance(item, Short | Numeric):
        return
    for place, reject in enumerate(item.reject):
        found = _in_words(item, place) if isinstance(item, Short) else _number(item, reject.pattern)
        if found:
            why, hint = found
            yield Flaw(("reject", place, "answer"), f"the feedback on {reject.pattern} is never seen: {why}", hint)


def _in_words(item: Short, place: int) -> tuple[str, str] | None:
    pattern = item.reject[place].pattern
    text = as_text(pattern)
    literals = (accepted for accepted in item.accept if not has_star(accepted) and not has_star(pattern))
    right = next((accepted for accepted in literals if matches(accepted, text, item.case)), None)
    if right is not None:
        return f"accept: {right} takes it", "keep it in one of the two lists"
    before = [other.pattern for other in item.reject[:place]]
    if not matches_anything(pattern):
        before = [other for other in before if not matches_anything(other)]
    wider = next((other for other in before if matches(other, text, item.case)), None)
    if wider is None:
        return None
    hint = f"write it above {wider}" if has_star(wider) else "keep one of the two"
    return f"the reject {wider} above takes it", hint


def _number(item: Numeric, pattern: str) -> tuple[str, str] | None:
    if not item.mark((pattern,)).right:
        return None
    least, greatest = item.reach()
    why = f"from {least} to {greatest} all is right" if item.has_tolerance() else f"{item.answer} is right"
    return why, "narrow the tolerance, or take the answer out of reject:"


RULE = Rule("idle-reject", find)
