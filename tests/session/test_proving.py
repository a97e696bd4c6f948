"""The quotes of which one is to be picked as the proof, and what an answer is worth with and without it."""

from pathlib import Path

import msgspec
import pytest

from quiz.bank.model import Bank, Question
from quiz.kinds.short import Short
from quiz.session.proving import WRONG, Pick, picked, proof_options, proven
from tests import builders, skar
from tests.session.student import Student

SHORT = builders.question("q", kind="short", item=Short(("keeper",), (), False))
RIGHT_PROOF, WRONG_PROOF = Pick("has burned", True), Pick("was sold", False)


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return skar.bank(tmp_path / "banks")


def to_prove(question: Question, *claims: str, quote: str = "") -> Question:
    return msgspec.structs.replace(question, prove=True, claims=claims, quote=quote)


def alone(**quotes: str) -> Bank:
    """A bank without a source whose questions have these quotes."""
    return builders.bank(*(to_prove(builders.question(name), quote=quote) for name, quote in quotes.items()))


def test_the_right_quotes_stand_among_others(bank: Bank) -> None:
    assert bank.source is not None
    asked = to_prove(bank.questions["sold"], "sale")
    options = proof_options(bank, asked, "seed")
    assert set(options) <= {claim.quote for claim in bank.source.claims.values()}
    assert 2 <= len(options) == len(set(options)) <= 1 + WRONG
    assert "The county may sell the tower next year" in options
    assert options == proof_options(bank, asked, "seed")
    assert len({proof_options(bank, asked, f"seed {i}") for i in range(20)}) > 1


def test_the_right_one_is_not_always_at_the_same_place(bank: Bank) -> None:
    asked = to_prove(bank.questions["sold"], "sale")
    right = "The county may sell the tower next year"
    assert len({proof_options(bank, asked, f"seed {i}").index(right) for i in range(40)}) == 1 + WRONG


@pytest.mark.parametrize(
    ("claim", "never"),
    [("burning", "Ships still steer by its lamp … in March"), ("navy", "has burned since 1848")],
)
def test_what_supports_a_claim_or_is_supported_by_it_is_no_wrong_proof(bank: Bank, claim: str, never: str) -> None:
    asked = to_prove(bank.questions["since"], claim)
    assert all(never not in proof_options(bank, asked, f"seed {i}") for i in range(20))


def test_the_wrong_ones_are_the_nearest_whatever_the_seed(bank: Bank) -> None:
    assert bank.source is not None
    far = msgspec.structs.replace(bank.source.claims["burning"], id="far", quote="far away")
    claims = {"far": far, **bank.source.claims}
    more = msgspec.structs.replace(bank, source=msgspec.structs.replace(bank.source, claims=claims))
    asked = to_prove(bank.questions["sold"], "sale")
    shown = {frozenset(proof_options(more, asked, f"seed {i}")) for i in range(20)}
    assert shown == {frozenset(claim.quote for claim in bank.source.claims.values())}


def test_where_nothing_says_what_is_near_the_seed_chooses(bank: Bank) -> None:
    assert bank.source is not None
    asked = to_prove(bank.questions["sold"], quote="some in the harbour fear")
    shown = {frozenset(proof_options(bank, asked, f"seed {i}")) for i in range(40)}
    assert len(shown) == len(bank.source.claims)


def test_any_of_the_right_ones_proves(bank: Bank) -> None:
    asked = to_prove(bank.questions["sold"], "sale", "winters")
    options = proof_options(bank, asked, "seed")
    right = {quote for quote in options if (pick := picked(bank, asked, "seed", quote)) and pick.right}
    assert right == {"The county may sell the tower next year", "Nobody else wants the winters"}


@pytest.mark.parametrize("quote", ["", "something else", "has burned since 1848"])
def test_another_quote_proves_nothing(bank: Bank, quote: str) -> None:
    assert picked(bank, to_prove(bank.questions["sold"], "sale"), "seed", quote) == Pick(quote, False)


def test_the_questions_own_quote_proves_too(bank: Bank) -> None:
    asked = to_prove(bank.questions["sold"], quote="some in the harbour fear")
    assert picked(bank, asked, "seed", "some in the harbour fear") == Pick("some in the harbour fear", True)


def test_without_a_source_the_other_questions_quotes_are_the_wrong_ones() -> None:
    of = alone(a="Ann came", b="Ben left", c="Cid", d="Dan", e="Eve")
    options = proof_options(of, of.questions["a"], "seed")
    assert len(options) == 1 + WRONG
    assert "Ann came" in options
    assert set(options) <= {"Ann came", "Ben left", "Cid", "Dan", "Eve"}


@pytest.mark.parametrize("other", ["ann came", "Ann came", "Ann\u00a0came", "On foot Ann came", "Ann"])
def test_no_two_options_hold_the_same_words(other: str) -> None:
    of = alone(a="Ann came", b=other, c="Cid")
    assert set(proof_options(of, of.questions["a"], "seed")) == {"Ann came", "Cid"} | (
        {other} if other == "ann came" else set()
    )


def test_with_nothing_to_choose_no_proof_is_asked_for(bank: Bank) -> None:
    single = alone(a="Ann came")
    for of, asked in (
        (single, single.questions["a"]),
        (bank, bank.questions["sold"]),
        (bank, to_prove(bank.questions["sold"])),
        (bank, to_prove(bank.questions["sold"], *(bank.source.claims if bank.source else ()))),
    ):
        assert proof_options(of, asked, "seed") == ()
        assert picked(of, asked, "seed", "Ann came") is None


@pytest.mark.parametrize(
    ("mark", "pick", "left"),
    [
        (1, RIGHT_PROOF, 1),
        (1, WRONG_PROOF, 0.5),
        (0, RIGHT_PROOF, 0),
        (0, WRONG_PROOF, 0),
        (0.5, RIGHT_PROOF, 0.5),
        (0.5, WRONG_PROOF, 0.25),
        (1, None, 1),
        (0.5, None, 0.5),
    ],
)
def test_an_answer_with_its_proof(mark: float, pick: Pick | None, left: float) -> None:
    assert proven(mark, pick) == left


@pytest.mark.parametrize(
    ("typed", "pick", "mark", "proved"),
    [
        ("keeper", RIGHT_PROOF, 1, True),
        ("keeper", WRONG_PROOF, 0.5, False),
        ("keeper", Pick("", False), 0.5, False),
        ("x", RIGHT_PROOF, 0, True),
        ("keeper", None, 1, None),
    ],
)
def test_answer_and_proof_are_one_event(typed: str, pick: Pick | None, mark: float, proved: bool | None) -> None:
    student = Student(SHORT)
    outcome = student.answer(typed, pick=pick)
    assert (outcome.mark, outcome.proved) == (mark, proved)
    assert (student.answered.mark, student.answered.proof) == (mark, pick.quote if pick else "")
    assert len(student.events) == 2


def test_giving_up_after_a_wrong_proof_keeps_half() -> None:
    student = Student(SHORT, 3)
    student.answer("keeper", pick=WRONG_PROOF)
    outcome = student.give_up(WRONG_PROOF)
    assert (outcome.mark, outcome.proved, outcome.tries) == (0.5, False, 1)
