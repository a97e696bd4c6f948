"""The fields of a bank and of a question, and the JSON Schema that editors check and complete them by."""

from quiz import shapes
from quiz.bank.model import LEVELS
from quiz.kinds import KINDS, Kind
from quiz.shapes import Shape, Shapes

QUESTION: Shapes = {
    "id": shapes.identifier("stable: progress is kept by it, whatever else is edited"),
    "type": shapes.word("the type of question", tuple(KINDS)),
    "topic": shapes.text("an id from topics:"),
    "level": shapes.word("what the question asks of the student", LEVELS),
    "claims": shapes.texts("ids of the source's claims that it tests; their quotes explain it"),
    "prompt": shapes.text("what you ask"),
    "explanation": shapes.text("why the right answer is right, in your words"),
    "hint": shapes.text("a nudge that does not give the answer away"),
    "quote": shapes.text("the question's own quote, for banks without a source"),
    "cite": shapes.text("where the question's own quote comes from"),
    "prove": shapes.flag("after the answer the quote is asked for that proves it"),
    "shuffle": shapes.flag("false keeps the options as written"),
    "ignore": shapes.texts("rules of the checker that are meant to be broken here"),
}
QUESTION_REQUIRED = ("id", "type", "prompt")

BANK: Shapes = {
    "title": shapes.text("what the bank is about, in a few words"),
    "about": shapes.text("one more line"),
    "source": shapes.identifier("the id of the source it asks about"),
    "topics": shapes.named(shapes.text("the topic's name"), "a mapping from a short id to a name"),
    "questions": shapes.listed({}, "the questions", least=1),
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
