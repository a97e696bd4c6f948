"""Which questions a practice run asks, and in which order."""

from collections.abc import Iterable, Mapping

from quiz.bank.model import Question
from quiz.session.history import Standing
from quiz.session.shuffle import shuffled

_LOOK_AHEAD = 40


def plan(
    questions: Mapping[str, Question],
    standings: Mapping[str, Standing],
    seed: str,
    count: int,
) -> tuple[str, ...]:
    """Up to `count` question ids: the new ones first, then those last answered wrong, then the longest unseen.

    The seed decides the rest; with no standings it decides everything. Neighbours share no claim where that can
    be had.
    """
    order = {name: i for i, name in enumerate(shuffled(questions, seed, "plan"))}

    def urgency(name: str) -> tuple[int, int, int]:
        standing = standings.get(name)
        if standing is None:
            return (0, 0, order[name])
        return (1, 0, order[name]) if standing.mark < 1 else (2, standing.at, order[name])

    chosen = sorted(questions, key=urgency)[:count]
    return apart(sorted(chosen, key=order.__getitem__), questions)


def apart(names: Iterable[str], questions: Mapping[str, Question]) -> tuple[str, ...]:
    """`names` with as few neighbours on the same claim as looking a little ahead and back can make."""
    left = list(names)
    result: list[str] = []
    while left:
        previous = _claims(result[-1:], questions)
        near = enumerate(left[:_LOOK_AHEAD])
        pick = next((i for i, name in near if previous.isdisjoint(questions[name].claims)), None)
        if pick is None:
            name = left.pop(0)
            result.insert(_gap(name, result, questions), name)
        else:
            result.append(left.pop(pick))
    return tuple(result)


def _gap(name: str, result: list[str], questions: Mapping[str, Question]) -> int:
    """The last place not far back where `name` shares no claim with its neighbours, or else the end."""
    claims = questions[name].claims
    for place in range(len(result) - 1, max(0, len(result) - _LOOK_AHEAD) - 1, -1):
        if _claims(result[max(0, place - 1) : place + 1], questions).isdisjoint(claims):
            return place
    return len(result)


def _claims(names: Iterable[str], questions: Mapping[str, Question]) -> frozenset[str]:
    return frozenset(claim for name in names for claim in questions[name].claims)


def option_order(question: Question, seed: str) -> tuple[str, ...]:
    """The question's options as they are shown in a run with `seed`; never so that their order is the key."""
    shown = question.item.shown()
    if not question.shuffle or question.item.fixed():
        return shown
    order = shuffled(shown, seed, question.id)
    return (*order[1:], order[0]) if order == question.item.key() else order
