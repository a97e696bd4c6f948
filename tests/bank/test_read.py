import pytest

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.diagnostics import Report, one_of
from quiz.kinds import KINDS
from quiz.kinds.choice import Choice
from quiz.kinds.multiple import Multiple
from quiz.kinds.options import Option
from quiz.kinds.rejects import Reject
from quiz.kinds.short import Short
from quiz.kinds.true_false import TrueFalse
from quiz.sources.model import Source
from quiz.sources.read import read_source
from tests.bank.cases import ANSWER, CASES, GOOD, HEAD, QUESTION, TEN, TEN_GOOD, TEN_PROBLEMS, asked
from tests.builders import Problem, composed, problems, question
from tests.skar import BANK, SOURCE


def skar(name: str) -> Source | None:
    return read_source(composed(SOURCE), name, Report()) if name == "skar" else None


def read(text: str) -> tuple[Bank | None, Report]:
    report = Report()
    report.text = text
    return read_bank(text, "a-bank", report, skar), report


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_reported_at_its_place(text: str, expected: list[Problem]) -> None:
    _, report = read(text)
    assert problems(report.diagnostics) == expected


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[c[0] for c in CASES])
def test_every_error_says_what_to_write(text: str) -> None:
    _, report = read(text)
    assert all(found.message and found.hint for found in report.diagnostics)


@pytest.mark.parametrize("text", [c[1] for c in QUESTION + ANSWER], ids=[c[0] for c in QUESTION + ANSWER])
def test_a_question_with_an_error_is_left_out_and_another_one_is_not(text: str) -> None:
    bank, _ = read(f"{text.rstrip()}\n- {{id: fine, type: true-false, prompt: P, answer: true}}\n")
    assert bank is not None
    assert [name for name in bank.questions if name != "good"] == ["fine"]


def test_where_no_source_is_named_every_question_that_names_a_claim_is_left_out() -> None:
    one, other = (f"- {{id: {name}, type: true-false, prompt: P, answer: true, claims: x}}\n" for name in "ab")
    bank, report = read(HEAD + one + GOOD + other)
    assert bank is not None
    assert list(bank.questions) == ["good"]
    assert problems(report.diagnostics) == [(3, 62, "no-source")]


@pytest.mark.parametrize(
    "text",
    [
        f"colour: red\n{HEAD}{GOOD}",
        f"{HEAD}{GOOD}colour: red\n",
        f"about: &x A\n{HEAD}{GOOD}",
        f"source: atlantis\n{HEAD}{GOOD[:-2]}, claims: x}}\n",
        f"{HEAD}{GOOD}- [\n",
    ],
)
def test_an_error_of_the_bank_leaves_out_no_question(text: str) -> None:
    bank, report = read(text)
    assert bank is not None
    assert report.errors == 1
    assert list(bank.questions) == ["good"]


def test_a_warning_leaves_out_no_question() -> None:
    bank, report = read(asked("true-false", "answer: true", 'hint: "\\e"'))
    assert bank is not None
    assert [found.severity for found in report.diagnostics] == ["warning"]
    assert list(bank.questions) == ["a"]


def test_ten_mistakes_are_ten_diagnostics_and_the_good_questions_stay() -> None:
    bank, report = read(TEN)
    assert bank is not None
    assert problems(report.diagnostics) == TEN_PROBLEMS
    assert list(bank.questions) == TEN_GOOD


def test_a_good_bank() -> None:
    bank, report = read(BANK)
    assert bank is not None
    assert report.diagnostics == []
    assert (bank.id, bank.title, bank.about) == ("a-bank", "The keeper of Skar", "A lighthouse and who keeps it")
    assert bank.topics == {"lamp": "The lamp", "future": "What may come"}
    assert [(q.id, q.kind, q.topic, q.claims) for q in bank.questions.values()] == [
        ("since", "choice", "lamp", ("burning",)),
        ("told", "multiple", "lamp", ("navy", "winters")),
        ("sold", "true-false", "future", ("sale",)),
        ("keeper", "short", "lamp", ("winters",)),
    ]
    assert bank.source is not None
    assert bank.source.id == "skar"


def test_the_items_of_a_good_bank() -> None:
    bank, _ = read(BANK)
    assert bank is not None
    assert [question.item for question in bank.questions.values()] == [
        Choice(
            (
                Option("1848", True, ""),
                Option("1884", False, "Two digits have changed places."),
                Option("2019", False, "That is when the café closed."),
            )
        ),
        Multiple(
            (
                Option("The navy steered by the lamp", True, ""),
                Option("Nobody else wants the winters", True, ""),
                Option("The lamp went out", False, "It has burned all along."),
                Option("The café was sold", False, "It closed."),
            )
        ),
        TrueFalse(False, "It may be sold; some fear so."),
        Short(("Holm", "Dr. Holm"), (Reject("*Writer", "A. Writer wrote the text."),), False),
    ]


def test_a_short_answer_may_mind_case() -> None:
    bank, _ = read(asked("short", "accept: [A, 'b c']", "case: true"))
    assert bank is not None
    assert bank.questions["a"].item == Short(("A", "b c"), (), True)


@pytest.mark.parametrize(
    ("written", "prove"), [("prove: true", True), ("prove: false", False), ("level: apply", False)]
)
def test_a_proof_may_be_asked_for(written: str, prove: bool) -> None:
    bank, report = read("source: skar\n" + asked("true-false", "answer: true", "claims: sale", written))
    assert bank is not None
    assert report.diagnostics == []
    assert bank.questions["a"].prove is prove


def test_a_bank_that_stands_alone() -> None:
    bank, report = read(
        HEAD + "- {id: a, type: short, prompt: Who?, accept: Ann, quote: Ann came, cite: A. Writer, hint: h, "
        "explanation: e, level: apply, shuffle: false, ignore: [x], prove: true}\n"
    )
    assert bank is not None
    assert report.diagnostics == []
    question = bank.questions["a"]
    assert (question.hint, question.explanation, question.level) == ("h", "e", "apply")
    assert (question.shuffle, question.ignore, question.prove) == (False, ("x",), True)
    (proof,) = bank.proofs(question)
    assert (proof.quote, proof.origin) == ("Ann came", "A. Writer")


@pytest.mark.parametrize("written", ["no", "12:30", "0777", "1.10", "2024-02-30", "true"])
def test_options_stay_what_the_instructor_wrote(written: str) -> None:
    bank, report = read(asked("choice", f"choices: [{{right: {written}}}, {{wrong: other}}]"))
    assert bank is not None
    assert report.diagnostics == []
    assert bank.questions["a"].item.key() == (written,)


def test_a_duplicate_id_names_the_first_line_and_the_first_stays() -> None:
    bank, report = read(f"{HEAD}{GOOD}- {{id: good, type: short, prompt: Second, accept: x}}\n")
    assert bank is not None
    (found,) = report.diagnostics
    assert "line 3" in found.message
    assert bank.questions["good"].kind == "true-false"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (asked("mutliple"), "write multiple"),
        (asked("essay"), f"write {one_of(KINDS)}"),
        (f"topics: {{lamp: L}}\n{asked('true-false', 'answer: true', 'topic: lmap')}", "write lamp"),
        (f"topics: {{lamp: L}}\n{asked('true-false', 'answer: true', 'topic: xyz')}", "add xyz: under topics:"),
        (f"source: skar\n{asked('true-false', 'answer: true', 'claims: winter')}", "write winters"),
        (f"source: skar\n{asked('true-false', 'answer: true', 'claims: xyz')}", "add it to the claims of skar"),
        (f"source: atlantis\n{HEAD}{GOOD}", "make its file, sources/atlantis.yaml"),
    ],
)
def test_the_hint_names_the_nearest(text: str, hint: str) -> None:
    _, report = read(text)
    assert report.sorted()[0].hint == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            f"topics: {{craft: What comes of it}}\n{asked('true-false', 'answer: true', 'topic: What comes of it')}",
            "write craft",
        ),
        (
            f"topics: {{craft: What comes of it}}\n{asked('true-false', 'answer: true', 'topic: what come of it')}",
            "write craft",
        ),
        (
            f"topics: {{lamp: L}}\n{asked('true-false', 'answer: true', 'topic: Xy Z')}",
            "add `xy-z: Xy Z` under topics:",
        ),
        (f"source: skar\n{asked('true-false', 'answer: true', 'claims: winters, sale')}", "write [winters, sale]"),
        (f"source: sources/skar.yaml\n{HEAD}{GOOD}", "write skar"),
        (f"source: skra.yml\n{HEAD}{GOOD}", "write skar"),
        (f"source: Old Atlantis\n{HEAD}{GOOD}", "make its file, sources/old-atlantis.yaml"),
        (f"topics: [biology, craft]\n{HEAD}{GOOD[:-2]}, topic: craft}}\n", "write a mapping: lines like `biology: …`"),
        (f"topics:\n{HEAD}{GOOD[:-2]}, topic: craft}}\n", "write a mapping: lines of name: text"),
    ],
)
def test_one_error_names_what_is_meant(text: str, hint: str) -> None:
    report = Report()
    assert read_bank(text, "b", report, skar, lambda: ["skar", "other"]) is not None
    assert [found.hint for found in report.diagnostics] == [hint]


def test_a_topic_without_a_name_is_told_once() -> None:
    bank, report = read(f"topics: {{lamp: }}\n{asked('true-false', 'answer: true', 'topic: lamp')}")
    assert bank is not None
    assert [d.code for d in report.diagnostics] == ["empty-text"]
    assert bank.topic_of(bank.questions["a"]) == "lamp"


@pytest.mark.parametrize(("old", "new"), [("stance: hedge", "stance: rumour"), ("id: sale", "id: navy")])
def test_a_claim_that_its_source_reports_is_not_told_again(old: str, new: str) -> None:
    broken = SOURCE.replace(old, new)
    source = read_source(composed(broken), "skar", Report())
    report = Report()
    bank = read_bank(BANK, "b", report, lambda _: source)
    assert bank is not None
    assert report.diagnostics == []
    assert bank.proofs(bank.questions["sold"]) == ()


def test_what_was_read_before_a_syntax_error_is_kept() -> None:
    bank, report = read(f"{HEAD}{GOOD}- id: 'broken\n")
    assert bank is not None
    assert list(bank.questions) == ["good"]
    assert problems(report.diagnostics) == [(4, 7, "yaml-syntax")]


def test_nothing_before_a_syntax_error_is_no_bank() -> None:
    bank, report = read("title: 'T\n")
    assert bank is None
    assert [d.code for d in report.diagnostics] == ["yaml-syntax"]


def test_the_fingerprint_of_a_key_never_changes() -> None:
    """Journals hold it."""
    assert question("any").fingerprint() == "d35332f8752138de"


def test_the_fingerprint_changes_with_the_key_alone() -> None:
    def fingerprint(right: str, wrong: str, prompt: str) -> str:
        bank, _ = read(f"{HEAD}- {{id: a, type: choice, prompt: {prompt}, choices: [right: {right}, wrong: {wrong}]}}")
        assert bank is not None
        return bank.questions["a"].fingerprint()

    assert fingerprint("a", "b", "P") == fingerprint("a", "c", "Q")
    assert fingerprint("a", "b", "P") != fingerprint("b", "a", "P")
