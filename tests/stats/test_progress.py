import msgspec
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.history import Given, Standing
from quiz.stats.progress import ClaimStanding, Progress, claim_standings, progress
from tests.builders import bank, question
from tests.sources.test_rivals import claim, source


def test_a_new_bank() -> None:
    assert progress({"a", "b"}, []) == Progress(2, 0, 0, 0, None, 0, None)


def test_an_empty_bank() -> None:
    assert progress((), [Given("r", "gone", 1, 5)]) == Progress(0, 0, 0, 1, 1, 1, 5)


def test_the_last_answer_to_each_question_counts() -> None:
    answers = [
        Given("r1", "a", 1, 1),
        Given("r1", "b", 0, 2),
        Given("r2", "a", 0.5, 3),
        Given("r2", "b", 1, 4),
        Given("r2", "c", 1, 5),
    ]
    assert progress(list("abcd"), answers) == Progress(
        questions=4, seen=3, right=2, answers=5, last_score=2.5 / 3, last_answered=3, last_at=5, missed=2
    )


def test_a_question_the_bank_lost_is_neither_met_nor_right() -> None:
    found = progress(["a"], [Given("r", "gone", 1, 1), Given("r", "a", 0, 2)])
    assert (found.questions, found.seen, found.right, found.answers, found.last_score) == (1, 1, 0, 2, 0.5)


def test_the_last_run_is_the_one_answered_last() -> None:
    answers = [Given("old", "a", 0, 1), Given("new", "a", 1, 2), Given("old", "b", 1, 3)]
    found = progress(["a", "b"], answers)
    assert (found.last_score, found.last_answered, found.last_at) == (0.5, 2, 3)


given_answers = st.lists(
    st.builds(
        Given, st.sampled_from("rst"), st.sampled_from("abcx"), st.sampled_from([0, 1 / 3, 1.0]), st.integers(0, 9)
    )
)


@given(given_answers)
def test_the_numbers_fit_each_other(answers: list[Given]) -> None:
    found = progress("abc", iter(answers))
    assert 0 <= found.right <= found.seen <= found.questions == 3
    assert found.last_answered <= found.answers == len(answers)
    assert (found.last_score is None) == (found.last_at is None) == (not answers)
    assert found.last_score is None or 0 <= found.last_score <= 1


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
