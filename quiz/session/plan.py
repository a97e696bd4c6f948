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
    """`names` with as few neighbours on the same claim as looking a little ahead can make."""
    left = list(names)
    result: list[str] = []
    previous: frozenset[str] = frozenset()
    while left:
        pick = next((i for i, name in enumerate(left[:_LOOK_AHEAD]) if previous.isdisjoint(questions[name].claims)), 0)
        name = left.pop(pick)
        previous = frozenset(questions[name].claims)
        result.append(name)
    return tuple(result)


def option_order(question: Question, seed: str) -> tuple[str, ...]:
    """The question's options as they are shown in a run with `seed`."""
    shown = question.item.shown()
    if not question.shuffle or question.item.fixed():
        return shown
    return shuffled(shown, seed, question.id)
