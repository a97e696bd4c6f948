import msgspec
import pytest

from quiz.session import run as runs
from quiz.session.events import Skipped, Submitted
from quiz.session.results import RunScore, TopicResult, results, run_score
from tests.builders import answered, bank, question, stamp

BANK = bank(
    question("a", topic="z"),
    question("b", topic="y"),
    question("c", topic="y"),
    question("d"),
    topics={"z": "Zed", "y": "Ypsilon"},
)


def test_what_a_run_came_to() -> None:
    run, _ = runs.start(stamp(0), "r", "bank", tuple("abcd"), "seed")
    for event in (answered(1, "a", 1), answered(2, "b", 0.5), answered(3, "d", 0)):
        run = runs.apply(run, event)
    outcome = results(run, BANK)
    assert (outcome.score, outcome.answered, outcome.planned, outcome.took) == (1.5, 3, 4, 21)
    assert outcome.share == pytest.approx(0.5)
    assert outcome.topics == (TopicResult("Ypsilon", 0.5, 1), TopicResult("Zed", 1, 1))
    assert [answer.question for answer in outcome.missed] == ["b", "d"]
    assert outcome.left_out == ()


def test_what_was_right_in_the_end_is_told_apart() -> None:
    run, _ = runs.start(stamp(0), "r", "bank", tuple("abc"), "seed", tries=5)
    late = (answered(1, "a", 2 / 3), answered(2, "b", 0.0), answered(3, "c", 0.0))
    for event, earned in zip(late, (1.0, 1.0, 0.5), strict=True):
        run = runs.apply(run, msgspec.structs.replace(event, earned=earned))
    outcome = results(run, BANK)
    assert (outcome.later, len(outcome.missed), outcome.score) == (2, 3, pytest.approx(2 / 3))


def test_what_was_skipped_for_good_is_left_out() -> None:
    run, _ = runs.start(stamp(0), "r", "bank", ("a",), "seed")
    for number in (1, 2):
        run, _ = runs.skip(run, stamp(number))
    outcome = results(run, BANK)
    assert (outcome.left_out, outcome.answered, outcome.share) == (("a",), 0, 0)


def test_a_run_has_a_score_when_it_is_finished() -> None:
    _, started = runs.start(stamp(0), "r", "bank", ("a", "b"), "seed")
    first = answered(1, "a", 0.5)
    assert run_score([started, first], BANK) is None
    assert run_score([started, first, answered(2, "b", 1)], BANK) == RunScore(2, 0.75, 2)
    skips = [Skipped(f"s{number}", number, "r", "bank", "b") for number in (2, 3)]
    assert run_score([started, first, skips[0]], BANK) is None
    assert run_score([started, first, *skips], BANK) == RunScore(3, 0.5, 1)
    assert run_score([first], BANK) is None


def test_an_exam_has_a_score_of_all_its_questions_when_it_is_handed_in() -> None:
    _, started = runs.start(stamp(0), "r", "bank", ("a", "b"), "seed", "exam")
    first, last = answered(1, "a", 1.0), Submitted("s", 2, "r", "bank")
    assert run_score([started, first], BANK) is None
    assert run_score([started, first, last], BANK) == RunScore(2, 0.5, 2)
    assert run_score([started, last], BANK) == RunScore(2, 0, 2)


def test_a_run_of_which_everything_was_skipped_has_no_score() -> None:
    _, started = runs.start(stamp(0), "r", "bank", ("a",), "seed")
    assert run_score([started, *(Skipped(f"s{number}", number, "r", "bank", "a") for number in (1, 2))], BANK) is None


def test_an_answer_to_a_question_the_bank_lost_counts_without_a_topic() -> None:
    run, _ = runs.start(stamp(0), "r", "bank", ("gone",), "seed")
    outcome = results(runs.apply(run, answered(1, "gone", 1)), BANK)
    assert (outcome.score, outcome.answered, outcome.topics) == (1, 1, ())
