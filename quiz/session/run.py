"""A run through questions: its state is what its events make of it. Pure: ids, times and questions are given."""

from collections.abc import Collection, Iterable

import msgspec

from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.session.events import Answered, AnyEvent, Skipped, Stamp, Started, Undone


class Run(msgspec.Struct, frozen=True):
    """Where a run stands. `queue` begins with the question being asked; `left_out` were skipped for good."""

    id: str
    bank: str
    mode: str
    seed: str
    at: int
    plan: tuple[str, ...]
    queue: tuple[str, ...]
    answers: tuple[Answered, ...] = ()
    deferred: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()

    @property
    def current(self) -> str | None:
        """The id of the question being asked, or None at the end."""
        return self.queue[0] if self.queue else None

    @property
    def done(self) -> int:
        """How many questions are behind the student."""
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
    stamp: Stamp, run: str, bank: str, plan: tuple[str, ...], seed: str, mode: str = "practice"
) -> tuple[Run, Started]:
    """A new run and the event that says so."""
    event = Started(stamp.id, stamp.at, run, bank, mode, seed, plan)
    return _begin(event), event


def _begin(event: Started) -> Run:
    return Run(event.run, event.bank, event.mode, event.seed, event.at, event.plan, event.plan)


def answer(run: Run, question: Question, response: Response, stamp: Stamp, took: int) -> tuple[Run, Verdict, Answered]:
    """The run after `response` to its current question, the verdict, and the event to commit before showing it."""
    verdict = question.item.mark(response)
    event = Answered(
        stamp.id,
        stamp.at,
        run.id,
        run.bank,
        question.id,
        response,
        verdict.mark,
        took,
        question.fingerprint(),
    )
    return apply(run, event), verdict, event


def skip(run: Run, stamp: Stamp) -> tuple[Run, Skipped | None]:
    """The run with its current question put off, or left out; no event where nothing is left to ask."""
    if run.current is None:
        return run, None
    event = Skipped(stamp.id, stamp.at, run.id, run.bank, run.current)
    return apply(run, event), event


def undo(run: Run, stamp: Stamp) -> tuple[Run, Undone | None]:
    """The run with its last answer taken back, to be asked again now; no event where there is none."""
    if not run.answers:
        return run, None
    event = Undone(stamp.id, stamp.at, run.id, run.bank, run.answers[-1].id)
    return apply(run, event), event


def apply(run: Run, event: AnyEvent) -> Run:
    """The run after `event`. An event that does not fit the state changes nothing."""
    match event:
        case Answered(question=question) if question in run.queue:
            queue = tuple(name for name in run.queue if name != question)
            return msgspec.structs.replace(run, queue=queue, answers=(*run.answers, event))
        case Skipped(question=question) if question in run.queue:
            return _skipped(run, question)
        case Undone(answer=undone):
            return _undone(run, undone)
        case _:
            return run


def _skipped(run: Run, question: str) -> Run:
    rest = tuple(name for name in run.queue if name != question)
    if not rest or question in run.deferred:
        return msgspec.structs.replace(run, queue=rest, left_out=(*run.left_out, question))
    return msgspec.structs.replace(run, queue=(*rest, question), deferred=run.deferred | {question})


def _undone(run: Run, answer_id: str) -> Run:
    taken = next((a for a in run.answers if a.id == answer_id), None)
    if taken is None:
        return run
    answers = tuple(a for a in run.answers if a.id != answer_id)
    return msgspec.structs.replace(run, queue=(taken.question, *run.queue), answers=answers)


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
    )
