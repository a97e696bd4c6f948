"""An exam: answers that can be changed until they are handed in, flags, and a clock. Pure: the time is given."""

from quiz.bank.model import Bank
from quiz.kinds import Response
from quiz.session import run as runs
from quiz.session.events import Answered, AnyEvent, Closed, Flagged, Opened, Responded, Stamp, Started, Submitted
from quiz.session.proving import picked, proven
from quiz.session.run import EXAM, Run

MINUTE = 60_000
_PER_QUESTION = 90_000
"""A minute and a half for each question, where nothing else is wished."""


def default_limit(questions: int) -> int:
    """How long an exam of so many questions lasts, in milliseconds: whole minutes."""
    return -(-questions * _PER_QUESTION // MINUTE) * MINUTE


def begin(
    stamp: Stamp, run: str, bank: str, plan: tuple[str, ...], seed: str, limit: int, held: bool = False
) -> tuple[Run, Started]:
    """A new exam of `limit` milliseconds (0: no limit), and the event that says so."""
    return runs.start(stamp, run, bank, plan, seed, EXAM, limit=limit, held=held)


def left(run: Run, at: int) -> int | None:
    """Milliseconds until the time is up, never below 0; None where there is no limit, or no exam."""
    return None if run.sheet is None else run.sheet.clock.left(at)


def respond(
    run: Run, question: str, response: Response, stamp: Stamp, took: int, proof: str = ""
) -> tuple[Run, Responded | None]:
    """The exam with this answer to a question, in the place of what was there.

    No event where nothing changes, where the question is none of the exam's, after it was handed in, or when the time
    is up.
    """
    sheet = run.sheet
    if sheet is None or question not in run.queue or left(run, stamp.at) == 0:
        return run, None
    before = sheet.responses.get(question)
    if (before.response, before.proof) == (response, proof) if before else not response:
        return run, None
    event = Responded(stamp.id, stamp.at, run.id, run.bank, question, response, took, proof)
    return runs.apply(run, event), event


def flag(run: Run, question: str, stamp: Stamp) -> tuple[Run, Flagged | None]:
    """The exam with the question marked to come back to, or no longer; no event where there is nothing to mark."""
    sheet = run.sheet
    if sheet is None or question not in run.queue:
        return run, None
    event = Flagged(stamp.id, stamp.at, run.id, run.bank, question, question not in sheet.flags)
    return runs.apply(run, event), event


def close(run: Run, stamp: Stamp) -> tuple[Run, Closed | None]:
    """The exam after it was left; no event where it is handed in."""
    if run.sheet is None or run.sheet.submitted:
        return run, None
    event = Closed(stamp.id, stamp.at, run.id, run.bank)
    return runs.apply(run, event), event


def reopen(run: Run, stamp: Stamp) -> tuple[Run, Opened | None]:
    """The exam after it was come back to; no event where it is handed in."""
    if run.sheet is None or run.sheet.submitted:
        return run, None
    event = Opened(stamp.id, stamp.at, run.id, run.bank)
    return runs.apply(run, event), event


def submit(run: Run, bank: Bank, stamps: tuple[Stamp, ...]) -> tuple[Run, tuple[AnyEvent, ...]]:
    """The exam handed in: every answer marked, what has none left out; the events belong together, all or none.

    `stamps` are one for each question of the plan and one more. A question that the bank no longer has is left out.
    """
    sheet = run.sheet
    if sheet is None or not run.queue:
        return run, ()
    late = left(run, stamps[-1].at) == 0
    events: list[AnyEvent] = []
    for name, stamp in zip(run.queue, stamps, strict=False):
        given = sheet.responses.get(name)
        if given is not None and name in bank.questions:
            events.append(_answered(run, bank, given, stamp))
    events.append(Submitted(stamps[-1].id, stamps[-1].at, run.id, run.bank, late))
    for event in events:
        run = runs.apply(run, event)
    return run, tuple(events)


def _answered(run: Run, bank: Bank, given: Responded, stamp: Stamp) -> Answered:
    question = bank.questions[given.question]
    pick = picked(bank, question, run.seed, given.proof)
    mark = proven(question.item.mark(given.response).mark, pick)
    took = run.sheet.took.get(given.question, 0) if run.sheet else 0
    key = question.fingerprint()
    return Answered(stamp.id, stamp.at, run.id, run.bank, given.question, given.response, mark, took, key, given.proof)
