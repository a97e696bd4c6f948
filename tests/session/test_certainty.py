"""Certainty marks and calibration, as they are meant."""

import pytest

from quiz.session.certainty import BANDS, Calibration, calibration, certainty_mark


@pytest.mark.parametrize(
    ("certainty", "right", "wrong"), [(0, 0, 0), (1, 1, 0), (2, 2, -2), (3, 3, -6)], ids=["unasked", "1", "2", "3"]
)
def test_what_being_sure_is_worth(certainty: int, right: int, wrong: int) -> None:
    assert (certainty_mark(True, certainty), certainty_mark(False, certainty)) == (right, wrong)


@pytest.mark.parametrize("chance", [0.1, 0.5, 0.66, 0.7, 0.79, 0.81, 0.95])
def test_each_level_pays_best_in_its_band(chance: float) -> None:
    """Where a level's band holds the chance to be right, no other level is worth more on average."""
    worth = {
        level: chance * certainty_mark(True, level) + (1 - chance) * certainty_mark(False, level) for level in BANDS
    }
    (band,) = [level for level, (low, high) in BANDS.items() if low <= chance < high]
    assert worth[band] == max(worth.values())


@pytest.mark.parametrize(
    ("certainty", "answers", "right", "told"),
    [
        (1, 0, 0, ""),
        (1, 20, 10, ""),
        (1, 20, 20, "underconfident"),
        (2, 20, 15, ""),
        (2, 20, 5, "overconfident"),
        (2, 20, 20, "underconfident"),
        (3, 20, 18, ""),
        (3, 2, 1, ""),
        (3, 5, 2, "overconfident"),
        (3, 20, 10, "overconfident"),
    ],
)
def test_who_is_too_sure_or_not_sure_enough(certainty: int, answers: int, right: int, told: str) -> None:
    assert Calibration(certainty, answers, right).told == told


def test_levels_are_counted_apart_and_what_was_not_asked_is_not() -> None:
    given = [(0, True), (1, True), (1, False), (3, True), (3, True), (3, False)]
    assert calibration(given) == (Calibration(1, 2, 1), Calibration(2, 0, 0), Calibration(3, 3, 2))
