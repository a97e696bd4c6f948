"""Which questions a practice run asks, and in which order."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

from quiz.bank.model import Question
from quiz.session.history import Standing
from quiz.session.shuffle import shuffled

Before = Mapping[str, Collection[str]]
"""For a question: those that must be asked before it, because it gives their answers away."""

_NEAR = 60
"""So far ahead and back is looked for a place."""
_MOST = 500
"""A run of more questions is not looked through for what gives what away."""


def _nothing(names: Collection[str]) -> Before:
    return {}


def plan(
    questions: Mapping[str, Question],
    standings: Mapping[str, Standing],
    seed: str,
    count: int,
    given_away: Callable[[Collection[str]], Before] = _nothing,
) -> tuple[str, ...]:
    """Up to `count` question ids: the new ones first, then those last answered wrong, then the longest unseen.

    The seed decides the rest; with no standings it decides everything. Of two questions of which one gives the other
    away, as `given_away` tells, the other comes first; neighbours share no claim. Both where it can be had.
    """
    return ordered(urgent(questions, standings, seed)[:count], questions, seed, given_away)


def urgent(questions: Mapping[str, Question], standings: Mapping[str, Standing], seed: str) -> list[str]:
    """All ids: the new ones first, then those last answered wrong, then the longest unseen; then the seed decides."""

    def urgency(name: str) -> tuple[int, int]:
        standing = standings.get(name)
        if standing is None:
            return (0, 0)
        return (1, 0) if standing.mark < 1 else (2, standing.at)

    names = shuffled(questions, seed, "plan")
    return sorted(names, key=urgency) if standings else list(names)


def ordered(
    chosen: Collection[str],
    questions: Mapping[str, Question],
    seed: str,
    given_away: Callable[[Collection[str]], Before] = _nothing,
) -> tuple[str, ...]:
    """The chosen ids in an order that the seed decides, nothing given away and neighbours apart."""
    names = shuffled(chosen, seed, "plan")
    return apart(names, questions, given_away(names) if len(names) <= _MOST else {})


def apart(
    names: Iterable[str], questions: Mapping[str, Question], before: Before | None = None, *, by_topic: bool = False
) -> tuple[str, ...]:
    """`names` with as few neighbours on the same claim as looking a little ahead and back can make.

    None stands before those that must be asked `before` it, unless they give each other away. With `by_topic`,
    neighbours on the same topic come apart too, where that brings no others together.
    """
    before = before or {}
    left = list(names)
    result: list[str] = []
    while left:
        name = _next(_free(left, before), questions, questions[result[-1]] if result else None, by_topic)
        left.remove(name)
        result.append(name)
    order = _Order(result, questions, before)
    order.mend()
    return tuple(order.names)


def _next(free: list[str], questions: Mapping[str, Question], last: Question | None, by_topic: bool) -> str:
    """The first of the free ones that shares no claim with the last one, and no topic where that can be had too."""
    if last is None:
        return free[0]
    claims = frozenset(last.claims)
    fit = (name for name in free if claims.isdisjoint(questions[name].claims))
    if not by_topic:
        return next(fit, free[0])
    fitting = list(fit) or free
    return next((name for name in fitting if questions[name].topic != last.topic), fitting[0])


def _free(left: list[str], before: Before) -> list[str]:
    """Those that need not wait for another of `left`; where all must, the first of them."""
    if not before:
        return left[:_NEAR]
    waited = set(left)
    return [name for name in left if waited.isdisjoint(before.get(name, ()))] or left[:1]


class _Order:
    """An order in which single questions are moved so that neighbours come apart and nothing is given away."""

    def __init__(self, names: list[str], questions: Mapping[str, Question], before: Before) -> None:
        self.names = names
        self.claims = {name: frozenset(questions[name].claims) for name in names}
        self.before = before

    def mend(self) -> None:
        """Wherever two neighbours share a claim, move one of the two elsewhere, or another one between them."""
        for name in [name for one, name in pairwise(self.names) if not self._apart(one, name)]:
            at = self.names.index(name)
            if at and not self._apart(self.names[at - 1], name):
                _ = self._away(at) or self._away(at - 1) or self._between(at)

    def _apart(self, one: str, other: str) -> bool:
        return self.claims[one].isdisjoint(self.claims[other])

    def _fits(self, name: str, place: int, rest: list[str]) -> bool:
        return all(self._apart(other, name) for other in rest[max(0, place - 1) : place + 1])

    def _without(self, at: int) -> list[str] | None:
        """The names without the one at `at`; None where that would bring two together that share a claim."""
        if 0 < at < len(self.names) - 1 and not self._apart(self.names[at - 1], self.names[at + 1]):
            return None
        return self.names[:at] + self.names[at + 1 :]

    def _away(self, at: int) -> bool:
        """Move the one at `at` to the nearest place where it fits."""
        rest = self._without(at)
        if rest is None:
            return False
        name = self.names[at]
        first, last = at, at
        while first > 0 and at - first < _NEAR and rest[first - 1] not in self.before.get(name, ()):
            first -= 1
        while last < len(rest) and last - at < _NEAR and name not in self.before.get(rest[last], ()):
            last += 1
        places = sorted(range(first, last + 1), key=lambda place: abs(place - at))
        place = next((place for place in places if self._fits(name, place, rest)), None)
        if place is not None:
            self.names = [*rest[:place], name, *rest[place:]]
        return place is not None

    def _between(self, at: int) -> bool:
        """Move an earlier one between the one at `at` and the one before it."""
        passed: list[str] = []
        for i in range(at - 2, max(-1, at - 2 - _NEAR), -1):
            name = self.names[i]
            passed.append(self.names[i + 1])
            held = any(name in self.before.get(other, ()) for other in passed)
            if held or (rest := self._without(i)) is None or not self._fits(name, at - 1, rest):
                continue
            self.names = [*rest[: at - 1], name, *rest[at - 1 :]]
            return True
        return False


def option_order(question: Question, seed: str) -> tuple[str, ...]:
    """The question's options as they are shown in a run with `seed`; never so that their order is the key."""
    shown = question.item.shown()
    if not question.shuffle or question.item.fixed():
        return shown
    order = shuffled(shown, seed, question.id)
    return (*order[1:], order[0]) if order == question.item.key() else order
