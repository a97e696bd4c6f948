"""The cards of a bank, worked out from the journal: kept in a file, so that only what is new is replayed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from quiz.journal.store import Journal, Memories
from quiz.session.memory.cards import RETENTION, Card, Replayer

_FORM = 1
"""The form of the file; another one is not read."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """Cards as they stood after the event numbered `last`, whose id was `last_id`."""

    form: int
    fsrs: str
    retention: float
    last: int
    last_id: str
    cards: dict[str, Card]


_DECODER = msgspec.msgpack.Decoder(_Kept)


class Recall:
    """The cards of one bank. `folder` may be deleted at any time."""

    def __init__(self, journal: Journal, bank: str, folder: Path, retention: float = RETENTION) -> None:
        self.journal = journal
        self.bank = bank
        self.retention = retention
        name = hashlib.blake2b(f"{journal.path.absolute()}\0{bank}".encode(), digest_size=12).hexdigest()
        self.path = folder / f"cards-{name}"
        self.cards: dict[str, Card] = {}

    def bring_up_to_date(self) -> Iterator[None]:
        """Work `cards` out, giving way after each answer; then keep them. Raises JournalError."""
        kept = self._kept()
        self.cards = dict(kept.cards) if kept else {}
        news = self.journal.memories(self.bank, kept.last if kept else 0)
        if not news.last_id:
            return
        replayer = Replayer(self.retention)
        for question in news.touched:
            self.cards.pop(question, None)
            yield from replayer.replay(self.cards, self.journal.history(self.bank, question))
        yield from replayer.replay(self.cards, (one for one in news.reviews if one.question not in news.touched))
        self._keep(news)

    def now(self) -> dict[str, Card]:
        """The cards, brought up to date at once."""
        for _ in self.bring_up_to_date():
            pass
        return self.cards

    def _kept(self) -> _Kept | None:
        """What was kept, where it still holds."""
        try:
            kept = _DECODER.decode(self.path.read_bytes())
        except (OSError, msgspec.DecodeError):
            return None
        same = (kept.form, kept.fsrs, kept.retention) == (_FORM, _version(), self.retention)
        return kept if same and self.journal.is_event(kept.last, kept.last_id) else None

    def _keep(self, news: Memories) -> None:
        """Keep the cards; where that cannot be done, they are worked out again next time."""
        kept = _Kept(_FORM, _version(), self.retention, news.last, news.last_id, self.cards)
        written = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(msgspec.msgpack.encode(kept))
            os.replace(written, self.path)
        except OSError:
            with suppress(OSError):
                written.unlink()


def _version() -> str:
    from importlib.metadata import version

    return version("fsrs")
