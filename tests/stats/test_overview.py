"""The overview counts what there was."""

import msgspec
import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from quiz.session.history import Given, Review, Standing, standings
from quiz.session.memory.days import DAY, Days
from quiz.session.memory.schedule import Today
from quiz.session.results import RunScore
from quiz.stats.overview import Claims, Overview, TopicStanding, overview
from quiz.stats.panels import columns, panels
from tests.builders import bank, question
from tests.sources.test_rivals import claim, source

TODAY = Today(number=99, allowance=0, days=Days(begins=0))
END = 100 * DAY
"""When today ends."""
OF = msgspec.structs.replace(
    bank(
        question("a", topic="t", claims=("x",)), question("b", topic="t", claims=("x", "y")), question("c", topic="u")
    ),
    topics={"t": "Towers", "u": "Unused", "empty": "Empty"},
    source=source(*(claim(name, name) for name in "xyz")),
)
KEY = OF.questions["a"].fingerprint()


def one(
    question: str, mark: float, day: int = 0, run: str = "r", took: int = 1000, certainty: int = 0, key: str = KEY
) -> Given:
    return Given(run, question, END - 1000 + day * DAY, took, key, mark, mark, certainty)


def told(*given: Given, forecast: tuple[int, ...] = (0,) * 30, scores: tuple[RunScore, ...] = ()) -> Overview:
    known = standings(Review(g.question, g.at, g.key, g.mark, g.earned) for g in given)
    return overview(OF, given, scores, known, forecast, 1.4, TODAY)


def test_nothing_answered() -> None:
    found = told()
    assert (found.answers, found.met, found.right, found.runs, found.days, found.streak, found.took) == (
        0,
        0,
        0,
        (),
        {},
        0,
        0,
    )
    assert found.claims == Claims(0, 0, 0, 2, 1)


def test_how_one_stands() -> None:
    found = told(one("a", 1), one("b", 0), one("gone", 1), one("c", 1, key="another"))
    assert (found.questions, found.answers, found.met, found.right) == (3, 4, 2, 1)
    assert [(t.name, t.questions, t.met, t.right) for t in found.topics] == [("Towers", 2, 2, 1), ("Unused", 1, 0, 0)]
    assert found.claims == Claims(known=0, partly=1, missed=1, unmet=0, untested=1)


def test_the_score_run_by_run_is_that_of_finished_runs() -> None:
    scores = (RunScore(1, 0.75, 2), RunScore(2, 0.4, 10))
    drawn = panels(told(one("a", 1), scores=scores), 80, 0)
    (lines,) = [panel.lines for panel in drawn if panel.title == "Score, run by run"]
    assert "2 runs, the last 40 % of 10 questions" in lines[-1][0].text
    assert "Score, run by run" not in [panel.title for panel in panels(told(one("a", 1)), 80, 0)]


@pytest.mark.parametrize(
    ("days", "streak"),
    [([0], 1), ([-1], 1), ([-2], 0), ([0, -1, -2], 3), ([-1, -2, -4], 2), ([0, -2], 1), ([0, 0, -1], 2)],
)
def test_days_in_a_row_up_to_today_or_yesterday(days: list[int], streak: int) -> None:
    found = told(*(one("a", 1, day) for day in sorted(days)))
    assert found.streak == streak
    assert found.days == {day: days.count(day) for day in days}


def test_an_answer_from_a_clock_that_was_ahead_counts_for_today() -> None:
    found = told(one("a", 1, 3), one("b", 1, 0))
    assert found.days == {0: 2}


def test_a_day_ends_when_the_students_day_does() -> None:
    last = Given("r", "a", END - 1, 5, KEY, 1, 1)
    first = Given("r", "a", END - DAY, 5, KEY, 1, 1)
    before = Given("r", "a", END - DAY - 1, 5, KEY, 1, 1)
    assert told(before, first, last).days == {-1: 1, 0: 2}


def test_the_hardest_of_those_that_were_answered_twice_and_the_slowest() -> None:
    found = told(
        one("a", 0, took=100),
        one("a", 1, took=300),
        one("b", 1, took=900),
        one("b", 1, took=700),
        one("c", 0, took=9999),
        one("b", 0, key="before the key was changed"),
        one("b", 1, took=800),
    )
    assert [(hard.question, hard.answers, hard.facility) for hard in found.hardest] == [("a", 2, 0.5)]
    assert found.took == 800
    assert [(slow.question, slow.took) for slow in found.slowest] == [("c", 9999)]


def test_the_slowest_questions_are_never_faster_than_the_time_in_the_middle() -> None:
    """As where most questions were answered once, slowly, and a few twice, fast."""
    found = told(one("a", 1, took=100), one("a", 1, took=300), one("b", 1, took=5000), one("c", 1, took=5200))
    assert (found.took, [slow.question for slow in found.slowest]) == (5000, ["c"])
    assert told(one("a", 1)).slowest == ()


def test_only_what_was_said_is_calibrated() -> None:
    found = told(one("a", 1, certainty=3), one("b", 0, certainty=3), one("c", 1))
    assert [(level.certainty, level.answers, level.right) for level in found.calibration] == [
        (1, 0, 0),
        (2, 0, 0),
        (3, 2, 1),
    ]


@given_by(st.lists(st.floats(0, 1), max_size=20), st.integers(1, 6))
def test_columns_are_as_high_as_their_values(values: list[float], tall: int) -> None:
    rows = columns(values, tall)
    assert [len(row) for row in rows] == [len(values)] * tall
    for i, value in enumerate(values):
        eighths = sum(" ▁▂▃▄▅▆▇█".index(row[i]) for row in rows)
        assert eighths == (max(1, round(value * tall * 8)) if value > 0 else 0)


GIVEN = st.builds(
    one,
    st.sampled_from(["a", "b", "c", "gone"]),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(-300, 0),
    st.sampled_from("rs"),
    st.integers(0, 10**7),
    st.integers(0, 3),
)


@given_by(
    st.lists(GIVEN, max_size=30),
    st.integers(20, 120),
    st.integers(0, 6),
    st.lists(st.integers(0, 999), min_size=30, max_size=30),
)
def test_pictures_fit_whatever_there_is(given: list[Given], width: int, weekday: int, due: list[int]) -> None:
    scores = tuple(RunScore(g.at, g.mark, 1) for g in given)
    found = told(*sorted(given, key=lambda g: g.at), forecast=tuple(due), scores=scores)
    drawn = panels(found, width, weekday)
    assert drawn
    texts = ["".join(bit.text for bit in line) for panel in drawn for line in panel.lines]
    assert all(panel.lines for panel in drawn)
    pictures = [text for text in texts if set(text) & set("█▒╌▁▅═") and " " not in text.strip("█▒╌▁▅═")]
    assert all(len(text) <= max(width, 24) for text in pictures)


def bar(text: str) -> str:
    """The bar in a line."""
    return "".join(sign for sign in text if sign in "█▒╌")


@given_by(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), st.integers(20, 120))
def test_what_is_not_nothing_can_be_seen_in_a_bar(right: int, wrong: int, unmet: int, width: int) -> None:
    if not right + wrong:
        return
    topics = (TopicStanding("A topic", right + wrong + unmet, right + wrong, right),)
    found = msgspec.structs.replace(
        told(one("a", 1)), questions=right + wrong + unmet, met=right + wrong, right=right, topics=topics
    )
    lines = {
        panel.title: [bar("".join(b.text for b in line)) for line in panel.lines] for panel in panels(found, width, 0)
    }
    stands, topic = lines["How you stand"][0], "".join(lines["Topics"])
    for drawn in (stands, topic):
        seen = [drawn.count(sign) for sign in "█▒╌"]
        assert [number > 0 for number in seen] == [right > 0, wrong > 0, unmet > 0]
    assert len(stands) == min(40, width)


@pytest.mark.parametrize("width", [20, 48, 76])
def test_the_name_of_a_topic_has_the_room_it_needs(width: int) -> None:
    name = "Who says what, and how surely it is put"
    topics = (TopicStanding(name, 20, 2, 1), TopicStanding("Trade", 5, 5, 5))
    found = msgspec.structs.replace(told(one("a", 1)), topics=topics)
    (drawn,) = (panel for panel in panels(found, width, 0) if panel.title == "Topics")
    lines = ["".join(bit.text for bit in line) for line in drawn.lines]
    assert sum(line.startswith(name) for line in lines) == 1
    assert all(len(line) <= max(width, 24, len(name)) for line in lines)
    assert len(lines) == (2 if width == 76 else 4)
    assert len({line.index("█") for line in lines if "█" in line}) == 1


def test_the_calendar_shows_each_day_in_its_row_and_none_to_come() -> None:
    (calendar,) = [
        panel for panel in panels(told(one("a", 1), one("a", 1, -1)), 80, 2) if panel.title == "Answers a day"
    ]
    rows = {line[0].text.strip(): line[1].text for line in calendar.lines[:7]}
    assert rows["We"].endswith("█")
    assert rows["Tu"].endswith("█")
    assert rows["Mo"].endswith("·")
    assert rows["Th"].endswith("  ")
    assert set(rows["Su"]) == {"·", " "}


def test_a_standing_that_is_gone_is_no_met_question() -> None:
    found = overview(OF, [one("a", 1)], (), {"a": Standing(1, 1, "another key")}, (0,) * 30, 0, TODAY)
    assert (found.met, found.right) == (0, 0)
