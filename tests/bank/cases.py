"""Mistakes in bank files, each with the places and codes that are to be reported."""

from tests.builders import Problem

HEAD = "title: T\nquestions:\n"
"""What stands before a question: its first line is the third of the file, its keys begin in column 3."""
GOOD = "- {id: good, type: true-false, prompt: Is it?, answer: true}\n"


def asked(kind: str, *lines: str) -> str:
    """A bank with one question of `kind`; `lines` stand from line 6 on, from column 3 on."""
    return f"{HEAD}- id: a\n  type: {kind}\n  prompt: Why?\n" + "".join(f"  {line}\n" for line in lines)


BANK: list[tuple[str, str, list[Problem]]] = [
    ("a list", "- a\n", [(1, 1, "wrong-type")]),
    ("a text", "soon\n", [(1, 1, "wrong-type")]),
    ("no title, no questions", "about: x\n", [(1, 1, "missing-key"), (1, 1, "missing-key")]),
    ("an unknown field", f"titel: T\n{HEAD}{GOOD}", [(1, 1, "unknown-key")]),
    ("an empty title", f"title:\nquestions:\n{GOOD}", [(1, 7, "empty-text")]),
    ("a title that is a list", f"title: [a]\nquestions:\n{GOOD}", [(1, 8, "wrong-type")]),
    ("no question", "title: T\nquestions: []\n", [(2, 12, "no-questions")]),
    ("questions that are a text", "title: T\nquestions: soon\n", [(2, 12, "wrong-type")]),
    ("questions that are a mapping", "title: T\nquestions:\n  a: b\n", [(3, 3, "wrong-type")]),
    ("an unknown source", f"source: atlantis\n{HEAD}{GOOD}", [(1, 9, "unknown-source")]),
    ("topics that are a list", f"topics: [a]\n{HEAD}{GOOD}", [(1, 9, "wrong-type")]),
    ("a topic without a name", f"topics: {{a: }}\n{HEAD}{GOOD}", [(1, 13, "empty-text")]),
]

QUESTION: list[tuple[str, str, list[Problem]]] = [
    ("a text for a question", f"{HEAD}- why\n", [(3, 3, "wrong-type")]),
    ("an empty question", f"{HEAD}-\n", [(3, 2, "wrong-type")]),
    ("nothing but an id", f"{HEAD}- id: a\n", [(3, 3, "missing-key"), (3, 3, "missing-key")]),
    ("no id", f"{HEAD}- type: true-false\n  prompt: Is it?\n  answer: true\n", [(3, 3, "missing-key")]),
    ("a bad id", f"{HEAD}- {{id: A b, type: true-false, prompt: P, answer: true}}\n", [(3, 8, "bad-id")]),
    ("an unknown type", asked("chioce", "choices: []"), [(4, 9, "unknown-type")]),
    ("a type that is a list", f"{HEAD}- {{id: a, type: [x], prompt: P}}\n", [(3, 17, "wrong-type")]),
    ("another type's field", asked("true-false", "answer: true", "accept: x"), [(7, 3, "unknown-key")]),
    ("an unknown topic", asked("true-false", "answer: true", "topic: x"), [(7, 10, "unknown-topic")]),
    ("an unknown level", asked("true-false", "answer: true", "level: hard"), [(7, 10, "unknown-value")]),
    ("a shuffle of neither", asked("true-false", "answer: true", "shuffle: maybe"), [(7, 12, "not-a-flag")]),
    ("an empty explanation", asked("true-false", "answer: true", "explanation:"), [(7, 15, "empty-text")]),
    ("claims without a source", asked("true-false", "answer: true", "claims: [x, y]"), [(7, 12, "no-source")]),
    ("a claim that is a list", asked("true-false", "answer: true", "claims: [[x]]"), [(7, 12, "wrong-type")]),
    (
        "an unknown claim",
        f"source: skar\n{asked('true-false', 'answer: true', 'claims: [burning, burnign]')}",
        [(8, 21, "unknown-claim")],
    ),
    ("a long quote", asked("true-false", "answer: true", f"quote: {'w ' * 26}"), [(7, 10, "long-quote")]),
    (
        "a proof of neither",
        asked("true-false", "answer: true", "claims: x", "prove: 1"),
        [(7, 11, "no-source"), (8, 10, "not-a-flag")],
    ),
    ("nothing that proves", asked("true-false", "answer: true", "prove: true"), [(7, 10, "nothing-to-prove")]),
    (
        "claims that prove, but no source",
        asked("true-false", "answer: true", "claims: x", "prove: true"),
        [(7, 11, "no-source")],
    ),
    (
        "claims of another kind that prove",
        asked("true-false", "answer: true", "claims: {}", "prove: true"),
        [(7, 11, "wrong-type")],
    ),
    ("an id used again", f"{HEAD}{GOOD}\n{GOOD}", [(5, 8, "duplicate-id")]),
    ("a key used again", asked("true-false", "answer: true", "prompt: Why not?"), [(7, 3, "duplicate-key")]),
]

ANSWER: list[tuple[str, str, list[Problem]]] = [
    ("no choices", asked("choice"), [(3, 3, "missing-key")]),
    ("choices that are a text", asked("choice", "choices: x"), [(6, 12, "wrong-type")]),
    ("an empty list of choices", asked("choice", "choices: []"), [(6, 12, "too-few-options")]),
    ("one choice", asked("choice", "choices: [{right: a}]"), [(6, 12, "too-few-options")]),
    (
        "27 choices",
        asked("choice", "choices:", "- right: a", *(f"- wrong: a{i}" for i in range(26))),
        [(7, 3, "too-many-options")],
    ),
    ("a choice that is a text", asked("choice", "choices: [{right: a}, b]"), [(6, 25, "wrong-type")]),
    ("a choice of neither", asked("choice", "choices: [{right: a}, {feedback: b}]"), [(6, 25, "right-or-wrong")]),
    ("a choice of both", asked("choice", "choices: [{right: a, wrong: b}, {wrong: c}]"), [(6, 13, "right-or-wrong")]),
    (
        "a choice with a slip",
        asked("choice", "choices: [{right: a}, {wrong: b, feedbakc: c}]"),
        [(6, 36, "unknown-key")],
    ),
    ("an empty choice", asked("choice", "choices: [{right: a}, {wrong: ''}]"), [(6, 33, "empty-text")]),
    ("nothing right", asked("choice", "choices: [{wrong: a}, {wrong: b}]"), [(6, 12, "no-right-choice")]),
    ("two right", asked("choice", "choices: [{right: a}, {right: b}]"), [(6, 12, "many-right-choices")]),
    ("a choice again", asked("choice", "choices: [{right: a}, {wrong: a}]"), [(6, 25, "duplicate-option")]),
    (
        "a choice again, spaced otherwise",
        asked("choice", "choices: [{right: a b}, {wrong: 'a  b'}]"),
        [(6, 27, "duplicate-option")],
    ),
    (
        "a choice again, composed otherwise",
        asked("choice", "choices: [{right: café}, {wrong: cafe\u0301}]"),
        [(6, 28, "duplicate-option")],
    ),
    ("all of many right", asked("multiple", "choices: [{right: a}, {right: b}]"), [(6, 12, "no-wrong-choice")]),
    ("none of many right", asked("multiple", "choices: [{wrong: a}, {wrong: b}]"), [(6, 12, "no-right-choice")]),
    ("no answer to true or false", asked("true-false"), [(3, 3, "missing-key")]),
    ("an answer of neither", asked("true-false", "answer: yes"), [(6, 11, "not-a-flag")]),
    ("nothing accepted", asked("short"), [(3, 3, "missing-key")]),
    ("an empty list of accepted", asked("short", "accept: []"), [(6, 11, "no-answer")]),
    ("an empty text accepted", asked("short", "accept: ['']"), [(6, 12, "empty-text")]),
    ("accepted that is a mapping", asked("short", "accept: {a: b}"), [(6, 11, "wrong-type")]),
    ("everything accepted", asked("short", "accept: [a, '* *']"), [(6, 15, "matches-all")]),
    ("an accent alone accepted", asked("short", "accept: [\u0301, a]"), [(6, 12, "matches-all")]),
    ("case of neither", asked("short", "accept: a", "case: 1"), [(7, 9, "not-a-flag")]),
    ("a rejected text", asked("short", "accept: a", "reject: [b]"), [(7, 12, "wrong-type")]),
    ("a rejected answer unexplained", asked("short", "accept: a", "reject: [{answer: b}]"), [(7, 12, "missing-key")]),
    (
        "a rejected answer with a slip",
        asked("short", "accept: a", "reject: [{answer: b, feedback: c, x: y}]"),
        [(7, 37, "unknown-key")],
    ),
]

CASES = BANK + QUESTION + ANSWER

STILL_ASKED = {
    "a choice with a slip",
    "case of neither",
    "a rejected text",
    "a rejected answer unexplained",
    "a rejected answer with a slip",
}
"""The mistakes in an answer after which the question can be asked all the same."""

TEN = """\
title: Ten mistakes
topics:
  größe: Über Größe
questions:
  - id: first-good
    type: true-false
    topic: größe
    prompt: Is it?
    answer: true
  - id: Ärger
    type: true-false
    prompt: Is this an id?
    answer: true
  - id: typo
    type: chioce
    prompt: Which?
  - id: two-keys
    type: choice
    prompt: Which one?
    choices:
      - right: a
      - right: b
  - id: typo-in-key
    type: short
    promt: What?
    accept: [x]
  - id: first-good
    type: true-false
    prompt: The same id?
    answer: false
  - { id: fluss, type: short, prompt: "中文 \\e[0m?", accept: ["*"] }
  - id: lost
    type: short
    topic: grösse
    prompt: On what?
    accept: &anchor x
  - id: last-good
    type: multiple
    prompt: Which two?
    choices:
      - right: a
      - right: b
      - wrong: c
"""
TEN_PROBLEMS: list[Problem] = [
    (10, 9, "bad-id"),
    (15, 11, "unknown-type"),
    (21, 7, "many-right-choices"),
    (23, 5, "missing-key"),
    (25, 5, "unknown-key"),
    (27, 9, "duplicate-id"),
    (31, 39, "control-character"),
    (31, 61, "matches-all"),
    (34, 12, "unknown-topic"),
    (36, 13, "anchor"),
]
TEN_GOOD = ["first-good", "lost", "last-good"]
