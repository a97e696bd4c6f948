import pytest

from quiz.kinds.true_false import TrueFalse


@pytest.mark.parametrize(
    ("answer", "response", "mark"),
    [
        (True, ("True",), 1),
        (True, ("False",), 0),
        (False, ("False",), 1),
        (False, ("True",), 0),
        (True, (), 0),
        (True, ("true",), 0),
        (True, ("True", "False"), 0),
    ],
)
def test_mark(answer: bool, response: tuple[str, ...], mark: float) -> None:
    assert TrueFalse(answer, "").mark(response).mark == mark


@pytest.mark.parametrize(("answer", "wrong"), [(True, "False"), (False, "True")])
def test_the_feedback_is_for_the_wrong_one(answer: bool, wrong: str) -> None:
    item = TrueFalse(answer, "look again")
    assert [(r.option, r.feedback) for r in item.mark((wrong,)).chosen] == [(wrong, "look again")]
    assert item.mark(item.key()).chosen == ()


def test_true_stands_before_false_whatever_the_seed() -> None:
    item = TrueFalse(False, "")
    assert item.shown() == ("True", "False")
    assert item.fixed()
