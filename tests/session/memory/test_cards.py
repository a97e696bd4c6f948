"""Cards equal FSRS driven directly with days; ratings follow from what happened."""

from datetime import UTC, datetime, timedelta

import fsrs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.history import Rating, Review, Standing
from quiz.session.memory.cards import Card, Replayer
from quiz.session.memory.days import DAY, Days
from quiz.session.memory.schedule import Today, ahead, current, due, forecast

T0 = 1_700_000_000_000


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
    card = Replayer().after(None, seen, 1, lucky=True)
    assert (seen.rating, card.lapses) == (Rating.AGAIN, 1)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[int, Review]]:
    """Answers to one question, each with its day, which now and then goes back, the key changed now and then."""
    day, key, found = 20_000, 0, []
    for _ in range(draw(st.integers(1, 12))):
        day += draw(st.one_of(st.integers(0, 40), st.integers(0, 1), st.integers(-3, 0)))
        key += draw(st.sampled_from([0, 0, 0, 0, 1]))
        mark = draw(st.sampled_from([0.0, 0.5, 1.0, 1.0]))
        tries, hint, certainty = draw(st.integers(1, 3)), draw(st.booleans()), draw(st.integers(0, 3))
        first_wrong = tries > 1 and certainty > 0 and draw(st.booleans())
        late = (tries, hint, certainty, False, first_wrong)
        found.append((day, Review("q", draw(st.integers(0, T0)), f"key {key}", mark / tries, mark, *late)))
    return found


def time(day: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(days=day)


@given(histories(), st.sampled_from([0.7, 0.9, 0.97]), st.booleans())
def test_cards_equal_fsrs_driven_directly_with_days(
    history: list[tuple[int, Review]], retention: float, lucky: bool
) -> None:
    replayer, ours = Replayer(retention), None
    for day, review in history:
        ours = replayer.after(ours, review, day, lucky=lucky)
    assert ours is not None
    scheduler = fsrs.Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    last = history[-1][1]
    last_other = max((i for i, (_, review) in enumerate(history) if review.key != last.key), default=-1)
    kept = history[last_other + 1 :]
    card, latest = fsrs.Card(card_id=7), 0
    for i, (day, review) in enumerate(kept):
        latest = max(latest, day)
        hard = lucky and i == 0 and review.earned == 1
        card, _ = scheduler.review_card(card, fsrs.Rating.Hard if hard else fsrs.Rating(review.rating), time(latest))
    assert (ours.stability, ours.difficulty) == (card.stability, card.difficulty)
    assert (time(ours.due), time(ours.day)) == (card.due, card.last_review)
    assert (ours.reviews, ours.lapses) == (len(kept), sum(review.earned < 1 for _, review in kept))
    assert ours.misled is ((last.earned < 1 or last.first_wrong) and last.certainty == 3)
    assert ours.due > ours.day >= max(day for day, _ in kept)
    now = ours.day + 5
    assert Replayer(retention).retrievability(ours, now) == scheduler.get_card_retrievability(card, time(now))


@pytest.mark.parametrize(
    ("answers", "ratings"),
    [
        ([{}], [2]),
        ([{}, {}], [2, 3]),
        ([{"earned": 0.0}, {}], [1, 3]),
        ([{"certainty": 3}], [2]),
        ([{"certainty": 1}], [2]),
        ([{"hint": True, "tries": 3}], [2]),
        ([{}, {"key": "new"}, {"key": "new"}], [2, 2, 3]),
    ],
)
def test_only_a_first_right_answer_to_a_question_that_is_easily_guessed_is_rated_hard_for_it(
    answers: list[dict[str, object]], ratings: list[int]
) -> None:
    """One step down at most, whatever else was taken; then the answers count as they do everywhere."""
    replayer, ours, card = Replayer(), None, fsrs.Card(card_id=1)
    key = "key"
    for day, (answer, rating) in enumerate(zip(answers, ratings, strict=True)):
        review = msgspec.convert({"question": "q", "at": 0, "key": "key", "mark": 1, "earned": 1, **answer}, Review)
        card, key = (card, key) if review.key == key else (fsrs.Card(card_id=1), review.key)
        ours = replayer.after(ours, review, day, lucky=True)
        card, _ = replayer.scheduler.review_card(card, fsrs.Rating(rating), time(day))
        assert (ours.stability, ours.difficulty) == (card.stability, card.difficulty)


def card(due: int, day: int = 0, stability: float = 5.0, key: str = "key") -> Card:
    return Card(key=key, day=day, due=due, stability=stability, difficulty=5.0)


def test_a_card_of_another_key_counts_no_longer() -> None:
    cards = {"a": card(1), "b": card(2, key="old"), "gone": card(3)}
    standing = {name: Standing(1, 1, "key") for name in "abc"}
    assert current(cards, standing) == {"a": cards["a"]}


def test_the_most_worn_is_due_first() -> None:
    cards = {"strong": card(9, stability=50), "weak": card(9, stability=1), "later": card(17, stability=1)}
    assert due(cards, 9) == ("weak", "strong")
    assert due(cards, 8) == ()
    assert ahead(cards, 8) == ("later", "weak", "strong")
    assert ahead(cards, 9) == ("later",)


def test_what_one_was_certain_of_and_wrong_comes_first() -> None:
    misled = msgspec.structs.replace(card(1, stability=50), misled=True)
    assert due({"weak": card(1, stability=1), "misled": misled}, 1) == ("misled", "weak")


def test_new_questions_are_metered_by_the_day() -> None:
    met = {f"q{i}": Standing(1, T0, first=first) for i, first in enumerate((9 * DAY - 1, 9 * DAY, 10 * DAY - 1))}
    days = Days(begins=0)
    assert [Today(number=number, allowance=3, days=days).fresh(met) for number in (8, 9, 10)] == [2, 1, 3]
    assert Today(number=9, allowance=1, days=days).fresh(met) == 0


@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0.1, 90)), max_size=8))
def test_the_order_is_that_of_retrievability(of: list[tuple[int, float]]) -> None:
    cards = {f"q{i}": card(0, day=100 - days, stability=stability) for i, (days, stability) in enumerate(of)}
    replayer = Replayer()
    left = [replayer.retrievability(cards[name], 101) for name in due(cards, 100)]
    assert left == pytest.approx(sorted(left))


def test_what_is_due_when() -> None:
    cards = {"a": card(-8), "b": card(1), "c": card(2), "d": card(4)}
    assert forecast(cards, 1, 5) == [2, 1, 0, 1, 0]
