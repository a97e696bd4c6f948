"""Which name is meant by one that is none: a field by what other programs call it, an id by what it stands for."""

from collections.abc import Collection, Mapping

from quiz.diagnostics import nearest
from quiz.text import fold_name

_SHORT = 6
"""In a shorter name two letters that differ make another word."""

OTHERS = {
    "prompt": "question stem statement query text ask",
    "choices": "options alternatives answers",
    "accept": "answers answer accepted correct key solution solutions right expected",
    "answer": "answers correct key solution value right expected number",
    "right": "correct answer key",
    "wrong": "incorrect false distractor",
    "sequence": "items steps order list events",
    "pairs": "matches matching",
    "groups": "categories classes buckets",
    "distractors": "wrong",
    "feedback": "explanation comment response reason why note",
    "explanation": "rationale comment reason why because feedback note",
    "cite": "citation reference",
    "tolerance": "margin range",
    "case": "case-sensitive",
    "shuffle": "randomize randomise random",
    "topic": "category tag tags section chapter",
    "topics": "categories tags sections chapters",
    "id": "name",
    "type": "kind",
    "title": "name heading",
    "about": "description subtitle",
    "questions": "items quiz",
    "author": "by writer",
    "voices": "speakers people",
    "voice": "speaker who",
    "says": "claim statement text",
    "thesis": "argument",
}
"""For each field, in the order in which they are tried, the names that it has elsewhere."""


def meant(name: str, allowed: Collection[str]) -> str | None:
    """The one of the `allowed` fields that is meant by `name`; None where none clearly is."""
    folded = fold_name(name.strip())
    same = next((field for field in sorted(allowed) if fold_name(field) == folded), None)
    return same or _near(folded, allowed) or _other(folded, allowed)


def id_meant(name: str, known: Mapping[str, str]) -> str | None:
    """The id that is meant by `name`, where each of the `known` ids stands for a name that is shown; or None."""
    folded = name.casefold()
    shown = {title: one for one, title in known.items()}
    same = next((one for title, one in shown.items() if title.casefold() == folded), None)
    return same or nearest(name, known) or (shown[near] if (near := nearest(name, shown)) else None)


def _other(folded: str, allowed: Collection[str]) -> str | None:
    return next((field for field, names in OTHERS.items() if field in allowed and folded in names.split()), None)


def _near(folded: str, allowed: Collection[str]) -> str | None:
    """The field that is a letter away, or in longer names two."""
    from rapidfuzz.distance import OSA

    found = [(OSA.distance(folded, field), field) for field in sorted(allowed)]
    return next((field for far, field in sorted(found) if far <= _reach(folded, field)), None)


def _reach(one: str, other: str) -> int:
    return 1 + (min(len(one), len(other)) >= _SHORT)
