import msgspec
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.history import Review, Standing, standings
from quiz.session.results import RunScore
from quiz.stats.progress import ClaimStanding, Progress, claim_standings, progress
from tests.builders import bank, question
from tests.sources.test_rivals import claim, source

KEY = question().fingerprint()
THREE = {name: question(name) for name in "abc"}


def known(**marks: float) -> dict[str, Standing]:
    return standings(Review(name, 1, KEY, mark, mark) for name, mark in marks.items())


def test_a_new_bank() -> None:
    assert progress(THREE, 0, {}, None) == Progress(3, 0, 0, 0, None, 0, None)


def test_an_empty_bank() -> None:
    assert progress({}, 1, known(gone=1), RunScore(5, 1, 1)) == Progress(0, 0, 0, 1, 1, 1, 5)


def test_how_each_question_stands_and_what_the_last_run_came_to() -> None:
    assert progress(THREE, 5, known(a=0.5, b=1, gone=1), RunScore(5, 2.5 / 3, 3)) == Progress(
        questions=3, seen=2, right=1, answers=5, last_score=2.5 / 3, last_answered=3, last_at=5, missed=1
    )


def test_a_question_whose_key_was_changed_counts_as_new_and_is_told_of() -> None:
    changed = standings([Review("a", 1, "another key", 1, 1), Review("b", 1, KEY, 1, 1)])
    found = progress(THREE, 2, changed, RunScore(1, 1, 1))
    assert (found.seen, found.right, found.changed) == (1, 1, 1)


@given(st.dictionaries(st.sampled_from("abcx"), st.sampled_from([0, 1 / 3, 1.0])))
def test_the_numbers_fit_each_other(marks: dict[str, float]) -> None:
    found = progress(THREE, 9, known(**marks), None)
    assert 0 <= found.right <= found.seen <= found.questions == 3
    assert found.right + found.missed == found.seen


def test_a_claim_stands_as_the_questions_that_test_it() -> None:
    asked = [question("q1", claims=("a", "b")), question("q2", claims=("a",)), question("q3", claims=("c", "gone"))]
    of = msgspec.structs.replace(bank(*asked), source=source(*(claim(name, name) for name in "abcd")))
    last = {"q1": Standing(1.0, 1), "q2": Standing(0.5, 2), "q9": Standing(1.0, 3)}
    found = claim_standings(of, last)
    assert found == {
        "a": ClaimStanding(2, 2, 1.5),
        "b": ClaimStanding(1, 1, 1.0),
        "c": ClaimStanding(1, 0, 0.0),
        "d": ClaimStanding(0, 0, 0.0),
    }
    assert [name for name, standing in found.items() if standing.known] == ["b"]


def test_a_bank_without_a_source_has_no_claims_to_stand() -> None:
    assert claim_standings(bank(question("q", claims=("a",))), {}) == {}
