"""Mistakes in bank files, each with the places and codes that are to be reported."""

from tests.builders import Problem

HEAD = "title: T\nquestions:\n"
"""What stands before a question: its first line is the third of the file, its keys begin in column 3."""
GOOD = "- {id: good, type: true-false, prompt: Is it?, answer: true}\n"


def asked(kind: str, *lines: str) -> str:
    """A bank with one question of `kind`; `lines` stand from line 6 on, from column 3 on."""
    return f"{HEAD}- id: a\n  type: {kind}\n  prompt: Why?\n" + "".join(f"  {line}\n" for line in lines)


ONE_BRACE: list[Problem] = [(6, 12, "one-brace"), (6, 32, "one-brace")]

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
    ("a title with a slip", f"titel: T\nquestions:\n{GOOD}", [(1, 1, "unknown-key")]),
    ("topics with a slip", f"topcs: {{t: T}}\n{HEAD}{GOOD[:-2]}, topic: t}}\n", [(1, 1, "unknown-key")]),
    ("a source with a slip", f"sorce: s\n{HEAD}{GOOD[:-2]}, claims: c}}\n", [(1, 1, "unknown-key")]),
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
    (
        "a required field with a slip",
        f"{HEAD}- id: a\n  type: short\n  promt: P\n  accept: x\n",
        [(5, 3, "unknown-key")],
    ),
    ("a type with a slip", f"{HEAD}- id: a\n  tpye: short\n  prompt: P\n  accept: x\n", [(4, 3, "unknown-key")]),
    ("an id with a slip", f"{HEAD}- ids: a\n  type: short\n  prompt: P\n  accept: x\n", [(3, 3, "unknown-key")]),
    ("an answer with a slip", asked("short", "acept: x"), [(6, 3, "unknown-key")]),
    (
        "a slip for a field that is there, and another missing",
        asked("short", "promtp: x"),
        [(3, 3, "missing-key"), (6, 3, "unknown-key")],
    ),
    (
        "a proof with a slip",
        asked("true-false", "answer: true", "prove: true", "qoute: x"),
        [(8, 3, "unknown-key")],
    ),
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
    ("a dash forgotten", asked("true-false", "answer: true", "id: b", "type: x"), [(7, 3, "duplicate-key")]),
    (
        "an id forgotten",
        asked("true-false", "answer: true", "type: short", "prompt: P", "accept: x"),
        [(7, 3, "duplicate-key")],
    ),
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
    (
        "a right choice with a slip",
        asked("choice", "choices: [{rihgt: a}, {wrong: b}]"),
        [(6, 14, "unknown-key")],
    ),
    ("nothing right", asked("choice", "choices: [{wrong: a}, {wrong: b}]"), [(6, 12, "no-right-choice")]),
    ("two right", asked("choice", "choices: [{right: a}, {right: b}]"), [(6, 26, "many-right-choices")]),
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
    (
        "a choice again, with what nobody sees in it",
        asked("choice", "choices: [{right: alpha}, {wrong: al\u200bpha}]"),
        [(6, 29, "duplicate-option")],
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
    (
        "a rejected pattern that takes an accepted one",
        asked("short", "accept: ['*Okafor', a]", "reject: [{answer: '*kafor', feedback: b}]"),
        [(6, 12, "rejected-answer")],
    ),
    ("a rejected text", asked("short", "accept: a", "reject: [b]"), [(7, 12, "wrong-type")]),
    ("a rejected answer unexplained", asked("short", "accept: a", "reject: [{answer: b}]"), [(7, 12, "missing-key")]),
    (
        "a rejected answer with a slip",
        asked("short", "accept: a", "reject: [{answer: b, feedback: c, x: y}]"),
        [(7, 37, "unknown-key")],
    ),
]

MANY = ", ".join(f"x{number}" for number in range(27))
ANSWER += [
    ("no number", asked("numeric"), [(3, 3, "missing-key")]),
    ("words for a number", asked("numeric", "answer: sixty"), [(6, 11, "not-a-number")]),
    ("a list for a number", asked("numeric", "answer: [60]"), [(6, 11, "wrong-type")]),
    ("a number with its unit", asked("numeric", "answer: 60 years"), [(6, 11, "not-a-number")]),
    ("a comma where there is a point", asked("numeric", "answer: 1,5"), [(6, 11, "not-a-number")]),
    ("a tolerance of words", asked("numeric", "answer: 6", "tolerance: little"), [(7, 14, "not-a-number")]),
    ("a tolerance below nothing", asked("numeric", "answer: 6", "tolerance: -1"), [(7, 14, "negative-tolerance")]),
    ("an empty tolerance", asked("numeric", "answer: 6", "tolerance:"), [(7, 13, "empty-text")]),
    (
        "two tolerances",
        asked("numeric", "answer: 6", "tolerance: 1", "relative: 5%"),
        [(8, 13, "two-tolerances")],
    ),
    ("a decimal mark of neither", asked("numeric", "answer: 6", "decimal: dot"), [(7, 12, "unknown-value")]),
    ("a unit with a digit", asked("numeric", "answer: 6", "unit: m2"), [(7, 9, "bad-unit")]),
    (
        "a rejected number of words",
        asked("numeric", "answer: 6", "reject: [{answer: x, feedback: c}]"),
        [(7, 21, "not-a-number")],
    ),
    ("nothing to prove", asked("evidence"), [(3, 3, "missing-key")]),
    ("choices of proofs with a slip", asked("evidence", "chioces: [{right: a}, {wrong: b}]"), [(6, 3, "unknown-key")]),
    ("an empty list to prove", asked("evidence", "claims: []"), [(3, 3, "missing-key")]),
    ("proof without a source", asked("evidence", "claims: x"), [(6, 11, "no-source")]),
    ("passages all right", asked("evidence", "choices: [{right: a}, {right: b}]"), [(6, 12, "no-wrong-choice")]),
    ("passages all wrong", asked("evidence", "choices: [{wrong: a}, {wrong: b}]"), [(6, 12, "no-right-choice")]),
    ("one passage", asked("evidence", "choices: [{right: a}]"), [(6, 12, "too-few-options")]),
    (
        "proof of a claim that is not there",
        f"source: skar\n{asked('evidence', 'claims: burnin')}",
        [(7, 11, "unknown-claim")],
    ),
    (
        "no other passage left",
        f"source: skar\n{asked('evidence', 'claims: [burning, winters, sale]')}",
        [(4, 7, "too-few-options")],
    ),
    (
        "a wrong passage of a claim that is not there",
        f"source: skar\n{asked('evidence', 'claims: burning', 'distractors: [sale, wintres]')}",
        [(8, 23, "unknown-claim")],
    ),
    (
        "a claim whose quote is right and wrong",
        f"source: skar\n{asked('evidence', 'claims: burning', 'distractors: [sale, burning]')}",
        [(8, 23, "duplicate-option")],
    ),
    (
        "the same wrong passage twice",
        f"source: skar\n{asked('evidence', 'claims: burning', 'distractors: [sale, sale]')}",
        [(8, 23, "duplicate-option")],
    ),
    (
        "no wrong passage that is there",
        f"source: skar\n{asked('evidence', 'claims: burning', 'distractors: [nothing-at-all]')}",
        [(8, 17, "unknown-claim")],
    ),
    (
        "wrong passages given twice",
        asked("evidence", "choices: [{right: a}, {wrong: b}]", "distractors: sale"),
        [(7, 16, "passages-twice")],
    ),
    ("no text with gaps", asked("cloze"), [(3, 3, "missing-key")]),
    ("a text without a gap", asked("cloze", "text: He rose."), [(6, 9, "no-gap")]),
    ("a text whose gap is written with a backslash", asked("cloze", r"text: He \{{rose}}."), [(6, 9, "no-gap")]),
    (
        "a gap that does not end",
        asked("cloze", "text: He {{rose and {{a}} fell {{."),
        [(6, 12, "open-gap"), (6, 34, "open-gap")],
    ),
    ("a gap whose end lacks a brace", asked("cloze", "text: He {{=rose ~fell} up."), [(6, 12, "open-gap")]),
    ("gaps with one brace", asked("cloze", "text: He {=rose ~fell} {{a}} {~up =down}}."), ONE_BRACE),
    (
        "a gap with three braces",
        asked("cloze", "text: He {{{rose}}} {{up}}}."),
        [(6, 12, "one-brace"), (6, 23, "one-brace")],
    ),
    ("a gap whose braces stand apart", asked("cloze", "text: He { {rose} } {{a}}."), [(6, 12, "one-brace")]),
    ("options of a gap that are parted", asked("cloze", "text: He {{=rose | ~fell}}."), [(6, 12, "gap-separator")]),
    ("a gap in which ~ stands and no =", asked("cloze", "text: Of {{wool ~coal}}."), [(6, 12, "one-right-option")]),
    (
        "a gap whose first option has no mark",
        asked("cloze", "text: Of {{wool =coal ~oil}}."),
        [(6, 12, "one-right-option")],
    ),
    ("an empty gap", asked("cloze", "text: He {{rose}} and {{ }}."), [(6, 25, "empty-gap")]),
    ("an empty alternative", asked("cloze", "text: He {{rose |}}."), [(6, 12, "empty-gap")]),
    ("a gap for anything", asked("cloze", "text: He {{rose | *}}."), [(6, 12, "matches-all")]),
    ("a gap in which nothing is right", asked("cloze", "text: He {{~rose ~fell}}."), [(6, 12, "one-right-option")]),
    ("a gap in which all is right", asked("cloze", "text: He {{=rose =fell}}."), [(6, 12, "one-right-option")]),
    ("a gap with one option", asked("cloze", "text: He {{=rose}}."), [(6, 12, "too-few-options")]),
    ("a gap with an empty option", asked("cloze", "text: He {{=rose ~}}."), [(6, 12, "empty-gap")]),
    ("a gap with options alike", asked("cloze", "text: He {{=rose ~rose}}."), [(6, 12, "duplicate-option")]),
    ("a gap in a quoted text", asked("cloze", 'text: "He {{=rose}}."'), [(6, 13, "too-few-options")]),
    (
        "a gap in a text with escapes",
        asked("cloze", 'text: "H\\u00e9 \\\\{{ {{=rose}}."'),
        [(6, 23, "too-few-options")],
    ),
    (
        "a gap in a folded text",
        asked("cloze", "text: >-", "  He {{a}}", "  or {{=rose}}."),
        [(8, 8, "too-few-options")],
    ),
    ("a gap that its comment hides", asked("cloze", "text: | # as {{a}}", "  {{=rose}}."), [(6, 9, "too-few-options")]),
    ("a gap in two lines", asked("cloze", "text: He {{", "  }} fell."), [(6, 12, "empty-gap")]),
    ("too many gaps", asked("cloze", f"text: x {'{{a}} ' * 27}"), [(6, 9, "too-many-options")]),
    ("gaps with a case of neither", asked("cloze", "text: He {{rose}}.", "case: 1"), [(7, 9, "not-a-flag")]),
    ("no sequence", asked("order"), [(3, 3, "missing-key")]),
    ("a sequence that is a text", asked("order", "sequence: a"), [(6, 13, "wrong-type")]),
    ("a sequence of nothing", asked("order", "sequence: []"), [(6, 13, "too-few-options")]),
    ("a sequence of one", asked("order", "sequence: [a]"), [(6, 13, "too-few-options")]),
    ("a sequence of too many", asked("order", f"sequence: [{MANY}]"), [(6, 13, "too-many-options")]),
    ("a sequence that repeats itself", asked("order", "sequence: [a b, c, 'a  b']"), [(6, 22, "duplicate-option")]),
    ("a sequence with a list in it", asked("order", "sequence: [a, b, [c]]"), [(6, 20, "wrong-type")]),
    ("a sequence with an empty text", asked("order", "sequence: [a, b, '']"), [(6, 20, "empty-text")]),
    (
        "an order's feedback that is a list",
        asked("order", "sequence: [a, b]", "feedback: [x]"),
        [(7, 13, "wrong-type")],
    ),
    ("no pairs", asked("match", "extras: [a]"), [(3, 3, "missing-key")]),
    ("pairs that are a list", asked("match", "pairs: [a, b]"), [(6, 10, "wrong-type")]),
    ("no pair", asked("match", "pairs: {}"), [(6, 10, "too-few-options")]),
    ("one pair", asked("match", "pairs: {a: b}", "extras: [c]"), [(6, 10, "too-few-options")]),
    (
        "too many pairs",
        asked("match", f"pairs: {{{', '.join(f'x{n}: y{n}' for n in range(27))}}}"),
        [(6, 10, "too-many-options")],
    ),
    ("a pair without a right side", asked("match", "pairs: {a: b, c: , d: e}"), [(6, 20, "empty-text")]),
    ("a pair with a list", asked("match", "pairs: {a: b, c: [d]}"), [(6, 20, "wrong-type")]),
    ("a left side again", asked("match", "pairs: {a b: x, 'a  b': y}"), [(6, 19, "duplicate-option")]),
    (
        "an extra that is a right side",
        asked("match", "pairs: {a: x, b: y}", "extras: [z, x]"),
        [(7, 15, "duplicate-option")],
    ),
    ("extras alike", asked("match", "pairs: {a: x, b: y}", "extras: [z, z]"), [(7, 15, "duplicate-option")]),
    ("extras that are a text", asked("match", "pairs: {a: x, b: y}", "extras: z"), [(7, 11, "wrong-type")]),
    (
        "more right sides than there are letters",
        asked(
            "match",
            f"pairs: {{{', '.join(f'x{n}: y{n}' for n in range(20))}}}",
            f"extras: [{', '.join(f'z{n}' for n in range(7))}]",
        ),
        [(7, 11, "too-many-options")],
    ),
    (
        "extras that are too many for one right side",
        asked("match", "pairs: {a: x, b: x}", f"extras: [{', '.join(f'y{n}' for n in range(26))}]"),
        [(7, 11, "too-many-options")],
    ),
    ("nothing to choose from", asked("match", "pairs: {a: x, b: x}"), [(6, 10, "no-choice")]),
    ("no groups", asked("classify"), [(3, 3, "missing-key")]),
    ("groups that are a list", asked("classify", "groups: [a]"), [(6, 11, "wrong-type")]),
    ("one group", asked("classify", "groups: {a: [x, y]}"), [(6, 11, "too-few-options")]),
    ("a group that is a text", asked("classify", "groups: {a: [x], b: y}"), [(6, 23, "wrong-type")]),
    ("an empty group", asked("classify", "groups: {a: [x, y], b: []}"), [(6, 26, "too-few-options")]),
    ("a thing in two groups", asked("classify", "groups: {a: [x], b: [y, x]}"), [(6, 27, "duplicate-option")]),
    ("a thing that is a list", asked("classify", "groups: {a: [x], b: [[y]]}"), [(6, 24, "wrong-type")]),
    ("an empty thing", asked("classify", "groups: {a: [x], b: ['']}"), [(6, 24, "empty-text")]),
    ("groups alike", asked("classify", "groups: {a b: [x], 'a  b': [y]}"), [(6, 22, "duplicate-option")]),
    (
        "too many things",
        asked("classify", f"groups: {{a: [y], b: [{MANY}]}}"),
        [(6, 11, "too-many-options"), (6, 23, "too-many-options")],
    ),
]

CASES = BANK + QUESTION + ANSWER

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
    level: hard
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
    (22, 9, "many-right-choices"),
    (25, 5, "unknown-key"),
    (27, 9, "duplicate-id"),
    (31, 43, "control-character"),
    (31, 61, "matches-all"),
    (34, 12, "unknown-topic"),
    (36, 13, "anchor"),
    (37, 12, "unknown-value"),
]
TEN_GOOD = ["first-good", "last-good"]
