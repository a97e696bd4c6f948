"""Killed at any step of any mode, the program goes on where a twin that was never killed stands."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quiz import workspace as workspaces
from quiz.bank.model import Bank
from quiz.examining import Examining, sitting_of
from quiz.journal import opening
from quiz.kinds.multiple import Multiple
from quiz.session.modes import NAMES
from quiz.session.run import Run
from quiz.sitting import Sitting
from quiz.workspace import RunOptions, Workspace
from tests.builders import bank, options, question

OF: Bank = bank(
    question("a", topic="one", claims=("x",)),
    question("b", topic="two", claims=("x",)),
    question("c", topic="one", kind="multiple", item=Multiple(options("+p", "+q", "r"))),
    question("d", topic="two"),
)
RESPONSES = st.sampled_from([("True",), ("False",), ("p",), ("p", "q"), ()])


class TwinMachine(RuleBasedStateMachine):
    """One student goes on in memory; the other is started anew from the journal after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="quiz-twin-"))
        self.at = 1_700_000_000_000
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(workspaces, "now", self.now)
        self.patch.setattr("quiz.examining.now", self.now)
        self.patch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))
        self.patch.setenv("QUIZ_HOME", str(self.folder))
        self.workspace = Workspace()

    def now(self) -> int:
        return self.at

    def teardown(self) -> None:
        self.workspace.close()
        self.patch.undo()
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize(
        mode=st.sampled_from(NAMES), tries=st.integers(1, 3), minutes=st.sampled_from([0, 1, 30]), held=st.booleans()
    )
    def begin(self, mode: str, tries: int, minutes: int, held: bool) -> None:
        wished = RunOptions(seed="seed", mode=mode, tries=tries, minutes=minutes, held=held)
        run = self.workspace.new_run(OF, wished) or self.workspace.begin(OF, tuple(OF.questions), "seed", wished)
        self.sitting: Sitting = sitting_of(self.workspace, OF, run, resumed=False)

    @property
    def exam(self) -> Examining | None:
        return self.sitting if isinstance(self.sitting, Examining) else None

    @rule(passed=st.integers(-5_000, 40_000))
    def time_passes(self, passed: int) -> None:
        self.at += passed

    @precondition(lambda self: self.exam is None and self.sitting.current is not None)
    @rule(response=RESPONSES, certainty=st.integers(0, 3))
    def answer(self, response: tuple[str, ...], certainty: int) -> None:
        assert self.sitting.current is not None
        self.sitting.answer(self.sitting.current, response, 5, certainty=certainty)

    @precondition(lambda self: self.exam is None)
    @rule(what=st.sampled_from(["skip", "undo", "hint", "give_up"]))
    def do(self, what: str) -> None:
        getattr(self.sitting, what)()

    @precondition(lambda self: self.exam is not None)
    @rule(name=st.sampled_from(sorted(OF.questions)), response=RESPONSES)
    def respond(self, name: str, response: tuple[str, ...]) -> None:
        assert self.exam is not None
        self.exam.respond(OF.questions[name], response, 5)

    @precondition(lambda self: self.exam is not None)
    @rule(name=st.sampled_from(sorted(OF.questions)))
    def flag(self, name: str) -> None:
        assert self.exam is not None
        self.exam.flag(OF.questions[name])

    @precondition(lambda self: self.exam is not None)
    @rule(what=st.sampled_from(["close", "reopen", "reopen", "submit"]))
    def do_in_the_exam(self, what: str) -> None:
        getattr(self.exam, what)()

    @invariant()
    def the_killed_twin_stands_where_the_other_does(self) -> None:
        if not hasattr(self, "sitting"):
            return
        other = Workspace()
        try:
            found = other.open_run(OF)
            assert found == self._expected()
            if found is not None and found.sheet is not None and self.exam is not None:
                assert found.sheet.clock.left(self.at) == self.exam.left
        finally:
            other.close()

    def _expected(self) -> Run | None:
        """What is offered: the run, where something was done and something is left."""
        run = self.sitting.run
        return run if run.queue and run.touched else None


TestTwins = TwinMachine.TestCase
TestTwins.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
