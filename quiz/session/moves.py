"""Answers and skips, and taking them back: what each makes of a run."""

from typing import TYPE_CHECKING

import msgspec

from quiz.session.attempt import taken_back
from quiz.session.events import Answered, Skipped

if TYPE_CHECKING:
    from quiz.session.run import Run


def answered(run: "Run", event: Answered) -> "Run":
    """The run after one of its queue was answered; what was tried on it is kept, should the answer be taken back."""
    queue = tuple(name for name in run.queue if name != event.question)
    return msgspec.structs.replace(run, queue=queue, answers=(*run.answers, event), moves=(*run.moves, event))


def skipped(run: "Run", event: Skipped) -> "Run":
    """The run after one of its queue was put off to the end, or, where it was put off before, left out."""
    name, moves = event.question, (*run.moves, event)
    rest = tuple(other for other in run.queue if other != name)
    if name in run.deferred:
        return msgspec.structs.replace(run, queue=rest, left_out=(*run.left_out, name), moves=moves)
    return msgspec.structs.replace(run, queue=(*rest, name), deferred=run.deferred | {name}, moves=moves)


def undone(run: "Run", name: str) -> "Run":
    """The run without the answer or skip whose event has the id `name`; its question is asked now.

    A skip stays where its question was answered since.
    """
    move = next((move for move in run.moves if move.id == name), None)
    if move is None or (isinstance(move, Skipped) and any(move.question == answer.question for answer in run.answers)):
        return run
    question = move.question
    run = msgspec.structs.replace(
        run,
        queue=(question, *(other for other in run.queue if other != question)),
        moves=tuple(other for other in run.moves if other is not move),
    )
    if isinstance(move, Answered):
        answers = tuple(answer for answer in run.answers if answer.id != name)
        attempts = run.attempts if move.right else run.attempts | {question: taken_back(run.attempt(question), move)}
        return msgspec.structs.replace(run, answers=answers, attempts=attempts)
    if question in run.left_out:
        return msgspec.structs.replace(run, left_out=tuple(other for other in run.left_out if other != question))
    return msgspec.structs.replace(run, deferred=run.deferred - {question})
