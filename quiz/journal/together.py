"""Several programs on one run: what one of them does fits what the others did before, or is not taken in."""

from quiz.journal.store import GoneOn, Journal
from quiz.session.events import AnyEvent, Started
from quiz.session.run import Run, apply, replay


def commit(journal: Journal, events: list[AnyEvent], gone_on: dict[str, Run]) -> None:
    """Commit `events`; what no longer fits a run that another program went on with is taken out of the list.

    Such runs are put into `gone_on` as they stand then. Raises NotSaved, and JournalError where a run cannot be read.
    """
    for name in {event.run for event in events} & gone_on.keys():
        _fit(journal, name, events, gone_on)
    while events:
        try:
            journal.append(events, heeding=True)
            return
        except GoneOn as other:
            _fit(journal, other.run, events, gone_on)


def _fit(journal: Journal, name: str, events: list[AnyEvent], gone_on: dict[str, Run]) -> None:
    """Take out of `events` what does not fit the run of that name any more: an answer to a question answered since."""
    run = replay(journal.taken_up(name))
    if run is None:  # its beginning is not there, as after an older backup was put back: nothing can be held against it
        return
    kept: list[AnyEvent] = []
    for event in events:
        another = event.run != name or isinstance(event, Started)
        after = run if another else apply(run, event)
        if another or after is not run:
            kept.append(event)
        run = after
    events[:], gone_on[name] = kept, run
