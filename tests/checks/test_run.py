"""Where findings stand in the file, and what silences them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

import pytest

from quiz.bank.read import read_bank
from quiz.checks.base import Rule
from quiz.checks.registry import RULES
from quiz.checks.run import check
from quiz.diagnostics import Diagnostic, Report
from quiz.edits import apply
from tests.builders import Problem, problems
from tests.checks.build import bank_of

BANK = """\
title: Of mills
questions:
  - id: one
    type: choice
    prompt: Which of these did Marta not sell?
    choices:
      - right: A gate
      - wrong: "All of the above"
        feedback: No.
    explanation: So.
  - id: two
    type: choice
    prompt: |
      Which of these
      did she often not sell?
    choices: [{right: A gate, feedback: Yes}, {wrong: A barn}]
    explanation: So.
"""
ALL: list[Problem] = [
    (5, 13, "negative-stem"),
    (8, 16, "all-of-above"),
    (13, 13, "negative-stem"),
    (16, 47, "no-feedback"),
]


def found(text: str, *rules: str) -> list[Problem]:
    return problems(check(bank_of(text), text, rules or RULES))


def ignoring(line: str) -> str:
    return BANK.replace("    explanation: So.\n", f"    explanation: So.\n    ignore: {line}\n", 1)


def test_each_finding_stands_at_its_words() -> None:
    assert found(BANK) == ALL


SOUND = """  - id: {name}
    # what does - id: mean?
    type: true-false
    prompt: |
      - id: is a text here,
      and it is {name}

      that is asked.
    answer: true
    explanation: So.

"""


@pytest.mark.parametrize("last", [True, False])
def test_sound_questions_around_move_no_finding(last: bool) -> None:
    one, two = BANK.index("  - id: one"), BANK.index("  - id: two")
    parts = [SOUND.format(name="a"), BANK[one:two], SOUND.format(name="b"), SOUND.format(name="c"), BANK[two:]]
    text = BANK[:one] + "".join([*parts, SOUND.format(name="d") if last else "", "about: All of it.\n"])
    rules, height = {code for _, _, code in ALL}, SOUND.count("\n")
    moved = [(line + height * (1 if line < 11 else 3), column, code) for line, column, code in ALL]
    assert found(text, *rules) == moved


def test_only_the_wished_rules_run() -> None:
    assert found(BANK, "all-of-above") == [(8, 16, "all-of-above")]
    assert found(BANK, "k-type") == []


def test_a_finding_on_a_whole_question_stands_at_its_id() -> None:
    text = BANK.replace("    explanation: So.\n", "", 1)
    assert (3, 9, "no-feedback") in found(text)


FIRST = "title: T\nquestions:\n" + "".join(
    f"- {{id: q{n}, type: choice, prompt: Which?, choices: [{{right: A{n}}}, {{wrong: Bb}}, {{wrong: Ccc}}]}}\n"
    for n in range(12)
)
LONGEST = FIRST.replace("right: A", "right: Abcde")
FALSE = "title: T\nquestions:\n" + "".join(
    f"- {{id: q{n}, type: true-false, prompt: Is it {n}?, answer: {str(not n).lower()}}}\n" for n in range(12)
)


def headed(text: str, line: str) -> str:
    """The bank with one line more above its questions."""
    return text.replace("questions:\n", f"{line}\nquestions:\n", 1)


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        (FIRST, "key-position", "place 1 (q0, q1, q2 and 9 more)"),
        (LONGEST, "key-length", "by chance in 4: q0, q1, q2 and 9 more"),
        (FALSE, "true-false-balance", "always says false does well: q1, q2, q3 and 8 more"),
    ],
)
def test_a_finding_on_the_bank_names_what_it_counts_and_can_be_meant(text: str, rule: str, told: str) -> None:
    (one,) = check(bank_of(text), text, [rule])
    assert (one.span.line, one.span.column, one.span.width) == (2, 1, len("questions"))
    assert one.message.endswith(told)
    assert found(headed(text, f"ignore: [{rule}]"), rule) == []
    assert found(headed(text, f"ignore: {rule}"), rule) == []


def test_a_finding_on_a_bank_that_breaks_stands_at_the_first_question_it_counts() -> None:
    text = FALSE + "- {id: broken\n"
    bank = read_bank(text, "mills", Report(), lambda _: None)
    assert bank is not None
    assert problems(check(bank, text, ["true-false-balance"])) == [(4, 8, "true-false-balance")]


def test_an_ignore_of_the_bank_that_silences_nothing_or_is_unknown_is_told() -> None:
    text = headed(FALSE, "ignore: [true-false-balance, key-length, key-lengths]")
    told = check(bank_of(text), text, ["true-false-balance", "key-length"])
    assert [(d.span.line, d.span.column, d.code, d.hint) for d in told] == [
        (2, 30, "unused-ignore", "remove it, so that it cannot hide something later"),
        (2, 42, "unknown-rule", "write key-length"),
    ]
    assert apply(text, told[0].edits) == text.replace(" key-length,", "")
    assert apply(text, told[1].edits) == text.replace("key-lengths", "key-length")


def test_an_ignore_at_the_wrong_place_is_told_the_right_one_and_not_taken_out() -> None:
    text = headed(FALSE, "ignore: [no-feedback]").replace("answer: true", "answer: true, ignore: true-false-balance")
    whole, single = (d for d in check(bank_of(text), text) if d.code == "unused-ignore")
    assert (whole.span.line, whole.hint) == (2, "it is about single questions: write it into their ignore:")
    assert (single.span.line, single.hint) == (
        4,
        "it is about the whole bank: write ignore: [true-false-balance] above questions:",
    )
    assert (whole.edits, single.edits) == ((), ())


@pytest.mark.parametrize("line", ["[negative-stem, all-of-above]", "[all-of-above, negative-stem]"])
def test_an_ignore_silences_its_rule_on_its_question(line: str) -> None:
    assert [place for place in found(ignoring(line)) if place[0] < 12] == []
    assert len(found(ignoring(line))) == 2


def test_an_ignore_that_silences_nothing_is_told() -> None:
    text = ignoring("[all-of-above, k-type]")
    assert [p for p in found(text) if p[2] == "unused-ignore"] == [(11, 28, "unused-ignore")]
    assert [p for p in found(text, "all-of-above") if p[2] == "unused-ignore"] == []


def test_one_ignore_needs_no_list() -> None:
    assert [p for p in found(ignoring("k-type")) if p[2] == "unused-ignore"] == [(11, 13, "unused-ignore")]


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    text = ignoring("[negative-stems]")
    (told,) = [d for d in check(bank_of(text), text) if d.code == "unknown-rule"]
    assert (told.span.line, told.span.column) == (11, 14)
    assert told.hint == "write negative-stem"


def test_everything_is_a_warning() -> None:
    assert {d.severity for d in check(bank_of(BANK), BANK)} == {"warning"}


LEAKS = """\
title: Of mills
questions:
  - {id: one, type: short, prompt: Who came?, accept: [Bela], explanation: "Bela, Ada, Cora, Dora, Emil and Fox."}
  - {id: two, type: short, prompt: Who was second?, accept: [Ada], explanation: After Bela came Ada.}
  - {id: three, type: short, prompt: Who was third?, accept: [Cora], explanation: Bela came before her; Ada too.}
  - {id: four, type: short, prompt: Who was fourth?, accept: [Dora], hint: "After Bela, Ada and Cora."}
  - {id: five, type: short, prompt: Who was fifth?, accept: [Emil], hint: "After Bela, Ada, Cora and Dora."}
  - {id: six, type: short, prompt: Who was last?, accept: [Fox], hint: "After Bela."}
"""


def test_a_leak_is_told_once_a_question_with_the_words_and_their_place() -> None:
    told = [d for d in check(bank_of(LEAKS), LEAKS) if d.code == "prompt-leaks"]
    starts = [line.index("hint: " if "hint" in line else "explanation: ") for line in LEAKS.split("\n")[3:8]]
    lengths = [len("explanation: ")] * 2 + [len("hint: ")] * 3
    places = [(n, start + length + 1) for n, (start, length) in enumerate(zip(starts, lengths, strict=True), 4)]
    assert [(d.span.line, d.span.column) for d in told] == places
    assert [d.message for d in told] == [
        f"“Bela” in the {own} tells the answer of one in line 3, and there “{name}” in the explanation tells this one's"
        for own, name in zip(["explanation"] * 2 + ["hint"] * 3, ["Ada", "Cora", "Dora", "Emil", "Fox"], strict=True)
    ]


def test_of_many_leaks_the_first_is_told_and_some_others_are_named() -> None:
    others = "".join(
        f"  - {{id: q{n}, type: short, prompt: Who came to mill {n}?, accept: [Bela{n}], hint: With Zoe.}}\n"
        for n in range(7)
    )
    last = '  - {id: last, type: short, prompt: Who came to all?, accept: [Zoe], hint: "With '
    text = "title: Of mills\nquestions:\n" + others + last + ", ".join(f"Bela{n}" for n in range(7)) + '"}\n'
    (told,) = check(bank_of(text), text, ["prompt-leaks"])
    assert (told.span.line, told.span.column) == (10, 76)
    assert told.message == (
        "“Bela0” in the hint tells the answer of q0 in line 3, and there “Zoe” in the hint tells this one's; "
        "so it is with q1, q2, q3 and 3 more"
    )


def test_the_words_that_leak_are_told_as_they_are_written() -> None:
    text = """\
title: Of mills
questions:
  - {id: sum, type: numeric, prompt: How many came to the Otter mill?, answer: 11400}
  - {id: gate, type: short, prompt: "Where did Marta see 11,400 of them?", accept: [Otter Mill]}
"""
    (told,) = check(bank_of(text), text, ["prompt-leaks"])
    assert told.message == (
        "“11400” in the prompt tells the answer of sum in line 3, and there “Otter mill” in the prompt tells this one's"
    )


def _checked(text: str) -> tuple[Diagnostic, ...]:
    return check(bank_of(text), text, RULES)


def _boom(*_: object) -> NoReturn:
    raise RecursionError("too deep\x1b[2J")


def _late(find: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
    def found(*given: Any) -> Iterator[Any]:
        yield from find(*given)
        _boom()

    return found


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("how", ["at once", "late"])
def test_a_rule_that_fails_takes_nothing_else(name: str, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _checked(BANK)
    rule = RULES[name]
    find = _boom if how == "at once" else _late(rule.find)
    monkeypatch.setitem(RULES, name, rule._replace(find=find))
    after = _checked(BANK)
    kept = [one for one in before if how == "late" or one.code != name]
    assert [one for one in after if one.code != "rule-failed"] == kept
    failed = [one for one in after if one.code == "rule-failed"]
    on = ["one", "two"] if isinstance(rule, Rule) else ["the bank mills"]
    assert [one.message for one in failed] == [
        f"the rule {name} failed on {place} (RecursionError: too deep\ufffd[2J)" for place in on
    ]


def test_an_ignore_of_a_rule_that_fails_is_not_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ignoring("[no-feedback]")
    monkeypatch.setitem(RULES, "no-feedback", RULES["no-feedback"]._replace(find=_boom))
    assert "unused-ignore" not in {one.code for one in _checked(text)}


def test_what_all_rules_need_may_fail_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.checks.run.views_of", _boom)
    assert [one.code for one in _checked(BANK)] == ["rule-failed"]
