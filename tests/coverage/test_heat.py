"""How often words of a source are tested."""

import pytest

from quiz.coverage import tally
from quiz.coverage.heat import Heat, HeatMap
from quiz.coverage.tally import ClaimCoverage, Coverage


def asked(*names: str) -> tuple[tally.Testing, ...]:
    return tuple(tally.Testing(name, "choice" if name < "c" else "order", "apply", "?") for name in names)


def claim(name: str, *questions: str) -> ClaimCoverage:
    return ClaimCoverage(name, "", "", "", "", "", asked(*questions))


def test_a_question_that_tests_two_claims_of_a_line_counts_once() -> None:
    claims = (claim("one", "a", "b"), claim("two", "b", "c"), claim("three"))
    heat = HeatMap(Coverage("", "", "", 3, claims, {}, {}, {}, (), ()))
    assert [q.id for q in heat.over(["one", "two", "unheard"]).questions] == ["a", "b", "c"]
    assert heat.over(["one", "two"]).types == ("choice", "order")
    assert heat.over(["two"]).levels == {"remember": 0, "understand": 0, "apply": 2, "analyse": 0, "evaluate": 0}
    assert heat.over(["three"]).questions == ()


@pytest.mark.parametrize(("number", "degree"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (40, 3)])
def test_the_more_questions_the_hotter(number: int, degree: int) -> None:
    assert Heat(asked(*(f"q{i}" for i in range(number)))).degree == degree
