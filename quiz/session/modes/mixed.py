"""Mixed by topic: no two neighbours on one topic, as far as that can be had.

Interleaving helps to tell similar categories apart (pictures most, mathematical problems less); for expository texts
results are mixed (Brunmair & Richter 2019, https://doi.org/10.1037/bul0000209).
"""

from itertools import chain, zip_longest

from quiz.session.modes.base import Mode, Wish, every
from quiz.session.plan import apart, urgent


def mixed(wish: Wish) -> tuple[str, ...]:
    """The most urgent questions of every topic in turn; the topic with the most questions left comes first."""
    topics: dict[str, list[str]] = {}
    for name in urgent(wish.questions, wish.standings, wish.seed):
        topics.setdefault(wish.questions[name].topic, []).append(name)
    rounds = chain.from_iterable(zip_longest(*topics.values()))
    chosen = [name for name in rounds if name is not None][: wish.count]
    return apart(_dealt(chosen, wish), wish.questions, wish.given_away(chosen), by_topic=True)


def _dealt(chosen: list[str], wish: Wish) -> list[str]:
    """The chosen ones dealt out so that a topic never follows itself while another has any left."""
    left: dict[str, list[str]] = {}
    for name in chosen:
        left.setdefault(wish.questions[name].topic, []).append(name)
    dealt: list[str] = []
    last: str | None = None
    while any(left.values()):
        others = [topic for topic, names in left.items() if names and topic != last]
        last = max(others, key=lambda topic: len(left[topic])) if others else last
        dealt.append(left[last or ""].pop(0))
    return dealt


MODE = Mode(
    "mixed",
    "a mixed run",
    "topics in turn, so that none follows itself",
    "There is no question.",
    mixed,
    every,
)
