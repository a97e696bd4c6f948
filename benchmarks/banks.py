"""A bank as large as is wished, valid, of all four types; the same on every machine."""

import random
from collections.abc import Iterator
from pathlib import Path

FLAWED = """\
  - id: flawed
    type: true-false
    prompt: This one lacks its answer.
"""
"""A question with an error, to be added to a bank."""
_WORDS = """river market harbour treaty council winter border grain engine paper signal letter winter village
minister bridge customs harvest railway record island factory teacher measure account journey method argument
witness reason result season trade border charter history museum budget vessel weather summit quarter""".split()
_TOPICS = ("people", "places", "trade", "reasons")
_PARTS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_LEVELS = ("remember", "understand", "apply", "analyse", "evaluate")


def write_bank(path: Path, questions: int) -> None:
    """Write a bank of so many questions, about 800 bytes each."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        file.write("title: A large bank\nabout: Made to be measured\ntopics:\n")
        file.writelines(f"  {topic}: About {topic}\n" for topic in _TOPICS)
        file.write("questions:\n")
        for number in range(questions):
            file.writelines(f"{line}\n" for line in _question(number, chance))


def write_longest(path: Path, questions: int) -> None:
    """Write a bank of choices, orders of twelve and matches of twelve, in equal parts."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        file.write("title: The longest questions\nquestions:\n")
        for number in range(questions):
            file.writelines(f"{line}\n" for line in _longest(number, chance))


def _longest(number: int, chance: random.Random) -> Iterator[str]:
    kind = ("choice", "order", "match")[number % 3]
    yield f"  - id: question-{number:06}"
    yield f"    type: {kind}"
    yield f"    prompt: What does number {number} say of the {_some(chance, 6)}?"
    if kind == "order":
        yield "    sequence:"
        yield from (f"      - {part} the {_some(chance, 2)}" for part in _PARTS)
    elif kind == "match":
        yield "    pairs:"
        yield from (f"      {part} {_some(chance, 1)}: the {_some(chance, 2)} of the {part}" for part in _PARTS)
    else:
        yield from _answer(kind, chance)
    yield f"    explanation: The text says that {_some(chance, 7)}."


def _question(number: int, chance: random.Random) -> Iterator[str]:
    kind = ("choice", "multiple", "true-false", "short")[number % 4]
    yield f"  - id: question-{number:06}"
    yield f"    type: {kind}"
    yield f"    topic: {_TOPICS[chance.randrange(len(_TOPICS))]}"
    yield f"    level: {_LEVELS[chance.randrange(len(_LEVELS))]}"
    yield f"    prompt: Which of these does number {number} say of the {_some(chance, 6)}?"
    yield from _answer(kind, chance)
    yield "    explanation: >-"
    yield f"      The text says that {_some(chance, 7)}"
    yield f"      and that nobody spoke of {_some(chance, 6)}."
    yield f'    hint: "Look again: {_some(chance, 6)}."'


def _answer(kind: str, chance: random.Random) -> Iterator[str]:
    if kind in ("choice", "multiple"):
        yield "    choices:"
        for place in range(4):
            right = place == 0 or (kind == "multiple" and place == 2)
            yield f"      - {'right' if right else 'wrong'}: Option {place + 1} is the {_some(chance, 3)}"
            yield f"        feedback: It stands beside the {_some(chance, 5)}."
    elif kind == "true-false":
        yield f"    answer: {'true' if chance.random() < 0.5 else 'false'}"
        yield f"    feedback: The text says only that the {_some(chance, 16)}."
    else:
        yield "    accept:"
        for _ in range(3):
            yield f"      - the {_some(chance, 2)}"
        yield "    reject:"
        for _ in range(3):
            yield f'      - answer: "*{_some(chance, 1)}*"'
            yield f"        feedback: That belongs to the {_some(chance, 5)}."


def _some(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
