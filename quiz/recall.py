"""What is known of a bank's questions, worked out from the journal; kept in a file, so that only news is read."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec

from quiz.bank.model import Question
from quiz.blake import blake2b
from quiz.journal.rows import Memories
from quiz.journal.store import Journal
from quiz.reading import MOST_CACHED, Unreadable, read_bytes
from quiz.session.history import standings, stands
from quiz.session.memory.cards import LUCKY, RETENTION, Replayer
from quiz.session.memory.days import Days
from quiz.session.memory.knowledge import Knowledge
from quiz.session.proving import chance
from quiz.writing import write_whole

_FORM = 4
"""The version of the file and of what its cards mean; any other is not read. Raise it when either changes."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was known after the event numbered `last`, whose id was `last_id`."""

    form: int
    fsrs: str
    retention: float
    days: str
    last: int
    last_id: str
    knowledge: Knowledge


_DECODER = msgspec.msgpack.Decoder(_Kept)


def days_here(begins: int) -> Days:
    """Return the student's days by the clock of this machine; they begin at `begins` o'clock."""
    zone = f"{'/'.join(time.tzname)} {time.timezone} {time.altzone}"
    return Days(begins=begins, offset=_ahead_of_utc, zone=zone)


def _ahead_of_utc(at: int) -> int:
    return (time.localtime(at // 1000).tm_gmtoff or 0) * 1000


class Recall:
    """The knowledge of the questions of one bank. `folder` may be deleted at any time.

    `days` counts the student's days; `questions` are the bank's, to see which of them a guess gets right easily.
    """

    def __init__(
        self,
        journal: Journal,
        bank: str,
        folder: Path,
        retention: float = RETENTION,
        *,
        days: Days = Days(),  # noqa: B008 - frozen
        questions: Mapping[str, Question] | None = None,
    ) -> None:
        self.journal = journal
        self.bank = bank
        self.retention = retention
        self.days = days
        self.questions = questions or {}
        name = blake2b(os.fsencode(f"{journal.path.absolute()}\0{bank}"), digest_size=12).hexdigest()
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
        since, self.knowledge = self._begin(with_cards=True)
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
                day, lucky = self.days.day(review.at), name in self._lucky
                known.cards[name] = replayer.after(known.cards.get(name), review, day, lucky=lucky)
                yield
        known.answers += news.more
        self._keep(news)

    def now(self) -> Knowledge:
        """All of it, brought up to date at once."""
        for _ in self.bring_up_to_date():
            pass
        return self.knowledge

    @cached_property
    def _lucky(self) -> frozenset[str]:
        """The questions that a guess gets right easily."""
        return frozenset(name for name, question in self.questions.items() if chance(question) >= LUCKY)

    def _begin(self, *, with_cards: bool = False) -> tuple[int, Knowledge]:
        """Return what was kept, and up to which event; nothing if it no longer holds."""
        try:
            kept = _DECODER.decode(read_bytes(self.path, MOST_CACHED))
        except (Unreadable, msgspec.DecodeError):
            return 0, Knowledge()
        if kept.form != _FORM or (with_cards and not self._hold_cards(kept)):
            return 0, Knowledge()
        return (kept.last, kept.knowledge) if self.journal.is_event(kept.last, kept.last_id) else (0, Knowledge())

    def _hold_cards(self, kept: _Kept) -> bool:
        """Return whether the cards that were kept are those that would be worked out now."""
        same = (kept.fsrs, kept.retention, kept.days) == (_version(), self.retention, self.days.name)
        return same and all(card.lucky == (name in self._lucky) for name, card in kept.knowledge.cards.items())

    def _keep(self, news: Memories) -> None:
        """Keep what is known; where that cannot be done, it is worked out again next time."""
        kept = _Kept(_FORM, _version(), self.retention, self.days.name, news.last, news.last_id, self.knowledge)
        with suppress(OSError):
            write_whole(self.path, msgspec.msgpack.encode(kept), durable=False)


def _anew(news: Memories, known: Knowledge) -> frozenset[str]:
    """The questions to be worked out from the beginning: their news come before what was known, or undo it."""
    before = known.standings
    late = (one.question for one in news.reviews if one.question in before and one.at < before[one.question].at)
    return news.touched | frozenset(late)


def _version() -> str:
    from importlib.metadata import version

    return version("fsrs")
