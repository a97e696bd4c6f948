"""A run through questions: its state is what its events make of it. Pure: ids, times and questions are given."""

from collections.abc import Collection, Iterable

import msgspec

from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.session import moves
from quiz.session.attempt import Attempt, penalised
from quiz.session.clock import Clock
from quiz.session.events import (
    Answered,
    AnyEvent,
    Closed,
    Flagged,
    Hinted,
    Opened,
    Responded,
    Skipped,
    Stamp,
    Started,
    Submitted,
    Tried,
    Undone,
)
from quiz.session.outcome import Outcome, WhyAgain, outcome_of, stays
from quiz.session.proving import Pick, proven
from quiz.session.sheet import Sheet, written

PRACTICE = "practice"
REVIEW = "review"
EXAM = "exam"
_UNTRIED = Attempt()


class Run(msgspec.Struct, frozen=True):
    """Where a run stands. `queue` begins with the question being asked; `left_out` were skipped for good.

    `tries` is how many each question has; `attempts` holds what was tried or taken on questions, answered or not.
    `moves` are the answers and skips that stand, in order: the last of them can be taken back.
    An exam has a `sheet`, and a queue of all its questions until it is handed in.
    """

    id: str
    bank: str
    mode: str
    seed: str
    at: int
    plan: tuple[str, ...]
    queue: tuple[str, ...]
    answers: tuple[Answered, ...] = ()
    moves: tuple[Answered | Skipped, ...] = ()
    deferred: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()
    tries: int = 1
    attempts: dict[str, Attempt] = {}
    sheet: Sheet | None = None

    @property
    def touched(self) -> bool:
        """Whether the student has done anything yet that was not taken back; an exam's clock runs from the outset."""
        return bool(self.sheet or self.answers or self.deferred or self.left_out or self.attempts)

    @property
    def helps(self) -> bool:
        """Whether there are hints, and free retries after a slip of spelling: not in an exam."""
        return self.mode != EXAM

    def attempt(self, question: str) -> Attempt:
        """What was tried and taken on a question."""
        return self.attempts.get(question, _UNTRIED)

    def tries_left(self, question: str) -> int:
        """Return how many answers to an open question can still be given: always one, even if undone ones used all."""
        return max(1, self.tries - self.attempt(question).counted)

    @property
    def current(self) -> str | None:
        """The id of the question being asked, or None at the end."""
        return self.queue[0] if self.queue else None

    @property
    def finished(self) -> bool:
        """Whether every question is answered or left out, or an exam handed in."""
        return not self.queue

    @property
    def done(self) -> int:
        """How many questions are behind the student; in an open exam, how many have an answer."""
        if self.sheet is not None and not self.sheet.submitted:
            return sum(name in self.sheet.responses for name in self.plan)
        return len(self.plan) - len(self.queue)

    @property
    def score(self) -> float:
        """The sum of the marks."""
        return sum(answer.mark for answer in self.answers)

    @property
    def took(self) -> int:
        """Milliseconds spent on the answers."""
        return sum(answer.took for answer in self.answers)


def start(
    stamp: Stamp,
    run: str,
    bank: str,
    plan: tuple[str, ...],
    seed: str,
    mode: str = PRACTICE,
    tries: int = 1,
    limit: int = 0,
    held: bool = False,
) -> tuple[Run, Started]:
    """A new run, each question with so many tries, and the event that says so.

    An exam lasts `limit` milliseconds (0: no limit), and is `held` where its clock stands still while it is closed.
    """
    event = Started(stamp.id, stamp.at, run, bank, mode, seed, plan, tries, limit, held)
    return _begin(event), event


def _begin(event: Started) -> Run:
    sheet = Sheet(Clock(event.limit, event.at, event.held)) if event.mode == EXAM else None
    return Run(
        event.run, event.bank, event.mode, event.seed, event.at, event.plan, event.plan, tries=event.tries, sheet=sheet
    )


def answer(
    run: Run,
    question: Question,
    response: Response,
    stamp: Stamp,
    took: int,
    pick: Pick | None = None,
    certainty: int = 0,
) -> tuple[Run, Outcome, Answered | Tried | None]:
    """The run after `response` to its current question, what it came to, and the event to commit before showing it.

    `pick` is the proof, where one was asked for; `took` milliseconds since the question, or its last try, was shown;
    `certainty` how sure the student is (1 to 3; 0: was not asked); of several tries that of the first counts. What was
    tried before on this question changes nothing and makes no event.
    """
    verdict = question.item.mark(response)
    mark = proven(verdict.mark, pick)
    attempt = run.attempt(question.id)
    if mark >= 1:
        return _answered(run, question, response, verdict, stamp, took, pick, attempt.counted, certainty)
    proof = pick.quote if pick else ""
    if attempt.holds(response, proof):
        return run, stays(verdict, mark, "same", attempt, run.tries_left(question.id)), None
    free = verdict.close and run.helps and not attempt.free_used
    if not free and run.tries_left(question.id) == 1:
        return _answered(run, question, response, verdict, stamp, took, pick, attempt.counted, certainty)
    event = Tried(stamp.id, stamp.at, run.id, run.bank, question.id, response, mark, took, proof, free, certainty)
    run = apply(run, event)
    why: WhyAgain = "close" if free else "try"
    return run, stays(verdict, mark, why, run.attempt(question.id), run.tries_left(question.id)), event


def give_up(
    run: Run, question: Question, stamp: Stamp, took: int, pick: Pick | None = None
) -> tuple[Run, Outcome, Answered]:
    """The run with its current question given up: the last try is the answer, or nothing where there was none.

    `pick` is the proof that was picked in the last try, where one was asked for.
    """
    attempt = run.attempt(question.id)
    last = attempt.tried[-1] if attempt.tried else None
    response = last.response if last else ()
    earlier = attempt.counted - (last is not None and not last.free)
    return _answered(run, question, response, question.item.mark(response), stamp, took, pick, earlier)


def _answered(
    run: Run,
    question: Question,
    response: Response,
    verdict: Verdict,
    stamp: Stamp,
    took: int,
    pick: Pick | None,
    earlier: int,
    certainty: int = 0,
) -> tuple[Run, Outcome, Answered]:
    """The run with its current question answered for good after `earlier` tries that counted."""
    attempt = run.attempt(question.id)
    said = attempt.certainty
    earned = proven(verdict.mark, pick)
    mark = penalised(earned, earlier, attempt.hint)
    event = Answered(
        stamp.id,
        stamp.at,
        run.id,
        run.bank,
        question.id,
        response,
        mark,
        attempt.took + took,
        question.fingerprint(),
        pick.quote if pick else "",
        earlier + 1,
        attempt.hint,
        None if mark == earned else earned,
        said or (0 if attempt.seen else certainty),
        attempt.seen,
        said > 0,
    )
    return apply(run, event), outcome_of(question, event, pick), event


def hint(run: Run, question: Question, stamp: Stamp) -> tuple[Run, Hinted | None]:
    """Take the hint of the current question; no event when there is none, it was taken, or the solution was seen."""
    attempt = run.attempt(question.id)
    if not (run.helps and question.hint) or attempt.hint or attempt.seen:
        return run, None
    event = Hinted(stamp.id, stamp.at, run.id, run.bank, question.id)
    return apply(run, event), event


def skip(run: Run, stamp: Stamp) -> tuple[Run, Skipped | None]:
    """The run with its current question put off, or left out; no event where nothing is left to ask."""
    if run.current is None or run.sheet is not None:
        return run, None
    event = Skipped(stamp.id, stamp.at, run.id, run.bank, run.current)
    return apply(run, event), event


def undo(run: Run, stamp: Stamp) -> tuple[Run, Undone | None]:
    """Take back the last answer or skip, and ask its question now; no event when there is none, nor in an exam."""
    if not run.moves or run.sheet is not None:
        return run, None
    event = Undone(stamp.id, stamp.at, run.id, run.bank, run.moves[-1].id)
    return apply(run, event), event


def apply(run: Run, event: AnyEvent) -> Run:
    """The run after `event`. An event that does not fit the state changes nothing."""
    match event:
        case Answered(question=question) if question in run.queue:
            return moves.answered(run, event)
        case Tried(question=question) if question in run.queue:
            return _tried(run, event)
        case Hinted(question=question) if question in run.queue:
            attempt = msgspec.structs.replace(run.attempt(question), hint=True)
            return msgspec.structs.replace(run, attempts=run.attempts | {question: attempt})
        case Skipped(question=question) if question in run.queue:
            return moves.skipped(run, event)
        case Undone(answer=undone):
            return moves.undone(run, undone)
        case Responded(question=question) | Flagged(question=question) if question not in run.queue:
            return run
        case Responded() | Flagged() | Closed() | Opened() | Submitted() if (
            run.sheet is not None and not run.sheet.submitted
        ):
            return _written(run, run.sheet, event)
        case _:
            return run


def _written(run: Run, sheet: Sheet, event: Responded | Flagged | Closed | Opened | Submitted) -> Run:
    """The exam after `event`; handed in, what is still in its queue is left out."""
    run = msgspec.structs.replace(run, sheet=written(sheet, event))
    if isinstance(event, Submitted):
        return msgspec.structs.replace(run, queue=(), left_out=(*run.left_out, *run.queue))
    return run


def _tried(run: Run, event: Tried) -> Run:
    attempt = run.attempt(event.question)
    if attempt.holds(event.response, event.proof):
        return run
    attempt = msgspec.structs.replace(attempt, tried=(*attempt.tried, event))
    return msgspec.structs.replace(run, attempts=run.attempts | {event.question: attempt})


def replay(events: Iterable[AnyEvent]) -> Run | None:
    """The run that `events` (of one run, in order) make; None where they do not begin with its start."""
    run: Run | None = None
    for event in events:
        if isinstance(event, Started):
            run = run or _begin(event)
        elif run is not None:
            run = apply(run, event)
    return run


def keep_known(run: Run, known: Collection[str]) -> Run:
    """The run without the unanswered questions that its bank no longer has."""
    answered = {a.question for a in run.answers}
    return msgspec.structs.replace(
        run,
        plan=tuple(name for name in run.plan if name in known or name in answered),
        queue=tuple(name for name in run.queue if name in known),
        attempts={name: attempt for name, attempt in run.attempts.items() if name in known},
    )
