"""Every number in what is said of a run is in its range and true, whatever is done and however many tries there are."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from quiz import wording
from quiz.bank.model import Bank, Question
from quiz.kinds.short import Short
from quiz.session import run as runs
from quiz.session.events import Answered, Skipped
from quiz.session.outcome import Outcome
from quiz.session.results import results
from quiz.session.run import Run
from tests.builders import bank, question, stamp

KEEPER = msgspec.structs.replace(question("q", kind="short", item=Short(("keeper",), (), False)), hint="A lamp.")
OF = bank(*(msgspec.structs.replace(KEEPER, id=name) for name in "abc"))
ACTS = st.sampled_from(["wrong", "wrong", "close", "again", "right", "hint", "give up", "skip", "undo", "undo", "sure"])
WORTH = {"": 1.0, " for ⅔": 2 / 3, " for ⅓": 1 / 3, ", though for no mark": 0.0}
RANGES = {r"(\d+) of (\d+)": lambda part, whole: 0 <= part <= whole, r"(\d+) %": lambda share: 0 <= share <= 100}


class Life:
    """A run as it is lived, and what was said on the way."""

    def __init__(self, tries: int) -> None:
        self.run, _ = runs.start(stamp(0), "r", "bank", ("a", "b", "c"), "seed", tries=tries)
        self.clock = 0
        self.said: list[str] = []

    def act(self, act: str) -> None:
        """Do one thing to the current question, and check what is said of it."""
        self.clock += 1
        name = self.run.current
        if act == "undo":
            self._undo()
        elif name is not None and act == "skip":
            self.run, _ = runs.skip(self.run, stamp(self.clock))
            self.said.append(wording.skip_line(self.run, name))
        elif name is not None and act == "hint":
            self._hint(OF.questions[name])
        elif name is not None:
            self._answer(OF.questions[name], act)
        self._look()

    def _answer(self, asked: Question, act: str) -> None:
        typed = {"right": "keeper", "close": "keepr", "again": "x"}.get(act, f"x{self.clock}")
        if act == "give up":
            self.run, outcome, _ = runs.give_up(self.run, asked, stamp(self.clock), 1)
        else:
            self.run, outcome, _ = runs.answer(
                self.run, asked, (typed,), stamp(self.clock), 1, certainty=3 * (act == "sure")
            )
        if outcome.again:
            self._again(asked, outcome)
        else:
            self.said += [wording.outcome_word(outcome), wording.certainty_line(outcome)]

    def _again(self, asked: Question, outcome: Outcome) -> None:
        line = wording.again_line(outcome)
        self.said.append(line)
        if outcome.why_again == "try":
            found = re.fullmatch(r"Not right\. (?:One more try|(\d+) more tries, the next)(.*)\.", line)
            assert found
            assert int(found[1] or 1) == answers_left(self.run, asked)
            assert round(WORTH[found[2]], 3) == round(earns(self.run, asked), 3)

    def _hint(self, asked: Question) -> None:
        attempt = self.run.attempt(asked.id)
        before, cost = earns(self.run, asked), bool(wording.hint_cost(attempt))
        self.said.append(wording.hint_offer(attempt))
        assert ("⅓" in self.said[-1]) is cost
        self.run, event = runs.hint(self.run, asked, stamp(self.clock))
        assert event is None or not attempt.seen
        if event is not None:
            assert round(before - earns(self.run, asked), 3) == (0.333 if cost else 0)

    def _undo(self) -> None:
        taken = self.run.moves[-1] if self.run.moves else None
        self.run, _ = runs.undo(self.run, stamp(self.clock))
        if isinstance(taken, Answered | Skipped):
            line = wording.undo_line(self.run, taken)
            self.said.append(line)
            if isinstance(taken, Answered) and "solution" in line:
                most = next(worth for words, worth in UNDONE.items() if words in line)
                assert round(most, 3) == round(earns(self.run, OF.questions[taken.question]), 3)

    def _look(self) -> None:
        """What a screen says of the run as it stands."""
        outcome, current = results(self.run, OF), self.run.current
        self.said += [wording.score_line(outcome), wording.certainty_total(outcome), wording.left_line(self.run)]
        if current is not None and (left := wording.tries_left(self.run, OF.questions[current])):
            found = re.fullmatch(r"(\d+) (?:try|tries) left", left)
            assert found
            assert int(found[1]) == answers_left(self.run, OF.questions[current]) >= 1
            assert left.endswith("try left") is (found[1] == "1")


UNDONE = {"⅔ at most": 2 / 3, "⅓ at most": 1 / 3, "no mark": 0.0}


def answers_left(run: Run, asked: Question) -> int:
    """How many more wrong answers the question takes: they are given, and counted."""
    for number in range(1, 10):
        run, outcome, _ = runs.answer(run, asked, (f"other {number}",), stamp(900 + number), 1)
        if not outcome.again:
            return number
    raise AssertionError("the question never ends")


def earns(run: Run, asked: Question) -> float:
    """What a right answer earns: it is given."""
    return runs.answer(run, asked, ("keeper",), stamp(999), 1)[1].mark


@given(st.integers(1, 5), st.lists(ACTS, max_size=25))
def test_every_number_that_is_said_is_true(tries: int, acts: list[str]) -> None:
    life = Life(tries)
    for act in acts:
        life.act(act)
    for line in life.said:
        for pattern, holds in RANGES.items():
            assert all(holds(*map(int, found.groups())) for found in re.finditer(pattern, line)), line
        assert "−" not in line or "certain" in line, line
        assert not re.search(r"\b0 (more )?tr", line), line


def test_an_exam_left_says_how_many_of_its_questions_have_an_answer_even_if_the_bank_lost_some() -> None:
    from quiz.session import exam

    run, _ = exam.begin(stamp(0), "r", "bank", ("a", "b", "c"), "seed", 0)
    for number, name in enumerate("abc", 1):
        run, _ = exam.respond(run, name, ("x",), stamp(number), 1)
    assert wording.left_at(run) == "3 of 3"
    assert wording.left_at(runs.keep_known(run, {"a"})) == "1 of 1"


def test_nothing_is_left_to_hint_at_once_the_solution_was_seen() -> None:
    of: Bank = OF
    asked = of.questions["a"]
    run, _ = runs.start(stamp(0), "r", "bank", ("a",), "seed", tries=1)
    run, _, _ = runs.answer(run, asked, ("x",), stamp(1), 1)
    run, _ = runs.undo(run, stamp(2))
    assert runs.hint(run, asked, stamp(3)) == (run, None)
    assert wording.no_hint(run) == "You have seen the solution; there is no hint now."
    assert wording.tries_left(run, asked) == "1 try left"
