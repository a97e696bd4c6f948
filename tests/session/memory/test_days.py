"""Only the days of answers matter, never their hours: whatever the time zone, and when clocks are changed."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.session.history import Review
from quiz.session.memory.cards import Card, Replayer
from quiz.session.memory.days import DAY, HOUR, Days, weekday

EPOCH = date(1970, 1, 1)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu")
"""With clocks changed by night, at midnight, by half an hour, and never."""


def days_in(zone: str, begins: int) -> Days:
    def offset(at: int) -> int:
        ahead = datetime.fromtimestamp(at // 1000, ZoneInfo(zone)).utcoffset()
        assert ahead is not None
        return ahead // timedelta(milliseconds=1)

    return Days(begins=begins, offset=offset, zone=zone)


def beginning(zone: str, begins: int, day: int) -> int:
    """When a day begins: as soon as the clock on the wall shows the hour on that date, or jumps over it."""
    on_the_wall = datetime.combine(EPOCH + timedelta(days=day), clock(begins), ZoneInfo(zone))
    return (on_the_wall.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(st.sampled_from(ZONES), st.integers(0, 23), st.integers(19_700, 20_800))
@settings(deadline=None)
def test_a_day_lasts_from_its_hour_on_the_wall_to_the_same_hour_on_the_next_date(
    zone: str, begins: int, day: int
) -> None:
    days, first, last = days_in(zone, begins), beginning(zone, begins, day), beginning(zone, begins, day + 1) - 1
    assert [days.day(at) for at in (first - 1, first, last, last + 1)] == [day - 1, day, day, day + 1]


@pytest.mark.parametrize(
    ("at", "begins", "offset", "day"),
    [
        (0, 0, 0, 0),
        (DAY - 1, 0, 0, 0),
        (DAY, 0, 0, 1),
        (4 * HOUR - 1, 4, 0, -1),
        (4 * HOUR, 4, 0, 0),
        (22 * HOUR, 0, 2 * HOUR, 1),
        (21 * HOUR, 0, 2 * HOUR, 0),
        (4 * HOUR, 0, -5 * HOUR, -1),
    ],
)
def test_a_day_begins_where_the_student_lives_and_when_they_sleep(at: int, begins: int, offset: int, day: int) -> None:
    assert Days(begins=begins, offset=lambda _: offset).day(at) == day


@given(st.integers(-1000, 60_000))
def test_a_day_has_the_weekday_of_its_date(day: int) -> None:
    assert weekday(day) == (EPOCH + timedelta(days=day)).weekday()


def test_days_are_named_by_all_they_go_by() -> None:
    names = {days_in(zone, begins).name for zone in ZONES for begins in range(24)}
    assert len(names) == len(ZONES) * 24


Answer = tuple[int, float, str, int, int]
"""The days since the last one, its mark, its key, its tries and its certainty."""


def replayed(answers: list[Answer], hours: list[int], zone: str, begins: int, lucky: bool) -> list[Card]:
    """Return the card after each answer, answered at those shares (in thousandths) of its day."""
    days, replayer, card, number, found = days_in(zone, begins), Replayer(), None, 19_800, []
    for (since, mark, key, tries, certainty), hour in zip(answers, hours, strict=True):
        number += since
        first, after = (beginning(zone, begins, day) for day in (number, number + 1))
        at = first + (after - first) * hour // 1000
        card = replayer.after(
            card, Review("q", at, key, mark, mark, tries, False, certainty), days.day(at), lucky=lucky
        )
        found.append(card)
    return found


@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(0, 2), st.integers(0, 60)),
            st.sampled_from([0.0, 0.5, 1.0, 1.0]),
            st.sampled_from("kkkl"),
            st.integers(1, 2),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=10,
    ),
    st.data(),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.booleans(),
)
@settings(deadline=None)
def test_only_the_days_of_the_answers_matter_never_the_hours(
    answers: list[Answer], data: st.DataObject, zone: str, begins: int, lucky: bool
) -> None:
    hours = st.lists(st.integers(0, 999), min_size=len(answers), max_size=len(answers))
    one, other = data.draw(hours), data.draw(hours)
    assume(one != other)
    assert replayed(answers, one, zone, begins, lucky) == replayed(answers, other, zone, begins, lucky)


@pytest.mark.parametrize("hours", [0.1, 6, 12, 23.9, 24])
def test_the_next_day_is_the_next_day_however_few_hours_have_passed(hours: float) -> None:
    """FSRS, given hours, takes less than 24 for the same day: a stability of 0.25 days."""
    replayer, days, evening = Replayer(), Days(begins=0), DAY - HOUR // 20
    at = evening + round(hours * HOUR)
    card = replayer.after(None, Review("q", evening, "k", 0, 0), days.day(evening))
    found = replayer.after(card, Review("q", at, "k", 1, 1), days.day(at))
    assert (found.day - card.day, round(found.stability, 2)) == (1, 1.89)
