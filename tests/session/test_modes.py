"""Which questions each mode asks, and in which order."""

import inspect
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Question
from quiz.session.history import Standing
from quiz.session.modes import NAMES, mode
from quiz.session.modes.base import Wish
from quiz.session.plan import plan
from tests.builders import question

MODES = {name: mode(name) for name in NAMES}
OF = {f"q{i:02}": question(f"q{i:02}", topic=f"t{i % 3}", claims=(f"c{i}",)) for i in range(18)}


def wish(
    of: dict[str, Question] = OF, known: dict[str, Standing] | None = None, count: int = 100, seed: str = "seed"
) -> Wish:
    return Wish(of, known or {}, seed, count, lambda _: {})


@pytest.mark.parametrize("name", MODES)
@given(known=st.dictionaries(st.sampled_from(sorted(OF)), st.sampled_from([0, 1])), count=st.integers(1, 20))
def test_no_mode_asks_more_than_wished_or_anything_twice(name: str, known: dict[str, int], count: int) -> None:
    standing = {name: Standing(mark, 5, "", 2 - 2 * mark) for name, mark in known.items()}
    names = MODES[name].plan(wish(known=standing, count=count))
    assert len(names) == len(set(names)) <= count
    assert set(names) <= set(OF)
    if name not in ("missed", "review"):
        assert len(names) == min(count, len(OF))


NAMED = st.lists(st.sampled_from(sorted(OF)), unique=True).map(tuple)


@pytest.mark.parametrize("name", MODES)
@given(
    known=st.dictionaries(st.sampled_from(sorted(OF)), st.integers(0, 2)),
    due=NAMED,
    ahead=NAMED,
    fresh=st.integers(0, 20),
    topic=st.sampled_from([None, "t0", "t1"]),
    count=st.integers(1, 20),
)
def test_a_mode_asks_as_many_as_it_says_are_waiting(
    name: str,
    known: dict[str, int],
    due: tuple[str, ...],
    ahead: tuple[str, ...],
    fresh: int,
    topic: str | None,
    count: int,
) -> None:
    standing = {one: Standing(float(lacking < 2), 5, "", lacking) for one, lacking in known.items()}
    of = {one: asked for one, asked in OF.items() if topic in (None, asked.topic)}
    rest = tuple(one for one in ahead if one not in due)
    wished = msgspec.structs.replace(wish(of, standing, count), due=due, ahead=rest, fresh=fresh)
    waiting = MODES[name].waiting(wished)
    asked = MODES[name].plan(wished)
    assert len(asked) == min(count, len(waiting))
    assert set(asked) <= set(waiting) <= set(of)


def test_every_mode_says_what_it_does() -> None:
    assert all(name == one.name and one.does and one.nothing.endswith(".") for name, one in MODES.items())


def test_every_mode_that_has_a_file_can_be_named() -> None:
    folder = Path(inspect.getfile(mode)).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "base"} == set(NAMES)


def test_practice_asks_as_it_always_did() -> None:
    known = {"q03": Standing(0, 1), "q04": Standing(1, 2)}
    assert MODES["practice"].plan(wish(known=known, count=17)) == plan(OF, known, "seed", 17)


def test_an_exam_goes_by_chance_alone() -> None:
    known = {name: Standing(1, 1) for name in list(OF)[:9]}
    assert MODES["exam"].plan(wish(known=known, count=9)) == MODES["exam"].plan(wish(count=9))


def test_only_what_is_to_be_mended_is_asked_the_just_missed_first() -> None:
    known = {
        "q01": Standing(0, 9, "", 2),
        "q02": Standing(1, 1, "", 1),
        "q03": Standing(1, 2),
        "q04": Standing(0, 8, "", 2),
        "gone": Standing(0, 1, "", 2),
    }
    assert set(MODES["missed"].plan(wish(known=known))) == {"q01", "q02", "q04"}
    assert set(MODES["missed"].plan(wish(known=known, count=2))) == {"q01", "q04"}
    assert MODES["missed"].plan(wish()) == ()


def test_in_a_review_what_is_due_in_its_order_and_what_is_left_for_today_of_new_ones_take_turns() -> None:
    known = {name: Standing(1, 1) for name in list(OF)[:10]}
    asked = Wish(OF, known, "seed", 100, lambda _: {}, ("q03", "q01", "gone"), 2)
    names = MODES["review"].plan(asked)
    assert (names[0], names[2]) == ("q03", "q01")
    assert len(names) == 4
    assert not {names[1], names[3]} & set(known)
    assert MODES["review"].plan(msgspec.structs.replace(asked, count=2)) == names[:2]
    assert MODES["review"].plan(wish(known=known)) == ()


def test_when_nothing_is_due_a_review_goes_ahead_and_only_then() -> None:
    known = {name: Standing(1, 1) for name in OF}
    asked = Wish(OF, known, "seed", 2, lambda _: {}, (), 0, ("q05", "gone", "q02", "q07"))
    assert MODES["review"].plan(asked) == ("q05", "q02")
    assert MODES["review"].plan(msgspec.structs.replace(asked, due=("q09",))) == ("q09",)


def test_siblings_come_apart_in_a_review_too() -> None:
    of = {f"q{i}": question(f"q{i}", claims=(f"c{i // 2}",)) for i in range(8)}
    names = MODES["review"].plan(Wish(of, {}, "seed", 100, lambda _: {}, tuple(of)))
    assert sorted(names) == sorted(of)
    assert all(set(of[one].claims).isdisjoint(of[other].claims) for one, other in pairwise(names))


def topics(names: tuple[str, ...], of: dict[str, Question] = OF) -> list[str]:
    return [of[name].topic for name in names]


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=14), st.integers(1, 14), st.text("xyz", max_size=3))
def test_topics_follow_themselves_only_where_nothing_else_is_left(of: list[str], count: int, seed: str) -> None:
    asked = {f"q{i:02}": question(f"q{i:02}", topic=topic) for i, topic in enumerate(of)}
    names = MODES["mixed"].plan(wish(asked, count=count, seed=seed))
    found = topics(names, asked)
    (_, most) = Counter(found).most_common(1)[0]
    assert sum(one == other for one, other in pairwise(found)) == max(0, 2 * most - len(found) - 1)


def test_a_short_mixed_run_has_every_topic_as_often() -> None:
    names = MODES["mixed"].plan(wish(count=9))
    assert Counter(topics(names)) == {"t0": 3, "t1": 3, "t2": 3}


def test_in_each_topic_the_most_urgent_are_asked() -> None:
    known = {name: Standing(1, 1) for name in OF if name not in ("q00", "q04", "q08")}
    assert set(MODES["mixed"].plan(wish(known=known, count=3))) == {"q00", "q04", "q08"}


def test_mixed_neighbours_share_no_claim_either() -> None:
    of = {f"q{i}": question(f"q{i}", topic=f"t{i % 2}", claims=(f"c{i // 4}",)) for i in range(12)}
    for seed in range(20):
        names = MODES["mixed"].plan(wish(of, seed=str(seed)))
        assert all(set(of[one].claims).isdisjoint(of[other].claims) for one, other in pairwise(names))
