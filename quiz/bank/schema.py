"""The fields of a bank and of a question, and the JSON Schema that editors check and complete them by."""

from quiz import shapes
from quiz.bank.model import LEVELS
from quiz.kinds import KINDS, Kind
from quiz.shapes import Shape, Shapes

QUESTION: Shapes = {
    "id": shapes.identifier("stable: progress is kept by it, whatever else is edited", "fuel"),
    "type": shapes.word("the type of question", tuple(KINDS)),
    "topic": shapes.text("an id from topics:", "mill"),
    "level": shapes.word("what the question asks of the student", LEVELS),
    "claims": shapes.texts("ids of the source's claims that it tests; their quotes explain it", ["no-coal"]),
    "prompt": shapes.text("what you ask", "What does the mill do without?"),
    "explanation": shapes.text("why the right answer is right, in your words", "The author says so outright."),
    "hint": shapes.text("a nudge that does not give the answer away", "Look for what it burns."),
    "quote": shapes.text("the question's own quote, for banks without a source", "burns no coal"),
    "cite": shapes.text("where the question's own quote comes from", "The Mill, by A. Writer"),
    "prove": shapes.flag("after the answer the quote is asked for that proves it"),
    "shuffle": shapes.flag("false keeps the options as written", False),
    "ignore": shapes.texts("rules of the checker that are meant to be broken here", ["vague-terms"]),
}
QUESTION_REQUIRED = ("id", "type", "prompt")

BANK: Shapes = {
    "title": shapes.text("what the bank is about, in a few words", "The mill and its river"),
    "about": shapes.text("one more line", "What the text says of the mill, and who says it."),
    "source": shapes.identifier("the id of the source it asks about", "mill"),
    "topics": shapes.named(
        shapes.text("the topic's name"), "a mapping from a short id to a name", {"mill": "The mill"}
    ),
    "ignore": shapes.texts("rules on the bank as a whole that are meant to be broken", ["key-length"]),
    "questions": shapes.listed(
        {},
        "the questions",
        [{"id": "dam", "type": "true-false", "prompt": "A dam is being built.", "answer": False}],
        least=1,
    ),
}
BANK_REQUIRED = ("title", "questions")


def bank_schema() -> Shape:
    """The schema of a bank file."""
    question: Shape = {
        "type": "object",
        "properties": {name: shape for kind in KINDS.values() for name, shape in _of(kind).items()},
        "required": list(QUESTION_REQUIRED),
        "allOf": [_when(kind) for kind in KINDS.values()],
    }
    questions = {**BANK["questions"], "items": question}
    bank = shapes.record({**BANK, "questions": questions}, BANK_REQUIRED, "a bank of questions")
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A quiz bank", **bank}


def _of(kind: Kind) -> Shapes:
    return {**QUESTION, **kind.shapes}


def _when(kind: Kind) -> Shape:
    """What holds of a question where its type is this one."""
    whole = shapes.record(_of(kind), (*QUESTION_REQUIRED, *kind.required), f"a question of type {kind.name}")
    if kind.either:
        whole["anyOf"] = [{"required": [name]} for name in kind.either]
    return {"if": {"properties": {"type": {"const": kind.name}}, "required": ["type"]}, "then": whole}
