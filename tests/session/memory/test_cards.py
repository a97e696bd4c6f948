"""Cards equal FSRS driven directly, whatever the history; ratings are told from what happened."""

from datetime import UTC, datetime, timedelta

import fsrs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.history import Rating, Review, Standing
from quiz.session.memory.cards import Card, Replayer
from quiz.session.memory.schedule import DAY, Day, ahead, current, day_end, due, forecast

T0 = 1_700_000_000_000
HOUR = 3_600_000


@pytest.mark.parametrize(
    ("mark", "tries", "hint", "certainty", "rating"),
    [
        (1, 1, False, 0, Rating.GOOD),
        (1, 1, False, 2, Rating.GOOD),
        (1, 1, False, 3, Rating.GOOD),
        (1, 1, False, 1, Rating.HARD),
        (1, 2, False, 0, Rating.HARD),
        (1, 1, True, 0, Rating.HARD),
        (1, 3, True, 1, Rating.HARD),
        (0.99, 1, False, 3, Rating.AGAIN),
        (0.5, 1, False, 0, Rating.AGAIN),
        (0, 1, False, 0, Rating.AGAIN),
        (0, 2, True, 1, Rating.AGAIN),
    ],
)
def test_the_rating_is_told_from_what_happened(
    mark: float, tries: int, hint: bool, certainty: int, rating: Rating
) -> None:
    assert Review("q", T0, "key", 0.0, mark, tries, hint, certainty).rating is rating


def test_what_was_right_after_its_answer_was_shown_is_not_known() -> None:
    seen = Review("q", T0, "key", 2 / 3, 1.0, tries=2, seen=True)
    card = Replayer().after(None, seen)
    assert (seen.rating, card.lapses) == (Rating.AGAIN, 1)


@st.composite
def histories(draw: st.DrawFn) -> list[Review]:
    """Answers to one question, the clock going on and now and then back, the key changed now and then."""
    at, key, found = T0, 0, []
    for _ in range(draw(st.integers(1, 12))):
        at += draw(st.one_of(st.integers(0, 40 * DAY), st.integers(0, HOUR), st.integers(-3 * DAY, 0)))
        key += draw(st.sampled_from([0, 0, 0, 0, 1]))
        mark = draw(st.sampled_from([0.0, 0.5, 1.0, 1.0]))
        tries, hint, certainty = draw(st.integers(1, 3)), draw(st.booleans()), draw(st.integers(0, 3))
        first_wrong = tries > 1 and certainty > 0 and draw(st.booleans())
        late = (tries, hint, certainty, False, first_wrong)
        found.append(Review("q", at, f"key {key}", mark / tries, mark, *late))
    return found


def time(at: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at)


@given(histories(), st.sampled_from([0.7, 0.9, 0.97]))
def test_cards_equal_fsrs_driven_directly(history: list[Review], retention: float) -> None:
    replayer, ours = Replayer(retention), None
    for review in history:
        ours = replayer.after(ours, review)
    assert ours is not None
    scheduler = fsrs.Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    last_other = max((i for i, review in enumerate(history) if review.key != history[-1].key), default=-1)
    kept = history[last_other + 1 :]
    card, latest = fsrs.Card(card_id=7), 0
    for review in kept:
        latest = max(latest, review.at)
        card, _ = scheduler.review_card(card, fsrs.Rating(int(review.rating)), time(latest))
    assert (ours.stability, ours.difficulty) == (card.stability, card.difficulty)
    assert (time(ours.due), time(ours.at)) == (card.due, card.last_review)
    assert (ours.reviews, ours.lapses) == (len(kept), sum(review.earned < 1 for review in kept))
    last = history[-1]
    assert ours.misled is ((last.earned < 1 or last.first_wrong) and last.certainty == 3)
    assert ours.due > ours.at >= max(review.at for review in kept)
    now = ours.at + 5 * DAY
    assert Replayer(retention).retrievability(ours, now) == scheduler.get_card_retrievability(card, time(now))


def card(due: int, at: int = T0, stability: float = 5.0, key: str = "key") -> Card:
    return Card(key, at, due, stability, 5.0)


def test_a_card_of_another_key_counts_no_longer() -> None:
    cards = {"a": card(1), "b": card(2, key="old"), "gone": card(3)}
    standing = {name: Standing(1, 1, "key") for name in "abc"}
    assert current(cards, standing) == {"a": cards["a"]}


@pytest.mark.parametrize(
    ("at", "offset", "begins", "end"),
    [
        (0, 0, 0, DAY),
        (DAY - 1, 0, 0, DAY),
        (DAY, 0, 0, 2 * DAY),
        (3 * HOUR, 0, 4 * HOUR, 4 * HOUR),
        (4 * HOUR, 0, 4 * HOUR, DAY + 4 * HOUR),
        (22 * HOUR, 2 * HOUR, 0, 46 * HOUR),
        (21 * HOUR, 2 * HOUR, 0, 22 * HOUR),
        (23 * HOUR, -5 * HOUR, 0, 29 * HOUR),
    ],
)
def test_a_day_ends_where_the_student_lives_and_when_they_sleep(at: int, offset: int, begins: int, end: int) -> None:
    assert day_end(at, offset, begins) == end


def test_the_most_worn_is_due_first() -> None:
    cards = {
        "strong": card(T0 + DAY, stability=50),
        "weak": card(T0 + DAY, stability=1),
        "later": card(T0 + 9 * DAY, stability=1),
    }
    assert due(cards, T0 + 2 * DAY) == ("weak", "strong")
    assert due(cards, T0 + DAY) == ()
    assert ahead(cards, T0 + DAY) == ("later", "weak", "strong")
    assert ahead(cards, T0 + 2 * DAY) == ("later",)


def test_what_one_was_certain_of_and_wrong_comes_first() -> None:
    misled = msgspec.structs.replace(card(T0 + DAY, stability=50), misled=True)
    assert due({"weak": card(T0 + DAY, stability=1), "misled": misled}, T0 + 2 * DAY) == ("misled", "weak")


def test_new_questions_are_metered_by_the_day() -> None:
    day = Day(T0, 3)
    met = {f"q{i}": Standing(1, T0, first=first) for i, first in enumerate((T0 - DAY - 1, T0 - DAY, T0 - 1, T0))}
    assert day.fresh(met) == 1
    assert Day(T0, 1).fresh(met) == 0
    assert day.fresh({}) == 3


@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0.1, 90)), max_size=8))
def test_the_order_is_that_of_retrievability(of: list[tuple[int, float]]) -> None:
    now = T0 + 100 * DAY
    cards = {f"q{i}": card(T0, at=now - days * DAY, stability=stability) for i, (days, stability) in enumerate(of)}
    replayer = Replayer()
    left = [replayer.retrievability(cards[name], now) for name in due(cards, now)]
    assert left == pytest.approx(sorted(left))


def test_what_is_due_when() -> None:
    until = T0 + DAY
    cards = {"a": card(T0 - 9 * DAY), "b": card(until - 1), "c": card(until), "d": card(until + 2 * DAY)}
    assert forecast(cards, until, 5) == [2, 1, 0, 1, 0]
