from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank, Question
from quiz.kinds.choice import Choice
from quiz.session.history import Review, Standing, standings
from quiz.session.plan import apart, option_order, plan
from quiz.session.shuffle import shuffled
from tests.builders import options, question
from tests.strategies import any_text, banks, prose, questions

TWENTY = {f"q{i:02}": question(f"q{i:02}", claims=(f"c{i}",)) for i in range(20)}


@given(banks(), any_text.map(lambda text: text.encode("utf-8", "replace").decode()), st.integers(1, 9))
def test_the_same_seed_gives_the_same_plan(of: Bank, seed: str, count: int) -> None:
    backwards = dict(reversed(of.questions.items()))
    assert plan(of.questions, {}, seed, count) == plan(backwards, {}, seed, count)


def test_another_seed_gives_another_plan() -> None:
    assert len({plan(TWENTY, {}, f"seed {i}", 20) for i in range(50)}) == 50


@given(banks(), prose, st.integers(1, 9))
def test_as_many_as_wished_and_none_twice(of: Bank, seed: str, count: int) -> None:
    names = plan(of.questions, {}, seed, count)
    assert len(names) == len(set(names)) == min(count, len(of.questions))
    assert set(names) <= set(of.questions)


@given(
    st.dictionaries(st.sampled_from(sorted(TWENTY)), st.tuples(st.sampled_from([0, 0.5, 1]), st.integers(0, 9))), prose
)
def test_new_ones_first_then_wrong_ones_then_the_longest_unseen(known: dict[str, tuple[float, int]], seed: str) -> None:
    standing = {name: Standing(mark, at) for name, (mark, at) in known.items()}

    def rank(name: str) -> tuple[int, int]:
        if name not in standing:
            return (0, 0)
        return (1, 0) if standing[name].mark < 1 else (2, standing[name].at)

    for count in (1, 5, 12, 20):
        chosen = plan(TWENTY, standing, seed, count)
        left = set(TWENTY) - set(chosen)
        assert max(map(rank, chosen)) <= min(map(rank, left), default=(9, 9))


def test_the_order_of_asking_does_not_tell_which_are_new() -> None:
    standing = {name: Standing(1, 1) for name in list(TWENTY)[:10]}
    assert plan(TWENTY, standing, "seed", 20) == plan(TWENTY, {}, "seed", 20)


def clashes(names: tuple[str, ...], of: dict[str, Question]) -> int:
    return sum(not set(of[one].claims).isdisjoint(of[other].claims) for one, other in pairwise(names))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12), prose)
def test_neighbours_share_no_claim_where_that_can_be_had(claims: list[str], seed: str) -> None:
    of = {f"q{i}": question(f"q{i}", claims=(claim,)) for i, claim in enumerate(claims)}
    names = plan(of, {}, seed, len(of))
    assert sorted(names) == sorted(of)
    (_, most) = Counter(claims).most_common(1)[0]
    unavoidable = max(0, 2 * most - len(claims) - 1)
    assert clashes(names, of) == unavoidable


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=12))
def test_setting_apart_loses_nothing(claims: list[list[str]]) -> None:
    of = {f"q{i}": question(f"q{i}", claims=tuple(some)) for i, some in enumerate(claims)}
    assert sorted(apart(of, of)) == sorted(of)


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=2), max_size=14),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=20),
    prose,
)
def test_nothing_comes_before_what_it_gives_away(
    claims: list[list[str]], edges: list[tuple[int, int]], seed: str
) -> None:
    of = {f"q{i:02}": question(f"q{i:02}", claims=tuple(some)) for i, some in enumerate(claims)}
    before: dict[str, set[str]] = {}
    for one, other in edges:
        if one < other < len(of):
            before.setdefault(f"q{one:02}", set()).add(f"q{other:02}")
    names = plan(of, {}, seed, len(of), lambda _: before)
    assert sorted(names) == sorted(of)
    assert all(names.index(first) < names.index(name) for name, some in before.items() for first in some)


def test_two_that_give_each_other_away_are_asked_all_the_same() -> None:
    of = {name: question(name) for name in ("a", "b", "c")}
    assert sorted(plan(of, {}, "seed", 3, lambda _: {"a": {"b"}, "b": {"a"}})) == ["a", "b", "c"]


def test_without_clashes_the_order_stays() -> None:
    assert apart(TWENTY, TWENTY) == tuple(TWENTY)


@given(questions(), prose)
def test_the_order_of_options_is_a_stable_permutation(asked: Question, seed: str) -> None:
    shown = option_order(asked, seed)
    assert sorted(shown) == sorted(asked.item.shown())
    assert shown == option_order(asked, seed)
    if not asked.shuffle or asked.item.fixed():
        assert shown == asked.item.shown()


@pytest.mark.parametrize(
    ("shuffle", "last", "orders"), [(True, "d", 24), (False, "d", 1), (True, "all of the above", 1)]
)
def test_options_are_shuffled_unless_they_must_stay(shuffle: bool, last: str, orders: int) -> None:
    asked = question(kind="choice", item=Choice(options("+a", "b", "c", last)), shuffle=shuffle)
    assert len({option_order(asked, f"seed {i}") for i in range(400)}) == orders


def test_two_questions_with_the_same_options_are_shuffled_apart() -> None:
    item = Choice(options(*(f"{'+' if i == 0 else ''}{i}" for i in range(10))))
    assert option_order(question("a", item=item), "s") != option_order(question("b", item=item), "s")


def test_a_shuffle_is_the_same_on_every_machine() -> None:
    assert shuffled("abcdef", "salt", "q") == ("c", "a", "f", "d", "e", "b")
    assert shuffled([], "salt") == ()


@given(st.lists(any_text, unique=True))
def test_no_text_makes_shuffling_raise(items: list[str]) -> None:
    assert sorted(shuffled(items, "salt")) == sorted(items)


def test_the_last_answer_to_each_question_counts() -> None:
    answers = [Review("a", 1, "k", 0, 0), Review("b", 2, "k", 1, 1), Review("a", 3, "k", 1, 1)]
    assert standings(answers) == {"a": Standing(1, 3, "k", to_mend=1, first=1), "b": Standing(1, 2, "k", first=2)}


def test_a_question_with_another_key_is_a_new_one() -> None:
    answers = [Review("a", 1, "k", 0, 0), Review("a", 2, "l", 1, 1)]
    assert standings(answers) == {"a": Standing(1, 2, "l", first=2)}


@pytest.mark.parametrize(
    ("marks", "to_mend"),
    [([1], 0), ([0], 2), ([0.5], 2), ([0, 1], 1), ([0, 1, 1], 0), ([0, 1, 0, 1], 1), ([1, 1, 0], 2), ([0, 1, 1, 1], 0)],
)
def test_what_was_missed_is_mended_by_two_in_a_row(marks: list[float], to_mend: int) -> None:
    given = [Review("a", i, "k", mark, mark) for i, mark in enumerate(marks)]
    assert standings(given)["a"].to_mend == to_mend
