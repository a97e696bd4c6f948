"""What is known of a bank's questions, worked out from the journal; kept in a file, so that only news is read."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from quiz.journal.rows import Memories
from quiz.journal.store import Journal
from quiz.reading import MOST_CACHED, Unreadable, read_bytes
from quiz.session.history import standings, stands
from quiz.session.memory.cards import RETENTION, Replayer
from quiz.session.memory.knowledge import Knowledge

_FORM = 3
"""The form of the file; another one is not read."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was known after the event numbered `last`, whose id was `last_id`."""

    form: int
    fsrs: str
    retention: float
    last: int
    last_id: str
    knowledge: Knowledge


_DECODER = msgspec.msgpack.Decoder(_Kept)


class Recall:
    """What is known of one bank's questions. `folder` may be deleted at any time."""

    def __init__(self, journal: Journal, bank: str, folder: Path, retention: float = RETENTION) -> None:
        self.journal = journal
        self.bank = bank
        self.retention = retention
        name = hashlib.blake2b(os.fsencode(f"{journal.path.absolute()}\0{bank}"), digest_size=12).hexdigest()
        self.path = folder / f"known-{name}"
        self.knowledge = Knowledge()

    def glance(self, most: int | None = None) -> Knowledge | None:
        """How the questions stand, without their cards; None where more than `most` answers had to be read for it."""
        since, known = self._begin()
        if most is not None and self.journal.has_more(self.bank, since, most):
            return None
        news = self.journal.memories(self.bank, since)
        anew = _anew(news, known)
        for question in anew:
            known.standings.pop(question, None)
            known.standings.update(standings(self.journal.history(self.bank, question)))
        for review in news.reviews:
            if review.question not in anew:
                known.standings[review.question] = stands(known.standings.get(review.question), review)
        known.answers += news.more
        return known

    def bring_up_to_date(self) -> Iterator[None]:
        """Work all of `knowledge` out, giving way after each answer; then keep it. Raises JournalError."""
        since, self.knowledge = self._begin(_version())
        news = self.journal.memories(self.bank, since)
        if not news.last_id:
            return
        known, replayer = self.knowledge, Replayer(self.retention)
        anew = _anew(news, known)
        for question in anew:
            known.standings.pop(question, None)
            known.cards.pop(question, None)
        histories = (self.journal.history(self.bank, question) for question in sorted(anew))
        others = (review for review in news.reviews if review.question not in anew)
        for reviews in (*histories, others):
            for review in reviews:
                name = review.question
                known.standings[name] = stands(known.standings.get(name), review)
                known.cards[name] = replayer.after(known.cards.get(name), review)
                yield
        known.answers += news.more
        self._keep(news)

    def now(self) -> Knowledge:
        """All of it, brought up to date at once."""
        for _ in self.bring_up_to_date():
            pass
        return self.knowledge

    def _begin(self, fsrs: str | None = None) -> tuple[int, Knowledge]:
        """What was kept, and up to which event; nothing where it no longer holds.

        Cards hold as long as FSRS has the version `fsrs`; where there is none, they are not asked for.
        """
        try:
            kept = _DECODER.decode(read_bytes(self.path, MOST_CACHED))
        except (Unreadable, msgspec.DecodeError):
            return 0, Knowledge()
        same = kept.form == _FORM and (fsrs is None or (kept.fsrs, kept.retention) == (fsrs, self.retention))
        if same and self.journal.is_event(kept.last, kept.last_id):
            return kept.last, kept.knowledge
        return 0, Knowledge()

    def _keep(self, news: Memories) -> None:
        """Keep what is known; where that cannot be done, it is worked out again next time."""
        kept = _Kept(_FORM, _version(), self.retention, news.last, news.last_id, self.knowledge)
        written = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(msgspec.msgpack.encode(kept))
            os.replace(written, self.path)
        except OSError:
            with suppress(OSError):
                written.unlink()


def _anew(news: Memories, known: Knowledge) -> frozenset[str]:
    """The questions to be worked out from the beginning: their news come before what was known, or undo it."""
    before = known.standings
    late = (one.question for one in news.reviews if one.question in before and one.at < before[one.question].at)
    return news.touched | frozenset(late)


def _version() -> str:
    from importlib.metadata import version

    return version("fsrs")
